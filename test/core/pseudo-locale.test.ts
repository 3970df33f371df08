import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import stringWidth from 'string-width';
import { describe, expect, it, test, vi } from 'vitest';
import type { DaySummary } from '../../electron/core/contract/day-summary.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { dayReportOf } from '../../electron/core/domain/day-report.ts';
import { receiptOf } from '../../electron/core/domain/receipt.ts';
import { isMessageKey, messages } from '../../electron/core/messages/translate.ts';
import { renderReportHtml } from '../../electron/host/export/report-html.ts';
import { printable } from '../../electron/host/export/receipt-characters.ts';
import { renderSvg } from '../../electron/host/export/receipt-svg.ts';
import { renderText } from '../../electron/host/export/receipt-text.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { hardCodedWords } from '../helpers/hard-coded-words.ts';
import { CLOSE, OPEN, pseudoTranslate } from '../helpers/pseudo-locale.ts';
import { bakeryMember, bakerySlip } from '../helpers/receipt-facts.ts';

// Slips ask for their own translator by the shop's locale: here every locale is the one that nobody speaks.
vi.mock('../../electron/core/messages/translate.ts', async (original) => {
  const { pseudoTranslate: pseudo } = await import('../helpers/pseudo-locale.ts');
  return { ...(await original<object>()), translatorFor: () => pseudo };
});

const checkout = fileURLToPath(new URL('../../', import.meta.url));

describe('words that a person reads', () => {
  const files = globSync(
    ['renderer/**/*.{ts,tsx}', 'electron/cli/*.ts', 'electron/host/export/*.ts', 'electron/web/**/*.ts'],
    { cwd: checkout },
  ).toSorted();

  it('are looked for in all rooms that speak', () => {
    expect(files.length).toBeGreaterThan(80);
  });

  it.each(files)('aren’t written into %s', (file) => {
    expect(hardCodedWords(file, readFileSync(`${checkout}${file}`, 'utf8'))).toEqual([]);
  });

  it.each([
    ['text of an element', '<p>Hello</p>', 'Hello'],
    ['text in braces', '<p>{isOpen ? "Open now" : say("x")}</p>', 'Open now'],
    ['a template', '<p>{`${count} points`}</p>', 'points'],
    ['a label', '<button aria-label="Close" />', 'Close'],
    ['a label in braces', '<input placeholder={"Your name"} />', 'Your name'],
    ['what is printed', 'await printer.print(`The file is ${name}`)', 'The file is'],
    ['what is complained', 'shell.printer.complain("No such file")', 'No such file'],
  ])('would be found: %s', (_, source, text) => {
    expect(hardCodedWords('sample.tsx', source)).toEqual([{ line: 1, text }]);
  });

  it('aren’t keys, codes, names of classes or what a message says', () => {
    const source =
      '<p className="big text" data-key="one two">{say("till.open now", { name })} · {code === "not yet" ? "✓" : "—"}</p>';
    expect(hardCodedWords('sample.tsx', source)).toEqual([]);
  });
});

const sold = {
  lines: [
    { name: '1234', quantity: 1000, unitPriceMinor: 420, amountMinor: 420 },
    { name: '5678', quantity: 2500, unitPriceMinor: 140, amountMinor: 350 },
  ],
  discountMinor: 250,
  rewards: [
    { name: '24', quantity: 2, points: 80, discountMinor: 250 },
    { name: '25', quantity: 1, points: 40, discountMinor: 0 },
  ],
  countsForDay: '2026-11-22',
};
const shop = { ...bakerySlip().shop, name: '999', address: null };
const nextExpiry = { expiresOn: '2026-12-31', points: 31 };
const nextReward = { rewardId: '', name: '77', missingPoints: 52, missingMinor: 5200 };
const member = bakeryMember({
  name: '4242',
  explanation: [],
  outlook: { nextReward, nextExpiry },
});
const summary: DaySummary = {
  date: '2026-11-21',
  open: false,
  sales: { count: 1212, grossMinor: 9_999_999, netMinor: 9_999_999, memberCount: 1000 },
  refunds: { count: 3, amountMinor: 1250 },
  voids: { count: 2, amountMinor: 99_999 },
  rewards: { count: 31, points: 4000, discountMinor: 25_000 },
  points: {
    opening: 1_000_000,
    issued: 99_999,
    clawedBack: 12,
    redeemed: 4000,
    returned: 80,
    expired: 31,
    adjusted: -5,
    closing: 1_096_031,
  },
  newMembers: 9,
  returningMembers: 140,
  chainHead: '7203 4714'.repeat(4).replaceAll(' ', '').padEnd(64, '0'),
  z: { zNumber: 12, closedAt: '2026-11-21T21:05:00.000Z', salesHash: '1'.repeat(64) },
};
const dayFacts = { shop, summary, usualNetMinor: [8_000_000] };

