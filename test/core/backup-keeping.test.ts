import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  closeBackup,
  FEWEST_KEPT,
  hourBackup,
  inOrder,
  kept,
  nameNotTaken,
  outlived,
  ownBackup,
  reservedBytes,
  toMakeRoom,
  type OwnBackup,
} from '../../electron/core/domain/backup-keeping.ts';
import { businessDayOf, type DayRule } from '../../electron/core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../electron/core/domain/ids.ts';

const paris: DayRule = { timeZone: 'Europe/Paris', cutOverMinutes: 240 };
const HOUR = 3_600_000;
const at = (iso: string): Instant => Date.parse(iso) as Instant;

function known(name: string): OwnBackup {
  const backup = ownBackup(name);
  if (backup === undefined) throw new Error(`${name} is no backup's name`);
  return backup;
}
const hour = (instant: number): OwnBackup => known(hourBackup(instant as Instant));
const close = (zNumber: number, date: string): OwnBackup => known(closeBackup({ zNumber, date }));

const rules: readonly DayRule[] = [
  paris,
  { timeZone: 'America/New_York', cutOverMinutes: 0 },
  { timeZone: 'Australia/Lord_Howe', cutOverMinutes: 719 },
  { timeZone: 'Pacific/Apia', cutOverMinutes: 60 },
];
const instant = fc.integer({
  min: at('2026-01-01T00:00:00Z') / 1000,
  max: at('2028-01-01T00:00:00Z') / 1000,
});
const anyBackup = fc.oneof(
  instant.map((seconds) => hour(seconds * 1000)),
  fc
    .tuple(fc.integer({ min: 1, max: 99_999 }), instant)
    .map(([z, seconds]) => close(z, new Date(seconds * 1000).toISOString().slice(0, 10))),
);
const anyBackups = fc.uniqueArray(anyBackup, { maxLength: 120, selector: ({ name }) => name });
const isPast = (backup: OwnBackup, now: Instant, rule: DayRule): boolean =>
  backup.kind === 'hour' ? backup.at <= now : backup.day <= businessDayOf(now, rule);

describe('a backup’s name', () => {
  it('says when it was made, or which close it is of, and no other name is ever touched', () => {
    expect(hour(at('2026-10-25T01:30:05Z'))).toEqual({
      ...{ kind: 'hour', name: 'hour-2026-10-25T013005Z.sqlite', at: at('2026-10-25T01:30:05Z') },
    });
    expect(close(7, '2026-11-21')).toEqual({
      ...{ kind: 'close', name: 'z-00007-2026-11-21.sqlite', day: '2026-11-21', zNumber: 7, turn: 1 },
    });
    expect(known('z-00007-2026-11-21-2.sqlite')).toMatchObject({ kind: 'close', zNumber: 7, turn: 2 });
    expect(known('hour-2026-10-25T013005Z-3.sqlite')).toMatchObject({ at: at('2026-10-25T01:30:05Z') });
    const others = [
      'evening.sqlite',
      'before-update-2026.sqlite',
      'hour-2026-99-99T999999Z.sqlite',
      'z-1.sqlite',
    ];
    expect(others.map(ownBackup)).toEqual(others.map(() => undefined));
  });
});

describe('a name that is taken', () => {
  it('gets the first number behind it that is free', () => {
    const taken = new Set(['z-00007-2026-11-21.sqlite', 'z-00007-2026-11-21-2.sqlite']);
    const name = closeBackup({ zNumber: 7, date: '2026-11-21' });
    expect(nameNotTaken(name, (each) => taken.has(each))).toBe('z-00007-2026-11-21-3.sqlite');
    expect(nameNotTaken(name, () => false)).toBe(name);
  });

  it('is older than the one that was given after it', () => {
    const names = [
      'z-00007-2026-11-21.sqlite',
      'z-00007-2026-11-21-2.sqlite',
      'z-00007-2026-11-21-10.sqlite',
    ];
    expect(inOrder(names.map(known), paris)).toEqual(names);
  });
});

describe('two backups of one Z number', () => {
  it('stay as long as one of them does, for neither stands for the other', () => {
    const names = ['z-00007-2026-11-21.sqlite', 'z-00007-2026-11-21-2.sqlite', 'z-00006-2026-11-20.sqlite'];
    const now = at('2026-11-22T10:00:00Z');
    expect(outlived(names.map(known), now, paris)).toEqual([]);
    const later = Array.from({ length: 40 }, (_, after) =>
      close(8 + after, new Date(at('2026-11-23T00:00:00Z') + after * 24 * HOUR).toISOString().slice(0, 10)),
    );
    const gone = outlived([...names.map(known), ...later], at('2027-02-01T10:00:00Z'), paris);
    expect(gone).toEqual(expect.arrayContaining(names.slice(0, 2)));
  });
});

