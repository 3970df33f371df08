import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';
import { lapsing } from './expiry.ts';

/** What two members hold together and doesn't lapse in this moment, summed by its last day: earliest first. */
export function lotsTogether(
  context: ReadContext,
  ...members: readonly MemberId[]
): readonly { readonly points: number; readonly expiresOn: string | null }[] {
  const isLapsing = lapsing(context);
  const sums = new Map<string | null, number>();
  for (const { points, expiresOn } of members.flatMap((id) => context.read.ledger.lotsByExpiry(id))) {
    if (!isLapsing(expiresOn)) sums.set(expiresOn, (sums.get(expiresOn) ?? 0) + points);
  }
  const lastDay = (expiresOn: string | null): string => expiresOn ?? '9999-12-31';
  return [...sums]
    .map(([expiresOn, points]) => ({ points, expiresOn }))
    .toSorted((a, b) => (lastDay(a.expiresOn) < lastDay(b.expiresOn) ? -1 : 1));
}
