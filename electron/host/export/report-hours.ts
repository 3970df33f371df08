import { formatMoney, formatMoneyBriefly } from '../../core/domain/money.ts';
import { formatQuantity } from '../../core/domain/quantity.ts';
import { twoDigits, weekdayOf } from '../../core/domain/receipt-dates.ts';
import type { Translate } from '../../core/messages/translate.ts';
import type { DayPageFacts } from './report-html.ts';
import { list, section, text } from './report-parts.ts';

/** The drawing's own units; a sheet of paper scales it. */
const WIDTH = 960;
const BARS_HEIGHT = 140;
const LETTERS = 20;
const WIDEST_BAR = 90;

/** The takings of each hour as bars, what is usual as a paler bar behind with a line on top: told by form, not colour. */
export function hoursSection(facts: DayPageFacts, say: Translate): string {
  const { hours, summary } = facts;
  if (hours.length === 0) return '';
  const isCompared = hours.some(({ usualTakenMinor }) => usualTakenMinor !== null);
  const usual = say('day.usualHead', { weekday: weekdayOf(summary.date) });
  const legend = isCompared ? `\n<p>— ${text(usual)}</p>` : '';
  const drawing = `<svg class="bars" viewBox="0 0 ${WIDTH} ${LETTERS + BARS_HEIGHT + LETTERS}" role="img" aria-labelledby="hours">\n${hourBars(facts, say).join('\n')}\n</svg>`;
  return section('hours', say('day.hours'), drawing + legend);
}

function hourBars({ hours, shop }: DayPageFacts, say: Translate): readonly string[] {
  const amounts = hours.flatMap(({ takenMinor, usualTakenMinor }) => [takenMinor, usualTakenMinor ?? 0]);
  const most = Math.max(1, ...amounts);
  const step = WIDTH / hours.length;
  const width = Math.min(step * 0.8, WIDEST_BAR);
  const heightOf = (minor: number): number => Math.round((minor / most) * BARS_HEIGHT);
  const topOf = (minor: number): number => LETTERS + BARS_HEIGHT - heightOf(minor);
  return hours.map(({ hour, takenMinor, usualTakenMinor }, place) => {
    const middle = (place + 0.5) * step;
    const bar = (kind: 'sold' | 'usual', minor: number, wide: number): string =>
      `<rect class="${kind}" x="${Math.round(middle - wide / 2)}" y="${topOf(minor)}" width="${Math.round(wide)}" height="${heightOf(minor)}"/>`;
    const letters = (kind: 'amount' | 'hour', y: number, words: string): string =>
      `<text class="${kind}" x="${Math.round(middle)}" y="${y}">${text(words)}</text>`;
    const usualTop = topOf(usualTakenMinor ?? 0);
    const left = Math.round(middle - width / 2);
    const amount = formatMoneyBriefly(takenMinor, shop.currency, shop.locale);
    return [
      usualTakenMinor === null ? '' : bar('usual', usualTakenMinor, width),
      bar('sold', takenMinor, width * 0.7),
      usualTakenMinor === null
        ? ''
        : `<line x1="${left}" x2="${left + Math.round(width)}" y1="${usualTop}" y2="${usualTop}"/>`,
      takenMinor === 0 ? '' : letters('amount', Math.min(topOf(takenMinor), usualTop) - 5, amount),
      letters('hour', LETTERS + BARS_HEIGHT + 16, say('day.hourOf', { hour: twoDigits(hour) })),
    ].join('');
  });
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
