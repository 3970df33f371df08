import type { Database } from 'better-sqlite3';
import type { ScaleMember } from './people-of-day.ts';

/** The rows that the till writes together with others that are made at the end here: lots, members. */
export function scaleRows(database: Database) {
  const addMember = database.prepare<[number, string, string, string | null, string, number, string]>(
    `INSERT INTO member (number, id, name, phone, enrolled_day, enrolled_at, staff_id) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const addCard = database.prepare<[number, string, string, number]>(
    `INSERT INTO card (id, number, member_id, state, added_at) VALUES (?, ?, ?, 'active', ?)`,
  );
  const addLot = database.prepare<[number, number, string, number, string | null]>(
    `INSERT INTO lot (seq, transfer_seq, member_id, points, expires_on) VALUES (?, ?, ?, ?, ?)`,
  );
  const useLot = database.prepare<[number, number, number]>(
    `INSERT INTO lot_use (lot_seq, transfer_seq, points) VALUES (?, ?, ?)`,
  );
  return {
    addMember(
      { number, id, name, phone, cardNumber }: ScaleMember,
      day: string,
      at: number,
      staffId: string,
    ) {
      addMember.run(number, id, name, phone, day, at, staffId);
      addCard.run(number, cardNumber, id, at);
    },
    addLot: (seq: number, transferSeq: number, memberId: string, points: number, expiresOn: string | null) =>
      addLot.run(seq, transferSeq, memberId, points, expiresOn),
    /** Negative points are taken, positive ones come back. */
    useLot: (lotSeq: number, transferSeq: number, points: number) => useLot.run(lotSeq, transferSeq, points),
  };
}
