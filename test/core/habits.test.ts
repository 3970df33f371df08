import { describe, expect, it } from 'vitest';
import { usualBasket, usualGap, usualWeekday, type BoughtLine } from '../../electron/core/domain/habits.ts';
import type { BusinessDay } from '../../electron/core/domain/ids.ts';

const day = (text: string): BusinessDay => text as BusinessDay;
const days = (...texts: readonly string[]): readonly BusinessDay[] => texts.map(day);
const bought = (
  date: string,
  name: string,
  quantity = 1000,
  productId: string | null = name,
): BoughtLine => ({
  day: day(date),
  productId,
  name,
  quantity,
});

describe('The usual gap between visits', () => {
  it('is the middle one, so that one long holiday changes nothing', () => {
    expect(usualGap(days('2026-11-21', '2026-11-14', '2026-11-07', '2026-08-01', '2026-07-25'))).toBe(7);
  });

  it('isn’t told of two visits', () => {
    expect(usualGap(days('2026-11-21', '2026-11-14'))).toBeNull();
  });
});

describe('The usual weekday', () => {
  it('is the one of more than half of the visits', () => {
    expect(usualWeekday(days('2026-11-21', '2026-11-14', '2026-11-11'))).toBe(6);
  });

  it('isn’t told where visits fall on any day, nor of two visits', () => {
    expect(usualWeekday(days('2026-11-21', '2026-11-14', '2026-11-11', '2026-11-10'))).toBeNull();
    expect(usualWeekday(days('2026-11-21', '2026-11-14'))).toBeNull();
  });
});

describe('The usual basket', () => {
  it('holds what is taken on two visits in five, most often taken first, in the middle quantity', () => {
    const lines = [
      ...[bought('2026-11-21', 'Rye loaf'), bought('2026-11-21', 'Croissant', 2000)],
      ...[bought('2026-11-14', 'Rye loaf'), bought('2026-11-14', 'Croissant', 6000)],
      ...[bought('2026-11-07', 'Rye loaf'), bought('2026-11-07', 'Honey')],
      ...[bought('2026-10-31', 'Rye loaf'), bought('2026-10-31', 'Croissant', 2000)],
    ];
    expect(usualBasket(lines)).toEqual([
      { name: 'Rye loaf', quantity: 1000 },
      { name: 'Croissant', quantity: 2000 },
    ]);
  });

  it('adds up what is bought twice on one day, and tells a product by the name it has now', () => {
    const lines = [
      ...[bought('2026-11-21', 'Rye, whole', 1000, 'p1'), bought('2026-11-21', 'Rye, whole', 1000, 'p1')],
      ...[bought('2026-11-14', 'Rye loaf', 2000, 'p1'), bought('2026-11-07', 'Rye loaf', 2000, 'p1')],
    ];
    expect(usualBasket(lines)).toEqual([{ name: 'Rye, whole', quantity: 2000 }]);
  });

  it('is empty before the third visit, and where everything is bought once', () => {
    expect(usualBasket([bought('2026-11-21', 'Rye loaf'), bought('2026-11-14', 'Rye loaf')])).toEqual([]);
    expect(
      usualBasket(['2026-11-21', '2026-11-14', '2026-11-07'].map((date) => bought(date, `Cake of ${date}`))),
    ).toEqual([]);
  });

  it('names three goods at most: the cashier reads it in a blink', () => {
    const lines = ['2026-11-21', '2026-11-14', '2026-11-07'].flatMap((date) =>
      ['Bun', 'Cake', 'Jam', 'Rye', 'Tea'].map((name) => bought(date, name)),
    );
    expect(usualBasket(lines).map(({ name }) => name)).toEqual(['Bun', 'Cake', 'Jam']);
  });
});
