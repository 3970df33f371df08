import type { Explanation } from './earning.ts';

/** Why a member's points change by a refund; the points of all lines add up to the change of the balance. */
export function refundExplanation(of: {
  readonly pointsClawedBack: number;
  readonly pointsLapsed: number;
  readonly pointsOwed: number;
  readonly pointsBorne: number;
  readonly pointsReturned: number;
}): readonly Explanation[] {
  const line = (code: Explanation['code'], points: number, count: number): readonly Explanation[] =>
    count === 0 ? [] : [{ code, points, values: { count } }];
  return [
    ...line('CLAWED_BACK', 0 - of.pointsClawedBack, of.pointsClawedBack),
    ...line('RETURNED', of.pointsReturned, of.pointsReturned),
    ...line('LAPSED', 0, of.pointsLapsed),
    ...line('OWED', 0, of.pointsOwed),
    ...line('BORNE', 0, of.pointsBorne),
  ];
}
