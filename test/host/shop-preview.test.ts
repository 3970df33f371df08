import { describe, expect, it } from 'vitest';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { logoOf } from '../../electron/core/domain/logo.ts';
import { countRows } from '../helpers/row-counts.ts';
import { tillForTest, value } from '../helpers/till.ts';

/** Every text of a slip, a row each. */
const textOf = ({ blocks }: ReceiptDocument): string =>
  blocks
    .map((block) =>
      block.kind === 'text' ? block.text : block.kind === 'pair' ? `${block.left} ${block.right}` : '',
    )
    .join('\n');

describe('The slip of a shop that isn’t there yet', () => {
  const empty = () => tillForTest({ setUp: null });

  it.each([
    ['EUR', 1, '€12.50', '+12 points'],
    ['JPY', 1, '¥1,250', '+1,250 points'],
    ['KWD', 2, '12.500', '+25 points'],
  ])(
    'is reckoned in %s with %i points a unit as a real sale is',
    async (currency, pointsPerUnit, total, points) => {
      const { asOwner } = await empty();
      const { document } = value(await asOwner.shop.preview({ of: 'sale', currency, pointsPerUnit }));
      expect(textOf(document)).toContain(total);
      expect(textOf(document)).toContain(points);
    },
  );

  it('is the very slip that the shop prints once it is open', async () => {
    const { asOwner } = await empty();
    const draft = {
      name: 'Konditorei Süß',
      address: '12 Mill Lane',
      phone: '01 23 45 67',
      logo: logoOf(16, 8, (x, y) => x === y),
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      paperMm: 58,
    } as const;
    const before = value(await asOwner.shop.preview({ of: 'sale', ...draft }));
    value(await asOwner.shop.setUp(draft));
    const sale = value(await asOwner.sales.record({ totalMinor: 1250 }));
    const slip = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'svg' }));
    const head = (document: ReceiptDocument) => document.blocks.slice(0, 3);
    expect(head(before.document)).toEqual(head(slip.document));
    const width = (svg: string | null) => /width="(\d+)"/.exec(svg ?? '')?.[1];
    expect(width(before.svg)).toBe(width(slip.content));
  });

  it('tells how far the first reward is', async () => {
    const { asOwner } = await empty();
    const firstReward = {
      name: 'Free coffee',
      pointsCost: 100,
      gives: { kind: 'newProduct', name: 'coffee' },
    } as const;
    const { document } = value(await asOwner.shop.preview({ of: 'sale', firstReward }));
    expect(textOf(document)).toContain('€29.50 to Free coffee');
  });

  it('has an example’s name before the shop has one, in the language that was chosen', async () => {
    const { asOwner } = await empty();
    const { document } = value(await asOwner.shop.preview({ of: 'sale', locale: 'zh-CN', currency: 'CNY' }));
    expect(textOf(document)).toMatch(/^您的店铺\n/);
    expect(textOf(document)).toContain('李小龙');
  });

  it('shows what a rule of a million points a unit makes, too', async () => {
    const { asOwner } = await empty();
    const draft = { of: 'sale', currency: 'JPY', pointsPerUnit: 1_000_000 } as const;
    expect(textOf(value(await asOwner.shop.preview(draft)).document)).toContain('+1,000,000 points');
  });

  it('is a member’s card with the prefix that was chosen', async () => {
    const { asOwner } = await empty();
    const { document } = value(await asOwner.shop.preview({ of: 'card', memberPrefix: '27' }));
    expect(document.blocks).toContainEqual({
      kind: 'barcode',
      symbology: 'ean13',
      value: expect.stringMatching(/^27\d{11}$/),
    });
  });
});

describe('The slip of a shop that is open', () => {
  it('has what the shop has, but for what is tried out; nothing is written', async () => {
    const { asOwner, file } = await tillForTest();
    value(await asOwner.shop.update({ address: '1 High Street', phone: '123' }));
    const rows = countRows(file);
    const { document } = value(await asOwner.shop.preview({ of: 'sale', name: 'New Name', phone: null }));
    expect(textOf(document)).toMatch(/^New Name\n1 High Street\n/);
    expect(value(await asOwner.shop.get({})).name).toBe('Corner Bakery');
    expect(countRows(file)).toEqual(rows);
  });
});
