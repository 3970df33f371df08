import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { SampleProgress } from '../../electron/core/contract/sample.ts';
import type { Desk } from './desk.ts';

/** The sample shop, as far as this window knows of it. */
export interface SampleShop {
  /** How far it is made; null while none is. */
  readonly making: SampleProgress | null;
  readonly isLeaving: boolean;
  readonly problem: ErrorBody | null;
}

export const noSampleShop: SampleShop = { making: null, isLeaving: false, problem: null };

/** Before the first business day is made nobody knows how many there are. */
const notYetAny: SampleProgress = { doneDays: 0, days: 0 };

/** A window that comes in the middle finds the making under way. */
export async function loadSample(desk: Desk): Promise<void> {
  const result = await desk.till.sample.status({});
  if (!result.ok || result.value.kind !== 'making') return;
  const { doneDays, days } = result.value;
  desk.sample.setState({ making: { doneDays, days } });
}

/** Makes a sample shop in this place's money and time; when it is there, the window begins anew. */
export async function openSample(
  desk: Desk,
  place: { readonly currency: string; readonly timeZone: string },
): Promise<void> {
  if (desk.sample.getState().making !== null) return;
  desk.sample.setState({ making: notYetAny, problem: null });
  const { locale } = desk.book.getState();
  const result = await desk.till.sample.open({ ...place, locale });
  // The event of the exchange begins the window anew.
  if (result.ok) return;
  const wasCancelled = result.error.code === 'SAMPLE_CANCELLED';
  if (!wasCancelled) desk.tones.no();
  desk.sample.setState({ making: null, problem: wasCancelled ? null : result.error });
}

export async function cancelSample(desk: Desk): Promise<void> {
  const result = await desk.till.sample.cancel({});
  desk.sample.setState(result.ok ? { making: null } : { problem: result.error });
}

/** Back to the shop's own book, or to the set-up. */
export async function removeSample(desk: Desk): Promise<void> {
  if (desk.sample.getState().isLeaving) return;
  desk.sample.setState({ isLeaving: true, problem: null });
  const result = await desk.till.sample.remove({});
  if (result.ok) return;
  desk.tones.no();
  desk.sample.setState({ isLeaving: false, problem: result.error });
}

/** One that another window has asked for is shown here as well. */
export function followSampleProgress(desk: Desk, { doneDays, days }: SampleProgress): void {
  desk.sample.setState({ making: { doneDays, days } });
}
