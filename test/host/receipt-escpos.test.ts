import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { expect, test } from 'vitest';
import type { ReceiptBlock, ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { dotsOf } from '../../electron/core/domain/logo.ts';
import { usualPrinter } from '../../electron/core/domain/printer-profile.ts';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import { renderEscpos, type PrinterProfile } from '../../electron/host/export/receipt-escpos.ts';
import { renderText } from '../../electron/host/export/receipt-text.ts';
import {
  decodeEscpos,
  lineColumns,
  lineText,
  type PrintedItem,
  type PrintedSlip,
} from '../helpers/escpos-decoder.ts';
import { drawPrinted, keepPicture } from '../helpers/printed-slip.ts';
import { bakeryMember, bakerySlip, hostileFacts, loafLogo } from '../helpers/receipt-facts.ts';

// Without this the reader would fetch its machine from the network.
prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(
      new URL('../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
    ).buffer,
  },
});

const small: PrinterProfile = usualPrinter(58);
const usual: PrinterProfile = usualPrinter(80);
const wide: PrinterProfile = { ...usual, columns: 48 };
const profiles = [small, usual, wide];

const print = async (document: ReceiptDocument, profile = usual): Promise<PrintedSlip> =>
  decodeEscpos(await renderEscpos(document, profile));
const documentOf = (...blocks: ReceiptBlock[]): ReceiptDocument => ({ locale: 'en', title: 'Slip', blocks });
const text = (
  words: string,
  changes: Partial<Extract<ReceiptBlock, { kind: 'text' }>> = {},
): ReceiptBlock => ({
  kind: 'text',
  text: words,
  align: 'left',
  size: 'normal',
  bold: false,
  ...changes,
});

type Image = Extract<PrintedItem, { kind: 'image' }>;
const lines = ({ items }: PrintedSlip): string[] =>
  items.flatMap((item) => (item.kind === 'line' ? [lineText(item.runs)] : []));
const images = ({ items }: PrintedSlip): Image[] => items.filter((item) => item.kind === 'image');

/** The first and last columns with ink among those from `start` to `end`; undefined where there is none. */
function inkIn(
  image: Image,
  start = 0,
  end = image.width,
): { first: number; last: number; dots: number } | undefined {
  let [first, last, dots] = [image.width, -1, 0];
  for (let x = start; x < end; x += 1) {
    for (let y = 0; y < image.height; y += 1) {
      if (!image.isBlack(x, y)) continue;
      first = Math.min(first, x);
      last = x;
      dots += 1;
    }
  }
  return last < 0 ? undefined : { first, last, dots };
}

test.each(profiles)('a slip prints the rows of its text on $columns columns', async (profile) => {
  const document = receiptOf(bakerySlip());
  const printed = lines(await print(document, profile)).map((line) => line.trimEnd());
  const expected = renderText(document, profile).trimEnd().split('\n');
  // The shop's name is printed large instead of in capitals, and the slip ends with a feed.
  const [name, ...rest] = printed;
  expect(name?.trim()).toBe('Corner Bakery');
  expect(rest.join('\n').trimEnd().replaceAll('─', '-').split('\n')).toEqual(expected.slice(1));
});

test.each(profiles)('no printed line of $columns columns runs over its edge', async (profile) => {
  const slip = await print(receiptOf(bakerySlip()), profile);
  for (const item of slip.items) {
    if (item.kind === 'line') expect(lineColumns(item.runs)).toBeLessThanOrEqual(profile.columns);
  }
  expect(slip.leftMarginDots * 2 + (slip.areaDots ?? profile.paperDots)).toBe(profile.paperDots);
});

test('the euro sign and accented letters come out right from their code pages', async () => {
  const slip = await print(documentOf(text('€12.50 à Łódź, Žižkov, Ёлка «ï» … • § ¶ ½')));
  expect(lines(slip)[0]).toBe('€12.50 à Łódź, Žižkov, Ёлка «ï» … • § ¶ ½');
  expect(images(slip)).toEqual([]);
});

