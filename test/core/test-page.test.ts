import { expect, test } from 'vitest';
import { isEan13 } from '../../electron/core/domain/card-number.ts';
import { usualPrinter, type WholePrinterProfile } from '../../electron/core/domain/printer-profile.ts';
import { testPage, type TestPage } from '../../electron/core/domain/test-page.ts';
import { locales } from '../../electron/core/messages/translate.ts';

const pageFor = (changes: Partial<WholePrinterProfile> = {}, locale = locales[0] ?? 'en'): TestPage =>
  testPage({ locale, printerName: 'Counter', profile: { ...usualPrinter(80), ...changes } });
const codesOf = ({ blocks }: TestPage): string[] =>
  blocks.flatMap((block) => {
    const inner = block.kind === 'drawn' ? block.block : block;
    return inner.kind === 'qr' || inner.kind === 'barcode' ? [`${block.kind} ${inner.value}`] : [];
  });
const wordsOf = ({ blocks }: TestPage): string[] =>
  blocks.flatMap((block) => (block.kind === 'text' ? [block.text] : []));

test.each([32, 42, 48] as const)('the ruler of %i columns is just as wide, and numbers them', (columns) => {
  const [tens, ones] = pageFor({ columns }).blocks.flatMap((block) =>
    block.kind === 'exact' ? [block.text] : [],
  );
  expect([tens?.length, ones?.length]).toEqual([columns, columns]);
  expect(tens).toMatch(/^\|\.{8}1\.{9}2\.{9}3.*\|$/);
  expect(ones?.slice(0, 12)).toBe('123456789012');
});

test('each code stands there twice, by the printer and drawn, and is one that a reader takes', () => {
  const codes = codesOf(pageFor());
  expect(codes).toEqual([
    'barcode 2000000000008',
    'drawn 2000000000008',
    'qr REGULARS-TEST',
    'drawn REGULARS-TEST',
  ]);
  expect(isEan13('2000000000008')).toBe(true);
});

test('what a printer hasn’t got is neither asked of it nor spoken of', () => {
  expect(codesOf(pageFor({ makesQr: false }))).not.toContain('qr REGULARS-TEST');
  expect(wordsOf(pageFor({ cuts: false })).at(-1)).toBe('Tear the paper off below this.');
  expect(wordsOf(pageFor({ codePages: 'ascii' })).some((words) => words.includes('€'))).toBe(false);
});

test.each(locales)('its row of letters fits the narrowest paper, in %s', (locale) => {
  const page = pageFor({ columns: 32 }, locale);
  const drawn = page.blocks.flatMap((block) =>
    block.kind === 'drawn' && block.block.kind === 'text' ? [block.block.text] : [],
  );
  expect(drawn).toHaveLength(2);
  for (const letters of drawn) expect(letters.length).toBeLessThanOrEqual(32);
});
