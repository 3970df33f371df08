import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, Refusal } from '../core/contract/errors.ts';
import { fail } from '../core/domain/result.ts';
import { translatorFor } from '../core/messages/translate.ts';
import { removeUnfinishedCopies } from './backup.ts';
import { openBook } from './book.ts';
import { errorBodyOf, faultOf } from './faults.ts';
import { refuseNetworkFolder, takeLock } from './lock.ts';
import { removeLeftPracticeShops } from './practice/practice-shops.ts';
import { openExchange } from './sample/exchange.ts';
import { noSampleDesk } from './sample/sample-desk.ts';
import { sizeOf } from './store/open.ts';
import type { EventListener, OpenTill, Till, TillOptions } from './till.ts';

const LOCK_WAIT_MS = 10_000;

/**
 * Opens a shop and makes it answer. Takes the shop's lock first: there is one writer.
 * Throws Refusal SHOP_NOT_SET_UP where there is no shop's file and none is to be made; Fault DATABASE_BUSY, _DAMAGED,
 * _NEWER, _FOREIGN, MIGRATION_FAILED, DISK_FULL, FOLDER_READ_ONLY, FOLDER_ON_NETWORK.
 */
export async function createTill(options: TillOptions): Promise<OpenTill> {
  const { folder, log } = options;
  const file = join(folder, 'shop.sqlite');
  if (!options.create && sizeOf(file) === 0) throw new Refusal('SHOP_NOT_SET_UP');
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
  const { lock, book, exchange } = await openLocked(options, file, async () => {
    const exchange = isBesideAnother(options)
      ? undefined
      : await openExchange({ ...options, tell, openTill: createTill });
    // What happens to a book that is put aside is no news of the shop that is seen.
    const tellOwn: EventListener = (event, trainingId) => {
      const isNews = event.name === 'host.restarted' || exchange?.sample() === undefined;
      if (isNews) tell(event, trainingId);
    };
    try {
      const sampleDesk = exchange?.desk ?? noSampleDesk;
      return {
        exchange,
        book: openBook({ ...options, file, tell: tellOwn, openTill: createTill, sampleDesk }),
      };
    } catch (error) {
      await exchange?.close();
      throw error;
    }
  });
  let isClosed = false;

  const dispatch: Till['dispatch'] = async (session, procedure, input, commandId, trainingId) => {
    if (isClosed) {
      const say = translatorFor(options.locale);
      return fail(errorBodyOf(new Fault('HOST_UNREACHABLE'), { ...options, say, file, procedure }));
    }
    const inItsPlace = procedure.startsWith('sample.') ? undefined : exchange?.sample();
    return (inItsPlace ?? book).dispatch(session, procedure, input, commandId, trainingId);
  };

  return {
    dispatch,

    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    async lookAtClock() {
      await exchange?.sample()?.lookAtClock();
      await book.lookAtClock();
    },

    async close() {
      if (isClosed) return;
      isClosed = true;
      await exchange?.close();
      await book.close();
      lock.release();
    },
  };
}

/** A practice shop and a sample shop have no sample shop beside them. */
const isBesideAnother = ({ practice, sample }: TillOptions): boolean => (practice ?? sample) !== undefined;

async function openLocked<Opened>(
  { folder, create, lockWaitMs = LOCK_WAIT_MS }: TillOptions,
  file: string,
  open: () => Promise<Opened>,
) {
  try {
    if (create) mkdirSync(folder, { recursive: true, mode: 0o700 });
    refuseNetworkFolder(folder);
    const lock = await takeLock(folder, { waitMs: lockWaitMs });
    try {
      removeUnfinishedCopies(join(folder, 'backups'));
      removeLeftPracticeShops(folder);
      return { lock, ...(await open()) };
    } catch (error) {
      lock.release();
      throw error;
    }
  } catch (error) {
    throw faultOf(error, file) ?? error;
  }
}
