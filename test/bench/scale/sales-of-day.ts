import { carriedMinor, earn, withoutMember, type Earning } from '../../../electron/core/domain/earning.ts';
import { nextExpiry } from '../../../electron/core/domain/expiry.ts';
import type { Instant, MemberId, SaleId } from '../../../electron/core/domain/ids.ts';
import { nextReward } from '../../../electron/core/domain/rewards.ts';
import { lineShares } from '../../../electron/host/services/sale-basket.ts';
import type { SoldRow } from '../../../electron/host/store/days.ts';
import type { StoredReward } from '../../../electron/host/store/rewards.ts';
import type { SalePoints } from '../../../electron/host/store/sales.ts';
import { expectAnswer } from '../figures.ts';
import { basket } from '../fill.ts';
import { owner } from '../shop.ts';
import { idOf, scattered } from './ids.ts';
import { cardNumberOf } from './people-of-day.ts';
import type { ScaleDay } from './scale-day.ts';
import type { ScaleShop } from './scale-shop.ts';
import { voidSale } from './voids-of-day.ts';

const HOUR_MS = 3_600_000;
/** Of a thousand sales. */
const VOIDED = 2;

/** A sale of the running day, as its Z tells it and as undoing needs it. */
export interface SoldToday extends SoldRow {
  readonly member: number;
  readonly memberId: MemberId | null;
  voided: number;
}

export function sellAll(shop: ScaleShop, day: ScaleDay): void {
  const { plan } = shop;
  const before = plan.salesBefore(day.place);
  const count = plan.salesBefore(day.place + 1) - before;
  const members = plan.membersOn(day.place);
  for (let each = 0; each < count; each += 1) {
    const at = (day.opensAt + HOUR_MS + Math.floor((each * 10 * HOUR_MS) / count)) as Instant;
    const isMembers = day.chance.happens(0.85) && members > 0;
    const member = isMembers ? 1 + Math.floor(day.chance.fraction() ** 2 * members) : 0;
    sell(shop, day, { at, member, receiptNumber: before + each + 1 });
  }
}

interface Buying {
  readonly at: Instant;
  /** 0 for somebody without a card. */
  readonly member: number;
  readonly receiptNumber: number;
}

/** The dearest reward that the points are enough for, where the customer would like it today. */
function wished(shop: ScaleShop, day: ScaleDay, member: number, grossMinor: number) {
  if (member === 0 || !day.chance.happens(0.06)) return undefined;
  const balance = shop.balanceOf(member);
  return shop.rewards.findLast(
    ({ pointsCost, gives }) =>
      pointsCost <= balance && gives.kind === 'amount' && gives.amountMinor < grossMinor,
  );
}

const discountOf = (reward: StoredReward | undefined): number =>
  reward?.gives.kind === 'amount' ? reward.gives.amountMinor : 0;

