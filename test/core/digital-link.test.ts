import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDigitalLink } from '../../electron/core/domain/digital-link.ts';

const told = (text: string): string => {
  const elements = readDigitalLink(text);
  if (!elements.ok) return elements.error;
  return elements.value.map(({ identifier, value }) => `(${identifier})${value}`).join('');
};

describe('a Digital Link', () => {
  it.each([
    ['https://id.gs1.org/01/09506000134352', '(01)09506000134352'],
    ['https://any.host/01/09506000134352/10/ABC?17=251231', '(01)09506000134352(10)ABC(17)251231'],
    ['http://example.com/shop/of/mine/01/9506000134352', '(01)09506000134352'],
    [
      'https://example.com/gtin/9506000134352/lot/A1/ser/7?exp=251231',
      '(01)09506000134352(10)A1(21)7(17)251231',
    ],
    ['HTTPS://EXAMPLE.COM:8443/GTIN/96385074/', '(01)00000096385074'],
    ['https://example.com/01/036000291452/22/2A', '(01)00036000291452(22)2A'],
    ['https://example.com/01/09506000134352/10/A%2FB%2dC', '(01)09506000134352(10)A/B-C'],
    [
      'https://example.com/01/09506000134352?3103=000195;linkType=gs1:pip&utm_source=x',
      '(01)09506000134352(3103)000195',
    ],
    ['https://example.com/01/09506000134352#part', '(01)09506000134352'],
    ['https://example.com/01/12345678/01/09506000134352', '(01)09506000134352'],
  ])('%s is %s', (text, elements) => {
    expect(told(text)).toBe(elements);
  });

  it.each([
    ['', 'NOT_GS1'],
    ['https://example.com', 'NOT_GS1'],
    ['https://example.com/', 'NOT_GS1'],
    ['https:///01/09506000134352', 'NOT_GS1'],
    ['ftp://example.com/01/09506000134352', 'NOT_GS1'],
    ['https://example.com/01/hello', 'NOT_GS1'],
    ['https://example.com/00/106141411234567897', 'NOT_GS1'],
    ['https://example.com/?01=09506000134352', 'NOT_GS1'],
    ['https://example.com/01/09506000134352 and more', 'NOT_GS1'],
    ['https://example.com/01/09506000134353', 'CHECK_DIGIT_WRONG'],
    ['https://example.com/01/123456789', 'CHECK_DIGIT_WRONG'],
    ['https://example.com/01/09506000134352/page/2', 'IDENTIFIER_UNKNOWN'],
    ['https://example.com/01/09506000134352/10', 'VALUE_MISFIT'],
    ['https://example.com/01/09506000134352/10/A%', 'VALUE_MISFIT'],
    ['https://example.com/01/09506000134352/10/A%FF', 'VALUE_MISFIT'],
    ['https://example.com/01/09506000134352/10/%E2%82%AC', 'VALUE_MISFIT'],
    ['https://example.com/01/09506000134352?17=251399', 'VALUE_MISFIT'],
    ['https://example.com/01/09506000134352/10/A?10=B', 'CONTRADICTORY'],
    [`https://example.com/01/09506000134352?q=${'x'.repeat(2_000)}`, 'TOO_LONG'],
  ])('%s is none: %s', (text, problem) => {
    expect(told(text)).toBe(problem);
  });

  it('gives back the lot that was written into it, whatever its characters', () => {
    const lot = fc
      .array(fc.constantFrom(...'!"%&\'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz'), {
        minLength: 1,
        maxLength: 20,
      })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(lot, (value) => {
        const link = `https://example.com/01/09506000134352/10/${encodeURIComponent(value)}`;
        expect(readDigitalLink(link)).toMatchObject({ ok: true, value: [{}, { identifier: '10', value }] });
      }),
    );
  });

  it('of any text is a value, never thrown', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.webUrl(),
        fc.constantFrom('https://', '/01/', '09506000134352', '/10/', '%', '%2', '?17=', '&', '#'),
      ),
    );
    fc.assert(
      fc.property(
        pieces.map((parts) => parts.join('')),
        (text) => {
          readDigitalLink(text);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
