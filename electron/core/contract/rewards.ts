import { z } from 'zod';
import { amountMinor, cardNumber, line, memberId, reason, uuid } from './fields.ts';
import { command, query } from './procedure.ts';

export const amountGift = z.strictObject({ kind: z.literal('amount'), amountMinor: amountMinor.min(1) });
export const percentGift = z.strictObject({
  kind: z.literal('percent'),
  percent: z.int().min(1).max(100),
  capMinor: amountMinor.min(1).describe('The most that it takes off, in minor units.'),
});

export const rewardGift = z.discriminatedUnion('kind', [
  amountGift,
  percentGift,
  z.strictObject({ kind: z.literal('product'), productId: uuid }),
]);

const reward = z.strictObject({
  rewardId: z.string(),
  name: z.string(),
  pointsCost: z.int(),
  gives: rewardGift,
  /** What the product is called that it gives; null for all other rewards. */
  productName: z.string().nullable(),
  isOffered: z.boolean(),
});

export const pointsCost = z.int().min(1).max(1_000_000_000);
export const rewardQuantity = z.int().min(1).max(100);

/** How far a member is from rewards, for panel, quote and slip. */
export const outlook = z.strictObject({
  nextReward: z
    .strictObject({ rewardId: z.string(), name: z.string(), missingPoints: z.int(), missingMinor: z.int() })
    .nullable(),
  nextExpiry: z.strictObject({ expiresOn: z.string(), points: z.int() }).nullable(),
});
export type Outlook = z.output<typeof outlook>;

/** A reward that was given, as a sale or a slip tells it. */
export const givenReward = z.strictObject({
  redemptionId: z.string().nullable(),
  rewardId: z.string(),
  name: z.string(),
  quantity: z.int(),
  points: z.int(),
  discountMinor: z.int(),
});

export const rewards = {
  /** Makes a reward, or changes the one that `rewardId` names: what was given before stays as it was. */
  save: command({
    role: 'owner',
    input: z.strictObject({
      rewardId: uuid.optional(),
      name: line(60),
      pointsCost,
      gives: rewardGift,
      isOffered: z.boolean().optional(),
    }),
    output: reward,
    refusals: ['REWARD_UNKNOWN', 'PRODUCT_UNKNOWN'],
  }),

  list: query({
    role: 'cashier',
    input: z.strictObject({ withdrawnToo: z.boolean().optional() }),
    output: z.strictObject({ rewards: z.array(reward) }),
    refusals: [],
  }),

  /** Gives a reward outside a sale: a voucher, a product handed over. A percentage needs a bill, so a sale. */
  redeem: command({
    role: 'cashier',
    input: z.strictObject({
      cardNumber: cardNumber.optional(),
      memberId: memberId.optional(),
      rewardId: uuid,
      quantity: rewardQuantity.optional(),
    }),
    output: z.strictObject({ redemptionId: z.string(), pointsRedeemed: z.int(), balance: z.int() }),
    refusals: [
      'REWARD_UNKNOWN',
      'REWARD_NEEDS_AMOUNT',
      'POINTS_INSUFFICIENT',
      'MEMBER_UNKNOWN',
      'MEMBER_ERASED',
      'CARD_UNKNOWN',
      'CARD_BLOCKED',
      'CARD_REPLACED',
      'CARD_LOOKS_LIKE_PAYMENT',
      'CARD_AND_MEMBER_DIFFER',
    ],
  }),

  /** Takes back a reward given outside a sale, on the same business day: its points return to their own lots. */
  cancel: command({
    role: 'cashier',
    input: z.strictObject({ redemptionId: uuid, reason }),
    output: z.strictObject({ pointsReturned: z.int(), balance: z.int() }),
    refusals: ['REDEMPTION_UNKNOWN', 'REDEMPTION_CANCELLED', 'REDEMPTION_OF_SALE', 'REDEMPTION_NOT_TODAY'],
  }),
} as const;
