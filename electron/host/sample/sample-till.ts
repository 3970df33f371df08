import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import { clientOver, type TillClient } from '../../core/contract/till-api.ts';
import { assert } from '../../core/domain/assert.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import type { Instant } from '../../core/domain/ids.ts';
import type { Result } from '../../core/domain/result.ts';
import type { Locale } from '../../core/messages/translate.ts';
import { copyWhole } from '../backup.ts';
import { noBackupState } from '../backup-keeper.ts';
import { noDevicesDesk } from '../devices/devices-desk.ts';
import { makeDispatch } from '../dispatch.ts';
import { silentLog } from '../log.ts';
import { openPracticeShops } from '../practice/practice-shops.ts';
import { noPrintDesk } from '../printing/print-desk.ts';
import { startReaders } from '../readers.ts';
import { openScanDesk } from '../scans.ts';
import { openForWriting, syncFile } from '../store/open.ts';
import { readableStore, writableStore, type ReadableStore } from '../store/store.ts';
import type { Session } from '../till.ts';
import type { Dice } from './dice.ts';
import { noSampleDesk } from './sample-desk.ts';

/** A till that lives through a year in a moment: the real services and commands, by a clock that it is told. */
export interface SampleTill {
  readonly setClock: (at: Instant) => void;
  readonly as: (who: Pick<Session, 'actorName' | 'role'>) => TillClient;
  readonly read: ReadableStore;
  /** Copies the shop under a name into its backups; no answer that stands in its book tells of the place where it is made. */
  readonly backUp: (name: string) => Promise<void>;
  /** Closes the file, whole and on the disk. */
  readonly close: () => Promise<void>;
}

export interface SampleTillParts {
  readonly folder: string;
  readonly file: string;
  readonly locale: Locale;
  readonly startsAt: Instant;
  readonly dice: Dice;
}

export function openSampleTill({ folder, file, locale, startsAt, dice }: SampleTillParts): SampleTill {
  let at = startsAt;
  const now = (): Instant => at;
  const newId = (): string => v7({ msecs: at, random: dice.bytes(16) });
  const database = openForWriting(file, { kind: 'sample', create: true, backupStamp: '' });
  // What is half made is thrown away, so that only the end has to survive a power cut.
  database.pragma('synchronous = OFF');
  database.pragma('wal_autocheckpoint = 4000');
  const read = readableStore(database);
  const write = writableStore(database);
  const readers = startReaders(
    file,
    () => locale,
    () => {},
  );
  const parts = {
    ...{ folder, locale, now, newId, randomBytes: dice.bytes, log: silentLog },
    devices: noDevicesDesk,
  };
  const nobody = (): never => {
    throw new Error('a sample shop that is being made has nobody beside it');
  };
  const practiceShops = openPracticeShops({ ...parts, read, tell: () => {}, openTill: nobody });
  const dispatch = makeDispatch({
    ...parts,
    ...{ database, read, readers, file, machineFolder: folder },
    scans: openScanDesk(),
    write,
    book: { kind: 'shop', practiceShops, sampleDesk: noSampleDesk },
    backUp: (copy) => copyWhole(file, copy, newId()),
    backUpLater: () => {},
    backupState: () => noBackupState,
    lookAtBackups: () => {},
    forget: () => Promise.resolve([]),
    printing: noPrintDesk,
    isPrinterTroubled: () => false,
    tell: () => {},
    onCommitted: () => {},
    room: () => Promise.resolve(),
  });
  return {
    setClock(instant) {
      assert(instant >= at, 'a sample year goes forward');
      at = instant;
    },
    as: ({ actorName, role }) => {
      const session: Session = { shell: 'window', till: 'till-1', actorName, role };
      return clientOver((name, input, id) => dispatch(session, name, input, id), newId);
    },
    read,
    async backUp(name) {
      const backups = join(folder, 'backups');
      mkdirSync(backups, { recursive: true, mode: 0o700 });
      await copyWhole(file, join(backups, name), newId());
      const shop = read.shop.get();
      const owner = read.staff.owner();
      assert(shop !== undefined && owner !== undefined, 'a year ends in the shop that it began in');
      write.audit.add({
        ...{ action: 'data.backup', subject: null, text: null },
        ...{ at, businessDay: businessDayOf(at, shop.dayRule), staffId: owner.id, till: 'till-1' },
      });
    },
    async close() {
      await readers.close();
      database.pragma('synchronous = FULL');
      database.pragma('wal_checkpoint(TRUNCATE)');
      database.close();
      syncFile(file);
    },
  };
}

/** The answer to what a sample year never asks in vain. */
export function given<Value>(
  result: Result<Value, { readonly code: string; readonly field?: string }>,
): Value {
  if (result.ok) return result.value;
  throw new Error(`a sample year was refused: ${result.error.code} ${result.error.field ?? ''}`);
}
