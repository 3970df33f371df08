import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { faultCodes, Fault, type ErrorBody, type FaultCode } from '../core/contract/errors.ts';
import { closeBackup, hourBackup, nameNotTaken } from '../core/domain/backup-keeping.ts';
import { businessDayOf } from '../core/domain/business-day.ts';
import type { Instant } from '../core/domain/ids.ts';
import type { BackupKeeper } from './backup-keeper.ts';
import { faultOf } from './faults.ts';
import type { Log } from './log.ts';
import type { ReadableStore } from './store/store.ts';
import type { Session, Till } from './till.ts';

/** What the till does by itself is written down under its own name. */
const itself: Session = { shell: 'host', actorName: 'Regulars', role: 'owner', till: 'host' };

const LOOK_EVERY_MS = 30_000;
const HOUR_MS = 3_600_000;
/** A backup that failed is tried again so much later: a full disk isn't filled at every look. */
const TRY_AGAIN_MS = 5 * 60_000;

export interface NightWork {
  /** Told of each commit that is worth a backup. */
  readonly noticeChange: () => void;
  /** Makes a backup of this name in the shop's backups folder; a failure stands in `system.status`. */
  readonly backUpLater: (file: string) => void;
  /** Does what is due; never rejects. */
  readonly look: () => Promise<void>;
  /** Brings the second folder up to date, by and by. */
  readonly lookAtBackups: () => void;
  /** Resolves when what was begun is done. */
  readonly stop: () => Promise<void>;
}

export interface NightWorkParts {
  readonly dispatch: Till['dispatch'];
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly log: Log;
  /** The folder that backups lie in. */
  readonly backups: string;
  /** Undefined for a book that has no backups of its own accord but behind its closes: a practice shop's, for one. */
  readonly keeper: BackupKeeper | undefined;
}

/**
 * What nobody has to ask for: points expire when a business day begins, weeks late where the till was off; a closed day
 * has its backup, and so has every hour in which something was written. All of it goes through dispatch like anything
 * else.
 */
export function startNightWork({ dispatch, read, now, log, keeper, backups }: NightWorkParts): NightWork {
  /** Backups are made one after the other. */
  let queue: Promise<void> = Promise.resolve();
  let isStopped = false;
  let changes = 0;

  const notTaken = (name: string): string => nameNotTaken(name, (each) => existsSync(join(backups, each)));

  const roll = async (): Promise<void> => {
    const shop = read.shop.get();
    if (shop === undefined) return;
    const today = businessDayOf(now(), shop.dayRule);
    // Asked each time: points that a void gives back to a lot that is over lapse again.
    if (read.ledger.membersWithExpired(today).length === 0) return;
    const result = await dispatch(itself, 'points.expire', { asOf: today }, undefined);
    if (!result.ok) log.write('warning', 'roll', { code: result.error.code });
  };

  /** Whether something was written since the last backup, of `last`: by this process, or by the one before it. */
  const isChanged = (last: Instant): boolean => changes > 0 || (read.backups.lastChangeAt() ?? 0) > last;

  const backUp = async (file: string): Promise<void> => {
    let fault: Fault | undefined;
    // What is written while the copy is made isn't in it.
    const before = changes;
    changes = 0;
    try {
      await keeper?.makeRoom();
      const result = await dispatch(itself, 'data.backup', { file }, undefined);
      if (!result.ok) fault = faultIn(result.error, file);
    } catch (error) {
      fault = faultOf(error, file);
      if (fault === undefined) throw error;
    }
    if (fault !== undefined) changes += before;
    if (fault !== undefined) keeper?.noted(fault);
    if (keeper === undefined && fault !== undefined) log.write('error', 'backup', { code: fault.code });
    if (!isStopped) await keeper?.tidy();
  };

  /** The backup of the last close, where the host was gone before it was made. */
  const finishClose = async (): Promise<void> => {
    const closed = read.days.lastClosed();
    if (closed === undefined || closed.closedAt <= (read.audit.lastAt('data.backup') ?? -1)) return;
    await backUp(notTaken(closeBackup(closed)));
  };

  /** An hour after the last backup, where something was written since. */
  const hourly = async (): Promise<void> => {
    if (keeper === undefined) return;
    const at = now();
    const last = read.audit.lastAt('data.backup') ?? read.backups.setUpAt();
    if (last === undefined || !isChanged(last)) return;
    // A clock that was set back is behind the last backup: that says nothing of when the next one is due.
    if (last <= at && at - last < HOUR_MS) return;
    const failedAt = keeper.state().lastFailure?.at;
    if (failedAt !== undefined && at >= failedAt && at - failedAt < TRY_AGAIN_MS) return;
    await backUp(notTaken(hourBackup(at)));
  };

  const safely = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.write('error', what, { error: error instanceof Error ? error.name : typeof error });
    }
  };

  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(() => (isStopped ? undefined : safely('backup', work)));
    return queue;
  };

  const look = async (): Promise<void> => {
    await safely('roll', roll);
    await inTurn(hourly);
    if (keeper?.state().second?.lastFailure !== undefined) await inTurn(() => keeper.tidy());
    await keeper?.secondSettled();
  };

  const clock = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  void inTurn(finishClose);
  if (keeper !== undefined) void inTurn(() => keeper.tidy());
  void look();

  return {
    noticeChange() {
      changes += 1;
    },
    // Asked for by a close, it is made also where the till is closing.
    backUpLater(file) {
      queue = queue.then(() => safely('backup', () => backUp(file)));
    },
    look,
    lookAtBackups: () => void inTurn(async () => keeper?.tidy()),
    async stop() {
      isStopped = true;
      clearInterval(clock);
      await queue;
    },
  };
}

const isFaultCode = (code: string): code is FaultCode => faultCodes.some((known) => known === code);

/** Why a backup couldn't be made: a file of its name that is there already is one that can't be written. */
const faultIn = ({ code, details = {} }: ErrorBody, file: string): Fault =>
  isFaultCode(code) ? new Fault(code, details) : new Fault('FILE_NOT_WRITABLE', { file });
