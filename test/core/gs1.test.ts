import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FNC1, identifierLength, predefinedLength } from '../../electron/core/domain/gs1-formats.ts';
import { goodsOf, gtinOf, readDate, readElements, type Gs1Element } from '../../electron/core/domain/gs1.ts';

const gs = (text: string): string => text.replaceAll('|', FNC1);
const inBrackets = (elements: readonly Gs1Element[]): string =>
  elements.map(({ identifier, value }) => `(${identifier})${value}`).join('');
const told = (text: string): string => {
  const elements = readElements(gs(text));
  return elements.ok ? inBrackets(elements.value) : elements.error;
};

describe('element strings', () => {
  // 09506000134352 is the article that GS1 uses in its own examples.
  it.each([
    ['01095060001343521725123110ABC123', '(01)09506000134352(17)251231(10)ABC123'],
    ['010950600013435210ABC123|17251231', '(01)09506000134352(10)ABC123(17)251231'],
    ['|010950600013435210ABC', '(01)09506000134352(10)ABC'],
    ['0109506000134352|10ABC|', '(01)09506000134352(10)ABC'],
    ['019950600013435531030012503922995', '(01)99506000134355(3103)001250(3922)995'],
    ['00106141411234567897', '(00)106141411234567897'],
    ['4149506000134338', '(414)9506000134338'],
    ['0109506000134352393297812599', '(01)09506000134352(3932)97812599'],
    ['010950600013435270032601311230|2112345', '(01)09506000134352(7003)2601311230(21)12345'],
    ['91A/B-C|92ZZ', '(91)A/B-C(92)ZZ'],
    ['(01)09506000134352(10)LOT(17)251200', '(01)09506000134352(10)LOT(17)251200'],
    ['(01) 09506000134352 (10) A(B)C', '(01)09506000134352(10)A(B)C'],
    // An identifier that is newer than the table keeps its place by its first two digits.
    ['0109506000134352|7259XY|10A', '(01)09506000134352(7259)XY(10)A'],
  ])('%s are %s', (text, elements) => {
    expect(told(text)).toBe(elements);
  });

  it.each([
    ['', 'NOT_GS1'],
    ['|', 'NOT_GS1'],
    ['LOT-7', 'NOT_GS1'],
    ['(LOT)7', 'NOT_GS1'],
    ['()', 'NOT_GS1'],
    ['5901234123457', 'NOT_GS1'],
    ['01095060001343', 'VALUE_MISFIT'],
    ['0109506000134353', 'CHECK_DIGIT_WRONG'],
    ['(01)09506000134353', 'CHECK_DIGIT_WRONG'],
    ['(01)9506000134352', 'VALUE_MISFIT'],
    // Ten digits belong to 7003, and no separator follows them.
    ['01095060001343527003260131123021A', 'VALUE_MISFIT'],
    ['0109506000134352|5512', 'IDENTIFIER_UNKNOWN'],
    ['0109506000134352|1', 'IDENTIFIER_UNKNOWN'],
    ['(01)09506000134352(999)1', 'IDENTIFIER_UNKNOWN'],
    ['0109506000134352|10', 'VALUE_MISFIT'],
    ['0109506000134352|10ABC DEF', 'VALUE_MISFIT'],
    ['0109506000134352|10123456789012345678901', 'VALUE_MISFIT'],
    ['010950600013435217251331', 'VALUE_MISFIT'],
    ['010950600013435217250230', 'VALUE_MISFIT'],
    ['01095060001343521725|1231', 'VALUE_MISFIT'],
    ['0109506000134352|310300125A', 'VALUE_MISFIT'],
    ['10A|10B', 'CONTRADICTORY'],
    ['9'.repeat(2_001), 'TOO_LONG'],
  ])('%s are none: %s', (text, problem) => {
    expect(told(text)).toBe(problem);
  });

  it('repeat one another without harm', () => {
    expect(told('10A|10A')).toBe('(10)A(10)A');
  });

  const someText = fc
    .array(fc.constantFrom(...'!%&*+-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcxyz'), {
      minLength: 1,
      maxLength: 20,
    })
    .map((characters) => characters.join(''));
  const element = fc.oneof(
    someText.map((value) => ({ identifier: '10', value })),
    someText.map((value) => ({ identifier: '21', value })),
    someText.map((value) => ({ identifier: '240', value })),
    someText.map((value) => ({ identifier: '91', value })),
    fc.nat(99_999_999).map((value) => ({ identifier: '30', value: String(value) })),
    fc.nat(999_999).map((value) => ({ identifier: '3103', value: String(value).padStart(6, '0') })),
    fc.constant({ identifier: '01', value: '09506000134352' }),
    fc.constant({ identifier: '17', value: '281130' }),
  );
  const someElements = fc.uniqueArray(element, { minLength: 1, selector: ({ identifier }) => identifier });

  it('come back from a scan as they were put into the barcode, and from brackets', () => {
    fc.assert(
      fc.property(someElements, (elements) => {
        const scanned = elements
          .map(({ identifier, value }) => {
            const isFixed = predefinedLength(identifier) !== undefined;
            return `${identifier}${value}${isFixed ? '' : FNC1}`;
          })
          .join('');
        expect(readElements(scanned)).toEqual({ ok: true, value: elements });
        expect(readElements(inBrackets(elements))).toEqual({ ok: true, value: elements });
      }),
    );
  });

  it('of any text are a value, never thrown, and never more than the text', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ maxLength: 5 }),
        fc.constantFrom(FNC1, '(', ')', '01', '10', '17', '3103', '09506000134352', '(01)', '00'),
      ),
    );
    fc.assert(
      fc.property(
        pieces.map((parts) => parts.join('')),
        (text) => {
          const elements = readElements(text);
          if (!elements.ok) return;
          const length = elements.value.reduce(
            (sum, { identifier, value }) => sum + identifier.length + value.length,
            0,
          );
          expect(length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('what is fixed by the first two digits', () => {
  it('is the length of the identifier', () => {
    const lengths = [
      '00',
      '10',
      '22',
      '37',
      '99',
      '24',
      '41',
      '42',
      '71',
      '31',
      '36',
      '39',
      '43',
      '70',
      '80',
    ];
    expect(lengths.map(identifierLength)).toEqual([2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 4, 4]);
    expect(['05', '26', '38', '44', '55', '60', '83', 'A1', '1', ''].map(identifierLength)).toEqual(
      Array.from({ length: 10 }, () => undefined),
    );
  });

  it('is the whole length of a few, after which no separator is needed', () => {
    const table = { '00': 20, '01': 16, '02': 16, '03': 16, '04': 18, '20': 4, '41': 16 };
    for (const [two, length] of Object.entries(table)) expect(predefinedLength(two)).toBe(length);
    for (let two = 11; two <= 19; two += 1) expect(predefinedLength(String(two))).toBe(8);
    for (let two = 31; two <= 36; two += 1) expect(predefinedLength(String(two))).toBe(10);
    for (const two of ['05', '10', '21', '30', '37', '39', '40', '42', '70', '91'])
      expect(predefinedLength(two)).toBeUndefined();
  });
});

describe('the goods of element strings', () => {
  const goods = (text: string, thisYear = 2026) => {
    const elements = readElements(gs(text));
    return elements.ok ? goodsOf(elements.value, thisYear) : elements.error;
  };

  it('are an article, its lot and its last day', () => {
    expect(goods('010950600013435210ABC123|17251231')).toEqual({
      gtin: '09506000134352',
      lot: 'ABC123',
      expiresOn: '2025-12-31',
      ...{ bestBefore: null, weight: null, price: null },
    });
  });

  it('may be best before a day, which says nothing of an end', () => {
    expect(goods('010950600013435215270131')).toMatchObject({ bestBefore: '2027-01-31', expiresOn: null });
  });

  it('may expire to the minute, of which the day counts', () => {
    expect(goods('010950600013435270032601311230')).toMatchObject({ expiresOn: '2026-01-31' });
  });

  it.each([
    ['3100000012', 12_000],
    ['3102000125', 1_250],
    ['3103001250', 1_250],
    ['3105123456', 1_235],
  ])('weigh what %s says: %d thousandths of a kilogram', (measure, weight) => {
    expect(goods(`0199506000134355${measure}`)).toMatchObject({ weight });
  });

  it.each([
    ['3922995', { digits: 995, decimals: 2, currency: null }],
    ['392012', { digits: 12, decimals: 0, currency: null }],
    ['3932978995', { digits: 995, decimals: 2, currency: '978' }],
  ])('cost what %s says', (amount, price) => {
    expect(goods(`0199506000134355${amount}`)).toMatchObject({ price });
  });

  it('are none where no article is named: a pallet, a place', () => {
    expect(goods('00106141411234567897')).toBeUndefined();
    expect(goods('4149506000134338')).toBeUndefined();
  });
});

describe('a date', () => {
  it.each([
    ['251231', 2026, '2025-12-31'],
    ['260200', 2026, '2026-02-28'],
    ['280200', 2026, '2028-02-29'],
    ['260430', 2026, '2026-04-30'],
    // The examples of the rule: fifty years ahead belong to the future, fifty-one to the past.
    ['760101', 2026, '2076-01-01'],
    ['770101', 2026, '1977-01-01'],
    ['990101', 2026, '1999-01-01'],
    ['010101', 2051, '2101-01-01'],
    ['010101', 2050, '2001-01-01'],
    ['020101', 2098, '2102-01-01'],
  ])('%s, read in %d, is %s', (text, thisYear, date) => {
    expect(readDate(text, thisYear)).toBe(date);
  });

  it.each(['', '2512', '251301', '250001', '250230', '260431', '2512311', '25123A'])('%s is none', (text) => {
    expect(readDate(text, 2026)).toBeUndefined();
  });
});

it.each([
  ['9506000134352', '09506000134352'],
  ['09506000134352', '09506000134352'],
  ['036000291452', '00036000291452'],
  ['96385074', '00000096385074'],
  ['9506000134353', undefined],
  ['950600013435', undefined],
  ['', undefined],
])('the article’s number %s in fourteen digits is %s', (printed, gtin) => {
  expect(gtinOf(printed)).toBe(gtin);
});
