import type { Database } from 'better-sqlite3';
import { createHmac, randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import { memberAccount, type Transfer } from '../../electron/core/domain/ledger.ts';
import { chainHash, NO_HASH } from '../../electron/host/services/bookkeeping.ts';
import { readableStore } from '../../electron/host/store/store.ts';
import { owner } from './shop.ts';
import type { BusinessDay, Instant } from '../../electron/core/domain/ids.ts';
import { expectAnswer } from './figures.ts';

export interface RawSale {
  readonly memberId: MemberId;
  readonly cardNumber: string;
  readonly totalMinor: number;
  readonly day: BusinessDay;
  /** The answer that dispatch gave to the same sale: the text that is stored with the command. */
  readonly answer: unknown;
}

/**
 * Writes the rows of a sale, the very same ones, with prepared statements in one durable transaction and nothing else:
 * what they are is worked out beforehand. What dispatch takes more than this is the price of the contract.
 */
export function rawSales(database: Database) {
  const read = readableStore(database);
  const sale = database.prepare(
    `INSERT INTO sale (receipt_number, id, business_day, occurred_at, recorded_at, total_minor, member_id, card_id,
       program_version, letterhead, earned, carry_delta, carry_unit, balance_after, carried_after_minor, explanation,
       staff_id, till)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const transfer = database.prepare(
    `INSERT INTO transfer (seq, from_account, to_account, points, kind, sale_id, staff_id, at, business_day, till,
       reason_hash, previous_hash, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)`,
  );
  const lot = database.prepare(
    `INSERT INTO lot (transfer_seq, member_id, points, expires_on) VALUES (?, ?, ?, NULL)`,
  );
  const remainder = database.prepare(
    `INSERT INTO lot_remainder (lot_seq, member_id, points, expires_on) VALUES (?, ?, ?, NULL)`,
  );
  const balance = database.prepare(
    `INSERT INTO member_balance (member_id, balance, owed, carry, carry_unit) VALUES (?, ?, 0, ?, ?)
     ON CONFLICT (member_id) DO UPDATE SET balance = excluded.balance, carry = excluded.carry`,
  );
  const dayPoints = database.prepare(
    `INSERT INTO day_points (business_day, account, points) VALUES (?, 'shop:issued', ?)
     ON CONFLICT (business_day, account) DO UPDATE SET points = points + excluded.points`,
  );
  const command = database.prepare(
    `INSERT INTO command (id, procedure, input_digest, answer, member_id, at, staff_id)
     VALUES (?, 'sales.record', ?, ?, NULL, ?, ?)`,
  );
  const lastReceipt = database.prepare<[], { number: number }>(
    `SELECT max(receipt_number) AS number FROM sale`,
  );
  const explanationOf = database.prepare<[string], { explanation: string }>(
    `SELECT explanation FROM sale WHERE member_id = ? AND earned > 0 ORDER BY receipt_number DESC LIMIT 1`,
  );

  return {
    /** Writes one sale and says how long it took, in milliseconds. */
    time({ memberId, cardNumber, totalMinor, day, answer }: RawSale): number {
      const staff = read.staff.owner();
      const card = read.cards.numbered(cardNumber);
      const program = read.programs.current();
      const shop = read.shop.get();
      expectAnswer(
        staff !== undefined && card !== undefined && program !== undefined && shop !== undefined,
        'the shop is set up',
      );
      const at = Date.now() as Instant;
      const saleId = newId() as SaleId;
      const held = read.ledger.balance(memberId) ?? { balance: 0, carry: 0 };
      const unit = program.rules.perAmountMinor;
      const whole = totalMinor * program.rules.points + held.carry;
      const earned = Math.floor(whole / unit);
      expectAnswer(earned > 0, 'a sale of this benchmark earns something');
      const carry = whole - earned * unit;
      const end = read.ledger.chainEnd();
      const previous = end?.hash ?? NO_HASH;
      const moved: Transfer = {
        seq: (end?.seq ?? 0) + 1,
        from: 'shop:issued',
        to: memberAccount(memberId),
        points: earned,
        kind: 'earn',
        saleId,
        staffId: staff.id,
        at,
        businessDay: day,
        till: owner.till,
        reasonHash: null,
      };
      const hash = chainHash(previous, moved);
      const receiptNumber = (lastReceipt.get()?.number ?? 0) + 1;
      const explanation =
        explanationOf.get(memberId)?.explanation.replace(/"points":\d+/, `"points":${earned}`) ??
        JSON.stringify([
          {
            code: 'EARN_PER_AMOUNT',
            points: earned,
            values: { points: 1, perAmountMinor: unit, totalMinor },
          },
        ]);
      const commandId: string = randomUUID();
      const digest = createHmac('sha256', hash).update(commandId).digest();
      const kept = JSON.stringify(answer);

      const write = database.transaction(() => {
        sale.run(
          ...[receiptNumber, saleId, day, at, at, totalMinor, memberId, card.id, program.version],
          ...[shop.letterhead.version, earned, carry - held.carry, unit, held.balance + earned],
          ...[Math.floor(carry / program.rules.points), explanation, staff.id, owner.till],
        );
        transfer.run(
          ...[moved.seq, moved.from, moved.to, earned, moved.kind, saleId, staff.id, at, day, owner.till],
          ...[previous, hash],
        );
        const { lastInsertRowid } = lot.run(moved.seq, memberId, earned);
        remainder.run(lastInsertRowid, memberId, earned);
        balance.run(memberId, held.balance + earned, carry, unit);
        dayPoints.run(day, earned);
        command.run(commandId, digest, kept, at, staff.id);
      });
      const startedAt = performance.now();
      write.immediate();
      return performance.now() - startedAt;
    },
  };
}
