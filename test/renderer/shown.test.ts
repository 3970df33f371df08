import { describe, expect, it } from 'vitest';
import { sampleSlip } from '../../renderer/screens/setup/sample-slip.ts';
import { likelyCurrency } from '../../renderer/screens/setup/first-guesses.ts';
import { splitDecimals } from '../../renderer/screens/till/amount-shown.tsx';
import { lengthOf } from '../../renderer/screens/till/member-panel.tsx';
import { dayOfInstant, longDay, timeOfDay } from '../../renderer/ui/dates.ts';

const entries = {
  name: 'Corner Bakery',
  locale: 'en',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  pointsPerUnit: '1',
} as const;

/** Every text of a slip, in one string. */
const textOf = (slip: ReturnType<typeof sampleSlip>): string =>
  (slip?.blocks ?? [])
    .map((block) =>
      block.kind === 'text' ? block.text : block.kind === 'pair' ? `${block.left} ${block.right}` : '',
    )
    .join('\n');

describe('The slip on the set-up screen', () => {
  it.each([
    ['EUR', '1', '€12.50', '+12 points'],
    ['JPY', '1', '¥1,250', '+1,250 points'],
    ['KWD', '2', '12.500', '+25 points'],
  ])(
    'is reckoned in %s with %s points a unit as a real sale would be',
    (currency, pointsPerUnit, total, points) => {
      const text = textOf(sampleSlip({ ...entries, currency, pointsPerUnit }));
      expect(text).toContain(total);
      expect(text).toContain(points);
    },
  );

  it('stays while the rule is half typed, and has a name before the shop has', () => {
    expect(textOf(sampleSlip({ ...entries, name: ' ', pointsPerUnit: '' }))).toMatch(/^Your shop\n/);
  });

  it('is in Chinese for a Chinese shop', () => {
    expect(textOf(sampleSlip({ ...entries, locale: 'zh-CN', currency: 'CNY' }))).toContain('合计');
  });
});

describe('What the window shows', () => {
  it('guesses the currency from the time zone, and the euro where it can’t', () => {
    expect(['Asia/Shanghai', 'America/New_York', 'Europe/Paris', 'UTC'].map(likelyCurrency)).toEqual([
      'CNY',
      'USD',
      'EUR',
      'EUR',
    ]);
  });

  it('tells decimals that are still to be typed apart, wherever the currency’s sign stands', () => {
    expect(splitDecimals('€12.50', 1)).toEqual({ typed: '€12.5', toCome: '0', rest: '' });
    expect(splitDecimals('12,00 €', 2)).toEqual({ typed: '12,', toCome: '00', rest: ' €' });
    expect(splitDecimals('¥1,250', 0)).toEqual({ typed: '¥1,250', toCome: '', rest: '' });
  });

  it('writes long names smaller, and counts a Chinese character as two letters', () => {
    expect(['Łucja Kowalska', '李小龙', '欧阳长长长长长长', 'x'.repeat(60)].map(lengthOf)).toEqual([
      'short',
      'short',
      'long',
      'longest',
    ]);
  });

  it('writes days and times in the shop’s time zone', () => {
    expect(longDay('2026-11-21', 'en')).toBe('Saturday 21 November');
    expect(longDay('2026-11-21', 'zh-CN')).toBe('11月21日星期六');
    expect(timeOfDay('2026-11-21T22:30:00Z', 'Asia/Shanghai', 'en')).toBe('06:30');
    expect(dayOfInstant('2026-11-21T22:30:00Z', 'Asia/Shanghai', 'en')).toBe('22 Nov 2026');
  });
});
