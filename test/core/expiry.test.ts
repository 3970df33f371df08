import { describe, expect, it } from 'vitest';
import { expiryDay, isExpired, nextExpiry } from '../../electron/core/domain/expiry.ts';
import type { BusinessDay } from '../../electron/core/domain/ids.ts';

const day = (text: string): BusinessDay => text as BusinessDay;

describe('points earned on a day', () => {
  it.each([
    ['2026-11-21', 12, '2027-11-21'],
    ['2026-11-21', 1, '2026-12-21'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-08-31', 3, '2026-11-30'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2096-02-29', 48, '2100-02-28'],
    ['2026-11-30', 120, '2036-11-30'],
  ])('%s for %i months last until %s', (earnedOn, months, lastDay) => {
    expect(expiryDay(day(earnedOn), months)).toBe(lastDay);
  });

  it('last for ever where the program has no months', () => {
    expect(expiryDay(day('2026-11-21'), null)).toBeNull();
    expect(isExpired(null, day('9999-12-31'))).toBe(false);
  });

  it('can be spent on their last day, and not on the next', () => {
    expect(isExpired('2026-11-21', day('2026-11-21'))).toBe(false);
    expect(isExpired('2026-11-21', day('2026-11-22'))).toBe(true);
  });
});

it('the next expiry adds up the lots of its day', () => {
  const lot = (points: number, expiresOn: string | null) => ({ points, expiresOn });
  expect(nextExpiry([])).toBeNull();
  expect(nextExpiry([lot(5, null)])).toBeNull();
  expect(
    nextExpiry([lot(5, '2026-12-01'), lot(3, '2026-12-01'), lot(9, '2026-12-02'), lot(1, null)]),
  ).toEqual({
    ...{ expiresOn: '2026-12-01', points: 8 },
  });
});
