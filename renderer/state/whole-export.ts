import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Desk } from './desk.ts';

/** What an export came to. */
export interface WrittenExport {
  readonly folder: string;
  readonly tables: number;
  readonly rows: number;
}

/** The export of everything, as far as this window knows of it. It goes on while the owner looks at something else. */
export interface WholeExport {
  /** The folder's name in the shop's exports folder, as it was typed; null while the suggested one stands. */
  readonly typed: string | null;
  readonly isUnderWay: boolean;
  /** How many rows are written, of how many; null while nobody has said. */
  readonly progress: { readonly doneRows: number; readonly rows: number } | null;
  readonly written: WrittenExport | null;
  readonly isStopped: boolean;
  readonly problem: ErrorBody | null;
}

export const noWholeExport: WholeExport = {
  ...{ typed: null, isUnderWay: false, progress: null },
  ...{ written: null, isStopped: false, problem: null },
};

/** By the day, so that a folder says by itself what it holds. */
export const suggestedFolder = (now: Date): string => `everything-${now.toISOString().slice(0, 10)}`;

export const nameExport = (desk: Desk, typed: string): void =>
  desk.wholeExport.setState({ typed, problem: null, isStopped: false });

/** Writes everything as CSV and JSON. One at a time is enough. */
export async function exportEverything(desk: Desk, folder: string): Promise<void> {
  if (desk.wholeExport.getState().isUnderWay) return;
  const fresh = { progress: null, written: null, isStopped: false, problem: null };
  desk.wholeExport.setState({ ...fresh, isUnderWay: true });
  const result = await desk.till.data.export({ folder });
  desk.wholeExport.setState({ isUnderWay: false, progress: null });
  if (result.ok) {
    desk.wholeExport.setState({ written: result.value, typed: null });
    return desk.tones.yes();
  }
  // Whoever stopped it knows.
  if (result.error.code === 'EXPORT_CANCELLED') return desk.wholeExport.setState({ isStopped: true });
  desk.wholeExport.setState({ problem: result.error });
  desk.tones.no();
}

export async function stopExport(desk: Desk): Promise<void> {
  const result = await desk.till.data.cancelExport({});
  if (!result.ok) desk.wholeExport.setState({ problem: result.error });
}

/** Of an export that another window asked for nothing is shown here. */
export function followExport(
  desk: Desk,
  progress: { readonly doneRows: number; readonly rows: number },
): void {
  if (desk.wholeExport.getState().isUnderWay) desk.wholeExport.setState({ progress });
}
