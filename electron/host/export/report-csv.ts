import type { DayEntry, DayFigure } from '../../core/contract/day-page.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { toDecimal } from '../../core/domain/money.ts';
import { timeOfDay, twoDigits } from '../../core/domain/receipt-dates.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { correctionWords } from './correction-words.ts';
import { csvOf, noCell, numberCell, type Cell } from './csv.ts';
import { printable } from './receipt-characters.ts';
import type { DayPageFacts } from './report-html.ts';

/** The columns after the part and what it is; what a row has nothing for stays empty. */
interface Row {
  readonly part: string;
  readonly what: string;
  readonly number?: Cell;
  readonly amountMinor?: number | null;
  readonly points?: number;
  readonly usualNumber?: number | null;
  readonly usualMinor?: number | null;
  readonly when?: string;
  readonly who?: string;
  readonly why?: string | null;
}

/** The figures whose lists a table has whole; the other lists are parts of these, or stand in it as their own part. */
export const listsInTable = [
  'sales',
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
] as const satisfies readonly DayFigure[];

interface DayTableFacts extends DayPageFacts {
  readonly lists: readonly { readonly figure: DayFigure; readonly entries: readonly DayEntry[] }[];
}

/**
 * The day's report for a spreadsheet: one row a figure, an hour, a product, a correction, and one for each entry of the
 * lists behind the figures, without members' names. Amounts in major units.
 */
export function renderReportCsv(facts: DayTableFacts): string {
  const { shop } = facts;
  const say = translatorFor(shop.locale);
  const currency = shop.currency.code;
  const money = (minor: number | null | undefined): Cell =>
    minor == null ? noCell : { decimal: toDecimal(minor, shop.currency.exponent) };
  const whole = (value: number | null | undefined): Cell => (value == null ? noCell : numberCell(value));
  const head = [
    say('day.date'),
    say('day.csv.part'),
    say('day.csv.what'),
    say('day.csv.number'),
    say('day.csv.amount', { currency }),
    say('day.csv.points'),
    say('day.csv.usualNumber'),
    say('day.csv.usualAmount', { currency }),
    say('report.when'),
    say('report.who'),
    say('report.why'),
  ];
  const rows = [
    ...figures(facts),
    ...hours(facts),
    ...products(facts),
    ...corrections(facts),
    ...entries(facts),
  ];
  return csvOf([
    head,
    ...rows.map((row) => [
      facts.summary.date,
      row.part,
      printable(row.what),
      row.number ?? noCell,
      money(row.amountMinor),
      whole(row.points),
      whole(row.usualNumber),
      money(row.usualMinor),
      row.when ?? noCell,
      printable(row.who ?? ''),
      // The lines of a reason stay lines.
      row.why ?? noCell,
    ]),
  ]);
}

function figures({ summary, usual, shop }: DayPageFacts): readonly Row[] {
  const say = translatorFor(shop.locale);
  const { sales, refunds, voids, rewards, points } = summary;
  const part = say('day.csv.figures');
  const pointRows = [
    'opening',
    'issued',
    'clawedBack',
    'redeemed',
    'returned',
    'expired',
    'adjusted',
    'closing',
  ] as const;
  return [
    {
      part,
      what: say('day.figure.sales'),
      number: numberCell(sales.count),
      amountMinor: sales.grossMinor,
      usualNumber: usual?.salesCount ?? null,
    },
    {
      part,
      what: say('day.figure.refunds'),
      number: numberCell(refunds.count),
      amountMinor: refunds.amountMinor,
    },
    { part, what: say('day.figure.net'), amountMinor: sales.netMinor, usualMinor: usual?.netMinor ?? null },
    {
      part,
      what: say('day.figure.memberSales'),
      number: numberCell(sales.memberCount),
      usualNumber: usual?.memberCount ?? null,
    },
    { part, what: say('day.figure.voids'), number: numberCell(voids.count), amountMinor: voids.amountMinor },
    {
      part,
      what: say('day.figure.rewards'),
      number: numberCell(rewards.count),
      amountMinor: rewards.discountMinor,
      points: rewards.points,
    },
    {
      part,
      what: say('day.figure.newMembers'),
      number: numberCell(summary.newMembers),
      usualNumber: usual?.newMembers ?? null,
    },
    {
      part,
      what: say('day.figure.returningMembers'),
      number: numberCell(summary.returningMembers),
      usualNumber: usual?.returningMembers ?? null,
    },
    ...pointRows.map((name) => ({
      part: say('report.points'),
      what: say(`report.${name}`),
      points: points[name],
    })),
    { part: say('report.seal'), what: summary.chainHead },
  ];
}

const hours = ({ hours: all, shop }: DayPageFacts): readonly Row[] =>
  all.map(({ hour, salesCount, takenMinor, usualSalesCount, usualTakenMinor }) => {
    const say = translatorFor(shop.locale);
    return {
      part: say('day.hours'),
      what: say('day.hourOf', { hour: twoDigits(hour) }),
      number: numberCell(salesCount),
      amountMinor: takenMinor,
      usualNumber: usualSalesCount,
      usualMinor: usualTakenMinor,
    };
  });

const products = ({ products: all, shop }: DayPageFacts): readonly Row[] =>
  all.map(({ name, quantity, amountMinor }) => ({
    part: translatorFor(shop.locale)('day.figure.products'),
    what: name,
    number: { decimal: toDecimal(quantity, 3) },
    amountMinor,
  }));

function corrections({ corrections: all, summary, shop }: DayPageFacts): readonly Row[] {
  const say = translatorFor(shop.locale);
  return all.map((correction) => ({
    part: say('report.needsLook'),
    what: correctionWords(correction, { shop, date: summary.date, say }),
    amountMinor: correction.amountMinor,
    ...(correction.points === null ? {} : { points: correction.points }),
    when: timeOfDay(correction.at, shop.timeZone),
    who: correction.staff,
    why: correction.reason,
  }));
}

function entries({ lists, shop }: DayTableFacts): readonly Row[] {
  const say = translatorFor(shop.locale);
  return lists.flatMap(({ figure, entries: all }) =>
    all.map(({ text, at, quantity, amountMinor, points, staff, reason }) => ({
      part: say(`day.figure.${figure}`),
      what: text,
      ...(quantity === null ? {} : { number: numberCell(quantity) }),
      amountMinor,
      ...(points === null ? {} : { points }),
      when: timeOfDay(Date.parse(at) as Instant, shop.timeZone),
      who: staff ?? '',
      why: reason,
    })),
  );
}
