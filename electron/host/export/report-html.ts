import {
  daySentence,
  inGroups,
  numberIn,
  proofRows,
  stateOf,
  type DayReportFacts,
} from '../../core/domain/day-report.ts';
import { logoPath } from '../../core/domain/logo.ts';
import { formatMoney } from '../../core/domain/money.ts';
import { paddedReceiptNumber } from '../../core/domain/receipt-number.ts';
import { dayInFullWords, dayInWords, timeOfDay } from '../../core/domain/receipt-dates.ts';
import { translatorFor, type Translate } from '../../core/messages/translate.ts';
import type { DayCorrection, RewardOfDay } from '../store/day-details.ts';
import { printable } from './receipt-characters.ts';
import { reportStyle } from './report-style.ts';
import { escapeMarkup } from './xml-text.ts';

export interface DayPageFacts extends DayReportFacts {
  readonly corrections: readonly DayCorrection[];
  readonly rewards: readonly RewardOfDay[];
}

/**
 * The day's report as one page that stands alone: no script, nothing loaded, every text escaped, made to be read on a
 * screen and printed. What a browser may load is forbidden in the page itself.
 */
export function renderReportHtml(facts: DayPageFacts): string {
  const { shop, summary } = facts;
  const say = translatorFor(shop.locale);
  const date = dayInFullWords(summary.date, say);
  return `<!doctype html>
<html lang="${text(shop.locale)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(`${say('report.title', { date })} · ${shop.name}`)}</title>
<style>${reportStyle}</style>
</head>
<body>
<main>
<header>
${notRealMark(shop, say)}${logo(shop)}<p class="shop">${text(shop.name)}</p>
<p class="state">${text(stateOf(summary, shop, say))}${summary.z === null ? '' : ` · <strong>${text(say('report.z', { number: summary.z.zNumber }))}</strong>`}</p>
<h1>${text(date)}</h1>
</header>
<p class="sentence">${text(daySentence(facts, say))}</p>
${figures(facts, say)}
<div class="columns">
${proof(facts, say)}
${salesTable(facts, say)}
</div>
${corrections(facts, say)}
${rewards(facts, say)}
${seals(facts, say)}
</main>
</body>
</html>
`;
}

/** Text for the page: one line, without anything that reads as markup or turns its neighbours around. */
const text = (raw: string): string => escapeMarkup(printable(raw));

function notRealMark({ isTraining, isSample }: DayPageFacts['shop'], say: Translate): string {
  if (!isTraining && !isSample) return '';
  const kind = isTraining ? 'training' : 'sample';
  return `<p class="training"><strong>${text(say(`${kind}.slip`))}</strong> ${text(say(`${kind}.slipCounts`))}</p>\n`;
}

/** Dot for dot as on the slip. The name stands beside it in letters. */
function logo({ logo: dots }: DayPageFacts['shop']): string {
  if (dots === null) return '';
  const { widthDots, heightDots } = dots;
  return `<p class="logo"><svg width="${widthDots / 2}" height="${heightDots / 2}" viewBox="0 0 ${widthDots} ${heightDots}" fill="currentColor" shape-rendering="crispEdges" aria-hidden="true"><path d="${logoPath(dots)}"/></svg></p>\n`;
}

function figures({ summary, shop }: DayPageFacts, say: Translate): string {
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const count = (number: number): string => numberIn(shop.locale, number);
  const entries: readonly (readonly [label: string, figure: string])[] = [
    [say('report.net'), money(summary.sales.netMinor)],
    [say('report.salesCount'), count(summary.sales.count)],
    [say('report.salesWithMember'), count(summary.sales.memberCount)],
    [say('report.pointsGiven'), count(summary.points.issued)],
  ];
  const parts = entries.map(
    ([label, figure]) => `<div><dt>${text(label)}</dt><dd>${text(figure)}</dd></div>`,
  );
  return `<dl class="figures">\n${parts.join('\n')}\n</dl>`;
}

