import { accessSync, closeSync, constants, openSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Fault, Refusal, type ErrorBody } from '../core/contract/errors.ts';
import { dayInWords } from '../core/domain/receipt-dates.ts';
import type { Translate } from '../core/messages/translate.ts';
import type { Log } from './log.ts';

/** What an error of SQLite or of the file system means for a shop; undefined for anything that isn't one. */
export function faultOf(error: unknown, file: string): Fault | undefined {
  if (error instanceof Fault) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^SQLITE_(BUSY|LOCKED)/.test(code)) return new Fault('DATABASE_BUSY', {}, error);
  if (/^SQLITE_FULL/.test(code) || code === 'ENOSPC' || code === 'EDQUOT')
    return new Fault('DISK_FULL', {}, error);
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) return new Fault('DATABASE_DAMAGED', { file }, error);
  if (/^SQLITE_(READONLY|CANTOPEN|PERM)/.test(code) || /^(EACCES|EPERM|EROFS)$/.test(code)) {
    const isDisk = code === 'EROFS' || isOnReadOnlyDisk(file);
    return new Fault(isDisk ? 'DISK_READ_ONLY' : 'FOLDER_READ_ONLY', { file }, error);
  }
  if (/^SQLITE_IOERR/.test(code)) {
    // A disk that the system gave up on answers like one that breaks; it is only known by asking it.
    return new Fault(isOnReadOnlyDisk(file) ? 'DISK_READ_ONLY' : 'DISK_FAILING', { file }, error);
  }
  if (/^E(IO|NXIO|NODEV|REMOTEIO|BADMSG|UCLEAN)$/.test(code))
    return new Fault('DISK_FAILING', { file }, error);
  if (/^E(EXIST|NOENT|NOTDIR|ISDIR|NAMETOOLONG|INVAL)$/.test(code)) {
    return new Fault('FILE_NOT_WRITABLE', { file }, error);
  }
  return undefined;
}

/**
 * Whether nobody could write there, whatever their rights. A disk that the system gave up on in the middle isn't known
 * by its rights: only by trying.
 */
export function isOnReadOnlyDisk(file: string): boolean {
  const trial = join(dirname(file), `.trial-${process.pid}`);
  try {
    accessSync(dirname(file), constants.W_OK);
    closeSync(openSync(trial, 'wx', 0o600));
    unlinkSync(trial);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EROFS';
  }
}

export interface ErrorContext {
  readonly say: Translate;
  readonly log: Log;
  readonly newId: () => string;
  /** The shop's file, for sentences that name it. */
  readonly file: string;
  readonly procedure: string;
}

/** The one place where what was thrown becomes an answer. What nobody foresaw is INTERNAL, with an id in the log. */
export function errorBodyOf(error: unknown, { say, log, newId, file, procedure }: ErrorContext): ErrorBody {
  if (error instanceof Refusal) {
    const { code, field, details } = error;
    const message = say(`refusal.${code}`, { field: field ?? '', problem: '', ...inWords(details, say) });
    return { kind: 'refusal', code, message, details, ...(field === undefined ? {} : { field }) };
  }
  const fault = faultOf(error, file);
  if (fault !== undefined) {
    log.write('error', 'fault', { procedure, code: fault.code, cause: causeOf(fault) });
    return {
      kind: 'fault',
      code: fault.code,
      message: say(`fault.${fault.code}`, fault.details),
      details: fault.details,
    };
  }
  const incidentId = newId();
  log.write('error', 'incident', { procedure, incidentId, stack: stackOf(error) });
  return { kind: 'fault', code: 'INTERNAL', message: say('fault.INTERNAL', { incidentId }), incidentId };
}

/** The day as people write it; programs read it in the details. */
const inWords = (details: ErrorBody['details'], say: Translate) =>
  typeof details?.['date'] === 'string' ? { ...details, date: dayInWords(details['date'], say) } : details;

const causeOf = (fault: Fault): string =>
  fault.cause instanceof Error && 'code' in fault.cause ? String(fault.cause.code) : '';

/** Where it happened, without the message: that may quote what somebody typed. An assertion's claim never does. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const claim = error.name === 'AssertionError' ? `: ${error.message}` : '';
  return [error.name + claim, ...frames.slice(0, 8)].join('\n');
}
