import { currencyOf } from '../../core/domain/money.ts';
import { assert } from '../../core/domain/assert.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { priceIn, type Good } from './goods.ts';
import { given, type SampleTill } from './sample-till.ts';
import { SAMPLE_CUT_OVER, type Wish } from './wish.ts';

export const owner = { actorName: null, role: 'owner' } as const;

/** A reward that the sample shop gives. */
export interface SampleReward {
  readonly rewardId: string;
  readonly pointsCost: number;
  /** What must be on the bill for it; null where the bill must come to `leastMinor`. */
  readonly good: Good | null;
  readonly leastMinor: number;
}

/** The bakery as its owner opened it. */
export interface FoundedShop {
  /** By the good's key. */
  readonly productIds: ReadonlyMap<string, string>;
  readonly rewards: readonly SampleReward[];
}

/** Points are for what a euro buys, in whatever currency. */
const EXPIRY_MONTHS = 9;

export async function foundShop(till: SampleTill, wish: Wish, goods: readonly Good[]): Promise<FoundedShop> {
  const say = translatorFor(wish.locale);
  const client = till.as(owner);
  const currency = currencyOf(wish.currency);
  assert(currency !== undefined, 'a sample shop has a currency that we know');
  given(
    await client.shop.setUp({
      name: say('sample.shopName'),
      currency: wish.currency,
      timeZone: wish.timeZone,
      locale: wish.locale,
      cutOver: SAMPLE_CUT_OVER,
      ownerName: say('sample.owner'),
    }),
  );
  given(await client.shop.update({ address: say('sample.address'), phone: '+44 1632 960000' }));
  given(
    await client.program.save({
      points: 1,
      perAmountMinor: priceIn(wish.currency, 100),
      minimumSpendMinor: 0,
      expiryMonths: EXPIRY_MONTHS,
    }),
  );
  const productIds = new Map<string, string>();
  for (const { key, name, category, priceMinor, quickKey, talkingPoints } of goods) {
    const product = { name, category, priceMinor, quickKey, talkingPoints, soldBy: 'piece' } as const;
    productIds.set(key, given(await client.products.save(product)).productId);
  }
  const rewards: SampleReward[] = [];
  const goodNamed = (key: string): Good => {
    const good = goods.find((each) => each.key === key);
    assert(good !== undefined, 'a reward is one of the goods');
    return good;
  };
  for (const [key, pointsCost, name] of [
    ['coffee', 45, say('sample.freeCoffee')],
    ['carrot', 80, say('sample.freeCake')],
  ] as const) {
    const gives = { kind: 'product', productId: productIds.get(key) ?? '' } as const;
    const { rewardId } = given(await client.rewards.save({ name, pointsCost, gives }));
    rewards.push({ rewardId, pointsCost, good: goodNamed(key), leastMinor: 0 });
  }
  const amountMinor = priceIn(wish.currency, 500);
  const off = {
    name: say('sample.amountOff'),
    pointsCost: 120,
    gives: { kind: 'amount', amountMinor },
  } as const;
  const { rewardId } = given(await client.rewards.save(off));
  rewards.push({ rewardId, pointsCost: off.pointsCost, good: null, leastMinor: amountMinor });
  return { productIds, rewards };
}
