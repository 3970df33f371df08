import type { z } from 'zod';
import type { day } from '../../electron/core/contract/day.ts';
import type { DayFigure, DayPage } from '../../electron/core/contract/day-page.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import { addDays } from '../../electron/core/domain/business-day.ts';
import type { BusinessDay } from '../../electron/core/domain/ids.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import type { Desk } from './desk.ts';
import { showSale } from './paper.ts';

export type ClosedDay = z.output<typeof day.list.output>['days'][number];
export type Behind = z.output<typeof day.behind.output>;

/** A day as the owner looks at it. What isn't there yet is null. */
export interface DayLooked {
  /** The day that was asked for last; null for today. Until `page` is of it, it is on its way. */
  readonly asked: string | null;
  readonly isReading: boolean;
  readonly page: DayPage | null;
  readonly closed: readonly ClosedDay[];
  /** The figure whose list is open, and what is loaded of it. */
  readonly figure: DayFigure | null;
  readonly behind: Behind | null;
  /** The day as a slip, while it is looked at. */
  readonly slip: ReceiptDocument | null;
  readonly problem: ErrorBody | null;
  readonly closing: 'no' | 'asked' | 'under way';
}

export const noDay: DayLooked = {
  asked: null,
  isReading: false,
  page: null,
  closed: [],
  figure: null,
  behind: null,
  slip: null,
  problem: null,
  closing: 'no',
};

/** Opens a day, or today for null; what was there stays until the new is there. */
export async function openDay(desk: Desk, asked: string | null): Promise<void> {
  desk.dayPage.setState({ asked, isReading: true, problem: null, closing: 'no', figure: null, behind: null });
  const [page, list] = await Promise.all([
    desk.till.day.page(asked === null ? {} : { date: asked }),
    desk.till.day.list({ limit: 100 }),
  ]);
  // Whoever has gone on to another day waits for that one.
  if (desk.dayPage.getState().asked !== asked) return;
  desk.dayPage.setState({
    isReading: false,
    ...(page.ok ? { page: page.value } : { problem: page.error }),
    ...(list.ok ? { closed: list.value.days } : {}),
  });
}

/** Goes to the day before or after the one that is shown; there is none after today. */
export function goDays(desk: Desk, days: 1 | -1): void {
  const { page, asked } = desk.dayPage.getState();
  if (page === null) return;
  const date = addDays((asked ?? page.today) as BusinessDay, days);
  if (date > page.today) return desk.tones.no();
  void openDay(desk, date === page.today ? null : date);
}

/** Opens the list behind a figure, or goes on with it. */
export async function lookBehind(desk: Desk, figure: DayFigure, cursor?: string): Promise<void> {
  const { page } = desk.dayPage.getState();
  if (page === null) return;
  if (cursor === undefined) desk.dayPage.setState({ figure, behind: null, problem: null });
  const { date } = page.summary;
  const result = await desk.till.day.behind({ date, figure, ...(cursor === undefined ? {} : { cursor }) });
  const now = desk.dayPage.getState();
  // An answer for another list, or for a part that is there already, is dropped.
  if (now.figure !== figure || (cursor !== undefined && now.behind?.nextCursor !== cursor)) return;
  if (!result.ok) return desk.dayPage.setState({ problem: result.error, figure: null });
  const before = cursor === undefined ? [] : (now.behind?.entries ?? []);
  desk.dayPage.setState({ behind: { ...result.value, entries: [...before, ...result.value.entries] } });
}

export const closeBehind = (desk: Desk): void => desk.dayPage.setState({ figure: null, behind: null });

/** Opens the slip of a sale; Esc leads back to the day. */
export async function openSlipOf(desk: Desk, receiptNumber: number): Promise<void> {
  const result = await desk.till.cards.resolve({ code: receiptCode(receiptNumber) });
  if (!result.ok) return desk.dayPage.setState({ problem: result.error });
  if (result.value.kind === 'sale') await showSale(desk, result.value);
}

/** Shows the day as the slip that a printer makes of it. */
export async function showDaySlip(desk: Desk): Promise<void> {
  const { page } = desk.dayPage.getState();
  if (page === null) return;
  const result = await desk.till.day.report({ date: page.summary.date, format: 'slip' });
  desk.dayPage.setState(result.ok ? { slip: result.value.document } : { problem: result.error });
}

const commandIds = new WeakMap<Desk, Map<string, string>>();

/** Closes the day that is shown for good. Asked again it is the same command. */
export async function closeDay(desk: Desk): Promise<void> {
  const { page, closing } = desk.dayPage.getState();
  if (page === null || closing === 'under way') return;
  const { date } = page.summary;
  const ids = commandIds.get(desk) ?? new Map<string, string>();
  commandIds.set(desk, ids);
  const commandId = ids.get(date) ?? desk.newCommandId();
  ids.set(date, commandId);
  desk.dayPage.setState({ closing: 'under way' });
  const result = await desk.till.day.close({ date }, { commandId });
  if (result.ok) {
    desk.tones.yes();
    return openDay(desk, date);
  }
  desk.tones.no();
  const open = result.error.details?.['date'];
  // The day that has to be closed first is the one to look at now.
  if (result.error.code === 'DAY_NOT_NEXT' && typeof open === 'string') await openDay(desk, open);
  desk.dayPage.setState({ closing: 'no', problem: result.error });
}
