import { businessDayOf } from '../core/domain/business-day.ts';
import type { Instant } from '../core/domain/ids.ts';
import { closeBackup } from './backup.ts';
import type { Log } from './log.ts';
import type { ReadableStore } from './store/store.ts';
import type { Session, Till } from './till.ts';

/** What the till does by itself is written down under its own name. */
const itself: Session = { shell: 'host', actorName: 'Regulars', role: 'owner', till: 'host' };

const LOOK_EVERY_MS = 30_000;

export interface NightWork {
  /** Makes a backup of this name in the shop's backups folder; a failure stands in `system.status`. */
  readonly backUpLater: (file: string) => void;
  /** Does what is due; never rejects. */
  readonly look: () => Promise<void>;
  readonly stop: () => void;
}

export interface NightWorkParts {
  readonly dispatch: Till['dispatch'];
  readonly read: ReadableStore;
  readonly now: () => Instant;
  readonly log: Log;
}

/**
 * What nobody has to ask for: points expire when a business day begins, weeks late where the till was off, and a
 * closed day has its backup. All of it goes through dispatch like anything else.
 */
export function startNightWork({ dispatch, read, now, log }: NightWorkParts): NightWork {
  const roll = async (): Promise<void> => {
    const shop = read.shop.get();
    if (shop === undefined) return;
    const today = businessDayOf(now(), shop.dayRule);
    // Asked each time: points that a void gives back to a lot that is over lapse again.
    if (read.ledger.membersWithExpired(today).length === 0) return;
    const result = await dispatch(itself, 'points.expire', { asOf: today }, undefined);
    if (!result.ok) log.write('warning', 'roll', { code: result.error.code });
  };

  const backUp = async (file: string): Promise<void> => {
    const result = await dispatch(itself, 'data.backup', { file }, undefined);
    if (!result.ok) log.write('error', 'backup', { code: result.error.code });
  };

  /** The backup of the last close, where the host was gone before it was made. */
  const finishClose = async (): Promise<void> => {
    const closed = read.days.lastClosed();
    if (closed === undefined || closed.closedAt <= (read.audit.lastAt('data.backup') ?? -1)) return;
    await backUp(closeBackup(closed));
  };

  const safely = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.write('error', what, { error: error instanceof Error ? error.name : typeof error });
    }
  };

  const look = (): Promise<void> => safely('roll', roll);
  const clock = setInterval(() => void look(), LOOK_EVERY_MS).unref();
  void safely('backup', finishClose);
  void look();

  return {
    backUpLater: (file) => void backUp(file),
    look,
    stop: () => clearInterval(clock),
  };
}
