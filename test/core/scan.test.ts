import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ean13CheckDigit } from '../../electron/core/domain/card-number.ts';
import { FNC1 } from '../../electron/core/domain/gs1-formats.ts';
import { readScan, type ScanRules } from '../../electron/core/domain/scan.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';

const withCheck = (twelve: string): string => `${twelve}${ean13CheckDigit(twelve)}`;
const ownCard = withCheck('291234567890');

const bakery: ScanRules = {
  memberPrefix: '29',
  weighedGoods: [
    { prefix: '20', holds: 'price' },
    { prefix: '21', holds: 'weight' },
  ],
  knownAs: (code) =>
    code === 'OLD-4711' || code === '4012888888881881' ? 'member' : code === 'RYE' ? 'product' : null,
  thisYear: 2026,
};

const read = (text: string, aim: string | null = null, rules = bakery) => readScan({ text, aim }, rules);
const told = (text: string, aim: string | null = null): string => {
  const { kind, code, symbology } = read(text, aim);
  return `${kind} ${code}${symbology === null ? '' : `, ${symbology}`}`;
};

describe('a scan', () => {
  it.each([
    ['the shop’s own card', ownCard, null, `member ${ownCard}`],
    ['the same with its AIM identifier typed in front', `]E0${ownCard}`, null, `member ${ownCard}, EAN-13`],
    ['a card that was brought along', 'OLD-4711', ']C0', 'member OLD-4711, Code 128'],
    ['a known card that looks like a bank’s', '4012888888881881', null, 'member 4012888888881881'],
    ['a card of a practice shop', withCheck('952000000001'), null, `member ${withCheck('952000000001')}`],
    ['a slip', receiptCode(318), ']C0', 'receipt R0000003186, Code 128'],
    ['a command', ']C0CMD-RECORD', null, 'command CMD-RECORD, Code 128'],
    ['a command that nobody knows', 'CMD-DANCE', null, 'command CMD-DANCE'],
    ['an EAN-13', '5901234123457', ']E0', 'product 5901234123457, EAN-13'],
    ['an EAN-8', '96385074', ']E4', 'product 96385074, EAN-8'],
    ['an EAN-8 of which nothing is told', '96385074', null, 'product 96385074'],
    ['a UPC-A in thirteen digits', '0036000291452', ']E0', 'product 0036000291452, EAN-13'],
    ['a UPC-A in twelve', '036000291452', ']E0', 'product 0036000291452, UPC-A'],
    ['a UPC-E', '04252614', ']E0', 'product 0042100005264, UPC-E'],
    ['a UPC-E of which nothing is told', '04252614', null, 'product 0042100005264'],
    [
      'eight digits that could be a UPC-E, told to be an EAN-8',
      '01234565',
      ']E4',
      'product 0000001234565, EAN-8',
    ],
    ['the same, told to be a UPC-E', '01234565', ']E0', 'product 0012345000065, UPC-E'],
    ['a magazine with its issue', '977123456789812', ']E3', 'product 9771234567898, EAN-13 with add-on'],
    ['a book with its price', '978030640615751299', ']E3', 'product 9780306406157, EAN-13 with add-on'],
    ['the same, told in two packets', ']E09780306406157]E251299', null, 'product 9780306406157, EAN-13'],
    ['an EAN-8 with its add-on', ']E496385074]E112', null, 'product 96385074, EAN-8'],
    ['an add-on alone', ']E112', null, 'unknown 12, EAN add-on'],
    ['a scale’s label', withCheck('201234500399'), null, `product ${withCheck('201234500399')}`],
    ['a carton', '15901234123454', ']I1', 'product 15901234123454, ITF'],
    ['a carton of one', '05901234123457', ']I1', 'product 5901234123457, ITF'],
    ['a product with a code of letters', 'RYE', ']A0', 'product RYE, Code 39'],
    ['another shop’s card', withCheck('281234567890'), null, `unknown ${withCheck('281234567890')}`],
    ['an EAN-13 with a wrong digit', '5901234123458', null, 'unknown 5901234123458'],
    ['what nobody knows', 'HELLO', ']Q1', 'unknown HELLO, QR Code'],
    ['a web page', 'https://example.com/menu', ']Q1', 'unknown https://example.com/menu, QR Code'],
    ['an identifier that isn’t known', ']E9123', null, 'unknown ]E9123'],
    ['full-width digits', '９６３８５０７４', null, 'product 96385074'],
    ['a scanner’s own end of line', '96385074\r\n', null, 'product 96385074'],
  ])('may be %s', (_, text, aim, reading) => {
    expect(told(text, aim)).toBe(reading);
  });

  it('has no card of its own before there is a shop', () => {
    expect(read(ownCard, null, { ...bakery, memberPrefix: null }).kind).toBe('unknown');
  });

  it('is what the shop knows it as, where its prefix is left to shops', () => {
    const label = withCheck('220000000001');
    const rules: ScanRules = { ...bakery, knownAs: (code) => (code === label ? 'product' : null) };
    expect(read(label, null, rules).kind).toBe('product');
  });
});

