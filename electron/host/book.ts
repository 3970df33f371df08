import { writableStore, readableStore } from './store/store.ts';
import { Refusal } from '../core/contract/errors.ts';
import { procedures } from '../core/contract/till-api.ts';
import { fail } from '../core/domain/result.ts';
import type { TillEvent } from '../core/contract/events.ts';
import type { Instant } from '../core/domain/ids.ts';
import { translatorFor, type Locale } from '../core/messages/translate.ts';
import { backupsPlace, copyWhole } from './backup.ts';
import { keepBackups, noBackupState } from './backup-keeper.ts';
import type { DevicesDesk } from './devices/devices-desk.ts';
import { makeDispatch } from './dispatch.ts';
import { eraseAgain } from './erase-again.ts';
import { erasedList } from './erased-list.ts';
import { errorBodyOf, faultOf } from './faults.ts';
import { startJournal } from './journal.ts';
import { startNightWork } from './night-work.ts';
import { noPrintDesk, openPrintDesk } from './printing/print-desk.ts';
import { openPracticeShops } from './practice/practice-shops.ts';
import { startReaders } from './readers.ts';
import { forgetInCopies } from './rescue/forget-copies.ts';
import { openScanDesk } from './scans.ts';
import type { SampleDesk } from './sample/sample-desk.ts';
import { emptyJournal } from './store/empty-journal.ts';
import { openForWriting } from './store/open.ts';
import { rewriteWhole } from './store/rewrite-whole.ts';
import type { EventListener, OpenTill, TillOptions } from './till.ts';
import { startVirtualPrinter } from './virtual-printer.ts';

/** The shop's file while it is open, and all that works on it. */
export interface Book extends Pick<OpenTill, 'dispatch' | 'lookAtClock' | 'takeScan' | 'close'> {
  readonly locale: () => Locale;
}

export interface BookOptions extends Pick<
  TillOptions,
  | 'folder'
  | 'create'
  | 'secondSilentAfterMs'
  | 'now'
  | 'newId'
  | 'randomBytes'
  | 'log'
  | 'locale'
  | 'practice'
  | 'sample'
> {
  /** The shop's own, in the folder. */
  readonly file: string;
  /** Told after each commit. */
  readonly tell: EventListener;
  readonly sampleDesk: SampleDesk;
  readonly devices: DevicesDesk;
  /** Opens a practice shop's till, as this one's was opened. */
  readonly openTill: (options: TillOptions) => Promise<OpenTill>;
}

/** A sleeping drive needs some seconds to wake. */
const SECOND_SILENT_AFTER_MS = 60_000;

/**
 * Starting and ending are asked of the shop, and the sample shop is made and removed beside it; how a machine looks and
 * what is plugged into it is the same whatever is open on it. A code that was typed is for the book that it was typed into.
 */
const isBesideTheBooks = (procedure: string): boolean =>
  /^(?:training|machine|sample|devices)\./.test(procedure) && procedure !== 'devices.submitScan';