test('large text is bold, double-sized and centred', async () => {
  const slip = await print(
    documentOf(text('Bakery', { align: 'center', size: 'large', bold: true }), text('x')),
  );
  expect(slip.items.slice(0, 2)).toEqual([
    {
      kind: 'line',
      runs: [
        { text: ' '.repeat(15), codePage: 'cp437', bold: false, width: 1, height: 1 },
        { text: 'Bakery', codePage: 'cp437', bold: true, width: 2, height: 2 },
      ],
    },
    { kind: 'line', runs: [{ text: 'x', codePage: 'cp437', bold: false, width: 1, height: 1 }] },
  ]);
});

test('a slip ends with a feed and a cut', async () => {
  const { items } = await print(documentOf(text('x')));
  expect(items.at(-1)).toEqual({ kind: 'cut', partial: true });
  expect(items.slice(-6, -1)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'line', runs: [] })));
});

test.each([
  ['Chinese', '李小龙'],
  ['emoji', '👩‍👩‍👧 ☕'],
  ['Arabic', 'محمد عبد الله'],
  ['Hebrew', 'משה כהן'],
  ['Vietnamese', 'Nguyễn Thị Ánh'],
])('a name in %s is drawn, with the card’s digits at the right edge', async (_, name) => {
  for (const profile of profiles) {
    const slip = await print(
      documentOf({ kind: 'pair', left: name, right: 'card ……… 4711', bold: false }),
      profile,
    );
    const [image] = images(slip);
    expect(images(slip)).toHaveLength(1);
    if (image === undefined) continue;
    expect([image.width, image.height]).toEqual([profile.columns * 12, 32]);
    const left = inkIn(image, 0, (profile.columns - 13) * 12);
    const right = inkIn(image, (profile.columns - 13) * 12);
    expect(left?.first).toBeLessThan(6);
    expect(left?.dots).toBeGreaterThan(100);
    expect(right?.dots).toBeGreaterThan(100);
    expect(right?.last).toBeGreaterThan(image.width - 6);
    expect(lines(slip).join('')).not.toContain('?');
  }
});

test('Arabic letters are joined, and run from right to left', async () => {
  const joined = images(await print(documentOf(text('ببب'))))[0];
  const single = images(await print(documentOf(text('ب ب ب'))))[0];
  const mixed = images(await print(documentOf(text('اببب'))))[0];
  if (joined === undefined || single === undefined || mixed === undefined) throw new Error('drawn lines');
  const isolated = inkIn(single);
  const together = inkIn(joined);
  expect((together?.last ?? 0) - (together?.first ?? 0)).toBeLessThan(
    ((isolated?.last ?? 0) - (isolated?.first ?? 0)) * 0.8,
  );
  // Alef, the first letter, is a tall stroke: it stands at the right end.
  const ink = inkIn(mixed);
  const tall = (x: number): number =>
    Array.from({ length: mixed.height }, (_, y) => mixed.isBlack(x, y)).filter(Boolean).length;
  const tallest = Array.from({ length: mixed.width }, (_, x) => tall(x));
  expect(tallest.indexOf(Math.max(...tallest))).toBeGreaterThan((ink?.last ?? 0) - 6);
});

test('centred and large drawn lines stand in the middle and are twice as tall', async () => {
  const slip = await print(documentOf(text('面包店', { align: 'center', size: 'large', bold: true })));
  const [image] = images(slip);
  if (image === undefined) throw new Error('a drawn line');
  expect(image.height).toBe(64);
  const ink = inkIn(image);
  expect(Math.abs((ink?.first ?? 0) - (image.width - 1 - (ink?.last ?? 0)))).toBeLessThan(8);
  expect((ink?.last ?? 0) - (ink?.first ?? 0)).toBeGreaterThan(120);
});

