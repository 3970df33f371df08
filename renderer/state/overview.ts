import type { DayFigure, DayOverview } from '../../electron/core/contract/day-page.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Behind } from './day-page.ts';
import type { Desk } from './desk.ts';

/** The figures of thirty days; each is the sum of what its days have. */
export const overviewFigures = [
  'net',
  'sales',
  'memberNet',
  'returningMembers',
  'newMembers',
] as const satisfies readonly DayFigure[];
export type OverviewFigure = (typeof overviewFigures)[number];

/** Thirty days as the owner looks at them. What isn't there yet is null. */
export interface OverviewLooked {
  readonly overview: DayOverview | null;
  readonly problem: ErrorBody | null;
  /** The figure whose days are open, the one of them that is, and what is loaded of its list. */
  readonly figure: OverviewFigure | null;
  readonly day: string | null;
  readonly behind: Behind | null;
}

export const noOverview: OverviewLooked = {
  overview: null,
  problem: null,
  figure: null,
  day: null,
  behind: null,
};

export async function readOverview(desk: Desk): Promise<void> {
  desk.overview.setState({ problem: null, figure: null, day: null, behind: null });
  const result = await desk.till.day.overview({});
  desk.overview.setState(result.ok ? { overview: result.value } : { problem: result.error });
}

/** Opens the days behind a figure. */
export const openFigure = (desk: Desk, figure: OverviewFigure): void =>
  desk.overview.setState({ figure, day: null, behind: null, problem: null });

export const closeFigure = (desk: Desk): void =>
  desk.overview.setState({ figure: null, day: null, behind: null });

/** Opens the list of one day behind the figure, goes on with it, or closes it where it is open. */
export async function lookIntoDay(desk: Desk, date: string, cursor?: string): Promise<void> {
  const { figure, day } = desk.overview.getState();
  if (figure === null) return;
  if (cursor === undefined) {
    desk.overview.setState({ day: day === date ? null : date, behind: null, problem: null });
    if (day === date) return;
  }
  const result = await desk.till.day.behind({ date, figure, ...(cursor === undefined ? {} : { cursor }) });
  const now = desk.overview.getState();
  // An answer for another list, or for a part that is there already, is dropped.
  if (now.figure !== figure || now.day !== date) return;
  if (cursor !== undefined && now.behind?.nextCursor !== cursor) return;
  if (!result.ok) return desk.overview.setState({ problem: result.error, day: null });
  const before = cursor === undefined ? [] : (now.behind?.entries ?? []);
  desk.overview.setState({ behind: { ...result.value, entries: [...before, ...result.value.entries] } });
}
