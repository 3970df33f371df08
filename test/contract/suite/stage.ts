import type { Database } from 'better-sqlite3';
import { chainHash } from '../../../electron/host/services/bookkeeping.ts';
import type { Instant } from '../../../electron/core/domain/ids.ts';
import type { Transfer } from '../../../electron/core/domain/ledger.ts';
import type { RewardGift } from '../../../electron/core/domain/rewards.ts';
import { farCutOver } from '../../helpers/clock.ts';
import { value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

/** A shop in which every refusal of the contract can be met. Runs by the real clock. */
export interface Stage {
  readonly ana: { readonly memberId: string; readonly cardNumber: string };
  readonly bo: { readonly memberId: string; readonly cardNumber: string };
  /** Of a member whose card is blocked. */
  readonly blockedCard: string;
  readonly memberWithoutCard: string;
  /** Bo's, who has another one now. */
  readonly replacedCard: string;
  /** On the first quick key. */
  readonly product: { readonly id: string; readonly barcode: string };
  /** Sales of today: without a member, with Ana, undone, for nothing, and one of €6.00 with €1.00 given back. */
  readonly plainSale: string;
  readonly anasSale: string;
  readonly voidedSale: string;
  readonly zeroSale: string;
  readonly refundedSale: string;
  /** Of three days ago, without a member. */
  readonly oldSale: string;
  /** Recorded under a program that gives more points than a sale may have. */
  readonly hugeSale: string;
  /** Rewards for five points: an amount, a share of the bill, the product, and one that isn't offered any more. */
  readonly rewards: Readonly<Record<'amount' | 'percent' | 'product' | 'withdrawn', string>>;
  /** Given today: alone and taken back, and with a sale; and with a sale of three days ago. */
  readonly cancelled: string;
  readonly ofSale: string;
  readonly ofOldSale: string;
  /** A member who was erased. */
  readonly erased: string;
  /** Members who were merged into others: today; before another one; and used since; and on another day. */
  readonly merges: Readonly<Record<'newest' | 'earlier' | 'used' | 'old', string>>;
  /** Noon of a day that has its Z number. */
  readonly closedNoon: string;
  /** A million points for each cent, until `calmDown`. */
  readonly goWild: () => Promise<void>;
  readonly calmDown: () => Promise<void>;
  /** Makes the ledger's last transfer an hour younger than the clock, or takes that back. */
  readonly setClockBehind: () => Promise<void>;
  readonly setClockRight: () => Promise<void>;
}

export const suiteSetUp = {
  name: 'Corner Bakery',
  currency: 'EUR',
  timeZone: 'UTC',
  cutOver: farCutOver(new Date()),
} as const;

export const daysAgo = (days: number): string => {
  const noon = new Date(Date.now() - days * 86_400_000);
  return `${noon.toISOString().slice(0, 10)}T12:30:00Z`;
};

export async function setTheStage(shop: SuiteShop): Promise<Stage> {
  const { asOwner } = shop;
  const goWild = async (): Promise<void> => {
    value(await asOwner.program.save({ points: 1_000_000, perAmountMinor: 1, minimumSpendMinor: 0 }));
  };
  const calmDown = async (): Promise<void> => {
    value(await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0 }));
  };
  const ana = value(await asOwner.members.enrol({ name: 'Ana Ruiz', phone: '+34 600 123 456' }));
  const bo = value(await asOwner.members.enrol({ name: 'Bo Li' }));
  const caro = value(await asOwner.members.enrol({ name: 'Caro', cardNumber: 'OLD-77' }));
  const sell = async (input: {
    memberId?: string;
    occurredAt?: string;
    totalMinor?: number;
  }): Promise<string> => value(await asOwner.sales.record({ totalMinor: 2_000, ...input })).saleId;
  const plainSale = await sell({});
  const anasSale = await sell({ memberId: ana.memberId });
  const voidedSale = await sell({ memberId: bo.memberId });
  value(await asOwner.sales.void({ saleId: voidedSale, reason: 'Typed twice' }));
  const zeroSale = await sell({ totalMinor: 0 });
  const lines = [{ name: 'Rye', quantity: 1_000, unitPriceMinor: 600 }];
  const refundedSale = value(await asOwner.sales.record({ lines })).saleId;
  value(await asOwner.sales.refund({ saleId: refundedSale, amountMinor: 100, reason: 'A scratch' }));
  const oldSale = await sell({ occurredAt: daysAgo(3) });
  await goWild();
  const hugeSale = await sell({ totalMinor: 5_000 });
  await calmDown();
  const rye = { name: 'Rye bread', barcode: '5901234123457', priceMinor: 450, quickKey: 1 };
  const product = { id: value(await asOwner.products.save(rye)).productId, barcode: rye.barcode };
  const offer = async (name: string, gives: RewardGift, isOffered = true): Promise<string> =>
    value(await asOwner.rewards.save({ name, pointsCost: 5, gives, isOffered })).rewardId;
  const off: RewardGift = { kind: 'amount', amountMinor: 100 };
  const rewards = {
    amount: await offer('€1 off', off),
    percent: await offer('A tenth off', { kind: 'percent', percent: 10, capMinor: 500 }),
    product: await offer('A free rye', { kind: 'product', productId: product.id }),
    withdrawn: await offer('Of last year', off, false),
  };
  const { memberId } = value(await asOwner.members.enrol({ name: 'Dora' }));
  value(await asOwner.points.adjust({ memberId, points: 15, reason: 'A gift' }));
  const withReward = async (input: { occurredAt?: string }): Promise<string> => {
    const redeem = [{ rewardId: rewards.amount }];
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 100, redeem, ...input }));
    return sale.rewards[0]?.redemptionId ?? '';
  };
  const ofSale = await withReward({});
  const ofOldSale = await withReward({ occurredAt: daysAgo(3) });
  const cancelled = value(await asOwner.rewards.redeem({ memberId, rewardId: rewards.amount })).redemptionId;
  value(await asOwner.rewards.cancel({ redemptionId: cancelled, reason: 'Broken' }));
  const replacedCard = bo.cardNumber;
  bo.cardNumber = value(
    await asOwner.members.replaceCard({ memberId: bo.memberId, reason: 'Lost' }),
  ).cardNumber;
  const closedNoon = daysAgo(10);
  value(await asOwner.day.close({ date: closedNoon.slice(0, 10) }));
  await shop.edit((database) => {
    database.prepare(`UPDATE card SET state = 'blocked' WHERE number = 'OLD-77'`).run();
  });
  const { erased, merges } = await setMerges(shop);
  return {
    ...{ erased, merges },
    ...{
      ana,
      bo,
      blockedCard: 'OLD-77',
      memberWithoutCard: caro.memberId,
      replacedCard,
      product,
      closedNoon,
    },
    ...{ plainSale, anasSale, voidedSale, zeroSale, refundedSale, oldSale, hugeSale },
    ...{ rewards, cancelled, ofSale, ofOldSale, goWild, calmDown },
    setClockBehind: () => shop.edit((database) => moveLastTransfer(database, HOUR_MS)),
    setClockRight: () => shop.edit((database) => moveLastTransfer(database, -HOUR_MS)),
  };
}

