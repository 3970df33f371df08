import { describe, expect, it } from 'vitest';
import { currencyOf } from '../../electron/core/domain/money.ts';
import { knownRegions, likelyCurrency } from '../../electron/core/domain/place-currency.ts';

describe('The currency of a place', () => {
  it.each([
    ['Asia/Calcutta', 'INR'],
    ['Asia/Kolkata', 'INR'],
    ['America/Phoenix', 'USD'],
    ['Asia/Dubai', 'AED'],
    ['Europe/London', 'GBP'],
    ['Europe/Zurich', 'CHF'],
    ['Asia/Tokyo', 'JPY'],
    ['Asia/Kuwait', 'KWD'],
    ['Asia/Shanghai', 'CNY'],
    ['Asia/Saigon', 'VND'],
    ['Europe/Kiev', 'UAH'],
  ])('%s is %s', (zone, currency) => expect(likelyCurrency(zone, 'en')).toBe(currency));

  it('is the language’s region’s where the zone lies nowhere', () => {
    expect(likelyCurrency('UTC', 'en-GB')).toBe('GBP');
    expect(likelyCurrency('UTC', 'xx_not-a-language')).toBe('EUR');
  });

  it('is one that a shop can be set up with, in every time zone there is', () => {
    const unknown = Intl.supportedValuesOf('timeZone').filter(
      (zone) => currencyOf(likelyCurrency(zone, 'en')) === undefined,
    );
    expect(unknown).toEqual([]);
  });

  it('has each region once, and all but Antarctica of those with a zone', () => {
    expect(new Set(knownRegions).size).toBe(knownRegions.length);
    // A zone whose region were missing would fall back on the language's.
    const fallenBack = Intl.supportedValuesOf('timeZone').filter(
      (zone) => !/^(Antarctica|Etc)\/|^UTC$/.test(zone) && likelyCurrency(zone, 'en-JP') === 'JPY',
    );
    expect(fallenBack).toEqual(['Asia/Tokyo']);
  });
});
