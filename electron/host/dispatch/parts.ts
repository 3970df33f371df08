import type { Database } from 'better-sqlite3';
import type { TillEvent } from '../../core/contract/events.ts';
import type { Instant, MemberId } from '../../core/domain/ids.ts';
import type { Locale } from '../../core/messages/translate.ts';
import type { BackupState } from '../backup-keeper.ts';
import type { WhichBook } from '../context.ts';
import type { DevicesDesk } from '../devices/devices-desk.ts';
import type { Log } from '../log.ts';
import type { PrintDesk } from '../printing/print-desk.ts';
import type { Readers } from '../readers.ts';
import type { ScanDesk } from '../scans.ts';
import type { ReadableStore, WritableStore } from '../store/store.ts';

/** What a till gives its dispatch to work with. */
export interface DispatchParts {
  readonly database: Database;
  readonly read: ReadableStore;
  readonly write: WritableStore;
  readonly readers: Readers;
  readonly scans: ScanDesk;
  readonly folder: string;
  readonly machineFolder: string;
  readonly file: string;
  readonly book: WhichBook;
  readonly devices: DevicesDesk;
  readonly locale: Locale;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly backUp: (file: string) => Promise<void>;
  readonly backupState: () => BackupState;
  /** Has the second folder brought up to date, by and by. */
  readonly lookAtBackups: () => void;
  /** Takes what lies beside the shop's rows of erased members away. */
  readonly forget: (members: readonly MemberId[]) => Promise<readonly string[]>;
  readonly printing: PrintDesk;
  readonly isPrinterTroubled: () => boolean;
  /** Makes a backup of this name in the shop's backups folder by and by. */
  readonly backUpLater: (file: string) => void;
  readonly log: Log;
  /** Told after each commit. */
  readonly tell: (event: TillEvent) => void;
  /** Told after each commit, with about how much was changed in it: one for a sale. */
  readonly onCommitted: (changes: number) => void;
  /** Resolves when there is room for the next portion of a long work. */
  readonly room: () => Promise<void>;
}
