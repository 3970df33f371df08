import type { z } from 'zod';
import type { DayEntry, DayFigure, DayPage, dayPages } from '../../core/contract/day-page.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { unreachable } from '../../core/domain/assert.ts';
import { addDays, businessDayOf } from '../../core/domain/business-day.ts';
import { byHour, meanOf, openHours, usualHours } from '../../core/domain/day-hours.ts';
import { daySentence } from '../../core/domain/day-report.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import { paddedReceiptNumber } from '../../core/domain/receipt-number.ts';
import { isolating } from '../../core/messages/isolating.ts';
import { translatorFor, type Translate } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';
import { titleOf } from '../printing/job-words.ts';
import type { DayRow } from '../store/day-lists.ts';
import { countsOf, summaryOf, type DayCounts } from './day-figures.ts';
import { rowBefore } from './lists.ts';

const DEFAULT_LIMIT = 50;
const MOST_PRODUCTS = 10;
const MOST_CORRECTIONS = 10;
const MOST_ASKED_SHOWN = 10;
/** Nobody leaves so many unanswered; a restored backup may. */
const MOST_ASKED = 1_000;
/** So many of the same weekdays before tell what is usual. */
const WEEKS_COMPARED = 4;

type Behind = z.output<typeof dayPages.behind.output>;
type AskedBehind = Omit<z.output<typeof dayPages.behind.input>, 'date'>;
type Facts = Pick<ReadContext, 'read' | 'shop' | 'locale'>;

/** All that the page of a day shows. Throws the refusal DAY_IN_FUTURE. */
export function dayPage(context: ReadContext, date: BusinessDay): DayPage {
  const summary = summaryOf(context, date);
  const usual = usualDays(context, date);
  return {
    summary,
    sentence: daySentence({ summary, usualNetMinor: netOf(usual) }, translatorFor(context.locale)),
    ...detailsOf(context, date, usual),
    ...askedPrintsOf(context, date),
    today: context.today,
  };
}

/** What stands on a day's page beside its figures, for the screen and for paper alike. */
export function detailsOf(
  context: Facts,
  date: BusinessDay,
  usual: readonly UsualDay[],
): Omit<DayPage, 'summary' | 'sentence' | 'today' | keyof AskedPrints> {
  const { read } = context;
  return {
    usual: usualOf(usual),
    hours: hoursOf(context, date, usual),
    products: productsOf(context, date, MOST_PRODUCTS),
    corrections: read.dayLists
      .behind('corrections', date, Number.MAX_SAFE_INTEGER, MOST_CORRECTIONS)
      .map((row) => entryOf(row, isolating(translatorFor(context.locale)))),
    correctionsCount: read.dayLists.total('corrections', date).count,
  };
}

type AskedPrints = Pick<DayPage, 'askedPrints' | 'askedPrintsCount'>;

/** The slips that were made on a day and that nobody has said of whether they are on paper. */
function askedPrintsOf({ read, shop, locale }: Facts, date: BusinessDay): AskedPrints {
  const say = translatorFor(locale);
  const asked = read.printJobs
    .asked(MOST_ASKED)
    .filter(({ madeAt }) => businessDayOf(madeAt, shop.dayRule) === date);
  return {
    askedPrints: asked.slice(0, MOST_ASKED_SHOWN).map((job) => ({
      jobId: job.id,
      title: titleOf(job, read, say),
      madeAt: new Date(job.madeAt).toISOString(),
    })),
    askedPrintsCount: asked.length,
  };
}

/** What sold best on a day, the first first. */
export const productsOf = (
  { read }: Pick<ReadContext, 'read'>,
  date: BusinessDay,
  limit: number,
): DayPage['products'] =>
  read.dayLists
    .behind('products', date, Number.MAX_SAFE_INTEGER, limit)
    .map(({ name, quantity, amountMinor }) => ({
      name: name ?? '',
      quantity: quantity ?? 0,
      amountMinor: amountMinor ?? 0,
    }));

