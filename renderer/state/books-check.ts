import type { Verification, VerifyProgress } from '../../electron/core/contract/data.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Desk } from './desk.ts';

/** The check of the books, as far as this window knows of it. It goes on while the owner looks at something else. */
export interface BooksCheck {
  /** A chain head, or its first digits, as it was typed from paper. */
  readonly head: string;
  /** Whether this window has asked and waits for the answer. */
  readonly isAsked: boolean;
  /** How far it is, whoever has asked; null while nothing is checked. */
  readonly progress: VerifyProgress | null;
  readonly found: Verification | null;
  readonly problem: ErrorBody | null;
}

export const noBooksCheck: BooksCheck = {
  head: '',
  isAsked: false,
  progress: null,
  found: null,
  problem: null,
};

export function enterHead(desk: Desk, head: string): void {
  desk.booksCheck.setState({ head, problem: null });
}

/** A window that comes in the middle finds the check under way. */
export async function loadBooksCheck(desk: Desk): Promise<void> {
  const result = await desk.till.data.verifyStatus({});
  if (result.ok) followBooksCheck(desk, result.value.progress);
}

/** Checks the books from their first entry on. One at a time is enough. */
export async function checkBooks(desk: Desk): Promise<void> {
  const { head, isAsked } = desk.booksCheck.getState();
  if (isAsked) return;
  desk.booksCheck.setState({ isAsked: true, found: null, problem: null });
  // As it is printed: in groups, in either case.
  const typed = head.replaceAll(/\s/g, '').toLowerCase();
  const result = await desk.till.data.verify(typed === '' ? {} : { head: typed });
  desk.booksCheck.setState({ isAsked: false, progress: null });
  if (result.ok) {
    desk.booksCheck.setState({ found: result.value });
    return result.value.ok ? desk.tones.yes() : desk.tones.no();
  }
  // Whoever stopped it knows.
  if (result.error.code === 'VERIFY_STOPPED') return;
  desk.tones.no();
  desk.booksCheck.setState({ problem: result.error });
}

export async function stopBooksCheck(desk: Desk): Promise<void> {
  const result = await desk.till.data.stopVerify({});
  if (!result.ok) desk.booksCheck.setState({ problem: result.error });
}

export function followBooksCheck(desk: Desk, progress: VerifyProgress | null): void {
  desk.booksCheck.setState({ progress });
}
