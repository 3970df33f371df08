import type { DayPage } from '../../core/contract/day-page.ts';
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
import type { PagePaper } from '../../core/domain/paper.ts';
import { dayInFullWords, timeOfDay, weekdayOf } from '../../core/domain/receipt-dates.ts';
import { translatorFor, type Translate } from '../../core/messages/translate.ts';
import type { DayCorrection, RewardOfDay } from '../store/day-details.ts';
import { correctionWords } from './correction-words.ts';
import { hoursSection, productsSection } from './report-hours.ts';
import { list, section, text } from './report-parts.ts';
import { reportStyle, sheetStyle } from './report-style.ts';

export interface DayPageFacts extends DayReportFacts, Pick<DayPage, 'usual' | 'hours' | 'products'> {
  readonly corrections: readonly DayCorrection[];
  readonly rewards: readonly RewardOfDay[];
}

/**
 * The day's report as one page that stands alone: no script, nothing loaded, every text escaped, made to be read on a
 * screen and printed. What a browser may load is forbidden in the page itself.
 */
export function renderReportHtml(facts: DayPageFacts, paper: PagePaper): string {
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
<style>${reportStyle}${sheetStyle[paper]}</style>
</head>
<body>
<main>
<header>
${notRealMark(shop, say)}${logo(shop)}<p class="shop"><bdi>${text(shop.name)}</bdi></p>
<p class="state">${text(stateOf(summary, shop, say))}${summary.z === null ? '' : ` · <strong>${text(say('report.z', { number: summary.z.zNumber }))}</strong>`}</p>
<h1>${text(date)}</h1>
</header>
<p class="sentence">${text(daySentence(facts, say))}</p>
${figures(facts, say)}
${hoursSection(facts, say)}
<div class="columns">
${proof(facts, say)}
${salesTable(facts, say)}
</div>
${corrections(facts, say)}
${productsSection(facts, say)}
${rewards(facts, say)}
${seals(facts, say)}
</main>
</body>
</html>
`;
}

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

function figures({ summary, shop, usual }: DayPageFacts, say: Translate): string {
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const count = (number: number): string => numberIn(shop.locale, number);
  const weekday = weekdayOf(summary.date);
  const entries: readonly (readonly [label: string, figure: string, usual: string | null])[] = [
    [say('report.net'), money(summary.sales.netMinor), usual === null ? null : money(usual.netMinor)],
    [say('report.salesCount'), count(summary.sales.count), usual === null ? null : count(usual.salesCount)],
    [
      say('report.salesWithMember'),
      count(summary.sales.memberCount),
      usual === null ? null : count(usual.memberCount),
    ],
    [say('report.pointsGiven'), count(summary.points.issued), null],
  ];
  const parts = entries.map(([label, figure, compared]) => {
    const note =
      compared === null ? '' : `<small>${text(say('day.usualOn', { figure: compared, weekday }))}</small>`;
    return `<div><dt>${text(label)}</dt><dd>${text(figure)}${note}</dd></div>`;
  });
  return `<dl class="figures">\n${parts.join('\n')}\n</dl>`;
}

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
  const rows = all.map((correction) => [
    timeOfDay(correction.at, shop.timeZone),
    correctionWords(correction, { shop, date: summary.date, say }),
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
