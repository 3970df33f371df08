import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownDay } from './known-members.ts';
import { valueOf, type OpenShop } from './shop.ts';

/** The day's page of the owner, and the thirty days up to it. */
export async function daySection({ ask }: OpenShop, { date, sales, voided }: KnownDay): Promise<Section> {
  const times: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const startedAt = performance.now();
    const summary = valueOf(await ask.day.summary({ date }));
    times.push(performance.now() - startedAt);
    expectAnswer(
      summary.sales.count === sales - voided && summary.voids.count === voided,
      `the report of ${date} counts its sales`,
    );
  }
  const pageTimes: number[] = [];
  for (let round = 0; round < 30; round += 1) {
    const startedAt = performance.now();
    const page = valueOf(await ask.day.page({ date }));
    pageTimes.push(performance.now() - startedAt);
    const counted = page.hours.reduce((sum, hour) => sum + hour.salesCount, 0);
    expectAnswer(counted === sales - voided, `the hours of ${date} hold its sales`);
  }
  const overviewTimes: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const startedAt = performance.now();
    const { days } = valueOf(await ask.day.overview({ until: date }));
    overviewTimes.push(performance.now() - startedAt);
    expectAnswer(days.at(-1)?.salesCount === sales - voided, `the thirty days end with ${date}`);
  }
  return {
    title: `Day report of ${sales.toLocaleString('en')} sales`,
    figures: [
      ...timesAs('day.summary', timesOf(times), { p95: 50 }),
      ...timesAs('day.page', timesOf(pageTimes), { p95: 50 }),
      ...timesAs('day.overview, 30 days', timesOf(overviewTimes), { p95: 50 }),
      { what: 'day.page / day.summary, p50', value: timesOf(pageTimes).p50 / timesOf(times).p50, unit: '×' },
    ],
  };
}
