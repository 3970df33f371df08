import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { logoOf } from '../../electron/core/domain/logo.ts';
import { refusal, tillForTest, value } from '../helpers/till.ts';

const whole = {
  name: 'Konditorei Süß',
  address: '12 Mill Lane',
  phone: '01 23 45 67',
  currency: 'JPY',
  timeZone: 'Asia/Tokyo',
  cutOver: '02:30',
  memberPrefix: '28',
  paperMm: 58,
  logo: logoOf(16, 8, (x, y) => x === y),
  pointsPerUnit: 3,
} as const;

const firstReward = {
  name: 'Free coffee',
  pointsCost: 50,
  gives: { kind: 'newProduct', name: 'Coffee' },
} as const;

describe('A shop set up in one go', () => {
  const empty = () => tillForTest({ setUp: null });

  it('has its letterhead, logo, paper, prefix and cut-over from the first slip on', async () => {
    const { asOwner } = await empty();
    value(await asOwner.shop.setUp(whole));
    const { logo, name, address, phone, cutOver, memberPrefix, paperMm } = value(await asOwner.shop.get({}));
    expect({ logo, name, address, phone, cutOver, memberPrefix, paperMm }).toEqual({
      logo: whole.logo,
      name: whole.name,
      address: whole.address,
      phone: whole.phone,
      cutOver: '02:30',
      memberPrefix: '28',
      paperMm: 58,
    });
  });

  it('makes the product that its first reward gives', async () => {
    const { asOwner } = await empty();
    value(await asOwner.shop.setUp({ ...whole, firstReward }));
    const [product] = value(await asOwner.products.list({})).products;
    expect(product).toMatchObject({ name: 'Coffee', priceMinor: null });
    expect(value(await asOwner.rewards.list({})).rewards).toMatchObject([
      { name: 'Free coffee', pointsCost: 50, gives: { kind: 'product', productId: product?.productId } },
    ]);
  });

  it.each([
    { kind: 'amount', amountMinor: 500 } as const,
    { kind: 'percent', percent: 10, capMinor: 300 } as const,
  ])('offers $kind as its first reward', async (gives) => {
    const { asOwner } = await empty();
    value(await asOwner.shop.setUp({ ...whole, firstReward: { ...firstReward, gives } }));
    expect(value(await asOwner.rewards.list({})).rewards).toMatchObject([{ gives, isOffered: true }]);
    expect(value(await asOwner.products.list({})).products).toEqual([]);
  });

  it('is made once, its reward too, however often one command asks', async () => {
    const { asOwner } = await empty();
    const commandId = randomUUID();
    const input = { ...whole, firstReward };
    const first = value(await asOwner.shop.setUp(input, { commandId }));
    expect(value(await asOwner.shop.setUp(input, { commandId }))).toEqual(first);
    expect(value(await asOwner.rewards.list({})).rewards).toHaveLength(1);
    expect(refusal(await asOwner.shop.setUp(input))).toMatch(/^SHOP_ALREADY_SET_UP/);
  });

  it('is not made by half where its prefix is refused', async () => {
    const { asOwner } = await empty();
    expect(refusal(await asOwner.shop.setUp({ ...whole, firstReward, memberPrefix: '20' }))).toBe(
      'PREFIX_IS_WEIGHED_GOODS memberPrefix',
    );
    expect(value(await asOwner.system.status({})).shop).toBeNull();
    value(await asOwner.shop.setUp({ ...whole, firstReward }));
    expect(value(await asOwner.rewards.list({})).rewards).toHaveLength(1);
  });
});
