import { businessDayOf, type DayRule } from './business-day.ts';
import type { BusinessDay, Instant } from './ids.ts';

/**
 * Which of the backups that the till makes by itself are kept. A file that somebody made, or that an update made, has
 * another kind of name and is nobody's to take away.
 */
export type OwnBackup =
  | { readonly kind: 'hour'; readonly name: string; readonly at: Instant }
  | {
      readonly kind: 'close';
      readonly name: string;
      readonly day: BusinessDay;
      readonly zNumber: number;
      readonly turn: number;
    };

/** How many of each are kept: the newest backup of each of so many hours, business days and months that have one. */
export const kept = { hours: 24, days: 14, months: 12 } as const;

/** However little room there is, so many of the newest stay. */
export const FEWEST_KEPT = 3;

const HOUR_MS = 3_600_000;
/** More than one name has turns. */
const TURNS = 10_000;
/** Behind every instant there is. */
const FIRST_CLOSE = 9_000_000_000_000;

const hourName = /^hour-(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2})Z(?:-\d{1,4})?\.sqlite$/;
const closeName = /^z-(\d{5,9})-(\d{4}-\d{2}-\d{2})(?:-(\d{1,4}))?\.sqlite$/;

/** What an hour's backup is called: by the instant in UTC, so that no hour of the year has another's name. */
export function hourBackup(at: Instant): string {
  const second = new Date(at).toISOString().slice(0, 19).replaceAll(':', '');
  return `hour-${second}Z.sqlite`;
}

/** What the backup behind a close is called. */
export const closeBackup = ({ zNumber, date }: { readonly zNumber: number; readonly date: string }): string =>
  `z-${String(zNumber).padStart(5, '0')}-${date}.sqlite`;

/**
 * The name, or that name with a number behind it where it is taken: an older book was put back, and the same day closed
 * again. Both backups are somebody's only copy of something.
 */
export function nameNotTaken(name: string, isTaken: (name: string) => boolean): string {
  let found = name;
  for (let turn = 2; isTaken(found) && turn < TURNS; turn += 1)
    found = name.replace(/\.sqlite$/, `-${turn}.sqlite`);
  return found;
}

/** Undefined for every name that the till doesn't give by itself. */
export function ownBackup(name: string): OwnBackup | undefined {
  const [, date, hour, minute, second] = hourName.exec(name) ?? [];
  if (date !== undefined) {
    const at = Date.parse(`${date}T${hour}:${minute}:${second}Z`);
    return Number.isNaN(at) ? undefined : { kind: 'hour', name, at: at as Instant };
  }
  const [, zNumber, day, turn = '1'] = closeName.exec(name) ?? [];
  if (zNumber === undefined || day === undefined || Number.isNaN(Date.parse(day))) return undefined;
  return { kind: 'close', name, day: day as BusinessDay, zNumber: Number(zNumber), turn: Number(turn) };
}

/** A backup with the business day that it belongs to and its place among those of one day: a close comes last. */
interface Placed {
  readonly name: string;
  readonly day: BusinessDay;
  readonly place: number;
  /** The hour of the world that it was made in; undefined for a close. */
  readonly hour: number | undefined;
}

const placed = (backup: OwnBackup, rule: DayRule): Placed =>
  backup.kind === 'hour'
    ? {
        name: backup.name,
        day: businessDayOf(backup.at, rule),
        place: backup.at,
        hour: Math.floor(backup.at / HOUR_MS),
      }
    : {
        name: backup.name,
        day: backup.day,
        place: FIRST_CLOSE + backup.zNumber * TURNS + backup.turn,
        hour: undefined,
      };

const newestFirst = (a: Placed, b: Placed): number =>
  a.day === b.day ? b.place - a.place : a.day < b.day ? 1 : -1;

/** Oldest first: in the order in which they may be given up where there is no room. */
export const inOrder = (backups: readonly OwnBackup[], rule: DayRule): readonly string[] =>
  backups
    .map((backup) => placed(backup, rule))
    .toSorted(newestFirst)
    .toReversed()
    .map(({ name }) => name);

/**
 * The names of those that have had their time. What bears a time that is still to come was made by a clock that was
 * wrong, or the clock is wrong now: it is left alone, and takes nobody's place. The newest of all is never among them.
 */
export function outlived(backups: readonly OwnBackup[], now: Instant, rule: DayRule): readonly string[] {
  const today = businessDayOf(now, rule);
  const past = backups
    .filter((backup) => (backup.kind === 'hour' ? backup.at <= now : backup.day <= today))
    .map((backup) => placed(backup, rule))
    .toSorted(newestFirst);
  const keep = new Set(past.slice(0, 1).map(({ name }) => name));
  const keepNewestOfEach = (most: number, bucketOf: (backup: Placed) => string | number | undefined) => {
    const buckets = new Set<string | number>();
    for (const backup of past) {
      const bucket = bucketOf(backup);
      if (bucket === undefined || buckets.has(bucket)) continue;
      if (buckets.size >= most) return;
      buckets.add(bucket);
      keep.add(backup.name);
    }
  };
  keepNewestOfEach(kept.hours, ({ hour }) => hour);
  keepNewestOfEach(kept.days, ({ day }) => day);
  keepTwins(backups, keep);
  keepNewestOfEach(kept.months, ({ day }) => day.slice(0, 7));
  return past.filter(({ name }) => !keep.has(name)).map(({ name }) => name);
}

/**
 * A day that was closed again, in an older book that was put back, has two backups with one Z number: neither stands for
 * the other, so they stay as long as one of them does.
 */
function keepTwins(backups: readonly OwnBackup[], keep: Set<string>): void {
  const closeOf = (backup: OwnBackup): string =>
    backup.kind === 'close' ? `${backup.zNumber} ${backup.day}` : backup.name;
  const standing = new Set(backups.filter(({ name }) => keep.has(name)).map(closeOf));
  for (const backup of backups) if (standing.has(closeOf(backup))) keep.add(backup.name);
}

/** Of a disk that backups may not use up: what the till needs to sell on. All sizes in bytes. */
export interface Room {
  readonly freeBytes: number;
  /** The whole disk. */
  readonly diskBytes: number;
  /** About as much as the next backup takes. */
  readonly wantedBytes: number;
}

const MOST_RESERVED_BYTES = 256 * 1024 * 1024;

/** How much is never used for backups: a twentieth of the disk, and 256 MB at most. */
export const reservedBytes = ({ diskBytes }: Pick<Room, 'diskBytes'>): number =>
  Math.min(MOST_RESERVED_BYTES, Math.ceil(diskBytes / 20));

/**
 * The oldest backups that have to go so that the next one fits, few or none; undefined where giving up all but the
 * fewest wouldn't be enough: then none is given up. `backups` are oldest first.
 */
export function toMakeRoom(
  backups: readonly { readonly name: string; readonly sizeBytes: number }[],
  room: Room,
): readonly string[] | undefined {
  let free = room.freeBytes;
  const enough = room.wantedBytes + reservedBytes(room);
  const given: string[] = [];
  for (const { name, sizeBytes } of backups.slice(0, Math.max(0, backups.length - FEWEST_KEPT))) {
    if (free >= enough) break;
    given.push(name);
    free += sizeBytes;
  }
  return free >= enough ? given : undefined;
}
