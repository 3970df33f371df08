import stringWidth from 'string-width';
import type { DayOverview } from '../core/contract/day-page.ts';
import type { ShopFacts } from '../core/contract/shop.ts';
import { formatMoney } from '../core/domain/money.ts';
import { translatorFor, type Translate } from '../core/messages/translate.ts';
import type { Command } from './command.ts';
import { padded } from './help.ts';
import { shopLocale, tellValue } from './shell.ts';

export const reportOverview: Command = {
  name: 'report overview',
  syntax: '[--until YYYY-MM-DD] [--json]',
  about: 'cli.overview.about',
  options: { until: 'text' },
  required: [],
  operands: [],
  run: (shell, typed) =>
    shell.withTill(async (till) => {
      const until = typed.text('until');
      // A date of another form is refused by the contract, which names the field.
      const overview = await till.day.overview(until === undefined ? {} : { until });
      if (!overview.ok) return shell.tellError(overview.error);
      const shop = await till.shop.get({});
      if (!shop.ok) return shell.tellError(shop.error);
      const say = translatorFor(await shopLocale(till));
      await tellValue(shell, overview, () => overviewText(overview.value, shop.value, say));
      return 0;
    }),
};

/** The thirty days for a terminal: a line a day, what they come to, and whom to call. */
function overviewText(
  { from, until, days, totals, callBack }: DayOverview,
  shop: ShopFacts,
  say: Translate,
): string {
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const count = (value: number): string => new Intl.NumberFormat(shop.locale).format(value);
  const row = (label: string, number: string, amount: string): string =>
    `  ${padded(label, 34)}${toTheRight(number, 8)}${toTheRight(amount, 16)}`;
  return [
    shop.name,
    `${say('day.overview')} · ${say('day.thirty', { from, until })}`,
    '',
    row('', say('day.figure.sales'), say('day.figure.net')),
    ...days.map((day) => row(day.date, count(day.salesCount), money(day.netMinor))),
    row(say('cli.overview.together'), count(totals.salesCount), money(totals.netMinor)),
    row(say('day.figure.memberSales'), count(totals.memberSalesCount), money(totals.memberNetMinor)),
    row(say('day.returning'), count(totals.returningVisits), ''),
    row(say('day.figure.newMembers'), count(totals.newMembers), ''),
    '',
    say('day.callBack'),
    ...(callBack.length === 0 ? [`  ${say('day.callBackNone')}`] : []),
    ...callBack.map(({ name, phone, daysAway, usualGapDays }) => {
      const who = `${name === '' ? say('member.unnamed') : name} · ${phone ?? say('day.noPhone')}`;
      return `  ${who} · ${say('day.awayFor', { days: daysAway, gap: usualGapDays })}`;
    }),
  ]
    .map((line) => line.trimEnd())
    .join('\n');
}

const toTheRight = (text: string, columns: number): string =>
  ' '.repeat(Math.max(1, columns - stringWidth(text))) + text;
