import type { SampleProgress } from '../../core/contract/sample.ts';
import { AssertionError } from '../../core/domain/assert.ts';
import type { SampleCounts } from './make-sample.ts';
import type { Wish } from './wish.ts';

/** What can be asked about the sample shop. */
export interface SampleDesk {
  readonly state: () => 'none' | 'open' | ({ readonly kind: 'making' } & SampleProgress);
  /** Resolves when it is in the shop's place. Refuses what `sample.open` says. */
  readonly open: (wish: Wish) => Promise<SampleCounts>;
  /** False where none is being made. */
  readonly cancel: () => Promise<boolean>;
  /** False where there is none. Refuses SAMPLE_NOT_ONE. */
  readonly remove: () => Promise<boolean>;
}

const never = (): never => {
  throw new AssertionError('what is asked of a practice or a sample shop never makes or removes one');
};

/** That of a book which has no sample shop beside it. */
export const noSampleDesk: SampleDesk = { state: never, open: never, cancel: never, remove: never };
