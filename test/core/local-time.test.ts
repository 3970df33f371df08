import { describe, expect, it } from 'vitest';
import { dayBeside, isDate, readTimeOfDay, wallTimeAt } from '../../electron/core/domain/local-time.ts';

const at = (iso: string): number => Date.parse(iso);

describe('A time on the wall', () => {
  it.each([
    ['2026-11-21', '16:40', 'Europe/Paris', '2026-11-21T15:40:00Z'],
    ['2026-07-21', '16:40', 'Europe/Paris', '2026-07-21T14:40:00Z'],
    ['2026-03-08', '03:00', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['2026-11-21', '00:00', 'Asia/Shanghai', '2026-11-20T16:00:00Z'],
    ['2026-10-04', '02:30', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
    ['2025-11-21', '16:40', 'Africa/Casablanca', '2025-11-21T15:40:00Z'],
  ])('%s %s in %s is one instant', (date, time, zone, instant) => {
    expect(wallTimeAt(date, time, zone)).toEqual({ kind: 'once', at: at(instant) });
  });

  it.each([
    [
      '2026-10-25',
      '02:30',
      'Europe/Paris',
      '2026-10-25T00:30:00Z',
      '+02:00',
      '2026-10-25T01:30:00Z',
      '+01:00',
    ],
    [
      '2026-11-01',
      '01:15',
      'America/New_York',
      '2026-11-01T05:15:00Z',
      '-04:00',
      '2026-11-01T06:15:00Z',
      '-05:00',
    ],
    // Half an hour comes twice.
    [
      '2026-04-05',
      '01:45',
      'Australia/Lord_Howe',
      '2026-04-04T14:45:00Z',
      '+11:00',
      '2026-04-04T15:15:00Z',
      '+10:30',
    ],
    // Clocks go back for Ramadan.
    [
      '2026-02-15',
      '02:30',
      'Africa/Casablanca',
      '2026-02-15T01:30:00Z',
      '+01:00',
      '2026-02-15T02:30:00Z',
      '+00:00',
    ],
  ])('%s %s in %s was there twice', (date, time, zone, first, firstOffset, second, secondOffset) => {
    expect(wallTimeAt(date, time, zone)).toEqual({
      kind: 'twice',
      first: { at: at(first), offset: firstOffset },
      second: { at: at(second), offset: secondOffset },
    });
  });

  it.each([
    ['2026-03-29', '02:30', 'Europe/Paris', '02:00', '03:00'],
    ['2026-03-29', '02:00', 'Europe/Paris', '02:00', '03:00'],
    ['2026-03-08', '02:59', 'America/New_York', '02:00', '03:00'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '02:00', '02:30'],
    ['2026-03-22', '02:30', 'Africa/Casablanca', '02:00', '03:00'],
  ])('%s %s in %s never was', (date, time, zone, from, to) => {
    expect(wallTimeAt(date, time, zone)).toEqual({ kind: 'never', from, to });
  });

  it.each([
    ['2026-02-30', '10:00'],
    ['21.11.2026', '10:00'],
    ['2026-11-21', '24:00'],
    ['2026-11-21', '9:42'],
    ['', ''],
  ])('isn’t made of %j and %j', (date, time) => {
    expect(wallTimeAt(date, time, 'Europe/Paris')).toBeNull();
  });

  it.each([
    ['942', '09:42'],
    ['0942', '09:42'],
    ['9:42', '09:42'],
    ['9.42', '09:42'],
    ['9h42', '09:42'],
    [' 16：40 ', '16:40'],
    ['24:00', null],
    ['1260', null],
    ['42', null],
    ['ten', null],
    ['', null],
  ])('is read from %j as %j', (text, time) => {
    expect(readTimeOfDay(text)).toBe(time);
  });

  it('is on a date, which has others beside it', () => {
    expect(['2026-02-28', '2026-02-29', '2026-2-28', ''].map(isDate)).toEqual([true, false, false, false]);
    expect(dayBeside('2026-03-01', -1)).toBe('2026-02-28');
    expect(dayBeside('2026-12-31', 1)).toBe('2027-01-01');
  });
});
