import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  noScans,
  repeatsWithinMs,
  withScan,
  type LastScans,
} from '../../electron/core/domain/repeated-scan.ts';

type Scan = readonly [device: string, text: string, atMs: number];

/** Which of the scans count. */
function counted(...scans: readonly Scan[]): readonly boolean[] {
  let last: LastScans = noScans;
  return scans.map(([device, text, atMs]) => {
    const next = withScan(last, device, text, atMs);
    last = next.last;
    return !next.isRepeated;
  });
}

describe('a scan that comes again', () => {
  it('within 400 ms is the same one, and a new one from then on', () => {
    expect(counted(['A', '4711', 1_000], ['A', '4711', 1_001], ['A', '4711', 1_399])).toEqual([
      true,
      false,
      false,
    ]);
    expect(counted(['A', '4711', 1_000], ['A', '4711', 1_400])).toEqual([true, true]);
  });

  it('counts from the one that counted: a scanner that is held there reads on, slowly', () => {
    expect(
      counted(['A', 'x', 0], ['A', 'x', 300], ['A', 'x', 600], ['A', 'x', 900], ['A', 'x', 1_000]),
    ).toEqual([...[true, false, true, false, true]]);
  });

  it('with another text, or from another device, is another one', () => {
    expect(counted(['A', 'x', 0], ['A', 'y', 10], ['A', 'x', 20])).toEqual([true, true, true]);
    expect(counted(['A', 'x', 0], ['B', 'x', 10], ['A', 'x', 20])).toEqual([true, true, false]);
  });

  it('counts where the clock was put back meanwhile, and then holds its 400 ms by that clock', () => {
    const hour = 3_600_000;
    expect(counted(['A', 'x', 2 * hour], ['A', 'x', hour], ['A', 'x', hour + 399])).toEqual([
      true,
      true,
      false,
    ]);
  });
});

it('whatever clocks do, a scan is only swallowed by one of the 400 ms before it', () => {
  const scan = fc.tuple(
    fc.constantFrom('A', 'B'),
    fc.constantFrom('x', 'y'),
    fc.integer({ min: -2_000, max: 2_000 }),
  );
  fc.assert(
    fc.property(fc.array(scan), (scans) => {
      const counts = counted(...scans);
      scans.forEach(([device, text, atMs], place) => {
        if (counts[place] === true) return;
        const isBefore = ([itsDevice, itsText, itsMs]: Scan, itsPlace: number): boolean =>
          counts[itsPlace] === true &&
          itsDevice === device &&
          itsText === text &&
          atMs - itsMs >= 0 &&
          atMs - itsMs < repeatsWithinMs;
        expect(scans.slice(0, place).some(isBefore)).toBe(true);
      });
    }),
  );
});

it('however many windows there were, the last few are remembered', () => {
  let last: LastScans = noScans;
  for (let place = 0; place < 10_000; place += 1) last = withScan(last, `window ${place}`, 'x', place).last;
  expect(last.size).toBe(64);
  expect(withScan(last, 'window 9999', 'x', 10_000).isRepeated).toBe(true);
});
