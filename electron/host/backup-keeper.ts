import { mkdir, readdir, rm, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault, type FaultCode } from '../core/contract/errors.ts';
import { inOrder, outlived, ownBackup, toMakeRoom, type OwnBackup } from '../core/domain/backup-keeping.ts';
import type { Instant } from '../core/domain/ids.ts';
import { backupsPlace } from './backup.ts';
import { hangs, letFinish } from './end-process.ts';
import { faultOf } from './faults.ts';
import type { Log } from './log.ts';
import { readMachineFacts } from './machine-facts.ts';
import { copyToSecond, namesIn, placeOf, removeFromSecond, type SecondFolder } from './second-folder.ts';
import { sizeOf } from './store/open.ts';
import type { ReadableStore } from './store/store.ts';

/** A megabyte a second: the slowest stick that backups are copied to. */
const SLOWEST_BYTES_A_MS = 1_000;

interface Failure {
  readonly at: Instant;
  readonly code: FaultCode;
  /** What its sentence is filled with. */
  readonly details: Fault['details'];
}

/** How the backups are that the till makes by itself, as far as this process knows. */
export interface BackupState {
  readonly lastFailure: Failure | undefined;
  readonly second:
    { readonly lastAt: Instant | undefined; readonly lastFailure: Failure | undefined } | undefined;
  /** How many of the oldest had to go for want of room, the last time that any had to. */
  readonly givenUp: number;
}

/** That of a book which makes none by itself. */
export const noBackupState: BackupState = { lastFailure: undefined, second: undefined, givenUp: 0 };

export interface BackupKeeperParts {
  readonly folder: string;
  readonly machineFolder: string;
  /** The shop's own. */
  readonly file: string;
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly log: Log;
  /** How long the second folder may say nothing before it counts as hanging, beside the time that a copy takes. */
  readonly silentAfterMs: number;
  /** Told when the state is another one. */
  readonly onChange: () => void;
}

/** Keeps the backups folder in order, and a second one beside it. Everything waits beside the till, not in it. */
export interface BackupKeeper {
  readonly state: () => BackupState;
  /** Makes room for one more, giving up the oldest. Throws Fault DISK_FULL where that isn't enough: none has gone then. */
  readonly makeRoom: () => Promise<void>;
  /** Told how a backup went. */
  readonly noted: (failure: Fault | undefined) => void;
  /**
   * Takes away what has had its time, and begins to bring the second folder up to date. That isn't waited for: a drive
   * that hangs would keep every other backup waiting. Never rejects.
   */
  readonly tidy: () => Promise<void>;
  /** Where the shop's copies lie in the second folder; undefined where there is none. */
  readonly secondPlace: () => string | undefined;
  /** Resolves when the second folder is up to date, or has failed, or has been silent for too long. Never rejects. */
  readonly secondSettled: () => Promise<void>;
}

