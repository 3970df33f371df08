import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { cardSlip } from '../../electron/core/domain/card-slip.ts';
import { dayReportOf } from '../../electron/core/domain/day-report.ts';
import { usualPrinter, type WholePrinterProfile } from '../../electron/core/domain/printer-profile.ts';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import { testPage } from '../../electron/core/domain/test-page.ts';
import { locales, type Locale } from '../../electron/core/messages/translate.ts';
import type { PrintedDocument } from '../../electron/host/export/escpos-rows.ts';
import { renderEscpos } from '../../electron/host/export/receipt-escpos.ts';
import { saturday } from '../helpers/day-facts.ts';
import type { PrintedItem } from '../helpers/printed-items.ts';
import { drawPrinted, keepPicture } from '../helpers/printed-slip.ts';
import { pageInWords } from '../helpers/printed-words.ts';
import { plainTill } from '../helpers/printer-emulator/plain-till.ts';
import { playPrinter, type PlayedPage } from '../helpers/printer-emulator/play-printer.ts';
import { bakeryMember, bakerySlip, loafLogo } from '../helpers/receipt-facts.ts';
import { readCodes, whyNoZbar } from '../helpers/zbar.ts';

/**
 * What each slip is on paper, by each kind of printer and in each language. `GOLDEN_RECEIPTS=write` writes the golden
 * ones anew, for a person who has looked at the pictures in `test-results`.
 */
const writes = process.env['GOLDEN_RECEIPTS'] === 'write';
const goldenFolder = new URL('golden-receipts/', import.meta.url);

const profiles: Readonly<Record<string, WholePrinterProfile>> = {
  '58mm-32': usualPrinter(58),
  '80mm-42': usualPrinter(80),
  '80mm-48': { ...usualPrinter(80), columns: 48 },
  '512dots-no-qr': { ...usualPrinter(80), paperDots: 512, makesQr: false },
  'ascii-no-cutter': { ...usualPrinter(58), codePages: 'ascii', cuts: false },
};

const shopOf = (locale: Locale) => ({
  ...bakerySlip().shop,
  ...(locale === 'zh-CN' ? { name: '街角面包店', address: '磨坊路12号' } : {}),
  locale,
  logo: loafLogo(128, 60),
});
const lines = [
  { name: 'Rye loaf', quantity: 1000, unitPriceMinor: 420, amountMinor: 420 },
  { name: 'Żurek, crème brûlée, пирог', quantity: 1000, unitPriceMinor: 550, amountMinor: 550 },
  { name: '牛角面包 🥐', quantity: 2000, unitPriceMinor: 140, amountMinor: 280 },
];

type Slip = (locale: Locale, profile: WholePrinterProfile) => PrintedDocument;
/** With the codes that a reader finds on it. */
const slips: Readonly<Record<string, { readonly of: Slip; readonly codes: readonly string[] }>> = {
  sale: {
    of: (locale) =>
      receiptOf(
        bakerySlip({ shop: shopOf(locale), lines, member: bakeryMember({ name: 'محمد Łucja 李小龙' }) }),
      ),
    codes: ['CODE-128:R0000003186'],
  },
  roubles: {
    of: (locale) =>
      receiptOf(
        bakerySlip({ shop: { ...shopOf(locale), currency: { code: 'RUB', exponent: 2 } }, member: null }),
      ),
    codes: ['CODE-128:R0000003186'],
  },
  card: {
    of: (locale) =>
      cardSlip({ shop: shopOf(locale), holder: 'Zoë Nguyễn 😀', number: '2912345678906', longestBars: 13 }),
    codes: ['EAN-13:2912345678906', 'QR-Code:2912345678906'],
  },
  day: {
    of: (locale) => dayReportOf({ shop: shopOf(locale), summary: saturday(), usualNetMinor: [] }),
    codes: [],
  },
  test: {
    of: (locale, profile) => testPage({ locale, printerName: 'Counter, left', profile }),
    codes: ['EAN-13:2000000000008', 'QR-Code:REGULARS-TEST'],
  },
};

