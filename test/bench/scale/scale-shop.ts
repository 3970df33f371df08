import type { Database } from 'better-sqlite3';
import { hash } from 'node:crypto';
import { convertCarry, type Carry } from '../../../electron/core/domain/earning.ts';
import type { Instant, MemberId, SaleId } from '../../../electron/core/domain/ids.ts';
import {
  memberAccount,
  useLots,
  type OpenLot,
  type ShopAccount,
  type Transfer,
  type TransferKind,
} from '../../../electron/core/domain/ledger.ts';
import { canonicalJson } from '../../../electron/host/canonical-json.ts';
import { chainHash, NO_HASH, reasonHash } from '../../../electron/host/services/bookkeeping.ts';
import { readableStore, writableStore } from '../../../electron/host/store/store.ts';
import { expectAnswer } from '../figures.ts';
import { owner } from '../shop.ts';
import { idOf } from './ids.ts';
import type { ScalePlan } from './plan.ts';
import { at as placeIn, openPointsBook } from './points-book.ts';
import { scaleRows } from './rows.ts';
import type { ScaleDay } from './scale-day.ts';

export interface Moved {
  readonly member: number;
  readonly points: number;
  readonly kind: TransferKind;
  readonly account: ShopAccount;
  readonly saleId: SaleId | null;
  readonly reason: string | null;
}

/** A command as dispatch keeps it. */
interface KeptCommand {
  readonly procedure: string;
  readonly input: unknown;
  readonly answer: unknown;
  readonly memberId?: MemberId;
}

export type ScaleShop = ReturnType<typeof openScaleShop>;

/** One adjustment a day at most has a lot beside those of sales. */
const lotsOf = ({ sales, days }: ScalePlan): number => sales + days.length;

/**
 * A shop that is being made: what the till's services do to the books, with the members' points in memory in place of
 * the tables that are only derived from the ledger. Those are written at the end.
 */
