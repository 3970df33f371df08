import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ean13CheckDigit } from '../../electron/core/domain/card-number.ts';
import {
  hasEan8CheckDigit,
  readProductCode,
  upcEToUpcA,
  type WeighedGoods,
} from '../../electron/core/domain/product-code.ts';

const withCheck = (twelve: string): string => `${twelve}${ean13CheckDigit(twelve)}`;
const scales: readonly WeighedGoods[] = [
  { prefix: '20', holds: 'price' },
  { prefix: '21', holds: 'weight' },
];

describe('a product’s barcode', () => {
  it.each([
    ['an EAN-13', '5901234123457', '5901234123457'],
    ['an EAN-8', '96385074', '96385074'],
    ['an UPC-A, the EAN-13 that it is with a zero before', '036000291452', '0036000291452'],
    ['an UPC-E that ends in 0 to 2', '04252614', '0042100005264'],
    ['an UPC-E that ends in 5 to 9', '01234565', '0012345000065'],
    ['a code of letters', 'RYE-500', 'RYE-500'],
    ['a short number', '4711', '4711'],
    ['fourteen digits', '15901234123454', '15901234123454'],
    ['full-width digits', '９６３８５０７４', '96385074'],
    ['spaces around it', ' 96385074 ', '96385074'],
  ])('may be %s', (_, scanned, code) => {
    expect(readProductCode(scanned, scales)).toEqual({ kind: 'plain', code });
  });

  it.each(['5901234123458', '96385075', '036000291453', '04252615', '2012345003990'])(
    '%s is misread: its check digit is wrong',
    (scanned) => {
      expect(readProductCode(scanned, scales)).toEqual({ kind: 'misread' });
    },
  );

  it('with any one digit changed is misread, whichever of the three it is', () => {
    const codes = fc.constantFrom('5901234123457', '036000291452', '96385074', '40170725');
    fc.assert(
      fc.property(codes, fc.nat(12), fc.integer({ min: 1, max: 9 }), (code, place, by) => {
        const at = place % code.length;
        const wrong = code.slice(0, at) + ((Number(code[at]) + by) % 10) + code.slice(at + 1);
        // Eight digits that then begin with 0 or 1 may be a UPC-E.
        fc.pre(!/^[01]\d{7}$/.test(wrong));
        expect(readProductCode(wrong, [])).toEqual({ kind: 'misread' });
      }),
    );
  });

  it('of a scale is the article with the price or the grams that are printed', () => {
    expect(readProductCode(withCheck('201234500399'), scales)).toEqual({
      ...{ kind: 'weighed', code: '2012345', priceMinor: 399 },
    });
    expect(readProductCode(withCheck('211234501250'), scales)).toEqual({
      ...{ kind: 'weighed', code: '2112345', grams: 1_250 },
    });
    const plain = withCheck('221234500399');
    expect(readProductCode(plain, scales)).toEqual({ kind: 'plain', code: plain });
    expect(readProductCode(withCheck('201234500399'), [])).toMatchObject({ kind: 'plain' });
  });
});

describe('an UPC-E', () => {
  it.each([
    ['04252614', '042100005264'],
    ['01234565', '012345000065'],
    ['01234531', '012300000451'],
    ['01234543', '012340000053'],
    ['11234562', '112345000062'],
  ])('%s is short for %s', (short, long) => {
    expect(upcEToUpcA(short)).toBe(long);
  });

  it.each(['04252615', '24252614', '0425261', '0425261x'])('isn’t %s', (code) => {
    expect(upcEToUpcA(code)).toBeUndefined();
  });
});

it('the check digit of an EAN-8 makes one in ten numbers right', () => {
  for (let seven = 1_000_000; seven < 1_000_300; seven += 1) {
    const right = Array.from({ length: 10 }, (_, check) => `${seven}${check}`).filter(hasEan8CheckDigit);
    expect(right).toHaveLength(1);
  }
});
