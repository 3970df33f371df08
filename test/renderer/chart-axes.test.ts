import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyNth, wholeTicks } from '../../renderer/ui/chart-axes.ts';

describe('the steps of an axis', () => {
  it.each([
    [[0], [0]],
    [
      [0, 1],
      [0, 1],
    ],
    [
      [3, 1, 2],
      [0, 1, 2, 3],
    ],
    [
      [312_00, 100],
      [0, 10_000, 20_000, 30_000, 40_000],
    ],
    [
      [-30, 60],
      [-50, 0, 50, 100],
    ],
  ])('for %j are %j', (values, ticks) => {
    expect(wholeTicks(values)).toEqual(ticks);
  });

  it('are whole, few, hold nought and reach round every value', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e12, max: 1e12 }), { minLength: 1 }), (values) => {
        const ticks = wholeTicks(values);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks).toContain(0);
        expect(ticks[0]).toBeLessThanOrEqual(Math.min(...values));
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('the names under an axis', () => {
  const room = { width: 600, height: 200, letterPixels: 14 };

  it('all stand there where they fit', () => {
    expect(everyNth(['Mon', 'Tue', 'Wed'], 600, room)).toBe(1);
  });

  it('are thinned out where they would touch', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `${hour}:00`);
    expect(everyNth(hours, 600, room)).toBe(3);
  });
});
