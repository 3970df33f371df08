import type { DaySummary } from '../contract/day-summary.ts';
import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import { translatorFor, type MessageKey, type Translate } from '../messages/translate.ts';
import type { Instant } from './ids.ts';
import { formatMoney } from './money.ts';
import type { ReceiptShop } from './receipt.ts';
import { centered, left, letterhead, mark, pair, rule } from './receipt-blocks.ts';
import { dateAndTime, dayInFullWords, weekdayOf } from './receipt-dates.ts';

export interface DayReportFacts {
  readonly shop: ReceiptShop;
  readonly summary: DaySummary;
  /** Net sales in minor units of the same weekday in the weeks before, those without sales left out. */
  readonly usualNetMinor: readonly number[];
}

/** Makes a day's report as a slip. Pure: the same facts give the same slip, and a closed day's facts stand. */
export function dayReportOf(facts: DayReportFacts): ReceiptDocument {
  const { shop, summary } = facts;
  const say = translatorFor(shop.locale);
  return {
    locale: shop.locale,
    title: say('report.title', { date: dayInFullWords(summary.date, say) }),
    blocks: [
      ...letterhead(shop),
      mark(summary.z === null ? say('report.heading') : say('report.z', { number: summary.z.zNumber })),
      centered(dayInFullWords(summary.date, say)),
      centered(stateOf(summary, shop, say)),
      rule,
      ...salesBlocks(summary, shop, say),
      rule,
      left(say('report.points')),
      ...proofRows(summary.points, shop.locale, say).map(({ label, figure, isSum }) => ({
        ...pair(label, figure),
        bold: isSum,
      })),
      rule,
      pair(say('report.newMembers'), numberIn(shop.locale, summary.newMembers)),
      pair(say('report.returningMembers'), numberIn(shop.locale, summary.returningMembers)),
      rule,
      ...sealBlocks(summary, say),
      ...(shop.saysNotFiscal ? [rule, centered(say('report.notFiscal'))] : []),
    ],
  };
}

/** "Closed Sat 21 Nov 2026 22:05", or that it isn't yet. */
export const stateOf = ({ z }: DaySummary, shop: ReceiptShop, say: Translate): string =>
  z === null
    ? say('report.open')
    : say('report.closedAt', { at: dateAndTime(Date.parse(z.closedAt) as Instant, shop.timeZone, say) });

function salesBlocks({ sales, refunds, voids, rewards }: DaySummary, shop: ReceiptShop, say: Translate) {
  const money = (minor: number): string => formatMoney(minor, shop.currency, shop.locale);
  const count = (number: number): string => numberIn(shop.locale, number);
  const undone = pair(say('report.voids', { count: voids.count }), money(voids.amountMinor));
  const taken = pair(say('report.rewardsOff'), money(rewards.discountMinor));
  const back = pair(say('report.refunds', { count: refunds.count }), `−${money(refunds.amountMinor)}`);
  return [
    pair(say('report.salesCount'), count(sales.count)),
    pair(say('report.memberSales'), count(sales.memberCount)),
    ...(refunds.count > 0 ? [pair(say('report.gross'), money(sales.grossMinor)), back] : []),
    { ...pair(say('report.net'), money(sales.netMinor)), bold: true },
    pair(say('report.rewards'), count(rewards.count)),
    ...(rewards.discountMinor > 0 ? [taken] : []),
    ...(voids.count > 0 ? [undone] : []),
  ] satisfies ReceiptBlock[];
}

export interface ProofRow {
  readonly label: string;
  /** With its sign, where it is a part of the sum. */
  readonly figure: string;
  /** Whether it is what the rows above make. */
  readonly isSum: boolean;
}

/** The points of a day as a sum that adds up before the reader's eyes. */
export function proofRows(points: DaySummary['points'], locale: string, say: Translate): readonly ProofRow[] {
  const part = (key: MessageKey, sign: 1 | -1, value: number): ProofRow => {
    const signed = sign * value;
    const figure = `${signed < 0 || (sign < 0 && value === 0) ? '−' : '+'} ${numberIn(locale, Math.abs(value))}`;
    return { label: say(key), figure, isSum: false };
  };
  return [
    { label: say('report.opening'), figure: numberIn(locale, points.opening), isSum: false },
    part('report.issued', 1, points.issued),
    part('report.clawedBack', -1, points.clawedBack),
    part('report.redeemed', -1, points.redeemed),
    part('report.returned', 1, points.returned),
    part('report.expired', -1, points.expired),
    part('report.adjusted', 1, points.adjusted),
    { label: say('report.closing'), figure: numberIn(locale, points.closing), isSum: true },
  ];
}

/** The hashes that prove the report, in groups that a person can compare. */
function sealBlocks({ chainHead, z }: DaySummary, say: Translate): ReceiptBlock[] {
  return [
    left(say('report.seal')),
    left(inGroups(chainHead)),
    ...(z === null ? [] : [left(say('report.salesHash')), left(inGroups(z.salesHash))]),
  ];
}

/** A hash in groups of eight characters. */
export const inGroups = (hash: string): string => hash.match(/.{1,8}/g)?.join(' ') ?? '';

/** Below this many percent a day is as usual. */
const USUAL_PERCENT = 5;

/** The day in a sentence: "A good Saturday: 212 sales, 14% above your Saturdays; 9 new members." */
export function daySentence(
  { summary, usualNetMinor }: Pick<DayReportFacts, 'summary' | 'usualNetMinor'>,
  say: Translate,
): string {
  const { count, netMinor } = summary.sales;
  const usual = usualNetMinor.reduce((sum, net) => sum + net, 0) / usualNetMinor.length;
  const isComparable = !summary.open && usualNetMinor.length > 0 && usual > 0 && count > 0;
  const percent = isComparable ? Math.round((netMinor / usual - 1) * 100) : 0;
  const trend = percent >= USUAL_PERCENT ? 'above' : percent <= -USUAL_PERCENT ? 'below' : 'usual';
  return say('report.sentence', {
    trend: summary.open ? 'open' : isComparable ? trend : 'alone',
    weekday: weekdayOf(summary.date),
    sales: count,
    percent: Math.abs(percent),
    newMembers: summary.newMembers,
  });
}

export const numberIn = (locale: string, value: number): string =>
  new Intl.NumberFormat(locale).format(value);
