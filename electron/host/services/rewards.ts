import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import { discountsOf, type Discount, type RewardUse } from '../../core/domain/rewards.ts';
import type { BusinessDay, MemberId, SaleId } from '../../core/domain/ids.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { Redemption, StoredReward } from '../store/rewards.ts';
import { debit, giveBack } from './bookkeeping.ts';
import { buyerOf } from './buyer.ts';
import { settleExpiry } from './expiry.ts';

const answerOf = (
  { read }: Pick<ReadContext, 'read'>,
  { id, name, pointsCost, gives, isOffered }: StoredReward,
) => ({
  rewardId: id,
  name,
  pointsCost,
  gives,
  productName: gives.kind === 'product' ? (read.products.get(gives.productId)?.name ?? null) : null,
  isOffered,
});

interface AskedReward {
  readonly rewardId: string;
  readonly quantity?: number | undefined;
}

/** A reward asked for, which is offered. Refuses REWARD_UNKNOWN of `field`. */
function useOf(
  { read }: Pick<ReadContext, 'read'>,
  { rewardId, quantity = 1 }: AskedReward,
  field: string,
): RewardUse {
  const reward = read.rewards.get(rewardId);
  if (reward?.isOffered !== true) throw new Refusal('REWARD_UNKNOWN', { field });
  return { reward, quantity };
}

/** The rewards that are asked for with a sale, each one offered. Refuses REWARD_UNKNOWN, naming which. */
export const usesOf = (
  context: Pick<ReadContext, 'read'>,
  asked: readonly AskedReward[],
): readonly RewardUse[] => asked.map((one, index) => useOf(context, one, `redeem.${index}.rewardId`));

/** Takes the points of each reward from the member, in order. Refuses POINTS_INSUFFICIENT; nothing is half given. */
export function redeemAll(
  context: WriteContext,
  discounts: readonly Discount[],
  by: {
    readonly memberId: MemberId;
    readonly saleId: SaleId | null;
    readonly businessDay: BusinessDay;
    /** What a refusal names: the field that asked for the rewards. */
    readonly field: 'redeem' | 'rewardId';
  },
): readonly Redemption[] {
  return discounts.map((discount, position) => {
    const { memberId, saleId, businessDay, field } = by;
    const posting = {
      memberId,
      shopAccount: 'shop:redeemed',
      points: discount.points,
      kind: 'redeem',
      saleId,
      businessDay,
      reason: null,
    } as const;
    const transferSeq = debit(context, posting, context.read.ledger.lotsInOrder(memberId));
    if (transferSeq === undefined) {
      const balance = context.read.ledger.balance(memberId)?.balance ?? 0;
      throw new Refusal('POINTS_INSUFFICIENT', { field, details: { balance } });
    }
    const redemption: Redemption = {
      id: context.newId(),
      memberId,
      rewardId: discount.reward.id,
      saleId,
      position,
      productId: discount.reward.gives.kind === 'product' ? discount.reward.gives.productId : null,
      transferSeq,
      name: discount.reward.name,
      quantity: discount.quantity,
      points: discount.points,
      discountMinor: discount.discountMinor,
      businessDay,
      at: context.now,
      staffId: context.staff.id,
      till: context.session.till,
    };
    context.write.rewards.addRedemption(redemption);
    return redemption;
  });
}

/** Gives what refunds have left of a redemption's points back to their own lots, and takes the reward back. */
export function takeBack(context: WriteContext, redemption: Redemption, reason: string): number {
  const lots = context.read.refunds.lotsStillOut(redemption.id, redemption.transferSeq);
  const points = lots.reduce((sum, lot) => sum + lot.points, 0);
  if (points === 0) return 0;
  const posting = {
    memberId: redemption.memberId,
    shopAccount: 'shop:returned',
    points,
    kind: 'return',
    saleId: redemption.saleId,
    businessDay: context.today,
    reason,
  } as const;
  const transferSeq = giveBack(context, posting, lots);
  const { today: businessDay, now: at, staff } = context;
  context.write.rewards.cancel(redemption.id, { transferSeq, businessDay, at, staffId: staff.id, reason });
  return points;
}

export const rewards: FeatureServices<'rewards'> = {
  save(context, input) {
    const before = input.rewardId === undefined ? undefined : context.read.rewards.get(input.rewardId);
    if (input.rewardId !== undefined && before === undefined) {
      throw new Refusal('REWARD_UNKNOWN', { field: 'rewardId' });
    }
    const { gives } = input;
    if (gives.kind === 'product' && context.read.products.get(gives.productId) === undefined) {
      throw new Refusal('PRODUCT_UNKNOWN', { field: 'gives.productId' });
    }
    const reward: StoredReward = {
      id: before?.id ?? context.newId(),
      name: input.name,
      pointsCost: input.pointsCost,
      gives,
      isOffered: input.isOffered ?? before?.isOffered ?? true,
    };
    context.write.rewards.save(reward, context.now);
    context.audit({ action: 'reward.save', subject: reward.id, text: reward.name });
    context.tell({ name: 'rewards.changed' });
    return answerOf(context, reward);
  },

  list: (context, { withdrawnToo }) => {
    const { rewards: kept } = context.read;
    const found = withdrawnToo === true ? kept.all() : kept.offered();
    return { rewards: found.map((reward) => answerOf(context, reward)) };
  },

  redeem(context, input) {
    const buyer = buyerOf(context, input);
    if (buyer === undefined) throw new Refusal('MEMBER_UNKNOWN', { field: 'cardNumber' });
    const use = useOf(context, input, 'rewardId');
    const discounts = discountsOf([use], null, []);
    if (typeof discounts === 'string') throw new Refusal('REWARD_NEEDS_AMOUNT', { field: 'rewardId' });
    const { memberId } = buyer;
    settleExpiry(context, memberId);
    const [redemption] = redeemAll(context, discounts, {
      memberId,
      saleId: null,
      businessDay: context.today,
      field: 'rewardId',
    });
    assert(redemption !== undefined, 'one reward was asked for');
    context.tell({ name: 'member.changed', memberId });
    return {
      redemptionId: redemption.id,
      pointsRedeemed: redemption.points,
      balance: context.read.ledger.balance(memberId)?.balance ?? 0,
    };
  },

  cancel(context, { redemptionId, reason }) {
    const redemption = context.read.rewards.redemption(redemptionId);
    const field = 'redemptionId';
    if (redemption === undefined) throw new Refusal('REDEMPTION_UNKNOWN', { field });
    if (context.read.rewards.isCancelled(redemptionId)) throw new Refusal('REDEMPTION_CANCELLED', { field });
    if (redemption.businessDay !== context.today) {
      throw new Refusal('REDEMPTION_NOT_TODAY', { field, details: { date: redemption.businessDay } });
    }
    if (redemption.saleId !== null) throw new Refusal('REDEMPTION_OF_SALE', { field });
    const pointsReturned = takeBack(context, redemption, reason);
    context.audit({ action: 'reward.cancel', subject: redemptionId, text: reason });
    context.tell({ name: 'member.changed', memberId: redemption.memberId });
    return { pointsReturned, balance: context.read.ledger.balance(redemption.memberId)?.balance ?? 0 };
  },
};