test('a drawn line never runs over the edge: what is too wide by nature is drawn narrower', async () => {
  const [image] = images(await print(documentOf(text(`李${'W'.repeat(40)}`))));
  if (image === undefined) throw new Error('a drawn line');
  expect(inkIn(image)?.last).toBeLessThan(image.width);
  expect(inkIn(image)?.last).toBeGreaterThan(image.width - 8);
  // All of the last W is there: its right stroke slopes up to the corner, so ink ends high.
  expect(inkIn(image, image.width - 20)?.dots).toBeGreaterThan(10);
});

test.each([
  ['ESC @', '\u001B@'],
  ['a drawer kick', '\u001Bp\u0000\u0019\u00FA'],
  ['a cut', '\u001DV\u0000'],
  ['a real-time command', '\u0010\u0014\u0001\u0000\u0001'],
  ['C1 controls', '\u009B\u0090\u0085'],
  ['pictures that old code pages keep at control bytes', '←@ ☺☻♥♦♣♠◘○◙♂♀♪♫☼►◄↕‼▬↨↑↓→∟↔▲▼⌂'],
])('%s inside a text never reaches the printer', async (_, attack) => {
  const bytes = await renderEscpos(
    documentOf(text(`A${attack}B`), text(`C${attack}D`, { size: 'large', align: 'center' }), {
      kind: 'pair',
      left: `E${attack}`,
      right: `${attack}F`,
      bold: true,
    }),
    usual,
  );
  // The strict decoder knows neither drawers nor real-time commands, and lets ESC @ stand at the beginning alone.
  const { items } = decodeEscpos(bytes);
  expect(items.filter((item) => item.kind === 'cut')).toHaveLength(1);
});

test.each([...'éŁ€₽Жαđ李のمש😀☕★'])(
  '%s has a form of its own in our fonts, and is no box',
  async (letter) => {
    const plain = { ...usual, codePages: 'ascii' } as const;
    const drawn = async (letters: string): Promise<string> => {
      const [image] = images(await print(documentOf(text(letters)), plain));
      if (image === undefined) throw new Error('a drawn line');
      return Array.from({ length: 48 * image.height }, (_, at) =>
        image.isBlack(at % 48, Math.floor(at / 48)) ? '#' : ' ',
      ).join('');
    };
    expect(await drawn(letter)).toContain('##');
    // No font has a letter at a place that Unicode gave to none.
    expect(await drawn(letter)).not.toBe(await drawn('\u0378'));
  },
);

test('a printer of plain letters gets these alone, and all else drawn', async () => {
  const plain = { ...usual, codePages: 'ascii' } as const;
  const slip = await print(
    documentOf(text('“Rye” – it’s 2 × 3'), text('Crème'), text('€1'), { kind: 'rule' }),
    plain,
  );
  expect(lines(slip).slice(0, 2)).toEqual([`"Rye" - it's 2 x 3`, '-'.repeat(42)]);
  expect(images(slip)).toHaveLength(2);
});

test('a printer without a cutter feeds its slip, and isn’t told to cut', async () => {
  const { items } = await print(documentOf(text('x')), { ...usual, cuts: false });
  expect(items.slice(1)).toEqual(Array.from({ length: 5 }, () => ({ kind: 'line', runs: [] })));
});

test.each([
  ['accents on capitals', 'ÀÉÎŐŽŠ Ё'],
  ['two accents on a capital, and one below', 'Ễ Ậ Ổ'],
  ['Arabic that reaches deep', 'العربية ي ج ح ع'],
  ['Arabic with its vowels', 'ٱلْعَرَبِيَّةُ إِ'],
])('a drawn line is whole, and leaves nothing on the lines beside it: %s', async (_, letters) => {
  for (const size of ['normal', 'large'] as const) {
    const blank = text('李');
    const drawn = text(`${letters}李`, { size });
    const [before, line, after] = images(await print(documentOf(blank, drawn, blank)));
    const [alone] = images(await print(documentOf(blank)));
    if (before === undefined || line === undefined || after === undefined)
      throw new Error('three drawn lines');
    const rowInk = (image: Image, y: number): boolean =>
      Array.from({ length: image.width }, (__, x) => image.isBlack(x, y)).some(Boolean);
    expect([rowInk(line, 0), rowInk(line, line.height - 1)]).toEqual([false, false]);
    expect([inkIn(before), inkIn(after)]).toEqual([inkIn(alone ?? before), inkIn(alone ?? before)]);
  }
});

