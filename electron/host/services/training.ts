import { assert } from '../../core/domain/assert.ts';
import type { FeatureServices, WhichBook } from '../context.ts';
import type { PracticeShops } from '../practice/practice-shops.ts';

export const training: FeatureServices<'training'> = {
  start: ({ book }) => beside(book).start(),
  end: async ({ book }, { trainingId }) => ({ ended: await beside(book).end(trainingId) }),
};

function beside(book: WhichBook): PracticeShops {
  assert(book.kind === 'shop', 'what is asked of a practice shop never starts or ends one');
  return book.practiceShops;
}
