import { carriedMinor, convertCarry, type Carry } from '../../core/domain/earning.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import type { MemberBalance } from '../store/ledger.ts';
import { currentProgram } from './program.ts';

/** What the member's sales carried on, in the unit it was last kept in; zero of `unit` before the first sale. */
export const carryOf = ({ read }: Pick<ReadContext, 'read'>, memberId: MemberId, unit: number): Carry =>
  carryIn(read.ledger.balance(memberId), unit);

/** The same, where the balance is read already. */
export const carryIn = (held: MemberBalance | undefined, unit: number): Carry =>
  held === undefined ? { amount: 0, unit } : { amount: held.carry, unit: held.carryUnit };

/** The minor units that a member's carry stands for under the rules of today. */
export function carriedNow(context: ReadContext, memberId: MemberId): number {
  const { rules } = currentProgram(context);
  return carriedMinor(carryOf(context, memberId, rules.perAmountMinor), rules);
}

/**
 * The member's carry, `change` sub-points more or less, in `unit`: to be kept with the member's points. Where it was
 * kept in another unit the conversion is written down, so that verify can follow each sub-point.
 */
export function changedCarry(context: WriteContext, memberId: MemberId, change: number, unit: number): Carry {
  const before = carryOf(context, memberId, unit);
  const converted = convertCarry(before, unit);
  if (before.unit !== unit) context.write.ledger.addConversion(memberId, before, converted, context.now);
  return { amount: converted.amount + change, unit };
}
