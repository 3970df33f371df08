import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Desk } from './desk.ts';

/** What a screen reads by itself, beside what somebody asked it to do. */
export type LoadName = 'panel' | 'slip' | 'paper' | 'refundSlip' | 'quickKeys';

/** Why something that belongs on the screen isn't there; what is there has no entry. */
export type Loads = Readonly<Partial<Record<LoadName, ErrorBody>>>;

export const allRead: Loads = {};

type Read = { readonly ok: true } | { readonly ok: false; readonly error: ErrorBody };

/** Keeps why a load failed until the same is read, or tried again. */
export function noteLoad(desk: Pick<Desk, 'loads'>, name: LoadName, read: Read): void {
  const { [name]: _before, ...others } = desk.loads.getState();
  desk.loads.setState(read.ok ? others : { ...others, [name]: read.error }, true);
}
