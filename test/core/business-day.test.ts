import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDayOf,
  daysBetween,
  endOfBusinessDay,
  formatCutOver,
  isTimeZone,
  parseCutOver,
  startOfBusinessDay,
  type DayRule,
} from '../../electron/core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../electron/core/domain/ids.ts';

const at = (iso: string): Instant => Date.parse(iso) as Instant;
const day = (text: string): BusinessDay => text as BusinessDay;
const iso = (instant: number): string => new Date(instant).toISOString();
const rule = (timeZone: string, cutOver: string): DayRule => ({
  timeZone,
  cutOverMinutes: parseCutOver(cutOver),
});
const paris = rule('Europe/Paris', '04:00');

describe('a business day', () => {
  it('lasts past midnight, until the cut-over', () => {
    expect(businessDayOf(at('2026-11-21T22:30:00Z'), paris)).toBe('2026-11-21');
    expect(businessDayOf(at('2026-11-22T02:59:59.999Z'), paris)).toBe('2026-11-21');
    expect(businessDayOf(at('2026-11-22T03:00:00Z'), paris)).toBe('2026-11-22');
  });

  it('has 25 hours when clocks go back and 23 when they go forward', () => {
    const hours = (date: string): number =>
      (endOfBusinessDay(day(date), paris) - startOfBusinessDay(day(date), paris)) / 3_600_000;
    expect([hours('2026-10-24'), hours('2026-10-25')]).toEqual([25, 24]);
    expect([hours('2026-03-28'), hours('2026-03-29')]).toEqual([23, 24]);
  });

  it('begins where the clocks jump when the cut-over is skipped', () => {
    const half = rule('Europe/Paris', '02:30');
    expect(iso(startOfBusinessDay(day('2026-03-29'), half))).toBe('2026-03-29T01:00:00.000Z');
  });

  it('begins the first time that a repeated cut-over comes', () => {
    const half = rule('Europe/Paris', '02:30');
    expect(iso(startOfBusinessDay(day('2026-10-25'), half))).toBe('2026-10-25T00:30:00.000Z');
    // The second half past two, an hour later, is the same day.
    expect(businessDayOf(at('2026-10-25T01:15:00Z'), half)).toBe('2026-10-25');
  });

  it('begins at one o’clock where midnight itself is skipped', () => {
    const saoPaulo = rule('America/Sao_Paulo', '00:00');
    expect(iso(startOfBusinessDay(day('2018-11-04'), saoPaulo))).toBe('2018-11-04T03:00:00.000Z');
    expect(businessDayOf(at('2018-11-04T02:59:59.999Z'), saoPaulo)).toBe('2018-11-03');
  });

  it('has no instant at all on a date that the shop’s island skipped', () => {
    const apia = rule('Pacific/Apia', '00:00');
    expect(startOfBusinessDay(day('2011-12-30'), apia)).toBe(startOfBusinessDay(day('2011-12-31'), apia));
    expect(businessDayOf(at('2011-12-30T09:59:59.999Z'), apia)).toBe('2011-12-29');
    expect(businessDayOf(at('2011-12-30T10:00:00Z'), apia)).toBe('2011-12-31');
  });

  it('tells two shops apart that are asked about in turn', () => {
    const instant = at('2026-11-21T23:30:00Z');
    const shanghai = rule('Asia/Shanghai', '04:00');
    for (let turn = 0; turn < 3; turn += 1) {
      expect(businessDayOf(instant, paris)).toBe('2026-11-21');
      expect(businessDayOf(instant, shanghai)).toBe('2026-11-22');
    }
  });

  const zones: readonly (readonly [timeZone: string, from: string, to: string])[] = [
    ['Europe/Paris', '2020-01-01', '2030-01-01'],
    ['America/New_York', '2020-01-01', '2030-01-01'],
    ['Asia/Shanghai', '1985-01-01', '1992-01-01'],
    ['Australia/Lord_Howe', '2020-01-01', '2030-01-01'],
    ['Africa/Casablanca', '2016-01-01', '2030-01-01'],
    ['America/Sao_Paulo', '2017-06-01', '2019-06-01'],
    ['Pacific/Apia', '2011-12-20', '2012-01-10'],
  ];
  it.each(zones)(
    'holds each instant between its start and the next one’s start in %s',
    (timeZone, from, to) => {
      fc.assert(
        fc.property(
          fc.integer({ min: Date.parse(from), max: Date.parse(to) }),
          fc.integer({ min: 0, max: 719 }),
          (milliseconds, cutOverMinutes) => {
            const instant = milliseconds as Instant;
            const zone = { timeZone, cutOverMinutes };
            const found = businessDayOf(instant, zone);
            expect(startOfBusinessDay(found, zone)).toBeLessThanOrEqual(instant);
            expect(instant).toBeLessThan(endOfBusinessDay(found, zone));
            expect(endOfBusinessDay(found, zone)).toBe(startOfBusinessDay(addDays(found, 1), zone));
          },
        ),
        { numRuns: 150 },
      );
    },
  );

  it.each(zones)('never begins before its date’s cut-over on the wall clock in %s', (timeZone, from, to) => {
    const wallClock = new Intl.DateTimeFormat('sv', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    const span = daysBetween(day(from), day(to));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: span }), fc.integer({ min: 0, max: 719 }), (offset, minutes) => {
        const date = addDays(day(from), offset);
        const zone = { timeZone, cutOverMinutes: minutes };
        const start = startOfBusinessDay(date, zone);
        const cutOver = `${date} ${formatCutOver(minutes)}:00`;
        expect(wallClock.format(start) >= cutOver).toBe(true);
        // A millisecond before, the clock hadn't got there yet.
        expect(wallClock.format(start - 1) < cutOver).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('counting days', () => {
  it('goes over months, leap days and years', () => {
    expect(addDays(day('2028-02-28'), 1)).toBe('2028-02-29');
    expect(addDays(day('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(day('2026-01-01'), -1)).toBe('2025-12-31');
    expect(daysBetween(day('2026-01-01'), day('2027-01-01'))).toBe(365);
    expect(daysBetween(day('2026-11-21'), day('2026-11-14'))).toBe(-7);
  });

  it('comes back to where it started', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (count) => {
        expect(daysBetween(day('2026-11-21'), addDays(day('2026-11-21'), count))).toBe(count);
      }),
    );
  });
});

describe('the rule’s parts', () => {
  it('take places and UTC as time zones, and nothing else', () => {
    for (const name of ['Europe/Paris', 'UTC', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5']) {
      expect(isTimeZone(name), name).toBe(true);
    }
    const others = [
      '',
      'Paris',
      '+01:00',
      'Europe/Atlantis',
      '2026-01-01T00:00[Europe/Paris]',
      'UTC\0',
      '../UTC',
    ];
    for (const name of others) expect(isTimeZone(name), name).toBe(false);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => typeof isTimeZone(name) === 'boolean'));
  });

  it('write a cut-over as they read it', () => {
    expect(parseCutOver('04:00')).toBe(240);
    expect(formatCutOver(0)).toBe('00:00');
    expect(formatCutOver(719)).toBe('11:59');
    expect(() => parseCutOver('12:00')).toThrow('cut-over');
  });
});
