import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, Refusal } from '../core/contract/errors.ts';
import { fail } from '../core/domain/result.ts';
import { translatorFor, type Locale } from '../core/messages/translate.ts';
import { backupsPlace, removeUnfinishedCopies } from './backup.ts';
import { openBook, type Book } from './book.ts';
import { openDevicesDesk } from './devices/devices-desk.ts';
import { isOfTheFile } from './dispatch/services-of.ts';
import { errorBodyOf, faultOf } from './faults.ts';
import { refuseNetworkFolder, takeLock, type Lock } from './lock.ts';
import { removeLeftPracticeShops } from './practice/practice-shops.ts';
import { finishExchange, isExchangeUnderWay } from './rescue/exchange-file.ts';
import { openRescueDesk } from './rescue/rescue-desk.ts';
import { rescueDispatch } from './rescue/rescue-dispatch.ts';
import { openExchange, type Exchange } from './sample/exchange.ts';
import { noSampleDesk } from './sample/sample-desk.ts';
import { sizeOf } from './store/open.ts';
import type { EventListener, OpenTill, Till, TillOptions } from './till.ts';

const LOCK_WAIT_MS = 10_000;
/** After a failed opening, requests within this time get the same answer without another try. */
const OPEN_AGAIN_AFTER_MS = 250;

/** What is open while the shop's file can be. */
interface Opened {
  readonly book: Book;
  readonly exchange: Exchange | undefined;
}

/** A shop whose file can't be opened, with the reason. */
interface Closed {
  readonly why: unknown;
  readonly sinceMs: number;
}

/**
 * Opens a shop and makes it answer. Takes the shop's lock first: there is one writer.
 * Throws Refusal SHOP_NOT_SET_UP where there is no shop's file and none is to be made; Fault DATABASE_BUSY, _DAMAGED,
 * _NEWER, _FOREIGN, MIGRATION_FAILED, DISK_FULL, FOLDER_READ_ONLY, FOLDER_ON_NETWORK.
 */
