import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, symbologyOf } from '../../electron/core/domain/aim.ts';

describe('an AIM identifier', () => {
  it.each([
    [']E0', 'EAN-13', 'ean'],
    [']E1', 'EAN add-on', 'addOn'],
    [']E2', 'EAN add-on', 'addOn'],
    [']E3', 'EAN-13 with add-on', 'ean'],
    [']E4', 'EAN-8', 'ean'],
    [']C0', 'Code 128', 'anything'],
    [']C1', 'GS1-128', 'gs1'],
    [']C4', 'Code 128', 'anything'],
    [']A0', 'Code 39', 'anything'],
    [']A7', 'Code 39', 'anything'],
    [']F0', 'Codabar', 'anything'],
    [']I1', 'ITF', 'anything'],
    [']I3', 'ITF', 'anything'],
    [']Q0', 'QR Code', 'anything'],
    [']Q1', 'QR Code', 'anything'],
    [']Q2', 'QR Code', 'anything'],
    [']Q3', 'GS1 QR Code', 'gs1'],
    [']Q4', 'GS1 QR Code', 'gs1'],
    [']Q5', 'QR Code', 'anything'],
    [']Q6', 'QR Code', 'anything'],
    [']d1', 'Data Matrix', 'anything'],
    [']d2', 'GS1 DataMatrix', 'gs1'],
    [']d5', 'GS1 DataMatrix', 'gs1'],
    [']e0', 'GS1 DataBar', 'gs1'],
    [']e1', 'GS1 Composite', 'gs1'],
    [']L0', 'PDF417', 'anything'],
    [']z0', 'Aztec', 'anything'],
    [']z1', 'GS1 Aztec', 'gs1'],
    [']zC', 'Aztec', 'anything'],
    [']J1', 'GS1 DotCode', 'gs1'],
    [']U1', 'MaxiCode', 'anything'],
    [']G0', 'Code 93', 'anything'],
    [']X0', 'Another barcode', 'anything'],
  ])('%s is %s', (aim, name, holds) => {
    expect(symbologyOf(aim)).toEqual({ name, holds });
  });

  it.each(['', ']', ']E', ']E5', ']E9', ']q1', ']I9', '[E0', ']E00', ']__', ']É0', '\u0000\u0000\u0000'])(
    '“%s” is none',
    (aim) => {
      expect(symbologyOf(aim)).toBeUndefined();
    },
  );
});

describe('a text', () => {
  it('may carry its identifier in front, or have it told beside it, or both', () => {
    const identified = { text: '5901234123457', aim: ']E0', symbology: { name: 'EAN-13', holds: 'ean' } };
    expect(identify(']E05901234123457', null)).toEqual(identified);
    expect(identify('5901234123457', ']E0')).toEqual(identified);
    expect(identify(']E05901234123457', ']E0')).toEqual(identified);
  });

  it('that only looks as if it had one stays as it is', () => {
    for (const text of [']E9123', ']?112', 'E05901', '', ']', ']E']) {
      expect(identify(text, null)).toEqual({ text, aim: null, symbology: null });
      expect(identify(text, '\u0000\u0000\u0000')).toEqual({ text, aim: null, symbology: null });
    }
  });

  it('loses three characters or none, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.tuple(fc.constantFrom(']E0', ']d2', ']Z9'), fc.string()).map((parts) => parts.join('')),
        ),
        fc.option(fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom(']E0', ']d2'))),
        (text, aim) => {
          const { text: rest, symbology } = identify(text, aim);
          expect([text, text.slice(3)]).toContain(rest);
          if (rest !== text) expect(symbology).not.toBeNull();
        },
      ),
    );
  });
});