const section = (id: string, heading: string, content: string): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${text(heading)}</h2>\n${content}\n</section>`;

function proof({ summary, shop }: DayPageFacts, say: Translate): string {
  const rows = proofRows(summary.points, shop.locale, say).map(
    ({ label, figure, isSum }) =>
      `<tr${isSum ? ' class="sum"' : ''}><th scope="row">${text(label)}</th><td>${text(figure)}</td></tr>`,
  );
  return section('points', say('report.points'), `<table class="sums">\n${rows.join('\n')}\n</table>`);
}

function salesTable({ summary, shop }: DayPageFacts, say: Translate): string {
  const { sales, refunds, voids, rewards: given } = summary;
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const count = (number: number): string => numberIn(shop.locale, number);
  const rows: readonly (readonly [label: string, figure: string, isSum?: true])[] = [
    [say('report.gross'), money(sales.grossMinor)],
    [say('report.refunds', { count: refunds.count }), `− ${money(refunds.amountMinor)}`],
    [say('report.net'), money(sales.netMinor), true],
    [say('report.voids', { count: voids.count }), money(voids.amountMinor)],
    [say('report.rewards'), count(given.count)],
    [say('report.rewardsOff'), money(given.discountMinor)],
    [say('report.newMembers'), count(summary.newMembers)],
    [say('report.returningMembers'), count(summary.returningMembers)],
  ];
  const cells = rows.map(
    ([label, figure, isSum]) =>
      `<tr${isSum === true ? ' class="sum"' : ''}><th scope="row">${text(label)}</th><td>${text(figure)}</td></tr>`,
  );
  return section('sales', say('report.sales'), `<table class="sums">\n${cells.join('\n')}\n</table>`);
}

function corrections({ corrections: all, shop, summary }: DayPageFacts, say: Translate): string {
  if (all.length === 0) {
    return section('look', say('report.needsLook'), `<p>${text(say('report.nothingToLook'))}</p>`);
  }
  const what = ({ action, receiptNumber, amountMinor, saleDay }: DayCorrection): string => {
    switch (action) {
      case 'sale.refund':
        return say('refund.correction', {
          number: paddedReceiptNumber(receiptNumber ?? 0),
          amount: formatMoney(amountMinor ?? 0, shop.currency, shop.locale),
          isOlder: String(saleDay !== summary.date),
          date: saleDay === null ? '' : dayInWords(saleDay, say),
        });
      case 'sale.void':
        return say('report.undoneSale', {
          number: paddedReceiptNumber(receiptNumber ?? 0),
          amount: formatMoney(amountMinor ?? 0, shop.currency, shop.locale),
        });
      case 'points.adjust':
        return say('report.adjustment');
      case 'reward.cancel':
        return say('report.cancelledReward');
      case 'card.replace':
        return say('report.replacedCard');
    }
  };
  const rows = all.map((correction) => [
    timeOfDay(correction.at, shop.timeZone),
    what(correction),
    correction.reason ?? '—',
    correction.staff,
  ]);
  const heads = [say('report.when'), say('report.what'), say('report.why'), say('report.who')];
  return section('look', say('report.needsLook'), list(heads, rows));
}

function rewards({ rewards: all, shop }: DayPageFacts, say: Translate): string {
  if (all.length === 0) {
    return section('rewards', say('report.rewards'), `<p>${text(say('report.noRewards'))}</p>`);
  }
  const rows = all.map(({ name, count, points, discountMinor }) => [
    name,
    numberIn(shop.locale, count),
    numberIn(shop.locale, points),
    formatMoney(discountMinor, shop.currency, shop.locale),
  ]);
  const heads = [
    say('report.rewardName'),
    say('report.times'),
    say('report.pointsSpent'),
    say('report.offBill'),
  ];
  return section('rewards', say('report.rewards'), list(heads, rows, 'numbers'));
}

function list(heads: readonly string[], rows: readonly (readonly string[])[], kind = 'words'): string {
  const head = heads.map((each) => `<th scope="col">${text(each)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${text(cell)}</td>`).join('')}</tr>`);
  return `<table class="list ${kind}">\n<thead><tr>${head}</tr></thead>\n<tbody>\n${body.join('\n')}\n</tbody>\n</table>`;
}

function seals({ summary, shop }: DayPageFacts, say: Translate): string {
  const entries: readonly (readonly [label: string, hash: string])[] = [
    [say('report.seal'), summary.chainHead],
    ...(summary.z === null ? [] : [[say('report.salesHash'), summary.z.salesHash] as const]),
  ];
  const parts = entries.map(
    ([label, hash]) => `<dt>${text(label)}</dt><dd><code>${text(inGroups(hash))}</code></dd>`,
  );
  return (
    `<footer>\n<dl class="seals">\n${parts.join('\n')}\n</dl>\n<p>${text(say('report.sealHelp'))}</p>` +
    (shop.saysNotFiscal ? `\n<p>${text(say('report.notFiscal'))}</p>` : '') +
    '\n</footer>'
  );
}
