import stringWidth from 'string-width';
import type { DaySummary } from '../core/contract/day-summary.ts';
import type { ShopFacts } from '../core/contract/shop.ts';
import { formatMoney } from '../core/domain/money.ts';
import type { Translate } from '../core/messages/translate.ts';
import { padded } from './help.ts';

type PointsOfDay = DaySummary['points'];

/** What the parts of a day's points make: equal to `closing`, or the book is wrong. */
export function sumOfPoints(points: PointsOfDay): number {
  const { opening, issued, clawedBack, redeemed, returned, expired, adjusted } = points;
  return opening + issued - clawedBack - redeemed + returned - expired + adjusted;
}

const COLUMNS = 60;

/** A figure at the right edge, with its sign before it where it is part of a sum. */
const row = (label: string, figure: string): string => {
  const room = COLUMNS - 2 - stringWidth(figure);
  // A label that is too long keeps its figure on a line below.
  if (stringWidth(label) > room - 2)
    return `  ${label}\n${' '.repeat(COLUMNS - stringWidth(figure))}${figure}`;
  return `  ${padded(label, room)}${figure}`;
};

/** The report for a terminal: a page of sixty columns. */
export function dayReportText(summary: DaySummary, shop: ShopFacts, say: Translate): string {
  const { sales, refunds, voids, points } = summary;
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const number = new Intl.NumberFormat(shop.locale);
  const count = (value: number): string => number.format(value);
  const signed = (sign: '+' | '−', value: number): string => `${sign} ${count(value)}`;
  const state = say(summary.open ? 'cli.report.open' : 'cli.report.closed');
  const totalLine = `${' '.repeat(COLUMNS - 16)}${'─'.repeat(16)}`;
  return [
    shop.name,
    `${say('cli.report.title')} · ${longDate(summary.date, shop.locale)} · ${state}`,
    '',
    say('cli.report.sales'),
    row(say('cli.report.salesCount'), count(sales.count)),
    row(say('cli.report.memberSales'), count(sales.memberCount)),
    row(say('cli.report.gross'), money(sales.grossMinor)),
    row(say('cli.report.refunds', { count: refunds.count }), `− ${money(refunds.amountMinor)}`),
    totalLine,
    row(say('cli.report.net'), money(sales.netMinor)),
    ...(voids.count === 0
      ? []
      : [row(say('cli.report.voids', { count: voids.count }), money(voids.amountMinor))]),
    '',
    say('cli.report.points'),
    row(say('cli.report.opening'), count(points.opening)),
    row(say('cli.report.issued'), signed('+', points.issued)),
    row(say('cli.report.clawedBack'), signed('−', points.clawedBack)),
    row(say('cli.report.redeemed'), signed('−', points.redeemed)),
    row(say('cli.report.returned'), signed('+', points.returned)),
    row(say('cli.report.expired'), signed('−', points.expired)),
    row(say('cli.report.adjusted'), signed(points.adjusted < 0 ? '−' : '+', Math.abs(points.adjusted))),
    totalLine,
    row(say('cli.report.closing'), count(points.closing)),
    '',
    say('cli.report.members'),
    row(say('cli.report.newMembers'), count(summary.newMembers)),
    row(say('cli.report.returningMembers'), count(summary.returningMembers)),
    '',
    say('cli.report.head'),
    `  ${summary.chainHead === '' ? say('cli.report.noHead') : summary.chainHead}`,
  ].join('\n');
}

/** A business day is a date without a clock: noon UTC keeps it on its page of the calendar. */
const longDate = (date: string, locale: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${date}T12:00:00Z`),
  );
