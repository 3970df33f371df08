import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { barsOf } from '../../renderer/screens/till/barcode.tsx';

describe('The barcode on the screen’s slip', () => {
  it('has whole modules, begins and ends with a bar, and no two bars touch', () => {
    const { width, bars } = barsOf('code128', receiptCode(318));
    const sorted = bars.toSorted((a, b) => a.x - b.x);
    expect(sorted.every((bar) => Number.isInteger(bar.x) && Number.isInteger(bar.width))).toBe(true);
    expect(sorted[0]?.x).toBe(0);
    const ends = sorted.map((bar) => bar.x + bar.width);
    expect(ends.at(-1)).toBe(width);
    expect(sorted.slice(1).every((bar, index) => bar.x > (ends[index] ?? 0))).toBe(true);
  });

  it('is a Code 128: eleven modules a character, start A, B or C, and the stop pattern', () => {
    const { width, bars } = barsOf('code128', receiptCode(318));
    expect((width - 13) % 11).toBe(0);
    const dark = new Set(bars.flatMap((bar) => Array.from({ length: bar.width }, (_, at) => bar.x + at)));
    const modules = Array.from({ length: width }, (_, at) => (dark.has(at) ? '1' : '0')).join('');
    expect(['11010000100', '11010010000', '11010011100']).toContain(modules.slice(0, 11));
    expect(modules.slice(-13)).toBe('1100011101011');
  });
});