export async function createTill(options: TillOptions): Promise<OpenTill> {
  const { folder, log } = options;
  const file = join(folder, 'shop.sqlite');
  const isThere = sizeOf(file) > 0 || isExchangeUnderWay(folder);
  if (!options.create && !isThere && options.staysToRescue !== true) throw new Refusal('SHOP_NOT_SET_UP');
  const listeners = new Set<EventListener>();
  const tell: EventListener = (event, trainingId) => {
    for (const listener of listeners) {
      try {
        listener(event, trainingId);
      } catch (error) {
        // What is committed is answered, whatever becomes of a shell that wanted to hear of it.
        log.write('error', 'listener', {
          name: event.name,
          error: error instanceof Error ? error.name : '',
        });
      }
    }
  };
  let state: Opened | Closed = notOpen();
  const takeScan: OpenTill['takeScan'] = (scan) => {
    if ('why' in state) return;
    (state.exchange?.sample() ?? state.book).takeScan(scan);
  };
  const open = async (): Promise<Opened> => {
    const exchange = isBesideAnother(options)
      ? undefined
      : await openExchange({ ...options, devices, tell, openTill: createTill });
    // What happens to a book that is put aside is no news of the shop that is seen.
    const tellOwn: EventListener = (event, trainingId) => {
      const isNews = event.name === 'host.restarted' || exchange?.sample() === undefined;
      if (isNews) tell(event, trainingId);
    };
    try {
      const sampleDesk = exchange?.desk ?? noSampleDesk;
      return {
        exchange,
        book: openBook({ ...options, file, devices, tell: tellOwn, openTill: createTill, sampleDesk }),
      };
    } catch (error) {
      await exchange?.close();
      throw faultOf(error, file) ?? error;
    }
  };
  const isLockLeft = existsSync(join(folder, 'shop.lock'));
  const lock = await lockFolder(options, file);
  const devices =
    options.devices ??
    openDevicesDesk({
      ...options,
      machineFolder: folder,
      onChange: () => tell({ name: 'devices.changed' }, null),
      onScan: takeScan,
    });
  /** Those of another book's desk are that book's. */
  const ownDevices = options.devices === undefined ? devices : undefined;
  try {
    state = await openOrStay(options, open);
  } catch (error) {
    ownDevices?.close();
    lock.release();
    throw error;
  }
  let isClosed = false;
  /** What waits until the file is there again: one exchange at a time. */
  let reopening: Promise<unknown> = Promise.resolve();

  const closeBook = async (): Promise<void> => {
    if ('why' in state) return;
    const { exchange, book } = state;
    // Nothing is asked of a book that is being closed.
    state = notOpen();
    await exchange?.close();
    await book.close();
  };

  const openAgain = async (): Promise<void> => {
    state = await openOrStay({ ...options, staysToRescue: true }, open);
  };

  const whileClosed = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = reopening.then(async () => {
      await closeBook();
      try {
        return await work();
      } finally {
        await openAgain();
        tell({ name: 'shop.exchanged' }, null);
      }
    });
    reopening = done.catch(() => undefined);
    return done;
  };

  const locale = (): Locale => ('why' in state ? options.locale : state.book.locale());
  const desk = openRescueDesk({ ...options, file, locale, whileClosed });
  const rescue = rescueDispatch(desk, { ...options, file }, locale);

  const dispatch: Till['dispatch'] = async (session, procedure, input, commandId, trainingId) => {
    const explain = (error: unknown) =>
      fail(errorBodyOf(error, { ...options, say: translatorFor(locale()), file, procedure }));
    if (isClosed) return explain(new Fault('HOST_UNREACHABLE'));
    if (isOfTheFile(procedure)) return rescue(session, procedure, input);
    await reopening;
    // A file that was put back by hand, or a folder that became writable, is a new chance.
    if ('why' in state && performance.now() - state.sinceMs >= OPEN_AGAIN_AFTER_MS) {
      reopening = openAgain();
      await reopening;
    }
    if ('why' in state) return explain(state.why);
    const inItsPlace = procedure.startsWith('sample.') ? undefined : state.exchange?.sample();
    return (inItsPlace ?? state.book).dispatch(session, procedure, input, commandId, trainingId);
  };

  return {
    dispatch,

    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async lookAtClock() {
      if ('why' in state) return;
      await state.exchange?.sample()?.lookAtClock();
      await state.book.lookAtClock();
    },

    takeScan,

    async close() {
      if (isClosed) return;
      isClosed = true;
      ownDevices?.endTests();
      await reopening;
      await closeBook();
      // What is being printed has its end told until here.
      ownDevices?.close();
      // Somebody asked to rescue a shop where there is none: nothing of that stays.
      if (!isLockLeft && !existsSync(file)) lock.releaseAndRemove();
      else lock.release();
    },
  };
}

/** A file that is on its way to being open, or closed. */
const notOpen = (): Closed => ({
  why: new Fault('DATABASE_BUSY'),
  sinceMs: Number.POSITIVE_INFINITY,
});

/** A practice shop and a sample shop have no sample shop beside them. */
const isBesideAnother = ({ practice, sample }: TillOptions): boolean => (practice ?? sample) !== undefined;

/** Opens what can be opened; where a till stays to rescue its shop, a file that can't be is no end. */
async function openOrStay(
  { staysToRescue = false }: TillOptions,
  open: () => Promise<Opened>,
): Promise<Opened | Closed> {
  try {
    return await open();
  } catch (why) {
    if (!staysToRescue) throw why;
    return { why, sinceMs: performance.now() };
  }
}

async function lockFolder(
  { folder, create, staysToRescue = false, lockWaitMs = LOCK_WAIT_MS }: TillOptions,
  file: string,
): Promise<Lock> {
  try {
    if (create || staysToRescue) mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseNetworkFolder(folder);
    const lock = await takeLock(folder, { waitMs: lockWaitMs });
    try {
      finishExchange(folder);
      removeUnfinishedCopies(folder);
      removeUnfinishedCopies(backupsPlace(folder));
      removeLeftPracticeShops(folder);
      return lock;
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw faultOf(error, file) ?? error;
  }
}
