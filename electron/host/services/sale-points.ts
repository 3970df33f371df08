import { Refusal } from '../../core/contract/errors.ts';
import { carriedMinor, convertCarry, earn, withoutMember } from '../../core/domain/earning.ts';
import { expiryDay } from '../../core/domain/expiry.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { OpenLot } from '../../core/domain/ledger.ts';
import type { ProgramRules } from '../../core/contract/program.ts';
import type { ReadContext } from '../context.ts';
import type { SalePoints } from '../store/sales.ts';
import type { Buyer } from './buyer.ts';
import { carryIn } from './carry.ts';
import { outlookOf } from './outlook.ts';

/** What a sale earns for; `field` is what a refusal names, the field of the question that brought the total in. */
export interface Paid {
  readonly totalMinor: number;
  readonly pointsRedeemed: number;
  /** Points of the member's balance whose day is over: they will have gone before the sale is written. */
  readonly lapsed: number;
  readonly rules: ProgramRules;
  readonly day: BusinessDay;
  readonly field: 'totalMinor' | 'saleId';
}

/** `repaid` is the part of what was earned that goes to what the member owes. */
export type MadePoints = SalePoints & { readonly repaid: number };

/** What a sale does to its member's points, with the carry brought in from earlier sales. Nothing is written. */
export function pointsOf(context: ReadContext, buyer: Buyer | undefined, paid: Paid): MadePoints {
  const { rules, totalMinor, pointsRedeemed, lapsed } = paid;
  const unit = rules.perAmountMinor;
  if (buyer === undefined) {
    return {
      memberId: null,
      cardId: null,
      earned: 0,
      carryDelta: 0,
      carryUnit: unit,
      balanceAfter: null,
      carriedAfterMinor: null,
      explanation: withoutMember,
      outlook: null,
      repaid: 0,
    };
  }
  const { memberId, card } = buyer;
  const { ledger } = context.read;
  const held = ledger.balance(memberId);
  const earning = earn(totalMinor, rules, convertCarry(carryIn(held, unit), unit));
  if (!earning.ok) throw new Refusal(earning.error, { field: paid.field });
  const { earned, carryDelta, carry, explanation } = earning.value;
  const balance = (held?.balance ?? 0) - lapsed;
  if (pointsRedeemed > balance)
    throw new Refusal('POINTS_INSUFFICIENT', { field: 'redeem', details: { balance } });
  const owed = held?.owed ?? 0;
  const repaid = Math.min(owed, earned);
  const balanceAfter = balance - pointsRedeemed + earned - repaid;
  const made = { points: earned - repaid, expiresOn: expiryDay(paid.day, rules.expiryMonths) };
  // Lapsed lots are the first ones in the order.
  const lots = lotsAfter(ledger.lotsInOrder(memberId), lapsed + pointsRedeemed, made);
  return {
    memberId,
    cardId: card?.id ?? null,
    earned,
    carryDelta,
    carryUnit: unit,
    balanceAfter,
    carriedAfterMinor: carriedMinor(carry, rules),
    explanation:
      repaid === 0
        ? explanation
        : [...explanation, { code: 'REPAID', points: 0, values: { count: repaid, left: owed - repaid } }],
    repaid,
    outlook: outlookOf(context, balanceAfter, carry, rules, lots),
  };
}

type LotLeft = Pick<OpenLot, 'points' | 'expiresOn'>;
const lastDay = ({ expiresOn }: LotLeft): string => expiresOn ?? '9999-12-31';

/** The lots as they will be: the redeemed points are gone from the first ones, the new lot stands at its place. */
function* lotsAfter(lots: Iterable<OpenLot>, redeemed: number, made: LotLeft): Generator<LotLeft> {
  let gone = redeemed;
  let isMadeTold = made.points === 0;
  for (const lot of lots) {
    const left = Math.max(0, lot.points - gone);
    gone -= lot.points - left;
    if (left === 0) continue;
    if (!isMadeTold && lastDay(made) < lastDay(lot)) {
      isMadeTold = true;
      yield made;
    }
    yield { points: left, expiresOn: lot.expiresOn };
  }
  if (!isMadeTold) yield made;
}
