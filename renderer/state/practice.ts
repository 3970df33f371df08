import type { PracticeCard } from '../../electron/core/contract/training.ts';
import type { Desk } from './desk.ts';

/** Whether this window trains. */
export interface Training {
  /** The desk that is shown while it does; the real one keeps what was on it. */
  readonly practice: Desk | null;
  readonly cards: readonly PracticeCard[];
  /** A practice shop is being made. */
  readonly isStarting: boolean;
}

export const notTraining: Training = { practice: null, cards: [], isStarting: false };
