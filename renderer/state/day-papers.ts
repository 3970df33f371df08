import { dayFileName, type DayFileKind } from '../../electron/core/domain/day-file.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { usualPagePaper, type PagePaper } from '../../electron/core/domain/paper.ts';
import type { Desk } from './desk.ts';

export interface FileToSave {
  readonly name: string;
  readonly mediaType: string;
  readonly content: string;
}

/** The ways out of a window. */
export interface TakeAway {
  /** Hands a file to the browser, or to the desktop, which asks where it is to go. */
  readonly save: (file: FileToSave) => void;
  /** Prints a page of HTML that stands alone, in the place of the window's own. */
  readonly print: (html: string) => void;
}

/** The day as it leaves the window. */
export interface DayPapers {
  readonly isOpen: boolean;
  /** The sheet that was chosen; null for the one that is usual where the shop is. */
  readonly chosen: PagePaper | null;
  readonly isUnderWay: boolean;
  /** The file that was handed over last. */
  readonly handedOver: string | null;
  readonly problem: ErrorBody | null;
}

export const noDayPapers: DayPapers = {
  isOpen: false,
  chosen: null,
  isUnderWay: false,
  handedOver: null,
  problem: null,
};

export function openDayPapers(desk: Desk): void {
  if (desk.dayPage.getState().page === null) return;
  desk.dayPapers.setState({ isOpen: true, handedOver: null, problem: null });
}

export const closeDayPapers = (desk: Desk): void => desk.dayPapers.setState({ isOpen: false });

/** The sheet that a page is for. */
export const sheetOf = ({ chosen }: Pick<DayPapers, 'chosen'>, timeZone: string): PagePaper =>
  chosen ?? usualPagePaper(timeZone);

const mediaTypes: Readonly<Record<DayFileKind, string>> = {
  html: 'text/html;charset=utf-8',
  csv: 'text/csv;charset=utf-8',
};

/** Saves the day that is shown as a page or as a table. */
export function saveDay(desk: Desk, kind: DayFileKind): Promise<void> {
  return takeOut(desk, kind, ({ content, date, shopName }) => {
    const name = dayFileName(shopName, date, kind);
    desk.takeAway.save({ name, mediaType: mediaTypes[kind], content });
    desk.dayPapers.setState({ handedOver: name });
  });
}

/** Prints the day that is shown on the chosen sheet: the same page that is saved. */
export const printDay = (desk: Desk): Promise<void> =>
  takeOut(desk, 'html', ({ content }) => desk.takeAway.print(content));

interface Taken {
  readonly content: string;
  readonly date: string;
  readonly shopName: string;
}

async function takeOut(desk: Desk, format: DayFileKind, hand: (taken: Taken) => void): Promise<void> {
  const { page } = desk.dayPage.getState();
  const { phase } = desk.book.getState();
  if (page === null || phase.kind !== 'open' || desk.dayPapers.getState().isUnderWay) return;
  const { date } = page.summary;
  const { name: shopName, timeZone } = phase.shop;
  desk.dayPapers.setState({ isUnderWay: true, handedOver: null, problem: null });
  const paper = sheetOf(desk.dayPapers.getState(), timeZone);
  const result = await desk.till.day.report({ date, format, ...(format === 'html' ? { paper } : {}) });
  desk.dayPapers.setState({ isUnderWay: false, problem: result.ok ? null : result.error });
  if (result.ok) hand({ content: result.value.content ?? '', date, shopName });
}
