import { nobody, paymentCard, type Case } from './refused.ts';

/** What is refused of rewards. */
export const refusedRewards: readonly Case[] = [
  [
    'rewards.save',
    'REWARD_UNKNOWN',
    'rewardId',
    () => ({ rewardId: nobody, name: 'One off', pointsCost: 5, gives: { kind: 'amount', amountMinor: 5 } }),
  ],
  [
    'rewards.save',
    'PRODUCT_UNKNOWN',
    'gives.productId',
    () => ({ name: 'A free one', pointsCost: 5, gives: { kind: 'product', productId: nobody } }),
  ],
  [
    'rewards.redeem',
    'REWARD_UNKNOWN',
    'rewardId',
    ({ ana }) => ({ memberId: ana.memberId, rewardId: nobody }),
  ],
  [
    'rewards.redeem',
    'REWARD_NEEDS_AMOUNT',
    'rewardId',
    ({ ana, rewards }) => ({ memberId: ana.memberId, rewardId: rewards.percent }),
  ],
  [
    'rewards.redeem',
    'POINTS_INSUFFICIENT',
    'rewardId',
    ({ bo, rewards }) => ({ memberId: bo.memberId, rewardId: rewards.amount }),
  ],
  ['rewards.redeem', 'MEMBER_UNKNOWN', 'cardNumber', ({ rewards }) => ({ rewardId: rewards.amount })],
  [
    'rewards.redeem',
    'MEMBER_UNKNOWN',
    'memberId',
    ({ rewards }) => ({ memberId: nobody, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_UNKNOWN',
    'cardNumber',
    ({ rewards }) => ({ cardNumber: 'X-1', rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_BLOCKED',
    'cardNumber',
    ({ blockedCard, rewards }) => ({ cardNumber: blockedCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_REPLACED',
    'cardNumber',
    ({ replacedCard, rewards }) => ({ cardNumber: replacedCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    ({ rewards }) => ({ cardNumber: paymentCard, rewardId: rewards.amount }),
  ],
  [
    'rewards.redeem',
    'CARD_AND_MEMBER_DIFFER',
    'cardNumber',
    ({ ana, bo, rewards }) => ({
      ...{ cardNumber: ana.cardNumber, memberId: bo.memberId, rewardId: rewards.amount },
    }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_UNKNOWN',
    'redemptionId',
    () => ({ redemptionId: nobody, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_CANCELLED',
    'redemptionId',
    ({ cancelled }) => ({ redemptionId: cancelled, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_OF_SALE',
    'redemptionId',
    ({ ofSale }) => ({ redemptionId: ofSale, reason: 'Broken' }),
  ],
  [
    'rewards.cancel',
    'REDEMPTION_NOT_TODAY',
    'redemptionId',
    ({ ofOldSale }) => ({ redemptionId: ofOldSale, reason: 'Broken' }),
  ],
];
