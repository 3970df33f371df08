import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printerProfile, type PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import { fittingProfile, usualPrinter, wholeProfile } from '../../electron/core/domain/printer-profile.ts';

test('a printer of which nothing is said has what the shop’s paper asks for', () => {
  expect(wholeProfile({}, 58)).toEqual({ ok: true, value: usualPrinter(58) });
  expect(wholeProfile({}, 80)).toEqual({ ok: true, value: usualPrinter(80) });
  expect(usualPrinter(58)).toMatchObject({ columns: 32, paperDots: 384 });
  expect(usualPrinter(80)).toMatchObject({ columns: 42, paperDots: 576 });
});

test.each([
  ['its own paper', { paperMm: 58 }, { paperMm: 58, columns: 32, paperDots: 384 }],
  ['48 columns', { columns: 48 }, { columns: 48, paperDots: 576 }],
  ['a head of 180 dpi', { paperDots: 512 }, { columns: 42, paperDots: 512 }],
  ['a narrow head', { paperDots: 384 }, { columns: 32, paperDots: 384 }],
  ['a pin', { drawer: 'pin5', cuts: false, makesQr: false }, { drawer: 'pin5', cuts: false, makesQr: false }],
  ['no word', { answers: 'nothing', codePages: 'ascii' }, { answers: 'nothing', codePages: 'ascii' }],
] as const)('a printer that is set to %s keeps it, and has the rest as usual', (_, given, expected) => {
  expect(wholeProfile(given, 80)).toEqual({ ok: true, value: { ...usualPrinter(80), ...expected } });
});

test.each([
  [
    '48 columns on 58 mm',
    { paperMm: 58, columns: 48 },
    { code: 'COLUMNS_TOO_MANY', columns: 48, mostColumns: 32 },
  ],
  [
    '42 columns on 58 mm',
    { paperMm: 58, columns: 42 },
    { code: 'COLUMNS_TOO_MANY', columns: 42, mostColumns: 32 },
  ],
  [
    '48 columns of 512 dots',
    { paperDots: 512, columns: 48 },
    { code: 'COLUMNS_TOO_MANY', columns: 48, mostColumns: 42 },
  ],
  [
    '576 dots on 58 mm',
    { paperMm: 58, paperDots: 576 },
    { code: 'DOTS_TOO_MANY', paperDots: 576, mostDots: 384 },
  ],
] as const)('what doesn’t fit is said in numbers: %s', (_, given, error) => {
  expect(wholeProfile(given, 80)).toEqual({ ok: false, error });
});

const anyProfile: fc.Arbitrary<PrinterProfile> = fc.record(
  {
    paperMm: fc.constantFrom(58, 80),
    columns: fc.constantFrom(32, 42, 48),
    paperDots: fc.constantFrom(384, 512, 576),
    codePages: fc.constantFrom('epson', 'ascii'),
    makesQr: fc.boolean(),
    cuts: fc.boolean(),
    drawer: fc.constantFrom('none', 'pin2', 'pin5'),
    answers: fc.constantFrom('job-id', 'status', 'nothing'),
  },
  { requiredKeys: [] },
);

test('whatever is set and fits is a whole profile whose columns are within its dots, and says the same again', () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom(58, 80), (given, shopPaper) => {
      const whole = wholeProfile(given, shopPaper);
      if (!whole.ok) return;
      expect(whole.value).toMatchObject(given);
      expect(whole.value.columns * 12).toBeLessThanOrEqual(whole.value.paperDots);
      expect(printerProfile.parse(whole.value)).toEqual(whole.value);
      expect(wholeProfile(whole.value, shopPaper)).toEqual(whole);
    }),
  );
});

test('what doesn’t fit is taken for what most printers of that paper are, and the rest stays', () => {
  const given: PrinterProfile = { paperMm: 58, columns: 48, drawer: 'pin5', cuts: false };
  expect(fittingProfile(given, 80)).toEqual({ ...usualPrinter(58), drawer: 'pin5', cuts: false });
  expect(fittingProfile({ paperDots: 512 }, 80)).toEqual({ ...usualPrinter(80), paperDots: 512 });
});
