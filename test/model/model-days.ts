const noPoints = { issued: 0, clawedBack: 0, redeemed: 0, returned: 0, expired: 0, adjusted: 0 };
export type ModelDay = typeof noPoints;

const two = (number: number): string => String(number).padStart(2, '0');

const DAY_MS = 86_400_000;

export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The same day of a later month, or that month's last. */
export function monthsAfter(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const at = month - 1 + months;
  const last = new Date(Date.UTC(year, at + 1, 0)).getUTCDate();
  return `${year + Math.floor(at / 12)}-${two((at % 12) + 1)}-${two(Math.min(date, last))}`;
}

/** The clock, the days that are closed, and what moved on each. */
export class ModelDays {
  /** What moved on each day, in the order in which something first did. */
  readonly moved = new Map<string, ModelDay>();
  readonly closed: string[] = [];
  clockDay: string;
  /** What the clock said at the ledger's newest transfer: before it nothing expires. */
  #ledgerDay = '';

  constructor(clockDay: string) {
    this.clockDay = clockDay;
  }

  isClosed = (day: string): boolean => day <= (this.closed.at(-1) ?? '');

  isBehind = (): boolean => this.clockDay < this.#ledgerDay;

  /** Where a sale is written: after its Z it is the next day. */
  today(): string {
    const next = dayAfter(this.closed.at(-1) ?? '2000-01-01', 1);
    return next > this.clockDay ? next : this.clockDay;
  }

  /** Something goes into the ledger now, if only from one member to another. */
  writing(): void {
    this.#ledgerDay = this.clockDay;
  }

  /** Where points move now. */
  moving(day = this.today()): ModelDay {
    this.writing();
    const known = this.moved.get(day) ?? { ...noPoints };
    this.moved.set(day, known);
    return known;
  }
}
