import type { z } from 'zod';
import type { day } from '../../core/contract/day.ts';
import type { DaySummary } from '../../core/contract/day-summary.ts';
import { dayReportOf, type DayReportFacts } from '../../core/domain/day-report.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { PagePaper } from '../../core/domain/paper.ts';
import type { ReadContext } from '../context.ts';
import { listsInTable, renderReportCsv } from '../export/report-csv.ts';
import { renderReportHtml } from '../export/report-html.ts';
import { detailsOf, everyRowBehind, netOf, productsOf, usualDays, type UsualDay } from './day-page.ts';
import { renderSlip } from './slip.ts';

interface ReportForm {
  readonly format: z.output<typeof day.report.input>['format'];
  readonly paper: PagePaper;
}

/** A day's report from its figures: as a slip in any form, as a page for screen and paper, or for a spreadsheet. */
export async function dayReport(context: ReadContext, summary: DaySummary, { format, paper }: ReportForm) {
  // The summary's date came out of the same contract.
  const date = summary.date as BusinessDay;
  const usual = usualDays(context, date);
  const facts = factsOf(context, summary, usual);
  const document = dayReportOf(facts);
  if (format !== 'html' && format !== 'csv')
    return renderSlip(document, format === 'slip' ? 'document' : format, context.shop.paperMm);
  const { dayDetails } = context.read;
  const pageFacts = {
    ...facts,
    ...detailsOf(context, date, usual),
    products: productsOf(context, date, Number.MAX_SAFE_INTEGER),
    corrections: dayDetails.corrections(date),
    rewards: dayDetails.rewards(date),
  };
  if (format === 'html') return { document, content: renderReportHtml(pageFacts, paper) };
  const lists = listsInTable.map((figure) => ({ figure, entries: everyRowBehind(context, date, figure) }));
  return { document, content: renderReportCsv({ ...pageFacts, lists }) };
}

/** The slip alone, as it goes into the shop's folder. */
export const dayDocument = (context: Pick<ReadContext, 'read' | 'shop'>, summary: DaySummary) =>
  dayReportOf(factsOf(context, summary, usualDays(context, summary.date as BusinessDay)));

function factsOf(
  { read, shop }: Pick<ReadContext, 'read' | 'shop'>,
  summary: DaySummary,
  usual: readonly UsualDay[],
): DayReportFacts {
  // A closed day's report stays as it was when the shop moves or changes its name.
  const version =
    summary.z === null ? undefined : read.dayDetails.letterheadVersion(summary.date as BusinessDay);
  const head = version === undefined ? undefined : read.shop.letterhead(version);
  return {
    shop: { ...(head ?? shop.letterhead), currency: shop.currency, timeZone: shop.dayRule.timeZone },
    summary,
    usualNetMinor: netOf(usual),
  };
}