export function openScaleShop(database: Database, plan: ScalePlan) {
  const read = readableStore(database);
  const write = writableStore(database);
  const facts = read.shop.get();
  const staff = read.staff.owner();
  const key = read.commands.digestKey();
  expectAnswer(facts !== undefined && staff !== undefined && key !== undefined, 'the shop is set up');
  const rows = scaleRows(database);
  const digest = digestWith(key);
  const book = openPointsBook(plan.members, lotsOf(plan));
  const end = read.ledger.chainEnd();
  const chain = { seq: end?.seq ?? 0, hash: end?.hash ?? NO_HASH };
  const enrolledAt = new Float64Array(plan.members + 1);

  const memberIds = {
    add(number: number, at: number): void {
      enrolledAt[number] = at;
    },
    of: (number: number): MemberId => idOf('member', enrolledAt[number] ?? 0, number) as MemberId,
  };

  /** Writes a transfer down as the till does; its points are counted for the day, whose sums are written at its end. */
  const append = (day: ScaleDay, at: Instant, moved: Moved, direction: 'to' | 'from'): number => {
    const account = memberAccount(memberIds.of(moved.member));
    const salt = moved.reason === null ? null : day.chance.bytes(16);
    chain.seq += 1;
    const transfer: Transfer = {
      seq: chain.seq,
      from: direction === 'to' ? moved.account : account,
      to: direction === 'to' ? account : moved.account,
      points: moved.points,
      kind: moved.kind,
      saleId: moved.saleId,
      staffId: staff.id,
      at,
      businessDay: day.date,
      till: owner.till,
      reasonHash: salt === null || moved.reason === null ? null : reasonHash(salt, moved.reason),
    };
    const previous = chain.hash;
    chain.hash = chainHash(previous, transfer);
    write.ledger.addTransfer(transfer, { previous, hash: chain.hash });
    if (salt !== null && moved.reason !== null) write.ledger.addReason(chain.seq, salt, moved.reason);
    const given = direction === 'to' ? moved.points : -moved.points;
    day.points.set(moved.account, (day.points.get(moved.account) ?? 0) + given);
    book.balance[moved.member] = placeIn(book.balance, moved.member) + given;
    return chain.seq;
  };

  return {
    ...{ plan, read, write, rows, facts, staff, book, memberIds, chain },
    programs: [read.programs.numbered(1)].flatMap((first) => (first === undefined ? [] : [first])),
    rewards: read.rewards.offered(),
    /** Points that members hold altogether. */
    outstanding: 0,
    /** No lot before it has points that end. */
    firstToEnd: 1,
    /** The lots of the last days' sales, which may still be refunded. */
    lotOfSale: new Map<string, number>(),
    balanceOf: (member: number): number => placeIn(book.balance, member),

    /** Gives points in a lot of their own; its number. */
    give(day: ScaleDay, at: Instant, moved: Moved, expiresOn: string | null): number {
      const transfer = append(day, at, moved, 'to');
      const lot = book.addLot(moved.member, moved.points, expiresOn);
      rows.addLot(lot, transfer, memberIds.of(moved.member), moved.points, expiresOn);
      return lot;
    },

    /** Takes points out of these lots, in order; the transfer and what was used. */
    take(day: ScaleDay, at: Instant, moved: Moved, lots: Iterable<OpenLot>) {
      const uses = useLots(moved.points, lots);
      expectAnswer(uses !== undefined, 'the lots hold what the balance says');
      const transferSeq = append(day, at, moved, 'from');
      for (const { lot, points } of uses) {
        book.take(lot.seq, points);
        rows.useLot(lot.seq, transferSeq, -points);
      }
      return { transferSeq, uses: uses.map(({ lot, points }) => ({ ...lot, points })) };
    },

    /** Gives points back into the lots that they were taken from; the transfer. */
    giveBack(day: ScaleDay, at: Instant, moved: Moved, lots: readonly OpenLot[]): number {
      const uses = useLots(moved.points, lots);
      expectAnswer(uses !== undefined, 'no more is given back than was taken');
      const transferSeq = append(day, at, moved, 'to');
      for (const { lot, points } of uses) {
        book.giveBack(lot.seq, points);
        rows.useLot(lot.seq, transferSeq, points);
      }
      return transferSeq;
    },

    /** The member's carry in `unit`; where it was kept in another one the conversion is written down. */
    carryIn(member: number, unit: number, at: Instant): Carry {
      const kept = placeIn(book.carryUnit, member);
      if (kept === 0 || kept === unit) return { amount: kept === 0 ? 0 : placeIn(book.carry, member), unit };
      const before = { amount: placeIn(book.carry, member), unit: kept };
      const converted = convertCarry(before, unit);
      write.ledger.addConversion(memberIds.of(member), before, converted, at);
      return converted;
    },
    keepCarry(member: number, carry: Carry): void {
      book.carry[member] = carry.amount;
      book.carryUnit[member] = carry.unit;
    },

    /** What dispatch keeps of each command. Their ids are of the kind that is ordered by time: written in order. */
    keep(day: ScaleDay, at: Instant, { procedure, input, answer, memberId }: KeptCommand): void {
      day.commands += 1;
      const inputDigest = digest(`${procedure}\n${canonicalJson(input)}`);
      write.commands.add(
        idOf('command', at, day.commands),
        { procedure, inputDigest, answer: JSON.stringify(answer) },
        { memberId: memberId ?? null, at, staffId: staff.id },
      );
    },
  };
}

/** HMAC-SHA-256 as the till makes it, without a key object for each of ten million: RFC 2104. */
function digestWith(key: Uint8Array): (text: string) => Buffer {
  expectAnswer(key.length <= 64, 'a key is no longer than a block');
  const padded = (filling: number): Buffer =>
    Buffer.from(Uint8Array.from({ length: 64 }, (_, place) => (key[place] ?? 0) ^ filling));
  const [inner, outer] = [padded(0x36), padded(0x5c)];
  return (text) =>
    hash(
      'sha256',
      Buffer.concat([outer, hash('sha256', Buffer.concat([inner, Buffer.from(text, 'utf8')]), 'buffer')]),
      'buffer',
    );
}