function sell(shop: ScaleShop, day: ScaleDay, { at, member, receiptNumber }: Buying): void {
  const bought = basket(day.chance);
  const lines = ('lines' in bought ? bought.lines : []).map((line) => ({
    productId: null,
    ...line,
    amountMinor: (line.quantity / 1_000) * line.unitPriceMinor,
  }));
  const reward = wished(shop, day, member, bought.totalMinor);
  const discountMinor = discountOf(reward);
  const totalMinor = bought.totalMinor - discountMinor;
  const id = idOf('sale', at, receiptNumber) as SaleId;
  const { version, rules } = day.program;
  const memberId = member === 0 ? null : shop.memberIds.of(member);
  const card = { cardId: null, carryUnit: rules.perAmountMinor } as const;
  let earning: Earning | undefined;
  let points: SalePoints = {
    ...{ ...card, memberId: null, earned: 0, carryDelta: 0, balanceAfter: null, carriedAfterMinor: null },
    ...{ explanation: withoutMember, outlook: null },
  };
  if (memberId !== null) {
    const earned = earn(totalMinor, rules, shop.carryIn(member, rules.perAmountMinor, at));
    expectAnswer(earned.ok, 'a sale of some euros earns a few points');
    earning = earned.value;
    shop.keepCarry(member, earning.carry);
    const balance = shop.balanceOf(member) - (reward?.pointsCost ?? 0) + earning.earned;
    points = {
      ...{ ...card, memberId, cardId: member, earned: earning.earned, carryDelta: earning.carryDelta },
      ...{ balanceAfter: balance, carriedAfterMinor: carriedMinor(earning.carry, rules) },
      explanation: earning.explanation,
      outlook: {
        nextReward: nextReward(balance, earning.carry, rules, shop.rewards) ?? null,
        // As it was before the sale: near enough for a slip that nobody has in hand.
        nextExpiry: nextExpiry(shop.book.lotsInOrder(member)),
      },
    };
  }
  const shares = lines.length === 0 ? [] : lineShares(lines, points.earned);
  const written = shop.write.sales.add(
    {
      ...{
        id,
        businessDay: day.date,
        occurredAt: at,
        recordedAt: at,
        notedAt: null,
        totalMinor,
        discountMinor,
      },
      ...{ programVersion: version, letterhead: shop.facts.letterhead.version },
      ...{ staffId: shop.staff.id, till: owner.till, ...points },
    },
    lines.map((line, index) => ({ ...line, earned: shares[index] ?? 0 })),
  );
  expectAnswer(written === receiptNumber, 'receipts are numbered as planned');
  const given =
    memberId === null || reward === undefined ? [] : [redeem(shop, day, reward, { id, at, member })];
  if (points.earned > 0) {
    const moved = { kind: 'earn', account: 'shop:issued', saleId: id, reason: null } as const;
    const lot = shop.give(day, at, { ...moved, member, points: points.earned }, day.expiresOn);
    shop.lotOfSale.set(id, lot);
  }
  const sold = {
    ...{ receiptNumber, id, totalMinor, discountMinor, memberId, earned: points.earned, occurredAt: at },
    ...{ voided: 0, member },
  };
  day.sold.push(sold);
  const cardNumber = member === 0 ? undefined : cardNumberOf(member, shop.facts.memberPrefix);
  shop.keep(day, at, {
    procedure: 'sales.record',
    input: {
      ...('lines' in bought ? { lines: bought.lines } : { beforeRewardsMinor: bought.totalMinor }),
      ...(cardNumber === undefined ? {} : { cardNumber }),
      ...(reward === undefined ? {} : { redeem: [{ rewardId: reward.id }] }),
    },
    answer: {
      ...{ saleId: id, receiptNumber, totalMinor, discountMinor, pointsEarned: points.earned },
      ...{ pointsRedeemed: reward?.pointsCost ?? 0, balance: points.balanceAfter },
      carriedMinor: points.carriedAfterMinor,
      explanation: points.explanation.map(({ code, points: each }) => ({
        ...{ code, text: `${each} points for ${totalMinor / 100}`, points: each },
      })),
      ...{ rewards: given, outlook: points.outlook, businessDay: day.date, dayNote: null },
    },
  });
  if (scattered(shop.plan.seed, receiptNumber) % 1_000 < VOIDED) voidSale(shop, day, sold, earning);
}

function redeem(
  shop: ScaleShop,
  day: ScaleDay,
  { id: rewardId, name, pointsCost, ...reward }: StoredReward,
  sale: { readonly id: SaleId; readonly at: Instant; readonly member: number },
) {
  const { at, member } = sale;
  const moved = { kind: 'redeem', account: 'shop:redeemed', saleId: sale.id, reason: null } as const;
  const lots = shop.book.lotsInOrder(member);
  const { transferSeq, uses } = shop.take(day, at, { ...moved, member, points: pointsCost }, lots);
  const discountMinor = reward.gives.kind === 'amount' ? reward.gives.amountMinor : 0;
  const given = { rewardId, name, quantity: 1, points: pointsCost, discountMinor } as const;
  const redemption = {
    ...{ id: idOf('redemption', at, transferSeq), memberId: shop.memberIds.of(member), saleId: sale.id },
    ...{ position: 0, productId: null, transferSeq, businessDay: day.date, at },
    ...{ staffId: shop.staff.id, till: owner.till, ...given },
  };
  shop.write.rewards.addRedemption(redemption);
  day.redeemed.set(sale.id, { redemption, used: uses });
  return { redemptionId: redemption.id, ...given };
}