describe('goods that say more of themselves', () => {
  const bread = {
    gtin: '09506000134352',
    lot: 'ABC',
    expiresOn: '2025-12-31',
    bestBefore: null,
    weight: null,
  };

  it.each([
    ['a GS1 DataMatrix', `010950600013435210ABC${FNC1}17251231`, ']d2'],
    ['the same with the separator in front', `${FNC1}010950600013435210ABC${FNC1}17251231`, ']d2'],
    ['the same, typed by a keyboard', ']d201095060001343521725123110ABC', null],
    ['a GS1-128 of which nothing is told', '01095060001343521725123110ABC', null],
    ['what a person copied from below the bars', '(01)09506000134352(10)ABC(17)251231', null],
    ['a Digital Link', 'https://id.gs1.org/01/09506000134352/10/ABC?17=251231', ']Q1'],
    [
      'a Digital Link of which nothing is told',
      'https://id.gs1.org/01/09506000134352/10/ABC?17=251231',
      null,
    ],
  ])('are read from %s', (_, text, aim) => {
    const { kind, code, goods } = read(text, aim);
    expect({ kind, code, goods }).toEqual({
      ...{ kind: 'product', code: '9506000134352', goods: { ...bread, price: null } },
    });
  });

  it('are looked up by the short number that is on them', () => {
    expect(read('0100000096385074', ']e0')).toMatchObject({ code: '96385074' });
    expect(read('0100036000291452', ']e0')).toMatchObject({ code: '0036000291452' });
    expect(read('01159012341234543103001250', ']C1')).toMatchObject({
      code: '15901234123454',
      goods: { weight: 1_250 },
    });
  });

  it('aren’t read from a card that begins like them and is known', () => {
    const rules: ScanRules = { ...bakery, knownAs: () => 'member' };
    expect(read('0109506000134352', null, rules)).toMatchObject({ kind: 'member', goods: null });
  });
});

describe('a bank card', () => {
  it.each([
    ['4111111111111111', null],
    ['5555 5555 5555 4444', null],
    ['３７８２８２２４６３１０００５', null],
    ['%B4012888888881881^RUIZ/ANA^30121011000?', null],
    [';4111111111111111=30121011000?', null],
    ['4111111111111111', ']C0'],
    ['4111111111111111', ']Q1'],
    [']C04111111111111111', null],
    // Goods of GS1 name an article; these are digits that happen to begin like a place.
    ['4111111111111111', ']C1'],
    [`${FNC1}4111111111111111${FNC1}`, null],
    // What isn't an identifier may hide one all the same.
    [']E94111111111111111', null],
    ['4222222222222', null],
  ])('is told by its number: %s, %s', (text, aim) => {
    expect(read(text, aim).kind).toBe('payment');
  });

  it('of fourteen digits is told from a carton by the bars it has', () => {
    // Of Diners Club's range, right by Luhn and by GS1 alike.
    let number = '';
    for (let middle = 0; number === ''; middle += 1) {
      const thirteen = `36${String(middle).padStart(11, '0')}`;
      for (let last = 0; last < 10; last += 1) {
        const candidate = `${thirteen}${last}`;
        const isCarton = read(candidate, ']I1').kind === 'product';
        if (isCarton && read(candidate).kind === 'payment') number = candidate;
      }
    }
    expect(read(number, ']C0').kind).toBe('payment');
    expect(read(number, ']I3')).toMatchObject({ kind: 'product', code: number });
  });
});

it('any text at all is read as something, and never as more than it was', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.constantFrom(
        FNC1,
        ']E0',
        ']E3',
        ']d2',
        '01',
        '10',
        '(01)',
        '09506000134352',
        'https://',
        '4111',
        '29',
      ),
    ),
  );
  const aim = fc.option(fc.constantFrom(']E0', ']E3', ']E4', ']C1', ']d2', ']I1', ']Q1', ']?1', ''));
  fc.assert(
    fc.property(
      pieces.map((parts) => parts.join('')),
      aim,
      (text, told) => {
        const reading = read(text, told);
        // Zeros make the article's number of a UPC or an EAN-8.
        expect(reading.code.length).toBeLessThanOrEqual(Math.max(13, text.length));
        if (reading.goods !== null) expect(reading.goods.gtin).toMatch(/^\d{14}$/);
      },
    ),
    { numRuns: 1_000 },
  );
});

it('a product that is scanned again by the code that it was kept under is the same one', () => {
  const article = fc
    .nat(999_999_999_999)
    .map((number) => withCheck(String(number).padStart(12, '0')))
    .filter((code) => !/^(?:2|04|952)/.test(code));
  fc.assert(
    fc.property(article, (code) => {
      const { kind, code: kept } = read(`01${code.padStart(14, '0')}`, ']e0');
      expect(kind).toBe('product');
      expect(read(kept, ']E0').code).toBe(kept);
    }),
  );
});
