import type { FromStation } from '../../electron/core/contract/station.ts';

export type JobNews = Extract<FromStation, { readonly kind: 'job' }>;

/** How a job is, in a word or three: `waiting PAPER_OUT`, and `+` where it had begun. */
export const jobWord = ({ state, reason, hasBegun }: JobNews): string =>
  [state, reason, hasBegun ? '+' : null].filter((part) => part !== null).join(' ');
