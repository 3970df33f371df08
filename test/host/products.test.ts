import { describe, expect, it } from 'vitest';
import { ean13CheckDigit } from '../../electron/core/domain/card-number.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

const withCheck = (twelve: string): string => `${twelve}${ean13CheckDigit(twelve)}`;

describe('a scale’s label', () => {
  it('with a price is the product and that price, and the weight that a kilogram’s price makes of it', async () => {
    const { asOwner } = await tillForTest();
    const cheese = { name: 'Comté', barcode: '2012345', priceMinor: 3_200, soldBy: 'weight' } as const;
    const { productId } = value(await asOwner.products.save(cheese));
    expect(value(await asOwner.cards.resolve({ code: withCheck('201234500800') }))).toMatchObject({
      ...{ kind: 'product', productId, quantity: 250, amountMinor: 800 },
    });
    value(await asOwner.products.save({ productId, soldBy: 'piece' }));
    expect(value(await asOwner.cards.resolve({ code: withCheck('201234500800') }))).toMatchObject({
      ...{ quantity: 1_000, amountMinor: 800 },
    });
  });

  it('with a weight is the product, that weight, and what it comes to', async () => {
    const { asOwner } = await tillForTest();
    value(await asOwner.shop.update({ weighedGoods: [{ prefix: '27', holds: 'weight' }] }));
    const apples = { name: 'Apples', barcode: '2700007', priceMinor: 299, soldBy: 'weight' } as const;
    const { productId } = value(await asOwner.products.save(apples));
    const code = withCheck('270000701255');
    expect(value(await asOwner.cards.resolve({ code }))).toMatchObject({
      ...{ kind: 'product', productId, quantity: 1_255, amountMinor: 375 },
    });
    value(await asOwner.products.save({ productId, priceMinor: null }));
    expect(value(await asOwner.cards.resolve({ code }))).toMatchObject({
      quantity: 1_255,
      amountMinor: null,
    });
    const line = { barcode: code, quantity: 1_255, unitPriceMinor: 299 };
    const sale = value(await asOwner.sales.record({ lines: [line] }));
    expect(sale.totalMinor).toBe(375);
  });

  it('of an article that nobody knows is nothing known, and read wrong is refused', async () => {
    const { asOwner } = await tillForTest();
    expect(value(await asOwner.cards.resolve({ code: withCheck('201234500800') }))).toEqual({
      kind: 'unknown',
    });
    const wrong = withCheck('201234500800').replace(/.$/, (digit) => String((Number(digit) + 1) % 10));
    expect(refusal(await asOwner.cards.resolve({ code: wrong }))).toBe('BARCODE_MISREAD code');
  });

  it('isn’t one where a product is kept under the whole number', async () => {
    const { asOwner } = await tillForTest();
    const code = withCheck('201234500800');
    value(await asOwner.products.save({ name: 'A jar of ours', barcode: code, priceMinor: 650 }));
    expect(value(await asOwner.cards.resolve({ code }))).toMatchObject({
      ...{ kind: 'product', name: 'A jar of ours', quantity: 1_000, amountMinor: 650 },
    });
  });
});

