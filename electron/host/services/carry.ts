import { carriedMinor, convertCarry, type Carry } from '../../core/domain/earning.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext, WriteContext } from '../context.ts';
import { currentProgram } from './program.ts';

/** What the member's sales carried on, in the unit it was last kept in; zero of `unit` before the first sale. */
export function carryOf({ read }: Pick<ReadContext, 'read'>, memberId: MemberId, unit: number): Carry {
  const held = read.ledger.balance(memberId);
  return held === undefined ? { amount: 0, unit } : { amount: held.carry, unit: held.carryUnit };
}

/** The minor units that a member's carry stands for under the rules of today. */
export function carriedNow(context: ReadContext, memberId: MemberId): number {
  const { rules } = currentProgram(context);
  return carriedMinor(carryOf(context, memberId, rules.perAmountMinor), rules);
}

/**
 * Keeps the member's carry, `change` sub-points more or less, in `unit`. Where it was kept in another unit the
 * conversion is written down, so that verify can follow each sub-point.
 */
export function changeCarry(context: WriteContext, memberId: MemberId, change: number, unit: number): Carry {
  const before = carryOf(context, memberId, unit);
  const converted = convertCarry(before, unit);
  if (before.unit !== unit) context.write.ledger.addConversion(memberId, before, converted, context.now);
  const after = { amount: converted.amount + change, unit };
  context.write.ledger.setCarry(memberId, after);
  return after;
}
