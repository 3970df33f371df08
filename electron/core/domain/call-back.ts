/** How long somebody has to be away at least, and at most, to be called back: later they have found another shop. */
export const AWAY_LEAST_DAYS = 14;
export const AWAY_MOST_DAYS = 120;
/** Somebody with fewer visits in the half-year before the last one was passing by. */
export const CALL_BACK_LEAST_VISITS = 4;
/** How many times as long as usual is too long. */
const TOO_LONG = 2;

/** Whether a regular has stayed away for so much longer than usual that a call is due. */
export const isMissed = (away: { readonly days: number; readonly usualGapDays: number | null }): boolean =>
  away.usualGapDays !== null &&
  away.days >= AWAY_LEAST_DAYS &&
  away.days <= AWAY_MOST_DAYS &&
  away.days > TOO_LONG * Math.max(1, away.usualGapDays);
