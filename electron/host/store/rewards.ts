import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from '../../core/domain/ids.ts';
import type { Reward, RewardGift } from '../../core/domain/rewards.ts';
import { keptAs } from './one-person.ts';
import { prepared } from './statements.ts';

export interface StoredReward extends Reward {
  readonly isOffered: boolean;
}

export interface Redemption {
  readonly id: string;
  readonly memberId: MemberId;
  readonly rewardId: string;
  readonly saleId: SaleId | null;
  readonly position: number;
  /** The product that it gave; null for all other rewards. */
  readonly productId: string | null;
  readonly transferSeq: number;
  readonly name: string;
  readonly quantity: number;
  readonly points: number;
  readonly discountMinor: number;
  readonly businessDay: BusinessDay;
  readonly at: Instant;
  readonly staffId: StaffId;
  readonly till: string;
}

interface RewardRow {
  id: string;
  name: string;
  pointsCost: number;
  kind: RewardGift['kind'];
  amountMinor: number | null;
  percent: number | null;
  capMinor: number | null;
  productId: string | null;
  state: 'offered' | 'withdrawn';
}

function giftOf(row: RewardRow): RewardGift {
  switch (row.kind) {
    case 'amount':
      return { kind: 'amount', amountMinor: row.amountMinor ?? 0 };
    case 'percent':
      return { kind: 'percent', percent: row.percent ?? 0, capMinor: row.capMinor ?? 0 };
    case 'product':
      return { kind: 'product', productId: row.productId ?? '' };
  }
}

const rewardOf = (row: RewardRow): StoredReward => ({
  id: row.id,
  name: row.name,
  pointsCost: row.pointsCost,
  gives: giftOf(row),
  isOffered: row.state === 'offered',
});

const columns = `id, name, points_cost AS pointsCost, kind, amount_minor AS amountMinor, percent, cap_minor AS capMinor,
  product_id AS productId, state`;

const redemptionColumns = `id, ${keptAs('member_id')} AS memberId, reward_id AS rewardId, sale_id AS saleId, position,
  product_id AS productId, transfer_seq AS transferSeq, name, quantity, points, discount_minor AS discountMinor, business_day AS businessDay, at,
  staff_id AS staffId, till`;

export function rewardReads(database: Database) {
  const all = prepared<[], RewardRow>(database, `SELECT ${columns} FROM reward ORDER BY points_cost, name`);
  const byId = prepared<[string], RewardRow>(database, `SELECT ${columns} FROM reward WHERE id = ?`);
  const redemption = prepared<[string], Redemption>(
    database,
    `SELECT ${redemptionColumns} FROM redemption WHERE id = ?`,
  );
  const ofSale = prepared<[string], Redemption>(
    database,
    `SELECT ${redemptionColumns} FROM redemption WHERE sale_id = ? ORDER BY position`,
  );
  const movedBy = prepared<[{ seq: number }], { name: string; quantity: number }>(
    database,
    `SELECT r.name, r.quantity FROM redemption r WHERE r.transfer_seq = @seq
     UNION ALL
     SELECT r.name, r.quantity FROM redemption_cancel k JOIN redemption r ON r.id = k.redemption_id
     WHERE k.transfer_seq = @seq
     UNION ALL
     SELECT r.name, r.quantity FROM refund_return b JOIN redemption r ON r.id = b.redemption_id
     WHERE b.transfer_seq = @seq`,
  );
  const isCancelled = prepared<[string], { found: number }>(
    database,
    `SELECT 1 AS found FROM redemption r WHERE r.id = ?
       AND (EXISTS (SELECT 1 FROM redemption_cancel c WHERE c.redemption_id = r.id)
         OR EXISTS (SELECT 1 FROM sale_void v WHERE v.sale_id = r.sale_id))`,
  );
  return {
    /** Cheapest first. */
    all: (): StoredReward[] => all().all().map(rewardOf),
    offered: (): StoredReward[] =>
      all()
        .all()
        .map(rewardOf)
        .filter(({ isOffered }) => isOffered),
    get(id: string): StoredReward | undefined {
      const row = byId().get(id);
      return row === undefined ? undefined : rewardOf(row);
    },
    redemption: (id: string): Redemption | undefined => redemption().get(id),
    ofSale: (saleId: SaleId): Redemption[] => ofSale().all(saleId),
    /** The reward that a transfer paid for, or gave the points back of. */
    movedBy: (transferSeq: number) => movedBy().get({ seq: transferSeq }),
    /** It was taken back alone, or with its sale. */
    isCancelled: (id: string): boolean => isCancelled().get(id) !== undefined,
  };
}

export function rewardWrites(database: Database) {
  const save = prepared<[Record<string, string | number | null>], unknown>(
    database,
    `INSERT INTO reward (id, name, points_cost, kind, amount_minor, percent, cap_minor, product_id, state, created_at)
     VALUES (@id, @name, @pointsCost, @kind, @amountMinor, @percent, @capMinor, @productId, @state, @createdAt)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, points_cost = excluded.points_cost, kind = excluded.kind,
       amount_minor = excluded.amount_minor, percent = excluded.percent, cap_minor = excluded.cap_minor,
       product_id = excluded.product_id, state = excluded.state`,
  );
  const addRedemption = prepared<[Redemption], unknown>(
    database,
    `INSERT INTO redemption (id, member_id, reward_id, sale_id, position, product_id, transfer_seq, name, quantity, points,
       discount_minor, business_day, at, staff_id, till)
     VALUES (@id, @memberId, @rewardId, @saleId, @position, @productId, @transferSeq, @name, @quantity, @points, @discountMinor,
       @businessDay, @at, @staffId, @till)`,
  );
  const addCancel = prepared<[string, number, string, number, string, string], unknown>(
    database,
    `INSERT INTO redemption_cancel (redemption_id, transfer_seq, business_day, at, staff_id, reason)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  return {
    save(reward: StoredReward, createdAt: Instant): void {
      const { id, name, pointsCost, gives } = reward;
      save().run({
        id,
        name,
        pointsCost,
        kind: gives.kind,
        amountMinor: gives.kind === 'amount' ? gives.amountMinor : null,
        percent: gives.kind === 'percent' ? gives.percent : null,
        capMinor: gives.kind === 'percent' ? gives.capMinor : null,
        productId: gives.kind === 'product' ? gives.productId : null,
        state: reward.isOffered ? 'offered' : 'withdrawn',
        createdAt,
      });
    },
    addRedemption(redemption: Redemption): void {
      addRedemption().run(redemption);
    },
    cancel(
      redemptionId: string,
      by: { transferSeq: number; businessDay: BusinessDay; at: Instant; staffId: StaffId; reason: string },
    ): void {
      addCancel().run(redemptionId, by.transferSeq, by.businessDay, by.at, by.staffId, by.reason);
    },
  };
}
