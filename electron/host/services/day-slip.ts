import type { z } from 'zod';
import type { day, DaySummary } from '../../core/contract/day.ts';
import { addDays } from '../../core/domain/business-day.ts';
import { dayReportOf, type DayReportFacts } from '../../core/domain/day-report.ts';
import type { BusinessDay } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';
import { renderReportHtml } from '../export/report-html.ts';
import { renderSlip } from './slip.ts';

type ReportFormat = z.output<typeof day.report.input>['format'];

/** So many of the same weekdays before tell what is usual. */
const WEEKS_COMPARED = 4;

/** A day's report from its figures: as a slip in any form, or as a page for the screen and a sheet of paper. */
export async function dayReport(context: ReadContext, summary: DaySummary, format: ReportFormat) {
  const facts = factsOf(context, summary);
  const document = dayReportOf(facts);
  if (format !== 'html')
    return renderSlip(document, format === 'slip' ? 'document' : format, context.shop.paperMm);
  const { dayDetails } = context.read;
  // The summary's date came out of the same contract.
  const date = summary.date as BusinessDay;
  const content = renderReportHtml({
    ...facts,
    corrections: dayDetails.corrections(date),
    rewards: dayDetails.rewards(date),
  });
  return { document, content };
}

/** The slip alone, as it goes into the shop's folder. */
export const dayDocument = (context: Pick<ReadContext, 'read' | 'shop'>, summary: DaySummary) =>
  dayReportOf(factsOf(context, summary));

function factsOf({ read, shop }: Pick<ReadContext, 'read' | 'shop'>, summary: DaySummary): DayReportFacts {
  const usualNetMinor: number[] = [];
  for (let week = 1; week <= WEEKS_COMPARED; week += 1) {
    const date = addDays(summary.date as BusinessDay, -7 * week);
    const { count, grossMinor } = read.days.sales(date);
    if (count > 0) usualNetMinor.push(grossMinor - read.refunds.figures(date).amountMinor);
  }
  // A closed day's report stays as it was when the shop moves or changes its name.
  const version =
    summary.z === null ? undefined : read.dayDetails.letterheadVersion(summary.date as BusinessDay);
  const head = version === undefined ? undefined : read.shop.letterhead(version);
  return {
    shop: { ...(head ?? shop.letterhead), currency: shop.currency, timeZone: shop.dayRule.timeZone },
    summary,
    usualNetMinor,
  };
}
