/** What is known of a member who stands at the counter, as far as a greeting looks at it. */
export interface Greeted {
  /** `YYYY-MM-DD`, or `--MM-DD` where the year isn't known. */
  readonly birthday: string | null;
  readonly visits: {
    readonly count: number;
    readonly daysSinceLast: number | null;
    readonly usualGapDays: number | null;
  };
  readonly balance: number;
  readonly rewardsWithinReach: readonly { readonly name: string }[];
  readonly outlook: {
    readonly nextReward: {
      readonly name: string;
      readonly missingPoints: number;
      readonly missingMinor: number;
    } | null;
    readonly nextExpiry: { readonly expiresOn: string; readonly points: number } | null;
  };
  readonly usualBasket: readonly { readonly name: string; readonly quantity: number }[];
}

/** One thing to say to a member: what they would most like to hear now. */
export type Greeting =
  | { readonly kind: 'birthday' }
  | { readonly kind: 'firstVisit' }
  | { readonly kind: 'expiring'; readonly points: number; readonly expiresOn: string }
  | { readonly kind: 'ready'; readonly reward: string }
  | { readonly kind: 'near'; readonly reward: string; readonly missingMinor: number }
  | { readonly kind: 'missed'; readonly days: number }
  | { readonly kind: 'usual'; readonly products: readonly string[] };

const expiresSoonDays = 14;
const missedAtLeastDays = 14;

/** Whole days from one date to another. */
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** A birthday of 29 February is kept on the 28th of a year without one. */
function isBirthday(birthday: string | null, today: string): boolean {
  if (birthday === null) return false;
  const [monthAndDay, todays] = [birthday.slice(-5), today.slice(-5)];
  if (monthAndDay === todays) return true;
  const year = Number(today.slice(0, 4));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return monthAndDay === '02-29' && todays === '02-28' && !isLeap;
}

/**
 * The one line to say, or null where there is nothing worth it. First what is only true today, then what would be lost,
 * then what was won, then what is near, then that they were missed, then the usual.
 */
export function greetingOf(member: Greeted, today: string): Greeting | null {
  const { visits, outlook, rewardsWithinReach, balance, usualBasket } = member;
  if (isBirthday(member.birthday, today)) return { kind: 'birthday' };
  if (visits.count === 0) return { kind: 'firstVisit' };
  const { nextExpiry, nextReward } = outlook;
  if (nextExpiry !== null && daysBetween(today, nextExpiry.expiresOn) <= expiresSoonDays)
    return { kind: 'expiring', ...nextExpiry };
  const [best] = rewardsWithinReach;
  if (best !== undefined) return { kind: 'ready', reward: best.name };
  if (nextReward !== null && nextReward.missingMinor > 0 && nextReward.missingPoints * 3 <= balance)
    return { kind: 'near', reward: nextReward.name, missingMinor: nextReward.missingMinor };
  const { daysSinceLast: days, usualGapDays } = visits;
  if (days !== null && usualGapDays !== null && days >= Math.max(missedAtLeastDays, usualGapDays * 2))
    return { kind: 'missed', days };
  if (usualBasket.length > 0) return { kind: 'usual', products: usualBasket.map(({ name }) => name) };
  return null;
}