/** Opens the file whose shop's lock is in hand. Throws what `openForWriting` throws. */
export function openBook(options: BookOptions): Book {
  const { file, log, tell, practice, sample } = options;
  const backupStamp = new Date(options.now()).toISOString().replaceAll(':', '');
  const database = openForWriting(file, {
    kind: practice?.kind ?? sample?.kind ?? 'shop',
    create: options.create,
    backupStamp,
  });
  const read = readableStore(database);
  const locale = (): Locale => read.shop.get()?.letterhead.locale ?? options.locale;
  const readers = startReaders(file, locale, (event) => tell(event, null));
  const underWay = new Set<Promise<unknown>>();
  const printer = startVirtualPrinter({ ...options, read });
  const practiceShops = openPracticeShops({ ...options, read });
  const journal = startJournal(file, log);
  // From here on that thread alone moves it: behind a long reader it grows, and the next sale would move it all by itself.
  database.pragma('wal_autocheckpoint = 0');
  const machineFolder = sample?.machineFolder ?? options.folder;
  // A practice shop is gone after its hour, and a sample shop can be made again.
  const isKept = practice === undefined && sample === undefined;
  const keeper = isKept
    ? keepBackups({
        ...{ ...options, machineFolder, read },
        silentAfterMs: options.secondSilentAfterMs ?? SECOND_SILENT_AFTER_MS,
        onChange: () => tell({ name: 'backup.changed' }, null),
      })
    : undefined;
  const write = writableStore(database);
  const prints = isKept
    ? openPrintDesk({ ...options, database, read, write, tell: (event) => tell(event, null) })
    : undefined;
  const scans = openScanDesk();
  const erased = erasedList(options.folder);
  let forgetting: Promise<readonly string[]> = Promise.resolve([]);

  const dispatchNow = makeDispatch({
    ...options,
    database,
    read,
    readers,
    scans,
    write,
    printing: prints ?? noPrintDesk,
    backUp: (copy) => copyWhole(file, copy, options.newId()),
    backupState: () => keeper?.state() ?? noBackupState,
    lookAtBackups: () => nightWork.lookAtBackups(),
    async forget(members) {
      erased.add(members);
      prints?.forget();
      await printer.forget(members);
      if (!rewriteWhole(database)) log.write('warning', 'erase', { code: 'FILE_LARGE' });
      await emptyJournal(database);
      if (keeper === undefined) return [];
      const { folder: shopFolder } = options;
      // Two at once would each give back what the other has taken out.
      forgetting = forgetting
        .catch(() => [])
        .then(() =>
          forgetInCopies({ members, at: options.now(), shopFolder, secondFolder: keeper.secondPlace() }),
        );
      return forgetting;
    },
    isPrinterTroubled: printer.isTroubled,
    backUpLater: (copy) => nightWork.backUpLater(copy),
    tell: (event) => tell(event, null),
    machineFolder,
    book: practice ?? { kind: 'shop', practiceShops, sampleDesk: options.sampleDesk },
    onCommitted: journal.committed,
    room: journal.room,
  });

  const dispatch: Book['dispatch'] = async (session, procedure, input, commandId, trainingId) => {
    // Of the one practice shop, which may be gone, and of no other.
    if (trainingId !== undefined && !isBesideTheBooks(procedure)) {
      const training = practiceShops.with(trainingId);
      if (training !== undefined) return training.dispatch(session, procedure, input, commandId);
      const place = { ...options, say: translatorFor(locale()), procedure };
      return fail(errorBodyOf(new Refusal('TRAINING_OVER'), place));
    }
    const answer = dispatchNow(session, procedure, input, commandId);
    underWay.add(answer);
    return answer
      .then((result) => {
        printer.notice(procedure, input, result);
        if (result.ok) noticeDone(procedure);
        return result;
      })
      .finally(() => underWay.delete(answer));
  };
  void eraseAgain({ dispatch, read, list: erased, log });
  /** A backup that somebody made by hand is one, whatever became of the till's own. */
  const noticeDone = (procedure: string): void => {
    if (procedure === 'data.backup') keeper?.noted(undefined);
    else if (procedures.get(procedure)?.kind === 'command') nightWork.noticeChange();
  };
  const nightWork = startNightWork({
    ...{ dispatch, read, now: options.now, log, keeper },
    backups: backupsPlace(options.folder),
  });

  return {
    dispatch,
    locale,
    lookAtClock: () => nightWork.look(),
    takeScan({ deviceId, text, aim, readAt }) {
      const scan = {
        text,
        aim,
        source: 'scanner',
        window: null,
        deviceId,
        readAt: readAt as Instant,
      } as const;
      const announce = (event: TillEvent): void => tell(event, null);
      scans.take(scan, { read, shop: read.shop.get(), now: options.now(), announce });
    },
    async close() {
      // Backups that a close has asked for are let finish: they are under way like any other task.
      prints?.endWaits();
      await nightWork.stop();
      await readers.close();
      await Promise.allSettled(underWay);
      await practiceShops.close();
      await prints?.close();
      await printer.close();
      await journal.close();
      try {
        // No `optimize`: statistics of a shop's first days make its later ones read whole tables, and every query
        // here has the index that it wants.
        database.pragma('wal_checkpoint(TRUNCATE)');
      } catch (error) {
        // The journal stays and is read at the next opening: nothing is lost by a checkpoint that can't run.
        log.write('warning', 'checkpoint', { code: faultOf(error, file)?.code ?? 'unknown' });
      }
      database.close();
    },
  };
}
