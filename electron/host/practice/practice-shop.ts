import { setImmediate as othersFirst } from 'node:timers/promises';
import { assert } from '../../core/domain/assert.ts';
import type { Instant, StaffId } from '../../core/domain/ids.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { openForWriting } from '../store/open.ts';
import type { StoredProduct } from '../store/products.ts';
import { writableStore, type ReadableStore } from '../store/store.ts';

/** So many products are copied at a time: the real till answers in between. */
const PRODUCTS_AT_ONCE = 200;

export interface PracticeShopParts {
  /** The real shop, which is only looked at. */
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
}

/**
 * Makes a practice shop's file: the real shop's settings, program, rewards and products, and nothing of anybody, its
 * staff included. What is already sold, earned and written down stays where it is.
 */
export async function makePracticeShop(file: string, parts: PracticeShopParts): Promise<void> {
  const { read, now, newId, randomBytes } = parts;
  const shop = read.shop.get();
  const program = read.programs.current();
  assert(shop !== undefined && program !== undefined, 'only a shop that is set up can be practised');
  const database = openForWriting(file, { kind: 'practice', create: true, backupStamp: '' });
  try {
    // A practice shop doesn't outlive this process, so that nothing of it needs to survive a power cut.
    database.pragma('synchronous = OFF');
    const write = writableStore(database);
    const atOnce = database.transaction((run: () => void) => run());
    atOnce.immediate(() => {
      const { letterhead } = shop;
      const version = write.shop.addLetterhead(letterhead);
      write.shop.add({ ...shop, letterhead: { ...letterhead, version } }, now());
      write.commands.setDigestKey(randomBytes(32));
      const name = translatorFor(letterhead.locale)('training.staff');
      const owner = { id: newId() as StaffId, name, role: 'owner' } as const;
      write.staff.add(owner, now());
      write.programs.publish({ ...program, version: 1, publishedAt: now() }, owner.id);
    });
    for (const products of pagesOf(read)) {
      atOnce.immediate(() => {
        for (const product of products) write.products.save(product, now());
      });
      await othersFirst();
    }
    atOnce.immediate(() => {
      for (const reward of read.rewards.all()) write.rewards.save(reward, now());
    });
  } finally {
    database.close();
  }
}

/** The products by name, a page at a time; between two pages nothing is held open that the real till waits for. */
function* pagesOf({ products }: ReadableStore): Generator<readonly StoredProduct[]> {
  let last: Pick<StoredProduct, 'name' | 'id'> | undefined = { name: '', id: '' };
  while (last !== undefined) {
    const page: StoredProduct[] = [];
    for (const product of products.after(last, true)) {
      page.push(product);
      if (page.length === PRODUCTS_AT_ONCE) break;
    }
    last = page.at(-1);
    yield page;
  }
}
