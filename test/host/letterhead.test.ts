import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { expect, test } from 'vitest';
import { decodeEscpos } from '../helpers/escpos-decoder.ts';
import { drawPrinted } from '../helpers/printed-slip.ts';
import { loafLogo } from '../helpers/receipt-facts.ts';
import { refusal, tillForTest, value } from '../helpers/till.ts';

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(
      new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
    ).buffer,
  },
});

test('a slip is as wide as the shop’s paper in every form, and its barcode can be read', async () => {
  const shop = await tillForTest();
  value(await shop.asOwner.shop.update({ paperMm: 58, logo: loafLogo(384, 64) }));
  const { saleId } = value(await shop.asOwner.sales.record({ totalMinor: 1_250 }));
  const { content: text } = value(await shop.asOwner.sales.receipt({ saleId, format: 'text' }));
  expect(Math.max(...(text ?? '').split('\n').map(({ length }) => length))).toBe(32);
  const { content: svg } = value(await shop.asOwner.sales.receipt({ saleId, format: 'svg' }));
  expect(svg).toContain('width="384"');
  const { content: png, document } = value(await shop.asOwner.sales.receipt({ saleId, format: 'png' }));
  const { content: bytes } = value(await shop.asOwner.sales.receipt({ saleId, format: 'escpos' }));
  const printed = await drawPrinted(decodeEscpos(Buffer.from(bytes ?? '', 'base64')), 384);
  for (const picture of [Buffer.from(png ?? '', 'base64'), printed]) {
    const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['Code128'] });
    expect(document.blocks).toContainEqual({ kind: 'barcode', symbology: 'code128', value: found?.text });
  }
});

test.each([58, 80] as const)(
  'a card’s number of any length can be printed on %i mm paper: as bars where they fit',
  async (paperMm) => {
    const shop = await tillForTest();
    value(await shop.asOwner.shop.update({ paperMm }));
    for (let length = 8; length <= 26; length += 2) {
      const cardNumber = `CARD-${'7'.repeat(length - 5)}`;
      const { memberId } = value(
        await shop.asOwner.members.enrol({ name: 'Bo', cardNumber, confirmed: true }),
      );
      for (const format of ['escpos', 'svg'] as const)
        value(await shop.asOwner.members.cardSlip({ memberId, format }));
    }
    const { memberId } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
    const { content, document } = value(await shop.asOwner.members.cardSlip({ memberId, format: 'escpos' }));
    const width = paperMm === 58 ? 384 : 576;
    const picture = await drawPrinted(decodeEscpos(Buffer.from(content ?? '', 'base64')), width);
    const [found] = await readBarcodes(new Uint8Array(picture), { formats: ['EAN13'] });
    expect(document.blocks).toContainEqual({ kind: 'barcode', symbology: 'ean13', value: found?.text });
  },
);

test('a logo stands on the day’s page and on slips, and an earlier slip stays as it was', async () => {
  const shop = await tillForTest();
  const { saleId } = value(await shop.asOwner.sales.record({ totalMinor: 500 }));
  const plain = value(await shop.asOwner.sales.receipt({ saleId, format: 'svg' }));
  const logo = loafLogo(96, 40);
  value(await shop.asOwner.shop.update({ logo }));
  expect(value(await shop.asOwner.sales.receipt({ saleId, format: 'svg' }))).toEqual(plain);
  const later = value(await shop.asOwner.sales.record({ totalMinor: 700 }));
  const { document } = value(await shop.asOwner.sales.receipt({ saleId: later.saleId, format: 'document' }));
  expect(document.blocks[0]).toEqual({ kind: 'logo', logo, name: 'Corner Bakery' });
  const page = value(await shop.asOwner.day.report({ format: 'html' }));
  expect(page.content).toContain('viewBox="0 0 96 40"');
  value(await shop.asOwner.shop.update({ logo: null }));
  expect(value(await shop.asOwner.shop.get({})).logo).toBeNull();
});

test('the same logo is kept once, however often the letterhead changes', async () => {
  const shop = await tillForTest();
  value(await shop.asOwner.shop.update({ logo: loafLogo(96, 40) }));
  value(await shop.asOwner.shop.update({ name: 'The Corner' }));
  value(await shop.asOwner.shop.update({ logo: null }));
  value(await shop.asOwner.shop.update({ logo: loafLogo(96, 40) }));
  await shop.edit((database) => {
    expect(database.prepare('SELECT count(*) AS count FROM logo').get()).toEqual({ count: 1 });
    expect(database.prepare('SELECT count(*) AS count FROM letterhead').get()).toEqual({ count: 5 });
  });
});

test('a broken logo is refused at its field', async () => {
  const shop = await tillForTest();
  const logo = { ...loafLogo(96, 40), bits: 'AAAA' };
  expect(refusal(await shop.asOwner.shop.update({ logo }))).toBe('INPUT_INVALID logo.bits');
});
