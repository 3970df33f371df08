import type { TransferKind } from './ledger.ts';

/** What a member's history can be narrowed to. */
export const historyGroups = ['sales', 'rewards', 'expiry', 'corrections'] as const;
export type HistoryGroup = (typeof historyGroups)[number];

/** Where each kind of transfer is looked for. A new kind finds its place here, and its sentence in `history.*`. */
export const groupOfKind: Readonly<Record<TransferKind, HistoryGroup>> = {
  earn: 'sales',
  void: 'sales',
  refund: 'sales',
  owe: 'sales',
  repay: 'sales',
  redeem: 'rewards',
  return: 'rewards',
  expire: 'expiry',
  adjust: 'corrections',
  merge: 'corrections',
  unmerge: 'corrections',
};

export interface DayBalance<Day extends string = string> {
  readonly day: Day;
  readonly balance: number;
}

/**
 * At most `most` of the days, the first and the last among them, evenly picked. Each keeps its own balance: a line
 * through them leaves days out, and never invents one.
 */
export function thinned<Day extends string>(
  days: readonly DayBalance<Day>[],
  most: number,
): readonly DayBalance<Day>[] {
  if (days.length <= most) return days;
  const step = (days.length - 1) / (most - 1);
  return Array.from({ length: most }, (_, index) => days[Math.round(index * step)]).filter(
    (day) => day !== undefined,
  );
}