test('text that only looks like a drawing’s markup is drawn as text', async () => {
  const [image] = images(await print(documentOf(text('</text><rect width="999" height="999"/>&amp; 李'))));
  if (image === undefined) throw new Error('a drawn line');
  expect(inkIn(image)?.dots).toBeLessThan((image.width * image.height) / 4);
});

test.each(profiles)(
  'the barcode of a slip of $columns columns can be scanned off the paper',
  async (profile) => {
    const slip = await print(receiptOf(bakerySlip()), profile);
    expect(slip.items.filter((item) => item.kind === 'barcode')).toMatchObject([
      { symbology: 'code128', value: 'R0000003186', align: 'center' },
    ]);
    const png = await drawPrinted(slip, profile.paperDots);
    const found = await readBarcodes(new Uint8Array(png), { formats: ['Code128'] });
    expect(found.map((barcode) => barcode.text)).toEqual(['R0000003186']);
  },
);

test.each([
  ['an empty one', 'code128', ''],
  ['letters outside ASCII', 'code128', 'R1234é'],
  ['control characters', 'code128', 'R12\u00003'],
  ['one too long for the paper', 'code128', 'R'.repeat(40)],
  ['an EAN-13 with a wrong check digit', 'ean13', '2912345678901'],
  ['an EAN-13 with twelve digits', 'ean13', '291234567890'],
] as const)('a barcode that a printer can’t print is an error: %s', async (_, symbology, value) => {
  await expect(renderEscpos(documentOf({ kind: 'barcode', symbology, value }), usual)).rejects.toThrow(
    /Code 128|EAN-13|fits the paper/,
  );
});

test('braces in a barcode are data, and a right EAN-13 is printed', async () => {
  const slip = await print(
    documentOf(
      { kind: 'barcode', symbology: 'code128', value: '{A}{{' },
      { kind: 'barcode', symbology: 'ean13', value: '4006381333931' },
    ),
  );
  expect(slip.items.flatMap((item) => (item.kind === 'barcode' ? [item.value] : []))).toEqual([
    '{A}{{',
    '4006381333931',
  ]);
});

const cardNumbers = [
  { value: '2912345678906', name: 'our own' },
  { value: 'BAKERY-0001', name: 'an older card' },
  { value: 'A'.repeat(64), name: 'the longest' },
];

test.each(profiles.flatMap((profile) => [profile, { ...profile, makesQr: false }]))(
  'a QR code is read off paper of $columns columns, made by the printer or drawn ($makesQr)',
  async (profile) => {
    for (const { value } of cardNumbers) {
      const slip = await print(documentOf({ kind: 'qr', value }), profile);
      expect(slip.items.filter(({ kind }) => kind === 'qr')).toEqual(
        profile.makesQr ? [{ kind: 'qr', value, align: 'center', moduleDots: 6, errorLevel: 'M' }] : [],
      );
      expect(images(slip)).toHaveLength(profile.makesQr ? 0 : 1);
      const png = await drawPrinted(slip, profile.paperDots);
      const found = await readBarcodes(new Uint8Array(png), { formats: ['QRCode'] });
      expect(found.map(({ text: read }) => read)).toEqual([value]);
    }
  },
);

test.each([
  ['nothing', ''],
  ['letters outside ASCII', '李小龙'],
  ['control characters', 'A\u0000'],
  ['more than a card’s number', 'A'.repeat(65)],
])('a QR code of ours holds a card’s number, not %s', async (_, value) => {
  for (const profile of [usual, { ...usual, makesQr: false }])
    await expect(renderEscpos(documentOf({ kind: 'qr', value }), profile)).rejects.toThrow(/QR code/);
});

