import { numberIn } from '../../core/domain/day-report.ts';
import { formatMoney } from '../../core/domain/money.ts';
import { formatQuantity } from '../../core/domain/quantity.ts';
import { twoDigits, weekdayOf } from '../../core/domain/receipt-dates.ts';
import type { Translate } from '../../core/messages/translate.ts';
import type { DayPageFacts } from './report-html.ts';
import { list, section, text } from './report-parts.ts';

/** The drawing's own units: it is stretched over its column. */
const WIDTH = 1_000;
const HEIGHT = 16;

/**
 * The hours as rows: what was taken as a bar, what is usual as a paler bar behind with a line at its end – told by form,
 * not colour – and beside them the figures that they stand for.
 */
export function hoursSection({ hours, shop, summary }: DayPageFacts, say: Translate): string {
  if (hours.length === 0) return '';
  const isCompared = hours.some(({ usualTakenMinor }) => usualTakenMinor !== null);
  const most = Math.max(1, ...hours.flatMap((hour) => [hour.takenMinor, hour.usualTakenMinor ?? 0]));
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const heads = [
    say('day.count'),
    say('day.taken'),
    ...(isCompared ? [`┃ ${say('day.usualHead', { weekday: weekdayOf(summary.date) })}`] : []),
  ];
  const head = `<th scope="col">${text(say('day.hour'))}</th><td></td>${heads.map((each) => `<th scope="col">${text(each)}</th>`).join('')}`;
  const rows = hours.map(({ hour, salesCount, takenMinor, usualTakenMinor }) => {
    const figures = [
      numberIn(shop.locale, salesCount),
      money(takenMinor),
      ...(isCompared ? [usualTakenMinor === null ? '' : money(usualTakenMinor)] : []),
    ];
    const name = text(say('day.hourOf', { hour: twoDigits(hour) }));
    const cells = figures.map((figure) => `<td>${text(figure)}</td>`).join('');
    return `<tr><th scope="row">${name}</th><td class="bar">${hourBar(takenMinor / most, (usualTakenMinor ?? 0) / most)}</td>${cells}</tr>`;
  });
  return section(
    'hours',
    say('day.hours'),
    `<table class="list hours">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`,
  );
}

/** Both as shares of the greatest. */
function hourBar(taken: number, usual: number): string {
  const right = (share: number): number => Math.round(share * WIDTH);
  const mark =
    usual === 0
      ? ''
      : `<rect class="usual" width="${right(usual)}" height="${HEIGHT}"/><line x1="${right(usual)}" x2="${right(usual)}" y2="${HEIGHT}"/>`;
  return `<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${mark}<rect y="4" width="${right(taken)}" height="8"/></svg>`;
}

/** All that was sold, as it stood on the bills, what brought most first. */
export function productsSection({ products, shop }: DayPageFacts, say: Translate): string {
  if (products.length === 0) return '';
  const heads = [say('day.figure.products'), say('report.times'), say('day.taken')];
  const rows = products.map(({ name, quantity, amountMinor }) => [
    name,
    formatQuantity(quantity, shop.locale),
    formatMoney(amountMinor, shop.currency, shop.locale),
  ]);
  return section('products', say('day.figure.products'), list(heads, rows, 'numbers'));
}