describe('a product', () => {
  it.each([
    ['an UPC-A', '036000291452', ['036000291452', '0036000291452']],
    ['an UPC-E', '04252614', ['04252614', '042100005264', '0042100005264']],
    ['an EAN-8', '96385074', ['96385074']],
    ['its long form', '0042100005264', ['04252614', '042100005264']],
  ])('saved by %s is found by each form of it, and its code is taken in each', async (_, saved, scanned) => {
    const { asOwner } = await tillForTest();
    const { productId } = value(
      await asOwner.products.save({ name: 'Tea', barcode: saved, priceMinor: 300 }),
    );
    for (const code of scanned) {
      expect(value(await asOwner.cards.resolve({ code }))).toMatchObject({ kind: 'product', productId });
      expect(refusal(await asOwner.products.save({ name: 'Other', barcode: code }))).toBe(
        'BARCODE_TAKEN barcode',
      );
      const lines = [{ barcode: code, quantity: 1_000, unitPriceMinor: 300 }];
      expect(value(await asOwner.sales.quote({ lines })).totalMinor).toBe(300);
    }
  });

  it('keeps its barcode and quick key when it is saved again without them', async () => {
    const { asOwner } = await tillForTest();
    const tea = value(await asOwner.products.save({ name: 'Tea', barcode: '96385074', quickKey: 3 }));
    const { productId } = tea;
    expect(value(await asOwner.products.save({ productId, name: 'Green tea' }))).toEqual({
      ...tea,
      name: 'Green tea',
    });
    expect(refusal(await asOwner.products.save({ name: 'Coffee', quickKey: 3 }))).toBe(
      'QUICK_KEY_TAKEN quickKey',
    );
    expect(value(await asOwner.products.save({ productId, quickKey: null })).quickKey).toBeNull();
    expect(value(await asOwner.products.save({ name: 'Coffee', quickKey: 3 })).quickKey).toBe(3);
    expect(refusal(await asOwner.products.save({ productId, quickKey: 3 }))).toBe('QUICK_KEY_TAKEN quickKey');
  });

  it('isn’t a bank card, of thirteen digits neither', async () => {
    const { asOwner } = await tillForTest();
    // A Visa of the old length, whose last digit isn't an EAN's.
    for (const barcode of ['4222222222222', '4111111111111111']) {
      const answer = await asOwner.products.save({ name: 'Tea', barcode });
      expect(refusal(answer)).toBe('CARD_LOOKS_LIKE_PAYMENT barcode');
      expect(refusal(await asOwner.cards.resolve({ code: barcode }))).toBe('CARD_LOOKS_LIKE_PAYMENT code');
    }
  });

  it('is listed by name, a page at a time, found by the beginning of any word in any script', async () => {
    const { asOwner } = await tillForTest();
    const names = ['Éclair', 'Pain au chocolat', '豆沙包', 'Łazanki', 'ÖL 1', 'Öl 2'];
    for (const name of names) value(await asOwner.products.save({ name }));
    const found = async (text: string): Promise<readonly string[]> =>
      value(await asOwner.products.list({ text })).products.map(({ name }) => name);
    expect(await found('eclair')).toEqual(['Éclair']);
    expect(await found('CHOC')).toEqual(['Pain au chocolat']);
    expect(await found('沙')).toEqual(['豆沙包']);
    expect(await found('laz')).toEqual(['Łazanki']);
    expect(await found('öl')).toEqual(['ÖL 1', 'Öl 2']);
    expect(await found('%')).toEqual([]);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = value(
        await asOwner.products.list({ limit: 2, ...(cursor === undefined ? {} : { cursor }) }),
      );
      expect(page.products.length).toBeLessThanOrEqual(2);
      listed.push(...page.products.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(listed.toSorted()).toEqual(names.toSorted());
    expect(new Set(listed).size).toBe(names.length);
  });
});

describe('a card that was lost', () => {
  it('names the card that holds now, however often it was replaced', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const { memberId, cardNumber: first } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const replace = async (): Promise<string> =>
      value(await asOwner.members.replaceCard({ memberId, reason: 'Lost' })).cardNumber;
    const second = await replace();
    const third = await replace();
    for (const lost of [first, second]) {
      expect(value(await asOwner.cards.resolve({ code: lost }))).toMatchObject({
        ...{ memberId, cardState: 'blocked', replacedBy: third.slice(-4) },
      });
      const answer = await asOwner.sales.record({ cardNumber: lost, totalMinor: 100 });
      expect(refusal(answer)).toBe('CARD_REPLACED cardNumber');
      if (!answer.ok) expect(answer.error.message).toContain(third.slice(-4));
    }
    const { cards, cardNumber } = value(await asOwner.members.get({ memberId }));
    expect(cardNumber).toBe(third);
    expect(cards.map(({ state }) => state)).toEqual(['active', 'blocked', 'blocked']);
    const hand = value(await asOwner.members.replaceCard({ memberId, reason: 'Lost', cardNumber: 'HAND-1' }));
    expect(hand).toEqual({ cardNumber: 'HAND-1', blocked: [third] });
    await expectWhole(till);
  });
});

it('a slip’s barcode finds its sale, void or not; one that no slip has is unknown', async () => {
  const { asOwner } = await tillForTest();
  const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
  const sale = value(await asOwner.sales.record({ memberId, totalMinor: 1_250 }));
  const { document } = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'document' }));
  const printed = document.blocks.find((block) => block.kind === 'barcode')?.value ?? '';
  expect(printed).toBe(receiptCode(sale.receiptNumber));
  const known = { kind: 'sale', saleId: sale.saleId, receiptNumber: 1, totalMinor: 1_250, memberId };
  expect(value(await asOwner.cards.resolve({ code: printed }))).toMatchObject({ ...known, voided: false });
  value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' }));
  expect(value(await asOwner.cards.resolve({ code: printed.toLowerCase() }))).toMatchObject({
    ...known,
    voided: true,
  });
  expect(value(await asOwner.cards.resolve({ code: receiptCode(2) }))).toEqual({ kind: 'unknown' });
});