describe('which backups are kept', () => {
  it('are those of 24 hours, 14 days and 12 months, of a shop that was open all the time for two years', () => {
    const now = at('2027-12-31T18:00:00Z');
    const backups = Array.from({ length: 17_000 }, (_, index) => hour(now - index * HOUR));
    const gone = new Set(outlived(backups, now, paris));
    const left = backups.filter(({ name }) => !gone.has(name));
    // The newest hours are also today's and this month's, and December's days have its month.
    expect(left).toHaveLength(kept.hours + (kept.days - 2) + (kept.months - 1));
    expect(left.slice(0, 24)).toEqual(backups.slice(0, 24));
  });

  it('are never fewer than the newest of each of the last hours, days and months that have one, and never the future', () => {
    fc.assert(
      fc.property(anyBackups, instant, fc.constantFrom(...rules), (backups, seconds, rule) => {
        const now = (seconds * 1000) as Instant;
        const gone = new Set(outlived(backups, now, rule));
        const past = backups.filter((backup) => isPast(backup, now, rule));
        for (const backup of backups) if (!isPast(backup, now, rule)) expect(gone).not.toContain(backup.name);
        const newest = inOrder(past, rule).at(-1);
        if (newest !== undefined) expect(gone).not.toContain(newest);
        const dayOf = (backup: OwnBackup): BusinessDay =>
          backup.kind === 'hour' ? businessDayOf(backup.at, rule) : backup.day;
        const left = past.filter(({ name }) => !gone.has(name));
        const days = [...new Set(past.map(dayOf))].toSorted().toReversed();
        const leftDays = new Set(left.map(dayOf));
        for (const day of days.slice(0, kept.days)) expect(leftDays).toContain(day);
        const months = [...new Set(days.map((day) => day.slice(0, 7)))];
        const leftMonths = new Set([...leftDays].map((day) => day.slice(0, 7)));
        for (const month of months.slice(0, kept.months)) expect(leftMonths).toContain(month);
        expect(left.length).toBeLessThanOrEqual(1 + kept.hours + kept.days + kept.months);
      }),
    );
  });

  it('are the same when it is asked again: nothing falls out one by one', () => {
    fc.assert(
      fc.property(anyBackups, instant, fc.constantFrom(...rules), (backups, seconds, rule) => {
        const now = (seconds * 1000) as Instant;
        const gone = new Set(outlived(backups, now, rule));
        const left = backups.filter(({ name }) => !gone.has(name));
        expect(outlived(left, now, rule)).toEqual([]);
      }),
    );
  });

  it('count the hour that the clocks repeat as two hours', () => {
    const now = at('2026-10-25T12:00:00Z');
    const twice = [hour(at('2026-10-25T00:30:00Z')), hour(at('2026-10-25T01:30:00Z'))];
    expect(outlived(twice, now, paris)).toEqual([]);
  });

  it('are left alone where the clock was set back a year, and where it had been a year ahead', () => {
    const backups = Array.from({ length: 100 }, (_, index) =>
      hour(at('2027-06-01T00:00:00Z') + index * HOUR),
    );
    expect(outlived(backups, at('2026-06-01T00:00:00Z'), paris)).toEqual([]);
    const own = Array.from({ length: 24 }, (_, index) => hour(at('2026-06-01T00:00:00Z') + index * HOUR));
    expect(outlived([...backups, ...own], at('2026-06-02T00:00:00Z'), paris)).toEqual([]);
  });

  it('of a day are its close, where there is one', () => {
    const day = (of: number) =>
      new Date(at('2026-11-01T00:00:00Z') + of * 24 * HOUR).toISOString().slice(0, 10);
    const backups = Array.from({ length: 20 }, (_, of) => [
      close(of + 1, day(of)),
      hour(at(`${day(of)}T12:00:00Z`)),
    ]).flat();
    const gone = outlived(backups, at('2026-12-20T12:00:00Z'), paris);
    expect(gone.filter((name) => name.startsWith('z-')).toSorted()).toEqual(
      backups.slice(0, 12).flatMap(({ kind, name }) => (kind === 'close' ? [name] : [])),
    );
  });
});

describe('a backup that needs room', () => {
  const sized = fc
    .array(fc.integer({ min: 1, max: 1_000 }), { maxLength: 60 })
    .map((sizes) => sizes.map((sizeBytes, index) => ({ name: String(index), sizeBytes })));

  it('gets it from the oldest, no more than it needs, and never from the newest three', () => {
    fc.assert(
      fc.property(
        sized,
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        (backups, freeBytes, wantedBytes) => {
          const room = { freeBytes, wantedBytes, diskBytes: 40_000 };
          const enough = wantedBytes + reservedBytes(room);
          const mayGo = backups.slice(0, Math.max(0, backups.length - FEWEST_KEPT));
          const sumOf = (names: readonly string[]) =>
            backups.reduce((sum, { name, sizeBytes }) => sum + (names.includes(name) ? sizeBytes : 0), 0);
          const going = toMakeRoom(backups, room);
          if (going === undefined) {
            expect(freeBytes + sumOf(mayGo.map(({ name }) => name))).toBeLessThan(enough);
            return;
          }
          expect(going).toEqual(mayGo.slice(0, going.length).map(({ name }) => name));
          expect(freeBytes + sumOf(going)).toBeGreaterThanOrEqual(enough);
          if (going.length > 0) expect(freeBytes + sumOf(going.slice(0, -1))).toBeLessThan(enough);
        },
      ),
    );
  });
});