const documents: readonly (readonly [name: string, document: ReceiptDocument])[] = [
  ['a sale', receiptOf(bakerySlip({ ...sold, shop, member }))],
  ['a copy of an undone sale', receiptOf(bakerySlip({ ...sold, shop, member, voided: true, copy: true }))],
  ['a sale without a card', receiptOf(bakerySlip({ shop, member: null }))],
  ['a closed day', dayReportOf(dayFacts)],
  ['an open day', dayReportOf({ ...dayFacts, summary: { ...summary, open: true, z: null } })],
];

/** All that a slip says, without the white that breaking rows may change. */
const saidBy = ({ blocks, locale }: ReceiptDocument): string =>
  blocks
    .map((block) => {
      switch (block.kind) {
        case 'text':
          return block.size === 'large' ? block.text.toLocaleUpperCase(locale) : block.text;
        case 'pair':
          return block.left + block.right;
        case 'rule':
        case 'qr':
        case 'logo':
          return '';
        case 'barcode':
          return block.value;
      }
    })
    .map(printable)
    .join('')
    .replace(/\s/gu, '');

describe.each(documents)('the slip of %s in a language of longer words', (_, document) => {
  it.each([32, 42, 48] as const)('loses no character on %i columns', (columns) => {
    const text = renderText(document, { columns });
    const rows = text.split('\n');
    for (const row of rows) expect(stringWidth(row)).toBeLessThanOrEqual(columns);
    const said = rows.filter((row) => !/^-+$/.test(row)).join('');
    expect(said.replace(/\s/gu, '')).toBe(saidBy(document));
  });

  it.each([384, 576])('loses none drawn on %i dots either', async (widthDots) => {
    const svg = await renderSvg(document, { widthDots });
    const drawn = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text).join('');
    const quiet = drawn.replace(/\s/gu, '').replaceAll('&#39;', `'`);
    expect(quiet.toLocaleUpperCase('en')).toBe(saidBy(document).toLocaleUpperCase('en'));
  });

  it('says nothing that isn’t a message or the shop’s own data', () => {
    const text = renderText(document, { columns: 48 });
    expect(text.replace(/R\d{10}/, '')).not.toMatch(/[A-Za-z]{2,}/);
  });
});

test('the page of a day says nothing that isn’t a message or the shop’s own data, and every message whole', () => {
  const correction = {
    at: 0 as Instant,
    reason: '1',
    staff: '2',
    receiptNumber: 4,
    amountMinor: 300,
    points: 5,
    saleDay: null,
  };
  const facts = {
    ...dayFacts,
    usual: null,
    hours: [{ hour: 9, salesCount: 1, takenMinor: 200, usualSalesCount: 1, usualTakenMinor: 100 }],
    products: [{ name: '1', quantity: 1_000, amountMinor: 200 }],
    corrections: (
      ['sale.void', 'sale.refund', 'points.adjust', 'reward.cancel', 'card.replace'] as const
    ).map((action) => ({
      ...correction,
      action,
    })),
    rewards: [{ name: '1', count: 2, points: 3, discountMinor: 4 }],
  };
  const html = renderReportHtml(facts, 'a4');
  const said = html
    .replace(/<style>[^<]*<\/style>/, '')
    .replace(/<[^>]*>/g, '\n')
    .replaceAll('&#39;', `'`);
  expect(said).not.toMatch(/[A-Za-z]{2,}/);
  for (const text of said.split('\n')) {
    expect(text.split(OPEN).length).toBe(text.split(CLOSE).length);
  }
});

test('every message can be said in any language: no value is needed that its sentence isn’t given', () => {
  for (const key of Object.keys(messages.en).filter(isMessageKey)) {
    const values = new Proxy({}, { get: () => 2, has: () => true, ownKeys: () => [] });
    expect(pseudoTranslate(key, values), key).toMatch(/^⟦.+⟧$/su);
  }
});