test('any facts print on any paper, and nothing but a slip comes out', async () => {
  await fc.assert(
    fc.asyncProperty(hostileFacts, fc.constantFrom(...profiles), async (facts, profile) => {
      const slip = await print(receiptOf(facts), profile);
      for (const item of slip.items) {
        if (item.kind === 'line') expect(lineColumns(item.runs)).toBeLessThanOrEqual(profile.columns);
        if (item.kind === 'image') expect(item.width).toBe(profile.columns * 12);
      }
      expect(slip.items.filter((item) => item.kind === 'cut')).toHaveLength(1);
      expect(slip.items.filter((item) => item.kind === 'barcode')).toHaveLength(1);
    }),
    { numRuns: 60 },
  );
});

test('pictures of whole slips are left for the eye', async () => {
  const lineItems = [
    { name: 'Rye loaf', quantity: 1000, unitPriceMinor: 420, amountMinor: 420 },
    { name: '牛角面包 croissant', quantity: 2000, unitPriceMinor: 140, amountMinor: 280 },
  ];
  const chinese = {
    ...bakerySlip().shop,
    name: '街角面包店',
    address: '磨坊路12号',
    locale: 'zh-CN' as const,
  };
  const slips = {
    plain: bakerySlip(),
    names: bakerySlip({ member: bakeryMember({ name: '李小龙 محمد 😀' }), lines: lineItems, copy: true }),
    arabic: bakerySlip({ member: bakeryMember({ name: 'محمد عبد الله' }) }),
    chinese: bakerySlip({ shop: chinese, lines: lineItems }),
    voided: bakerySlip({ voided: true }),
    invitation: bakerySlip({ member: null }),
  };
  for (const [name, facts] of Object.entries(slips)) {
    for (const profile of profiles) {
      const png = await drawPrinted(await print(receiptOf(facts), profile), profile.paperDots);
      expect(png.length).toBeGreaterThan(1000);
      keepPicture(`slip-${name}-${profile.columns}`, png);
    }
  }
});

test('a slip of a hundred drawn lines keeps them all, in order', async () => {
  const slip = await print(
    documentOf(...Array.from({ length: 100 }, (_, index) => text('李'.repeat((index % 20) + 1)))),
  );
  const widths = images(slip).map((image) => Math.round((inkIn(image)?.last ?? 0) / 24));
  expect(widths).toEqual(Array.from({ length: 100 }, (_, index) => (index % 20) + 1));
});

test.each([small, usual])(
  'a logo is printed dot for dot in the middle of $paperDots dots, above the shop’s name',
  async (profile) => {
    const logo = loafLogo(128, 60);
    const slip = await print(receiptOf(bakerySlip({ shop: { ...bakerySlip().shop, logo } })), profile);
    const [first, second] = slip.items;
    if (first?.kind !== 'image' || second?.kind !== 'line') throw new Error('a logo, then the name');
    expect(lineText(second.runs)).toContain('Corner Bakery');
    const left = (profile.columns * 12 - 128) / 2;
    expect([first.width, first.height]).toEqual([profile.columns * 12, 64]);
    const isBlack = dotsOf(logo);
    for (let y = 0; y < first.height; y += 1)
      for (let x = 0; x < first.width; x += 1)
        if (first.isBlack(x, y) !== isBlack(x - left, y)) throw new Error(`a wrong dot at ${x}, ${y}`);
    keepPicture(`logo-${profile.paperDots}`, await drawPrinted(slip, profile.paperDots));
  },
);

test('a logo as wide and tall as it may be fits the narrowest paper', async () => {
  const logo = loafLogo(384, 240);
  const slip = await print(receiptOf(bakerySlip({ shop: { ...bakerySlip().shop, logo } })), small);
  expect(images(slip)[0]).toMatchObject({ width: 384, height: 240 });
});
