import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { expect, test } from 'vitest';
import { Resvg } from '@resvg/resvg-wasm';
import type { ReceiptBlock, ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import { startDrawing } from '../../electron/host/export/drawing-machine.ts';
import { printable } from '../../electron/host/export/receipt-characters.ts';
import { renderPng } from '../../electron/host/export/receipt-png.ts';
import { renderSvg } from '../../electron/host/export/receipt-svg.ts';
import { keepPicture } from '../helpers/printed-slip.ts';
import { bakeryMember, bakerySlip, hostileFacts, loafLogo } from '../helpers/receipt-facts.ts';

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(
      new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
    ).buffer,
  },
});

const paper = { widthDots: 576 } as const;

const documentOf = (...blocks: ReceiptBlock[]): ReceiptDocument => ({
  locale: 'en',
  title: 'A slip',
  blocks,
});
const text = (words: string): ReceiptBlock => ({
  kind: 'text',
  text: words,
  align: 'left',
  size: 'normal',
  bold: false,
});

/** The texts of a drawing, read back from its markup. */
const textsOf = (svg: string): readonly string[] =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, escaped = '']) =>
    escaped
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', `'`)
      .replaceAll('&amp;', '&'),
  );

/** Every piece of markup, values and all. */
const tagsOf = (svg: string): readonly string[] => svg.match(/<[^>]*>?/g) ?? [];

test('a slip is drawn as one file that stands alone and has a name', async () => {
  const svg = await renderSvg(receiptOf(bakerySlip()), paper);
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="576" height="\d+" /);
  expect(svg).toContain('<title>Slip No. 000318</title>');
  expect(svg).toContain('role="img"');
  expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
    /https?:|url\(|<script|<image|href|@import|<style/,
  );
  expect(textsOf(svg)).toEqual([
    'Corner Bakery',
    '12 Mill Lane · 01\u00A023\u00A045\u00A067',
    'Sat 21 Nov 2026 10:42',
    'No. 000318',
    'Total',
    '€12.50',
    'Łucja Kowalska',
    'card ……… 4711',
    '+12 points',
    '1 point per €1 on €12.50',
    '€0.50 carried on to the next visit',
    'Balance',
    '248 points',
    'R0000003186',
    'Loyalty slip, not a fiscal receipt',
  ]);
});

test('the same slip gives the same drawing', async () => {
  const [one, other] = await Promise.all([
    renderSvg(receiptOf(bakerySlip()), paper),
    renderSvg(receiptOf(bakerySlip()), paper),
  ]);
  expect(one).toBe(other);
});

test('a reprint is marked as a copy, and differs in nothing else', async () => {
  const first = textsOf(await renderSvg(receiptOf(bakerySlip()), paper));
  const copy = textsOf(await renderSvg(receiptOf(bakerySlip({ copy: true })), paper));
  expect(copy.filter((words) => words !== 'Copy')).toEqual(first);
  expect(copy).toContain('Copy');
});

const allowedTag =
  /^<(?:svg [^<>]*|\/svg|title|\/title|rect [^<>]*\/|path [^<>]*\/|text x="[\d.]+" y="[\d.]+" font-size="\d+"(?: text-anchor="(?:middle|end)")?(?: textLength="[\d.]+" lengthAdjust="spacingAndGlyphs")?(?: stroke="#000" stroke-width="[\d.]+")?|\/text)>$/;

test('whatever names hold, the drawing stays well-formed and holds nothing but text, bars and rules', async () => {
  await startDrawing();
  await fc.assert(
    fc.asyncProperty(hostileFacts, async (facts) => {
      const document = receiptOf(facts);
      const svg = await renderSvg(document, paper);
      // A strict parser of XML reads it, and throws for anything that isn't.
      new Resvg(svg).free();
      for (const tag of tagsOf(svg)) expect(tag).toMatch(allowedTag);
      const said = textsOf(svg).join('').replace(/\s/gu, '');
      for (const block of document.blocks) {
        const words = block.kind === 'text' ? block.text : block.kind === 'pair' ? block.right : '';
        expect(said).toContain(printable(words).replace(/\s/gu, ''));
      }
    }),
    { numRuns: 60 },
  );
});

test('text that looks like markup is text', async () => {
  const attack = `</text><script>alert(1)</script><image href="http://x/" onload='y'/>&amp;]]>`;
  const svg = await renderSvg(documentOf(text(attack)), { widthDots: 2_000 });
  expect(textsOf(svg)).toEqual([attack]);
  expect(svg).not.toContain('<script');
});

test('the title and the locale can’t break out of their places either', async () => {
  const svg = await renderSvg({ ...documentOf(), title: '</title><script>', locale: 'en" onload="x' }, paper);
  expect(svg).not.toContain('<script');
  expect(svg).toContain('xml:lang="en&quot; onload=&quot;x"');
});

test('a text that fills its place is told its width, so that no font runs over its neighbour', async () => {
  const pair: ReceiptBlock = { kind: 'pair', left: 'W'.repeat(28), right: '€12,345.67', bold: false };
  const svg = await renderSvg(documentOf(pair), paper);
  const widths = [...svg.matchAll(/textLength="(\d+)"/g)].map(([, width]) => Number(width));
  expect(widths[0]).toBeLessThanOrEqual(576 - 72 - 12 - 10 * 12);
});

test('where both sides have room, neither is squeezed', async () => {
  const svg = await renderSvg(documentOf({ kind: 'pair', left: 'Sales', right: '4', bold: false }), paper);
  expect(svg).not.toContain('textLength');
});

test.each([384, 576])(
  'the barcode of a slip of %i dots can be scanned off the picture',
  async (widthDots) => {
    const png = await renderPng(receiptOf(bakerySlip()), { widthDots });
    const found = await readBarcodes(png, { formats: ['Code128'] });
    expect(found.map((barcode) => barcode.text)).toEqual(['R0000003186']);
  },
);

test('an EAN-13 of a member’s card can be scanned off the picture', async () => {
  const card: ReceiptBlock = { kind: 'barcode', symbology: 'ean13', value: '4006381333931' };
  const png = await renderPng(documentOf(text('Welcome'), card), paper);
  const found = await readBarcodes(png, { formats: ['EAN13'] });
  expect(found.map((barcode) => barcode.text)).toEqual(['4006381333931']);
});

test('a barcode that isn’t right is an error, not a picture', async () => {
  const wrong: ReceiptBlock = { kind: 'barcode', symbology: 'ean13', value: '4006381333930' };
  await expect(renderSvg(documentOf(wrong), paper)).rejects.toThrow('EAN-13');
});

/** Black pixels of a PNG, counted by the machine that drew it: the picture is put into a drawing of its own. */
async function inkOf(words: string): Promise<number> {
  const png = Buffer.from(await renderPng(documentOf(text(words)), paper)).toString('base64');
  const drawing = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="576" height="104"><image width="576" height="104" href="data:image/png;base64,${png}"/></svg>`,
  );
  const { pixels } = drawing.render();
  let ink = 0;
  for (let at = 0; at < pixels.length; at += 4) if ((pixels[at] ?? 255) < 160) ink += 1;
  return ink;
}

