import type { ReceiptDocument } from '../contract/receipt.ts';
import { translatorFor } from '../messages/translate.ts';
import { assert } from './assert.ts';
import { makeMemberNumber } from './card-number.ts';
import { cardSlip } from './card-slip.ts';
import { earn, type EarningRules } from './earning.ts';
import { explanationLines } from './explain.ts';
import type { Instant } from './ids.ts';
import { receiptOf, type ReceiptShop } from './receipt.ts';
import { nextReward, type Reward } from './rewards.ts';
import { sampleTotalMinor } from './sample-total.ts';

/** What a member has who has been here some times, and whose next reward is a few visits away. */
function balanceBefore(earned: number, rewards: readonly Reward[]): number {
  const nearest = rewards.toSorted((a, b) => a.pointsCost - b.pointsCost)[0];
  if (nearest === undefined) return earned * 6;
  return Math.max(0, Math.floor(nearest.pointsCost * 0.7) - earned);
}

export interface SampleSale {
  readonly shop: ReceiptShop;
  readonly rules: EarningRules;
  readonly rewards: readonly Reward[];
  readonly now: Instant;
}

/** The slip that the shop's next sale would print, to a member whom nobody knows. Reckoned as a real sale is. */
export function sampleSaleSlip({ shop, rules, rewards, now }: SampleSale): ReceiptDocument {
  const say = translatorFor(shop.locale);
  const noCarry = { amount: 0, unit: rules.perAmountMinor };
  // A rule may make more points of a usual total than a sale can have; a single unit of money never does.
  const totalMinor = earn(sampleTotalMinor(shop.currency), rules, noCarry).ok
    ? sampleTotalMinor(shop.currency)
    : 10 ** shop.currency.exponent;
  const earning = earn(totalMinor, rules, noCarry);
  assert(earning.ok, 'a unit of money makes no more points than a sale can have');
  const { earned, carry, explanation } = earning.value;
  const balance = balanceBefore(earned, rewards) + earned;
  return receiptOf({
    shop,
    receiptNumber: 318,
    occurredAt: now,
    totalMinor,
    lines: [],
    member: {
      name: say('setup.sampleMember'),
      cardLastFour: '4711',
      pointsEarned: earned,
      explanation: explanationLines(explanation, shop.currency, shop.locale),
      balance,
      carriedMinor: 0,
      outlook: { nextReward: nextReward(balance, carry, rules, rewards) ?? null, nextExpiry: null },
    },
    discountMinor: 0,
    rewards: [],
    countsForDay: null,
    voided: false,
    missingPoints: { owed: 0, borne: 0 },
    refundedMinor: 0,
    copy: false,
  });
}

/** The slip that a new member would get, with a card number that begins as the shop's do. */
export const sampleCardSlip = (shop: ReceiptShop, memberPrefix: string): ReceiptDocument =>
  cardSlip({
    shop,
    holder: translatorFor(shop.locale)('setup.sampleMember'),
    number: makeMemberNumber(memberPrefix, '0000004711'),
    longestBars: 0,
  });
