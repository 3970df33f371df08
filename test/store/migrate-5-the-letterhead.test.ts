import { describe, expect, it } from 'vitest';
import { theLetterhead } from '../../electron/host/store/migrations/0005-the-letterhead.ts';
import { testClock } from '../helpers/clock.ts';
import { loafLogo } from '../helpers/receipt-facts.ts';
import { olderShop, schemaOf } from '../helpers/older-shop.ts';
import { expectWhole, tillForTest, value } from '../helpers/till.ts';

const schemaBefore = schemaOf(theLetterhead) - 1;

describe('a shop of the schema before logos', () => {
  it('has none and 80 mm paper, keeps all that it knows, and its books add up', async () => {
    const till = await tillForTest({
      folder: olderShop(schemaBefore).folder,
      setUp: null,
      clock: testClock('2026-11-21T12:00:00Z'),
    });
    await expectWhole(till);
    expect(value(await till.asOwner.shop.get({}))).toMatchObject({ logo: null, paperMm: 80 });
  });

  it('takes a logo and a narrower roll, and a sale of before keeps its slip', async () => {
    const till = await tillForTest({
      folder: olderShop(schemaBefore).folder,
      setUp: null,
      clock: testClock('2026-11-21T12:00:00Z'),
    });
    const [sale] = value(await till.asOwner.sales.list({ date: '2026-11-19' })).sales;
    const saleId = sale?.saleId ?? '';
    const before = value(await till.asOwner.sales.receipt({ saleId, format: 'document' }));
    const logo = loafLogo(128, 64);
    value(await till.asOwner.shop.update({ logo, paperMm: 58 }));
    expect(value(await till.asOwner.shop.get({}))).toMatchObject({ logo, paperMm: 58 });
    expect(value(await till.asOwner.sales.receipt({ saleId, format: 'document' }))).toEqual(before);
    await till.edit((database) => {
      expect(() => database.exec(`UPDATE shop SET paper_mm = 70`)).toThrow('CHECK');
      expect(() => database.exec(`INSERT INTO logo VALUES (9, 12, 64, '')`)).toThrow('CHECK');
    });
  });
});