test.each([
  ['Chinese and Arabic with its ligature', '李小龙', 'محمد عبد الله'],
  ['Chinese, Arabic and an emoji', '李小龙', 'محمد 😀'],
  ['Arabic and Hebrew', 'محمد', 'שלום'],
])('each script of a mixed name is drawn: %s', async (_, first, second) => {
  const mixed = await inkOf(`${first} ${second}`);
  const apart = (await inkOf(first)) + (await inkOf(second));
  // A lost word has no ink and an unknown letter is a box full of it.
  expect(mixed / apart).toBeGreaterThan(0.75);
  expect(mixed / apart).toBeLessThan(1.3);
});

test('pictures of whole slips are left for the eye', async () => {
  const chinese = {
    ...bakerySlip().shop,
    name: '街角面包店',
    address: '磨坊路12号',
    locale: 'zh-CN' as const,
  };
  const slips = {
    plain: bakerySlip(),
    names: bakerySlip({ member: bakeryMember({ name: '李小龙 محمد عبد الله 😀' }), copy: true }),
    chinese: bakerySlip({ shop: chinese }),
    voided: bakerySlip({ voided: true }),
  };
  for (const [name, facts] of Object.entries(slips)) {
    const png = await renderPng(receiptOf(facts), paper);
    expect(Buffer.from(png).subarray(1, 4).toString()).toBe('PNG');
    keepPicture(`drawn-${name}`, png);
  }
});

test.each([384, 576])(
  'a logo stands at the head of a drawing of %i dots, inside its paper',
  async (widthDots) => {
    const logo = loafLogo(384, 96);
    const slip = receiptOf(bakerySlip({ shop: { ...bakerySlip().shop, logo } }));
    const svg = await renderSvg(slip, { widthDots });
    const [, dots = ''] = svg.match(/<path d="(M[^"]*)" shape-rendering/) ?? [];
    const lefts = [...dots.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, , run]) => [
      Number(x),
      Number(x) + Number(run),
    ]);
    expect(Math.min(...lefts.map(([start = 0]) => start))).toBe((widthDots - 384) / 2);
    expect(Math.max(...lefts.map(([, end = 0]) => end))).toBeLessThanOrEqual(widthDots);
    keepPicture(`logo-drawn-${widthDots}`, await renderPng(slip, { widthDots }));
  },
);
