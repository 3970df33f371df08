import { describe, expect, it } from 'vitest';
import { splitDecimals } from '../../renderer/screens/till/amount-shown.tsx';
import { lengthOf } from '../../renderer/screens/till/member-panel.tsx';
import { dayOfInstant, longDay, timeOfDay } from '../../renderer/ui/dates.ts';

describe('What the window shows', () => {
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