export function keepBackups(parts: BackupKeeperParts): BackupKeeper {
  const { file, read, now, log, onChange } = parts;
  const place = backupsPlace(parts.folder);
  let state: BackupState = noBackupState;

  const become = (next: Partial<BackupState>): void => {
    state = { ...state, ...next };
    onChange();
  };

  const failureOf = (error: unknown, where: string): Failure => {
    const fault = faultOf(error, where);
    if (fault === undefined) throw error;
    return { at: now(), code: fault.code, details: fault.details };
  };

  const own = async (): Promise<readonly OwnBackup[]> =>
    ownIn(await readdir(place).catch((): string[] => []));

  const thin = async (): Promise<void> => {
    const shop = read.shop.get();
    if (shop === undefined) return;
    for (const name of outlived(await own(), now(), shop.dayRule))
      await rm(join(place, name), { force: true });
  };

  const second = (): SecondFolder | undefined => {
    const { backupFolder } = readMachineFacts(parts.machineFolder);
    const owner = read.staff.owner();
    if (backupFolder === undefined || owner === undefined) return undefined;
    return { folder: backupFolder, shop: `regulars-${owner.id.slice(-12)}` };
  };

  /** The newest goes there, and what has had its time there goes: a drive that was away catches up with the newest. */
  const bringUpToDate = async (): Promise<void> => {
    const shop = read.shop.get();
    const to = second();
    if (shop === undefined || to === undefined) {
      if (state.second !== undefined) become({ second: undefined });
      return;
    }
    const before = state.second;
    try {
      const there = await namesIn(to);
      const newest = inOrder(await own(), shop.dayRule).at(-1);
      const isMissing = newest !== undefined && !there.includes(newest);
      if (newest !== undefined && isMissing) await copyToSecond(to, join(place, newest), newest);
      const names = isMissing ? [...there, newest] : there;
      for (const name of outlived(ownIn(names), now(), shop.dayRule)) await removeFromSecond(to, name);
      const isNews = before === undefined || isMissing || before.lastFailure !== undefined;
      const lastAt = isMissing || before?.lastAt === undefined ? now() : before.lastAt;
      if (isNews)
        become({ second: { lastAt: newest === undefined ? undefined : lastAt, lastFailure: undefined } });
    } catch (error) {
      const failure = failureOf(error, to.folder);
      if (before?.lastFailure?.code === failure.code) return;
      log.write('warning', 'second-copy', { code: failure.code });
      become({ second: { lastAt: before?.lastAt, lastFailure: failure } });
    }
  };

  let secondWork: Promise<void> = Promise.resolve();
  let isSecondUnderWay = false;

  /** One at a time: what hangs is left to itself, and whatever is newest by then goes there once it answers. */
  const beginSecond = (): void => {
    if (isSecondUnderWay) return;
    isSecondUnderWay = true;
    let answered = (): void => {};
    const work = bringUpToDate()
      .catch((error: unknown) => complain(error))
      .finally(() => {
        isSecondUnderWay = false;
        answered();
      });
    secondWork = orSilent(work, silentAfterMs(), () => {
      answered = hangs();
      log.write('warning', 'second-copy', { code: 'FOLDER_SILENT' });
      const details = { file: readMachineFacts(parts.machineFolder).backupFolder ?? '' };
      const lastFailure = { at: now(), code: 'FOLDER_SILENT', details } as const;
      become({ second: { lastAt: state.second?.lastAt, lastFailure } });
    });
    letFinish(secondWork);
  };

  const silentAfterMs = (): number => parts.silentAfterMs + sizeOf(file) / SLOWEST_BYTES_A_MS;

  const complain = (error: unknown): void =>
    log.write('error', 'backups.tidy', { error: error instanceof Error ? error.name : typeof error });

  return {
    state: () => state,

    async makeRoom() {
      const shop = read.shop.get();
      if (shop === undefined) return;
      await mkdir(place, { recursive: true, mode: 0o700 });
      const disk = await statfs(place);
      const backups = await Promise.all(
        inOrder(await own(), shop.dayRule).map(async (name) => ({
          name,
          sizeBytes: (await stat(join(place, name))).size,
        })),
      );
      const going = toMakeRoom(backups, {
        freeBytes: disk.bavail * disk.bsize,
        diskBytes: disk.blocks * disk.bsize,
        wantedBytes: sizeOf(file) + sizeOf(`${file}-wal`),
      });
      if (going === undefined) throw new Fault('DISK_FULL');
      for (const name of going) await rm(join(place, name), { force: true });
      if (going.length > 0) {
        log.write('warning', 'backups.given-up', { count: going.length });
        become({ givenUp: going.length });
      } else if (state.givenUp > 0) become({ givenUp: 0 });
    },

    noted(fault) {
      if (fault !== undefined) log.write('error', 'backup', { code: fault.code });
      if (fault === undefined && state.lastFailure === undefined) return onChange();
      become({
        lastFailure:
          fault === undefined ? undefined : { at: now(), code: fault.code, details: fault.details },
      });
    },

    async tidy() {
      try {
        await thin();
      } catch (error) {
        complain(error);
      }
      beginSecond();
    },

    secondPlace() {
      const named = second();
      return named === undefined ? undefined : placeOf(named);
    },

    secondSettled: () => secondWork,
  };
}

/** The work, or what is told where it takes longer than that; either way it is over for whoever waits. */
function orSilent(work: Promise<void>, ms: number, onSilence: () => void): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<void>((resolve) => {
    timer = setTimeout(() => {
      onSilence();
      resolve();
    }, ms);
  });
  return Promise.race([work, silence]).finally(() => clearTimeout(timer));
}

const ownIn = (names: readonly string[]): readonly OwnBackup[] =>
  names.flatMap((name) => {
    const backup = ownBackup(name);
    return backup === undefined ? [] : [backup];
  });
