import { assert } from '../../core/domain/assert.ts';
import { carriedMinor, convertCarry } from '../../core/domain/earning.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { OpenLot } from '../../core/domain/ledger.ts';
import { clawBackOf, type Clawback, type RefundPolicy, type RefundShares } from '../../core/domain/refund.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import type { Redemption } from '../store/rewards.ts';
import type { Sale } from '../store/sales.ts';
import { debit, giveBack } from './bookkeeping.ts';
import { carryOf, changedCarry } from './carry.ts';
import { lapsing } from './expiry.ts';
import { owe } from './owed.ts';
import { currentProgram } from './program.ts';

export type MembersSale = Sale & { readonly memberId: MemberId };
export const isMembers = (sale: Sale): sale is MembersSale => sale.memberId !== null;

/** Where the points of a sale would be taken from: its own lot first, then the member's others that still last. */
function sourcesOf(context: ReadContext, sale: MembersSale) {
  const { ledger, refunds } = context.read;
  const own = ledger.lotOfSale(sale.id);
  const isLapsing = lapsing(context);
  const others = [...ledger.lotsInOrder(sale.memberId)].filter(
    ({ seq, expiresOn }) => seq !== own?.seq && !isLapsing(expiresOn),
  );
  // What a roll would let go in this moment counts as gone.
  const isOver = own !== undefined && isLapsing(own.expiresOn);
  const lapsed =
    own === undefined
      ? 0
      : refunds.lapsedOfLot(own.seq) + (isOver ? own.left : 0) - refunds.lapsedSoFar(sale.id);
  const inLot = own === undefined || isOver ? 0 : own.left;
  return { own, others, inLot, lapsed };
}

/**
 * What taking `due` points back would come to; writes nothing. `regained` are points that go back to the member in the
 * same breath.
 */
export function clawbackOf(
  context: ReadContext,
  sale: MembersSale,
  due: number,
  policy: RefundPolicy,
  regained = 0,
): Clawback {
  const { others, inLot, lapsed } = sourcesOf(context, sale);
  const elsewhere = others.reduce((sum, { points }) => sum + points, 0) + regained;
  return clawBackOf(due, { inLot, lapsed, elsewhere }, policy);
}

/** Takes points of a sale back, as far as the member has them; what was spent already follows the shop's policy. */
export function clawBack(
  context: WriteContext,
  sale: MembersSale,
  due: number,
  by: { readonly kind: 'refund' | 'void'; readonly reason: string },
): Clawback {
  const { own, others } = sourcesOf(context, sale);
  const clawback = clawbackOf(context, sale, due, context.shop.refundPolicy);
  const points = clawback.fromLot + clawback.fromOthers;
  const entry = { memberId: sale.memberId, saleId: sale.id, reason: by.reason };
  if (points > 0) {
    const first: readonly OpenLot[] =
      own === undefined || clawback.fromLot === 0 ? [] : [{ ...own, points: clawback.fromLot }];
    const posting = {
      ...entry,
      shopAccount: 'shop:clawed',
      points,
      kind: by.kind,
      businessDay: context.today,
    } as const;
    const seq = debit(context, posting, [...first, ...others]);
    assert(seq !== undefined, 'a balance holds what its lots hold');
  }
  owe(context, { ...entry, points: clawback.owed });
  return clawback;
}

/** Takes a sale's carry back, in the unit that carry is kept in now: a program published since may have changed it. */
export function takeCarryBack(context: WriteContext, sale: MembersSale, carryDue: number) {
  const { rules } = currentProgram(context);
  const unit = rules.perAmountMinor;
  const back = convertCarry({ amount: -carryDue, unit: sale.carryUnit }, unit);
  const carry = changedCarry(context, sale.memberId, back.amount, unit);
  context.write.ledger.creditWithCarry(sale.memberId, 0, carry);
  return { carryDelta: back.amount, carryUnit: unit, carriedMinor: carriedMinor(carry, rules) };
}

/** The minor units that would be carried on after it; writes nothing. */
export function carriedAfter(context: ReadContext, sale: MembersSale, carryDue: number): number {
  const { rules } = currentProgram(context);
  const unit = rules.perAmountMinor;
  const back = convertCarry({ amount: -carryDue, unit: sale.carryUnit }, unit);
  const now = convertCarry(carryOf(context, sale.memberId, unit), unit);
  return carriedMinor({ amount: now.amount + back.amount, unit }, rules);
}

/** Gives points of a sale's rewards back to their own lots, each by a transfer of its own. */
export function giveRewardsBack(
  context: WriteContext,
  redemptions: readonly Redemption[],
  returns: RefundShares['returns'],
  reason: string,
): readonly { readonly redemptionId: string; readonly transferSeq: number; readonly points: number }[] {
  return returns.map(({ rewardId: redemptionId, points }) => {
    const redemption = redemptions.find(({ id }) => id === redemptionId);
    assert(redemption !== undefined, 'what goes back was given with the sale');
    const posting = {
      memberId: redemption.memberId,
      shopAccount: 'shop:returned',
      points,
      kind: 'return',
      saleId: redemption.saleId,
      businessDay: context.today,
      reason,
    } as const;
    const lots = context.read.refunds.lotsStillOut(redemptionId, redemption.transferSeq);
    return { redemptionId, points, transferSeq: giveBack(context, posting, lots) };
  });
}
