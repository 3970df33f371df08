import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logo as logoField } from '../../electron/core/contract/fields.ts';
import { dotRuns, dotsOf, logoOf } from '../../electron/core/domain/logo.ts';
import { loafLogo } from '../helpers/receipt-facts.ts';

test('a raster keeps every dot that was written into it, and any base64 reader agrees', () => {
  const size = fc.record({ bytes: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 8, max: 20 }) });
  fc.assert(
    fc.property(size, fc.infiniteStream(fc.boolean()), ({ bytes, rows }, stream) => {
      const dots = Array.from({ length: bytes * 8 * rows }, () => stream.next().value === true);
      const logo = logoOf(bytes * 8, rows, (x, y) => dots[y * bytes * 8 + x] === true);
      const isBlack = dotsOf(logo);
      const read = Buffer.from(logo.bits, 'base64');
      expect(read.toString('base64')).toBe(logo.bits);
      for (const [at, dot] of dots.entries()) {
        expect(isBlack(at % (bytes * 8), Math.floor(at / (bytes * 8)))).toBe(dot);
        expect((((read[at >> 3] ?? 0) >> (7 - (at & 7))) & 1) === 1).toBe(dot);
      }
      expect(dotRuns(logo).reduce((sum, { length }) => sum + length, 0)).toBe(dots.filter(Boolean).length);
      expect(logoField.safeParse(logo).success).toBe(true);
    }),
    { numRuns: 30 },
  );
});

const good = loafLogo(64, 32);
test.each([
  ['wider than the narrowest paper', { ...good, widthDots: 392 }],
  ['taller than three centimetres', loafLogo(64, 248)],
  ['of a width that isn’t whole bytes', { ...good, widthDots: 60 }],
  ['without dots', { ...good, bits: '' }],
  ['with too few dots', { ...good, bits: good.bits.slice(4) }],
  ['with too many dots', { ...good, bits: `AAAA${good.bits}` }],
  ['of letters that base64 doesn’t have', { ...good, bits: good.bits.replace(/^../, '%<') }],
  ['in the spelling of addresses', { ...good, bits: good.bits.replace(/^../, '-_') }],
  ['with another field', { ...good, mimeType: 'image/png' }],
  ['as a picture’s file', 'data:image/png;base64,iVBORw0KGgo='],
])('a logo %s is refused', (_, logo) => {
  expect(logoField.safeParse(logo).success).toBe(false);
});
