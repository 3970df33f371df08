import type { Database } from 'better-sqlite3';
import type { BusinessDay } from '../../../electron/core/domain/ids.ts';
import { numberOf } from './ids.ts';
import { at } from './points-book.ts';
import { REFUNDED_WITHIN } from './refunds-of-day.ts';
import type { ScaleShop } from './scale-shop.ts';

/** How many days are written whole: all that are closed, and the last one where its sales are there. */
export function daysDone(database: Database, { plan, read }: Pick<ScaleShop, 'plan' | 'read'>): number {
  const closed = read.days.last()?.zNumber ?? 0;
  const sold =
    database.prepare<[], { receipt: number | null }>(`SELECT max(receipt_number) AS receipt FROM sale`).get()
      ?.receipt ?? 0;
  return closed + 1 === plan.days.length && sold === plan.sales ? plan.days.length : closed;
}

/**
 * Reads what was in memory when the work was cut off back from the rows: who there is, what is left of each lot,
 * everybody's balance and carry, who bought when for the first time.
 */
export function takeUp(database: Database, shop: ScaleShop, days: number): void {
  const { book, memberIds } = shop;
  for (const { number, enrolledAt } of database
    .prepare<[], { number: number; enrolledAt: number }>(
      `SELECT number, enrolled_at AS enrolledAt FROM member ORDER BY number`,
    )
    .iterate())
    memberIds.add(number, enrolledAt);
  takeUpLots(database, shop);
  takeUpCarry(database, shop);
  const placeOf = new Map<string, number>(shop.plan.days.map((date, place) => [date, place + 1]));
  for (const { memberId, day } of database
    .prepare<[], { memberId: string; day: BusinessDay }>(
      `SELECT member_id AS memberId, business_day AS day FROM sale s
       WHERE member_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = s.id)
       ORDER BY receipt_number`,
    )
    .iterate()) {
    const member = numberOf(memberId);
    if (at(book.firstDay, member) === 0) book.firstDay[member] = placeOf.get(day) ?? 0;
  }
  for (const version of [2, 3, 4]) {
    const program = shop.read.programs.numbered(version);
    if (program !== undefined) shop.programs.push(program);
  }
  const from = shop.plan.days[Math.max(0, days - REFUNDED_WITHIN - 1)] ?? '';
  const recent: (readonly [string, number])[] = [];
  for (const { lot, saleId, day } of database
    .prepare<[], { lot: number; saleId: string | null; day: string }>(
      `SELECT l.seq AS lot, t.sale_id AS saleId, t.business_day AS day
       FROM lot l JOIN transfer t ON t.seq = l.transfer_seq ORDER BY l.seq DESC`,
    )
    .iterate()) {
    if (day < from) break;
    if (saleId !== null) recent.push([saleId, lot]);
  }
  for (const [saleId, lot] of recent.toReversed()) shop.lotOfSale.set(saleId, lot);
}

function takeUpLots(database: Database, shop: ScaleShop): void {
  const { book } = shop;
  for (const { memberId, points, expiresOn } of database
    .prepare<[], { memberId: string; points: number; expiresOn: string | null }>(
      `SELECT member_id AS memberId, points, expires_on AS expiresOn FROM lot ORDER BY seq`,
    )
    .iterate())
    book.addLot(numberOf(memberId), points, expiresOn);
  for (const { lot, points } of database
    .prepare<[], { lot: number; points: number }>(`SELECT lot_seq AS lot, points FROM lot_use ORDER BY seq`)
    .iterate())
    book.giveBack(lot, points);
  for (let lot = 1; lot <= book.lots.count; lot += 1) {
    const member = at(book.lots.member, lot);
    const left = at(book.lots.left, lot);
    book.balance[member] = at(book.balance, member) + left;
    shop.outstanding += left;
  }
}

/** Each program has another unit, later ones the larger: the largest that a member's rows have is the one of now. */
function takeUpCarry(database: Database, { book }: ScaleShop): void {
  const changes = `
    SELECT member_id AS memberId, carry_delta AS amount, carry_unit AS unit FROM sale WHERE member_id IS NOT NULL
    UNION ALL SELECT s.member_id, v.carry_delta, v.carry_unit FROM sale_void v JOIN sale s ON s.id = v.sale_id
      WHERE s.member_id IS NOT NULL
    UNION ALL SELECT s.member_id, r.carry_delta, r.carry_unit FROM refund r JOIN sale s ON s.id = r.sale_id
      WHERE s.member_id IS NOT NULL
    UNION ALL SELECT member_id, after, to_unit FROM carry_conversion`;
  for (const { memberId, amount, unit } of database
    .prepare<[], { memberId: string; amount: number; unit: number }>(changes)
    .iterate()) {
    const member = numberOf(memberId);
    const kept = at(book.carryUnit, member);
    if (unit < kept) continue;
    book.carry[member] = (unit > kept ? 0 : at(book.carry, member)) + amount;
    book.carryUnit[member] = unit;
  }
}
