import type { z } from 'zod';
import type { TillEvent } from '../core/contract/events.ts';
import type { Procedure } from '../core/contract/procedure.ts';
import type { TillApi } from '../core/contract/till-api.ts';
import type { BusinessDay, Instant, MemberId } from '../core/domain/ids.ts';
import type { Locale } from '../core/messages/translate.ts';
import type { BackupState } from './backup-keeper.ts';
import type { DevicesDesk } from './devices/devices-desk.ts';
import type { PracticeShops } from './practice/practice-shops.ts';
import type { PrintDesk } from './printing/print-desk.ts';
import type { Readers } from './readers.ts';
import type { SampleDesk } from './sample/sample-desk.ts';
import type { ScanDesk } from './scans.ts';
import type { AuditEntry } from './store/audit.ts';
import type { Shop } from './store/shop.ts';
import type { Staff } from './store/staff.ts';
import type { ReadableStore, WritableStore } from './store/store.ts';
import type { PracticeBook, Session } from './till.ts';

/** Which book is open: a shop's, beside which there may be practice shops and a sample shop, or a practice shop's. */
export type WhichBook =
  | PracticeBook
  | { readonly kind: 'shop'; readonly practiceShops: PracticeShops; readonly sampleDesk: SampleDesk };

/** What every procedure has at hand, with or without a shop. */
export interface OpenContext {
  readonly session: Session;
  readonly shop: Shop | undefined;
  readonly locale: Locale;
  readonly now: Instant;
  readonly read: ReadableStore;
  readonly folder: string;
  /** Where this machine's facts lie: a sample shop lies inside the folder that they belong to. */
  readonly machineFolder: string;
  readonly book: WhichBook;
  /** What is plugged into this machine, whichever book is open on it. */
  readonly devices: DevicesDesk;
  readonly readers: Readers;
  /** The road of every scan. */
  readonly scans: ScanDesk;
  /** Tells every shell at once what isn't in the book: a scan, for one. */
  readonly announce: (event: TillEvent) => void;
  readonly backupState: () => BackupState;
  /** What goes to the receipt printers. */
  readonly printing: PrintDesk;
  /** Whether the virtual printer couldn't keep its last slip. */
  readonly isPrinterTroubled: () => boolean;
}

/** A query's context: it can only look. */
export interface ReadContext extends OpenContext {
  readonly shop: Shop;
  /** The business day that a sale recorded now belongs to: after a close it is the next one. */
  readonly today: BusinessDay;
}

/** What makes writing possible, in the one transaction that dispatch opened. */
export interface Writing {
  readonly write: WritableStore;
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  /** Tells every shell, once the transaction is committed. */
  readonly tell: (event: TillEvent) => void;
  /** Names the member whom the stored answer speaks of, so that erasing finds it. */
  readonly answerSpeaksOf: (memberId: MemberId) => void;
}

/** The context of the command that makes the shop. */
export interface FoundingContext extends OpenContext, Writing {}

/** A command's context. */
export interface WriteContext extends ReadContext, Writing {
  readonly staff: Staff;
  /** Asks for a backup of this name in the shop's backups folder, once the transaction is committed. */
  readonly afterCommit: (what: 'back up', file: string) => void;
  readonly audit: (entry: Pick<AuditEntry, 'action' | 'subject' | 'text'>) => void;
}

type ContextOf<P extends Procedure> = P['role'] extends 'anyone'
  ? P['kind'] extends 'command'
    ? FoundingContext
    : OpenContext
  : P['kind'] extends 'command'
    ? WriteContext
    : ReadContext;

/**
 * The verb behind a procedure. A command is synchronous: it runs inside a transaction. A query may take its time.
 * It leaves with an answer of "no" by throwing a Refusal that its contract declares.
 */
export type Service<P extends Procedure> = (
  context: ContextOf<P>,
  input: z.output<P['input']>,
) => P['kind'] extends 'command'
  ? z.output<P['output']>
  : z.output<P['output']> | Promise<z.output<P['output']>>;

/**
 * A command that works on files, not on rows: it runs outside any transaction and its answer is stored when it is done.
 * Asked twice at once with one command id, it runs once.
 */
export type Task<P extends Procedure> = (
  context: TaskContext,
  input: z.output<P['input']>,
) => Promise<z.output<P['output']>>;

/** What a task has at hand: it writes only inside `inTransaction`, as often as it needs to. */
export interface TaskContext extends ReadContext {
  readonly backUp: (file: string) => Promise<void>;
  /** Has the second folder brought up to date, by and by. */
  readonly lookAtBackups: () => void;
  /** Resolves when there is room for the next portion of a long work; the till has sold in between. */
  readonly room: () => Promise<void>;
  /** Takes what lies beside the shop's rows of erased members away: slips, the journal, copies. Gives the copies that couldn't be reached. Throws DATABASE_BUSY. */
  readonly forget: (members: readonly MemberId[]) => Promise<readonly string[]>;
  readonly inTransaction: <Value>(run: (context: WriteContext) => Value) => Value;
}

/** The commands that are tasks. */
export type TaskName =
  | 'data.backup'
  | 'data.export'
  | 'devices.calibrate'
  | 'devices.configure'
  | 'devices.remove'
  | 'devices.test'
  | 'machine.setBackupFolder'
  | 'machine.update'
  | 'members.erase'
  | 'points.expire'
  | 'printing.cancel';

export type FeatureServices<Feature extends keyof TillApi> = {
  readonly [
    Verb in keyof TillApi[Feature] as `${Feature}.${Verb & string}` extends TaskName ? never : Verb
  ]: TillApi[Feature][Verb] extends Procedure ? Service<TillApi[Feature][Verb]> : never;
};
