import { join } from 'node:path';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import type { Chance } from './chance.ts';
import { expectAnswer } from './figures.ts';

export interface KnownMember {
  readonly memberId: MemberId;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNumber: string;
}

/** A business day with its sales, those that were undone among them. */
export interface KnownDay {
  readonly date: string;
  readonly sales: number;
  readonly voided: number;
}

/** Looks at the file beside the till, to know what a right answer is. */
export interface KnownMembers {
  readonly anyone: (chance: Chance) => KnownMember;
  readonly mostFrequent: () => KnownMember & { readonly visits: number };
  /** The day with the most sales, of several the last. */
  readonly fullestDay: () => KnownDay;
  /** The newest day with sales. */
  readonly newestDay: () => KnownDay;
  readonly close: () => void;
}

const columns = `m.id AS memberId, m.name, m.phone,
  (SELECT c.number FROM card c WHERE c.member_id = m.id ORDER BY c.id DESC LIMIT 1) AS cardNumber`;

export function knownMembers(folder: string): KnownMembers {
  const database = openForReading(join(folder, 'shop.sqlite'));
  const numbered = database.prepare<[number], KnownMember>(
    `SELECT ${columns} FROM member m WHERE m.number = ?`,
  );
  const count =
    database.prepare<[], { count: number }>(`SELECT max(number) AS count FROM member`).get()?.count ?? 0;
  const dayWhere = (which: string): KnownDay => {
    const day = database
      .prepare<[], KnownDay>(
        `SELECT date, sales, voided FROM (
           SELECT s.business_day AS date, count(*) AS sales,
             (SELECT count(*) FROM sale_void v WHERE v.business_day = s.business_day) AS voided
           FROM sale s GROUP BY s.business_day) WHERE ${which} LIMIT 1`,
      )
      .get();
    expectAnswer(day !== undefined, 'there is a day with sales');
    return day;
  };
  return {
    anyone(chance) {
      const member = numbered.get(1 + chance.below(count));
      expectAnswer(member !== undefined, 'members are numbered without a gap');
      return member;
    },
    mostFrequent() {
      const member = database
        .prepare<[], KnownMember & { readonly visits: number }>(
          `SELECT ${columns}, s.visits FROM (SELECT member_id, count(*) AS visits FROM sale WHERE member_id IS NOT NULL
             GROUP BY member_id ORDER BY visits DESC LIMIT 1) s JOIN member m ON m.id = s.member_id`,
        )
        .get();
      expectAnswer(member !== undefined, 'somebody has bought something');
      return member;
    },
    fullestDay: () => dayWhere(`1 ORDER BY sales DESC, date DESC`),
    newestDay: () => dayWhere(`date = (SELECT max(business_day) FROM sale)`),
    close: () => database.close(),
  };
}
