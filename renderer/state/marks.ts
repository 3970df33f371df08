import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { refreshBook, type Book } from './book.ts';
import type { Desk } from './desk.ts';

/** What the till stands on, in the order in which it is shown. */
export const markNames = ['book', 'clock', 'backup', 'slips', 'scanner'] as const;
export type MarkName = (typeof markNames)[number];

/** Stop: nothing can be done before it is mended. Look: selling goes on. */
export type MarkState = 'fine' | 'look' | 'stop';

/** When a scanner was last heard in this window, in ISO-8601. */
export interface ScannerHeard {
  readonly lastReadAt: string | null;
}

export const noScanYet: ScannerHeard = { lastReadAt: null };

/** The host's warnings that each is about, the worst first. */
const warningsOf: Readonly<Record<MarkName, readonly string[]>> = {
  book: [],
  clock: ['CLOCK_BEHIND'],
  backup: ['BACKUP_FAILED', 'CLOSE_NOT_BACKED_UP', 'SECOND_COPY_FAILED', 'BACKUPS_GIVEN_UP'],
  slips: ['RECEIPTS_NOT_KEPT'],
  scanner: [],
};

export interface Mark {
  readonly state: MarkState;
  /** What happened and what to do, from the host; null while it is fine. */
  readonly trouble: string | null;
}

/** How one of the things is that the till stands on. */
export function markOf(name: MarkName, { trouble, warnings }: Pick<Book, 'trouble' | 'warnings'>): Mark {
  if (name === 'book' && trouble !== null) return { state: 'stop', trouble: trouble.message };
  const warning = warningsOf[name]
    .map((wanted) => warnings.find(({ code }) => code === wanted))
    .find((found) => found !== undefined);
  return warning === undefined ? { state: 'fine', trouble: null } : { state: 'look', trouble: warning.text };
}

/** Asks again how everything is, and answers with a sound: what is still wrong stays shown. */
export async function lookAgain(desk: Desk): Promise<void> {
  await refreshBook(desk);
  const { trouble, warnings } = desk.book.getState();
  if (trouble === null && warnings.length === 0) desk.tones.yes();
  else desk.tones.no();
}

/** Makes a backup in the shop's folder, under a name that no other has. */
export async function backUpNow(desk: Desk, now = new Date()): Promise<Result<unknown, ErrorBody>> {
  const moment = now
    .toISOString()
    .replaceAll(/[-:]/g, '')
    .replace('T', '-')
    .replace('.', '-')
    .replace('Z', '');
  const result = await desk.till.data.backup({ file: `by-hand-${moment}.sqlite` });
  if (result.ok) desk.tones.yes();
  else desk.tones.no();
  await refreshBook(desk);
  return result;
}