const cases = Object.keys(profiles).flatMap((profileName) =>
  Object.keys(slips).flatMap((slipName) =>
    locales.map((locale) => ({
      profileName,
      slipName,
      locale,
      name: `${slipName}-${profileName}-${locale}`,
    })),
  ),
);

/** Prints a slip on a printer that has just what its profile says; what the printer didn't understand fails the test. */
async function printed(document: PrintedDocument, profile: WholePrinterProfile): Promise<PlayedPage> {
  const printer = await playPrinter({ over: 'tcp', ...profile });
  const till = await plainTill(printer.place);
  try {
    await till.send(await renderEscpos(document, profile));
    // The id of a job is answered when all of it is on paper.
    await till.send([0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...Buffer.from('DONE')]);
    await vi.waitFor(() => expect(till.heard()).toHaveLength(7), { timeout: 20_000, interval: 5 });
    expect(printer.failures()).toEqual([]);
    const pages = printer.pages();
    expect(pages.map(({ isCut }) => isCut)).toEqual([profile.cuts]);
    const [page] = pages;
    if (page === undefined) throw new Error('a page');
    return page;
  } finally {
    till.close();
    await printer.close();
  }
}

const pages = new Map<string, PlayedPage>();
beforeAll(async () => {
  for (const { name, slipName, profileName, locale } of cases) {
    const profile = profiles[profileName];
    const slip = slips[slipName];
    if (profile === undefined || slip === undefined) throw new Error(name);
    pages.set(name, await printed(slip.of(locale, profile), profile));
  }
}, 300_000);
afterAll(() => pages.clear());

const pageOf = (name: string): PlayedPage => {
  const page = pages.get(name);
  if (page === undefined) throw new Error(`no page ${name}`);
  return page;
};

test.each(cases)('the printed $name is as a person has accepted it', ({ name }) => {
  const words = pageInWords(pageOf(name));
  const golden = new URL(`${name}.txt`, goldenFolder);
  if (writes) {
    mkdirSync(goldenFolder, { recursive: true });
    writeFileSync(golden, words);
  }
  expect(existsSync(golden), `GOLDEN_RECEIPTS=write writes ${name}.txt`).toBe(true);
  expect(words).toBe(readFileSync(golden, 'utf8'));
});

const whyNot = whyNoZbar();
describe.skipIf(whyNot !== undefined)(
  `codes read off paper${whyNot === undefined ? '' : `: ${whyNot}`}`,
  () => {
    test.each(cases)('the codes of the printed $name are read, and no others', async ({ name, slipName }) => {
      const png = await pageOf(name).png();
      keepPicture(`printed-${name}`, png);
      expect([...new Set(readCodes(png))].toSorted()).toEqual(slips[slipName]?.codes);
    });

    test.each(cases.filter(({ slipName }) => slipName === 'test'))(
      'each code of $name is read by itself: the printer’s and the drawn one',
      async ({ profileName, name }) => {
        const profile = profiles[profileName];
        if (profile === undefined) throw new Error(name);
        const page = pageOf(name);
        const found: string[] = [];
        for (const item of page.items.filter(mayBeCode))
          found.push(...readCodes(await drawPrinted({ ...page, items: alone(item) }, profile.paperDots)));
        const squares = Array.from({ length: profile.makesQr ? 2 : 1 }, () => 'QR-Code:REGULARS-TEST');
        expect(found).toEqual(['EAN-13:2000000000008', 'EAN-13:2000000000008', ...squares]);
      },
    );
  },
);

const blank: PrintedItem = { kind: 'line', runs: [] };
const alone = (item: PrintedItem): readonly PrintedItem[] => [blank, item, blank];
const mayBeCode = ({ kind }: PrintedItem): boolean => kind === 'barcode' || kind === 'qr' || kind === 'image';
