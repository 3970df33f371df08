import { z } from 'zod';
import { daySummary } from './day-summary.ts';
import { businessDay, cursor, listLimit, memberId, saleId, uuid } from './fields.ts';
import { query } from './procedure.ts';

/** Every figure of a day that has a list behind it. */
export const dayFigures = [
  'net',
  'sales',
  'memberSales',
  'memberNet',
  'refunds',
  'voids',
  'rewards',
  'newMembers',
  'returningMembers',
  'issued',
  'clawedBack',
  'redeemed',
  'returned',
  'expired',
  'adjusted',
  'products',
  'corrections',
] as const;
export type DayFigure = (typeof dayFigures)[number];

export const dayEntryKinds = [
  'sale',
  'refund',
  'void',
  'reward',
  'enrolled',
  'cameBack',
  'product',
  'earn',
  'owe',
  'repay',
  'redeem',
  'return',
  'expire',
  'adjust',
  'cancelledReward',
  'replacedCard',
] as const;

/** One row behind a figure. Amount, points and quantity count as they do in the figure, with their sign. */
export const dayEntry = z.strictObject({
  /** Unique in its list. */
  key: z.int(),
  kind: z.enum(dayEntryKinds),
  at: z.string(),
  /** What it is, in words. */
  text: z.string(),
  saleId: saleId.nullable(),
  receiptNumber: z.int().nullable(),
  memberId: memberId.nullable(),
  memberName: z.string().nullable(),
  amountMinor: z.int().nullable(),
  points: z.int().nullable(),
  /** Integer thousandths for products, whole for rewards. */
  quantity: z.int().nullable(),
  /** Null where none was asked for, and once it was erased. */
  reason: z.string().nullable(),
  staff: z.string().nullable(),
});
export type DayEntry = z.output<typeof dayEntry>;

/** What the whole list comes to, however many of its rows are shown. */
const dayTotal = z.strictObject({
  count: z.int(),
  amountMinor: z.int(),
  points: z.int(),
  quantity: z.int(),
});

export const daySold = z.strictObject({
  name: z.string(),
  /** Integer thousandths. */
  quantity: z.int(),
  /** As it stood on the bills, before rewards. */
  amountMinor: z.int(),
});

export const dayHour = z.strictObject({
  /** Of the shop's clock, 0 to 23. */
  hour: z.int(),
  salesCount: z.int(),
  /** What was paid, before any refund. */
  takenMinor: z.int(),
  usualSalesCount: z.int().nullable(),
  usualTakenMinor: z.int().nullable(),
});

/** Means of the same weekday in the last four weeks, to the nearest whole number; days without a sale are left out. */
export const dayUsual = z.strictObject({
  /** The days that the means are of, newest first. */
  dates: z.array(z.string()),
  salesCount: z.int(),
  netMinor: z.int(),
  memberCount: z.int(),
  newMembers: z.int(),
  returningMembers: z.int(),
});

export const dayPage = z.strictObject({
  summary: daySummary,
  /** The day in a sentence. */
  sentence: z.string(),
  /** Null where the last four of this weekday had no sale. */
  usual: dayUsual.nullable(),
  /** In the order of the business day, from its first busy hour to its last; empty for a day without any. */
  hours: z.array(dayHour),
  /** The ten that brought most, the first first. */
  products: z.array(daySold),
  /** The ten newest of what was undone or corrected by hand, and how many there are. */
  corrections: z.array(dayEntry),
  correctionsCount: z.int(),
  /** The ten oldest slips of the day of which only a person can tell whether they are on paper, and how many there are. */
  askedPrints: z.array(z.strictObject({ jobId: uuid, title: z.string(), madeAt: z.string() })),
  askedPrintsCount: z.int(),
  /** The last day on which a sale can be recorded: what is after it is still to come. */
  today: z.string(),
});
export type DayPage = z.output<typeof dayPage>;

const overviewTotals = z.strictObject({
  salesCount: z.int(),
  netMinor: z.int(),
  memberSalesCount: z.int(),
  /** Of the net sales, what members paid. */
  memberNetMinor: z.int(),
  newMembers: z.int(),
  /** Visits by members who had been there on an earlier day: a member counts once a day. */
  returningVisits: z.int(),
});

export const dayOverview = z.strictObject({
  from: z.string(),
  until: z.string(),
  /** All of them, the first first; days without sales are there too. */
  days: z.array(
    z.strictObject({
      date: z.string(),
      salesCount: z.int(),
      netMinor: z.int(),
      memberSalesCount: z.int(),
      memberNetMinor: z.int(),
      newMembers: z.int(),
      returningMembers: z.int(),
    }),
  ),
  totals: overviewTotals,
  /** The same of the thirty days before; null where there was no sale in them. */
  before: overviewTotals.nullable(),
  /** Regulars who stay away for more than twice as long as usual, those who spent most first; at most twenty. */
  callBack: z.array(
    z.strictObject({
      memberId,
      name: z.string(),
      phone: z.string().nullable(),
      /** Whether they agreed to news and offers: without it, ask before you advertise. */
      agreedToNews: z.boolean(),
      lastDay: z.string(),
      daysAway: z.int(),
      usualGapDays: z.int(),
      /** Business days with a sale, and what they paid, in the half-year up to the last visit. */
      visits: z.int(),
      spentMinor: z.int(),
    }),
  ),
});
export type DayOverview = z.output<typeof dayOverview>;

/** The procedures of `day` that a page is made of. */
export const dayPages = {
  /** All that the page of a day shows: its figures, its hours beside the usual, its products, what needs a look. */
  page: query({
    role: 'owner',
    input: z.strictObject({ date: businessDay.optional().describe('The business day; today unless given.') }),
    output: dayPage,
    refusals: ['DAY_IN_FUTURE'],
  }),

  /** The list behind a figure, newest first; products by what they brought, the first first. */
  behind: query({
    role: 'owner',
    input: z.strictObject({
      date: businessDay.optional(),
      figure: z.enum(dayFigures),
      cursor: cursor.optional(),
      limit: listLimit.optional(),
    }),
    output: z.strictObject({
      date: z.string(),
      figure: z.enum(dayFigures),
      total: dayTotal,
      entries: z.array(dayEntry),
      nextCursor: z.string().nullable(),
    }),
    refusals: ['CURSOR_INVALID', 'DAY_IN_FUTURE'],
  }),

  /** Thirty days up to one, today unless given, and whom to call back. */
  overview: query({
    role: 'owner',
    input: z.strictObject({ until: businessDay.optional() }),
    output: dayOverview,
    refusals: ['DAY_IN_FUTURE'],
  }),
} as const;
