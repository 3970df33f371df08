import type { DayFigure } from '../../../electron/core/contract/day-page.ts';
import type { Behind } from '../../state/day-page.ts';
import { useMoney, useSay } from '../../ui/use-desk.ts';

/** Figures whose list is counted in money beside its length. */
const inMoney: ReadonlySet<DayFigure> = new Set([
  'net',
  'sales',
  'memberSales',
  'memberNet',
  'refunds',
  'voids',
  'rewards',
  'products',
]);
const inPoints: ReadonlySet<DayFigure> = new Set([
  ...(['issued', 'clawedBack', 'redeemed', 'returned', 'expired', 'adjusted', 'rewards'] as const),
]);

/** Says what a list comes to: "12 entries · €48.20". */
export function useListSum(): (figure: DayFigure, total: Behind['total']) => string {
  const say = useSay();
  const money = useMoney();
  return (figure, total) =>
    say('day.behindSum', {
      count: total.count,
      hasAmount: String(inMoney.has(figure)),
      amount: money(total.amountMinor),
      hasPoints: String(inPoints.has(figure)),
      points: total.points,
    });
}