/** The whole list behind a figure, oldest first. */
export function everyRowBehind({ read, locale }: Facts, date: BusinessDay, figure: DayFigure): DayEntry[] {
  const say = isolating(translatorFor(locale));
  return read.dayLists
    .behind(figure, date, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
    .map((row) => entryOf(row, say))
    .toReversed();
}

/** A day that tells what is usual. */
export interface UsualDay extends DayCounts {
  readonly date: BusinessDay;
}

/** The same weekdays of the weeks before that sold anything, newest first. */
export const usualDays = (context: Pick<ReadContext, 'read'>, date: BusinessDay): readonly UsualDay[] =>
  Array.from({ length: WEEKS_COMPARED }, (_, week) => addDays(date, -7 * (week + 1)))
    .map((day) => ({ date: day, ...countsOf(context, day) }))
    .filter(({ salesCount }) => salesCount > 0);

export const netOf = (days: readonly UsualDay[]): readonly number[] => days.map(({ netMinor }) => netMinor);

function usualOf(days: readonly UsualDay[]): DayPage['usual'] {
  const mean = (figure: keyof DayCounts): number => meanOf(days.map((day) => day[figure])) ?? 0;
  if (days.length === 0) return null;
  return {
    dates: days.map(({ date }) => date),
    salesCount: mean('salesCount'),
    netMinor: mean('netMinor'),
    memberCount: mean('memberCount'),
    newMembers: mean('newMembers'),
    returningMembers: mean('returningMembers'),
  };
}

function hoursOf(context: Facts, date: BusinessDay, days: readonly UsualDay[]): DayPage['hours'] {
  const { read, shop } = context;
  const hours = (day: BusinessDay) => byHour(read.dayLists.quarters(day), shop.dayRule);
  const usual = usualHours(days.map((day) => hours(day.date)));
  return [
    ...openHours(
      hours(date).map((hour) => ({
        ...hour,
        usualSalesCount: usual.get(hour.hour)?.salesCount ?? null,
        usualTakenMinor: usual.get(hour.hour)?.takenMinor ?? null,
      })),
    ),
  ];
}

/** A page of the list behind a figure. Throws the refusals DAY_IN_FUTURE and CURSOR_INVALID. */
export function listBehind(
  context: ReadContext,
  date: BusinessDay,
  { figure, cursor, limit = DEFAULT_LIMIT }: AskedBehind,
): Behind {
  if (date > context.today) throw new Refusal('DAY_IN_FUTURE', { field: 'date', details: { date } });
  const { dayLists } = context.read;
  const rows = dayLists.behind(figure, date, rowBefore(cursor), limit + 1);
  const shown = rows.slice(0, limit);
  const say = isolating(translatorFor(context.locale));
  const last = shown.at(-1);
  return {
    date,
    figure,
    total: dayLists.total(figure, date),
    entries: shown.map((row) => entryOf(row, say)),
    nextCursor: rows.length > limit && last !== undefined ? String(last.key) : null,
  };
}

const entryOf = ({ name, ...row }: DayRow, say: Translate): DayEntry => ({
  ...row,
  at: new Date(row.at).toISOString(),
  text: textOf({ ...row, name }, say),
});

/** What a row is, as a person would say it. */
function textOf({ kind, name, quantity, points, receiptNumber }: DayRow, say: Translate): string {
  const number = receiptNumber === null ? '' : paddedReceiptNumber(receiptNumber);
  const reward = { name: name ?? '', quantity: quantity ?? 1 };
  switch (kind) {
    case 'sale':
    case 'earn':
      return say('history.earn', { number });
    case 'void':
    case 'refund':
    case 'owe':
    case 'repay':
      return say(`history.${kind}`, { number });
    case 'reward':
    case 'redeem':
      return say('history.redeem', reward);
    case 'return':
    case 'cancelledReward':
      return say('history.return', reward);
    case 'expire':
      return say('history.expire');
    case 'adjust':
      return say((points ?? 0) >= 0 ? 'history.adjustUp' : 'history.adjustDown');
    case 'enrolled':
      return say('day.enrolled');
    case 'cameBack':
      return say('day.cameBack');
    case 'product':
      return name ?? '';
    case 'replacedCard':
      return say('report.replacedCard');
    default:
      return unreachable(kind);
  }
}
