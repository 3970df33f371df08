import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import type { FeatureServices, OpenContext } from '../context.ts';
import type { SampleDesk } from '../sample/sample-desk.ts';
import { wishOf } from '../sample/wish.ts';

export const sample: FeatureServices<'sample'> = {
  open(context, asked) {
    // Before there is a shop everybody is a guest; later its till isn't put aside by anybody but the owner.
    if (context.shop !== undefined) refuseCashier(context);
    return deskOf(context).open(wishOf(asked, context.now));
  },

  status(context) {
    const state = deskOf(context).state();
    return typeof state === 'string' ? { kind: state } : state;
  },

  async cancel(context) {
    if (context.shop !== undefined) refuseCashier(context);
    return { cancelled: await deskOf(context).cancel() };
  },

  async remove(context) {
    refuseCashier(context);
    return { removed: await deskOf(context).remove() };
  },
};

function refuseCashier({ session }: OpenContext): void {
  if (session.role !== 'owner') throw new Refusal('NOT_ALLOWED');
}

function deskOf({ book }: OpenContext): SampleDesk {
  assert(book.kind === 'shop', 'what is asked of a practice shop never makes a sample shop');
  return book.sampleDesk;
}
