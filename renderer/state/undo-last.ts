import { takeAdjustmentBack } from './adjustment.ts';
import type { Desk } from './desk.ts';
import { putDetailsBack } from './member-details.ts';
import { takeMergeBack } from './merging.ts';
import { takeBackRewards } from './rewards.ts';
import { lastSale, undo, type Today } from './today.ts';

/** Z: undoes what was done last, whatever it was. */
export async function undoLast(desk: Desk): Promise<void> {
  const { last } = desk.today.getState();
  if (last?.kind === 'rewardsGiven') return takeBackRewards(desk, last);
  if (last?.kind === 'detailsChanged') return putDetailsBack(desk, last);
  if (last?.kind === 'merged') return takeMergeBack(desk, last);
  if (last?.kind === 'adjusted' && !last.isUndo) return takeAdjustmentBack(desk, last);
  const sale = lastSale(desk.today.getState());
  return sale === null ? desk.tones.no() : undo(desk, sale);
}

export const canUndoLast = (today: Today): boolean =>
  today.last?.kind === 'rewardsGiven' ||
  today.last?.kind === 'detailsChanged' ||
  today.last?.kind === 'merged' ||
  (today.last?.kind === 'adjusted' && !today.last.isUndo) ||
  lastSale(today) !== null;
