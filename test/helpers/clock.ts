import type { Instant } from '../../electron/core/domain/ids.ts';

/** A clock that stands still until it is told to move. */
export interface TestClock {
  readonly now: () => Instant;
  readonly set: (iso: string) => void;
  readonly advance: (time: { readonly days?: number; readonly hours?: number; readonly ms?: number }) => void;
}

const HOUR_MS = 3_600_000;

/** Saturday noon in Europe, unless told otherwise. */
export function testClock(start = '2026-11-21T12:00:00.000Z'): TestClock {
  let at = Date.parse(start);
  return {
    now: () => at as Instant,
    set: (iso) => {
      at = Date.parse(iso);
    },
    advance: ({ days = 0, hours = 0, ms = 0 }) => {
      at += (days * 24 + hours) * HOUR_MS + ms;
    },
  };
}

/** Ids in order, of the form of UUIDv7: `at` is 1 for the first one. */
export function countingIds(): () => string {
  let at = 0;
  return () => {
    at += 1;
    return `01900000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
  };
}

/** Bytes that look random and are the same for the same seed (xorshift32). */
export function seededBytes(seed: number): (count: number) => Uint8Array {
  let state = seed === 0 ? 1 : seed;
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return state & 0xff;
    });
}

/** A cut-over about half a day from `now` in UTC: a test by the real clock sees one business day. */
export const farCutOver = (now: Date): string => (Math.abs(now.getUTCHours() - 12) < 6 ? '00:00' : '11:59');
