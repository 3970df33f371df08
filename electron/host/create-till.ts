import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, Refusal } from '../core/contract/errors.ts';
import type { TillEvent } from '../core/contract/events.ts';
import { fail } from '../core/domain/result.ts';
import { translatorFor, type Locale } from '../core/messages/translate.ts';
import { copyWhole, removeUnfinishedCopies } from './backup.ts';
import { makeDispatch } from './dispatch.ts';
import { errorBodyOf, faultOf } from './faults.ts';
import { refuseNetworkFolder, takeLock } from './lock.ts';
import { startNightWork } from './night-work.ts';
import { startReaders } from './readers.ts';
import { openForWriting, sizeOf } from './store/open.ts';
import { readableStore, writableStore } from './store/store.ts';
import type { OpenTill, Till, TillOptions } from './till.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

const LOCK_WAIT_MS = 10_000;
const IDLE_MS = 2_000;

/**
 * Opens a shop and makes it answer. Takes the shop's lock first: there is one writer.
 * Throws Refusal SHOP_NOT_SET_UP where there is no shop's file and none is to be made; Fault DATABASE_BUSY, _DAMAGED,
 * _NEWER, _FOREIGN, MIGRATION_FAILED, DISK_FULL, FOLDER_READ_ONLY, FOLDER_ON_NETWORK.
 */
export async function createTill(options: TillOptions): Promise<OpenTill> {
  const { folder, log } = options;
  const file = join(folder, 'shop.sqlite');
  if (!options.create && sizeOf(file) === 0) throw new Refusal('SHOP_NOT_SET_UP');
  const { lock, database } = await openLocked(options, file);

  const read = readableStore(database);
  const locale = (): Locale => read.shop.get()?.letterhead.locale ?? options.locale;
  const readers = startReaders(file, locale);
  const listeners = new Set<(event: TillEvent) => void>();
  const underWay = new Set<Promise<unknown>>();
  const printer = startVirtualPrinter({ ...options, read });
  let isClosed = false;
  let idle: NodeJS.Timeout | undefined;

  /** Moves the journal into the file when nobody is waiting, so that no sale has to. */
  const checkpointWhenIdle = (): void => {
    idle ??= setTimeout(() => {
      if (database.open) database.pragma('wal_checkpoint(PASSIVE)');
    }, IDLE_MS).unref();
    // Also starts one again that has run.
    idle.refresh();
  };

  const dispatchNow = makeDispatch({
    ...options,
    database,
    file,
    read,
    readers,
    write: writableStore(database),
    backUp: (copy) => copyWhole(database, copy, options.newId()),
    isPrinterTroubled: printer.isTroubled,
    backUpLater: (copy) => nightWork.backUpLater(copy),
    tell: (event) => {
      for (const listener of listeners) {
        try {
          listener(event);
        } catch (error) {
          // What is committed is answered, whatever becomes of a shell that wanted to hear of it.
          log.write('error', 'listener', {
            name: event.name,
            error: error instanceof Error ? error.name : '',
          });
        }
      }
    },
    onCommitted: checkpointWhenIdle,
  });

  const dispatch: Till['dispatch'] = async (session, procedure, input, commandId) => {
    if (isClosed) {
      const say = translatorFor(options.locale);
      return fail(errorBodyOf(new Fault('HOST_UNREACHABLE'), { ...options, say, file, procedure }));
    }
    const answer = dispatchNow(session, procedure, input, commandId);
    underWay.add(answer);
    return answer
      .then((result) => {
        printer.notice(procedure, input, result);
        return result;
      })
      .finally(() => underWay.delete(answer));
  };
  const nightWork = startNightWork({ dispatch, read, now: options.now, log });

  return {
    dispatch,

    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    lookAtClock: () => nightWork.look(),

    async close() {
      if (isClosed) return;
      // Backups that a close has asked for are let finish: they are under way like any other task.
      isClosed = true;
      clearTimeout(idle);
      nightWork.stop();
      await readers.close();
      await Promise.allSettled(underWay);
      await printer.close();
      try {
        // No `optimize`: statistics of a shop's first days make its later ones read whole tables, and every query
        // here has the index that it wants.
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // The journal stays and is read at the next opening: nothing is lost by a checkpoint that can't run.
        log.write('warning', 'checkpoint', { code: faultOf(error, file)?.code ?? 'unknown' });
      }
      database.close();
      lock.release();
    },
  };
}

async function openLocked({ folder, create, lockWaitMs = LOCK_WAIT_MS, now }: TillOptions, file: string) {
  try {
    if (create) mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseNetworkFolder(folder);
    const lock = await takeLock(folder, { waitMs: lockWaitMs });
    try {
      removeUnfinishedCopies(join(folder, 'backups'));
      const backupStamp = new Date(now()).toISOString().replaceAll(':', '');
      return { lock, database: openForWriting(file, { create, backupStamp }) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw faultOf(error, file) ?? error;
  }
}