/** One who was erased, and merges that can and can't be undone. */
async function setMerges(shop: SuiteShop): Promise<Pick<Stage, 'erased' | 'merges'>> {
  const { asOwner } = shop;
  const enrol = async (name: string) => value(await asOwner.members.enrol({ name }));
  const mergeInto = async (keepId: string, name: string) => {
    const merged = await enrol(name);
    value(await asOwner.members.merge({ keepId, mergeId: merged.memberId }));
    return merged;
  };
  const [kept, other] = [await enrol('Eli'), await enrol('Flo')];
  const earlier = await mergeInto(kept.memberId, 'Elie');
  const newest = await mergeInto(kept.memberId, 'Ely');
  const used = await mergeInto(other.memberId, 'Flow');
  value(await asOwner.sales.record({ cardNumber: used.cardNumber, totalMinor: 0 }));
  const old = await mergeInto((await enrol('Gil')).memberId, 'Gill');
  const { memberId: erased } = await enrol('Hal');
  value(await asOwner.members.erase({ memberId: erased }));
  await shop.edit((database) => {
    const guard = 'member_merge_never_updated';
    const { sql } = database
      .prepare<[string], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = ?`)
      .get(guard) ?? { sql: '' };
    database.exec(`DROP TRIGGER ${guard}`);
    database
      .prepare(`UPDATE member_merge SET business_day = '2026-01-01' WHERE merged_id = ?`)
      .run(old.memberId);
    database.exec(sql);
  });
  return {
    erased,
    merges: {
      newest: newest.memberId,
      earlier: earlier.memberId,
      used: used.memberId,
      old: old.memberId,
    },
  };
}

const HOUR_MS = 3_600_000;

/** Gives the ledger's last transfer another time and the hash that it then has: the books stay whole. */
function moveLastTransfer(database: Database, ms: number): void {
  const row = database
    .prepare<[], LastTransfer>(
      `SELECT seq, from_account AS "from", to_account AS "to", points, kind, sale_id AS saleId, staff_id AS staffId, at,
         business_day AS businessDay, till, reason_hash AS reasonHash, previous_hash AS previous
       FROM transfer ORDER BY seq DESC LIMIT 1`,
    )
    .get();
  if (row === undefined) throw new Error('the shop has a transfer');
  const at = (row.at + ms) as Instant;
  const hash = chainHash(row.previous, { ...row, at, reasonHash: row.reasonHash?.toString('hex') ?? null });
  const guard = 'transfer_never_updated';
  const { sql } = database
    .prepare<[string], { sql: string }>(`SELECT sql FROM sqlite_schema WHERE name = ?`)
    .get(guard) ?? { sql: '' };
  database.exec(`DROP TRIGGER ${guard}`);
  database.prepare(`UPDATE transfer SET at = ?, hash = ? WHERE seq = ?`).run(at, hash, row.seq);
  database.exec(sql);
}

type LastTransfer = Omit<Transfer, 'reasonHash'> & {
  readonly reasonHash: Buffer | null;
  readonly previous: Buffer;
};
