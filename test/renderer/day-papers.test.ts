import { describe, expect, it } from 'vitest';
import { openDay } from '../../renderer/state/day-page.ts';
import { openDayPapers, printDay, saveDay } from '../../renderer/state/day-papers.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

describe('The day as it leaves the window', () => {
  it('is the report of the day that is shown, under the shop’s name and the day’s date', async () => {
    const { desk, shop, saved } = await deskForTest();
    value(await shop.asOwner.sales.record({ totalMinor: 1_250 }));
    await openDay(desk, '2026-11-20');
    openDayPapers(desk);
    await saveDay(desk, 'csv');
    const report = value(await shop.asOwner.day.report({ date: '2026-11-20', format: 'csv' }));
    expect(saved).toEqual([
      { name: 'Corner Bakery 2026-11-20.csv', mediaType: 'text/csv;charset=utf-8', content: report.content },
    ]);
    expect(desk.dayPapers.getState().handedOver).toBe('Corner Bakery 2026-11-20.csv');
  });

  it('is printed on the sheets of the shop’s country until another is chosen', async () => {
    const { desk, printed } = await deskForTest();
    await openDay(desk, null);
    await printDay(desk);
    expect(printed[0]).toContain('@page { size: A4');
    desk.dayPapers.setState({ chosen: 'letter' });
    await printDay(desk);
    expect(printed[1]).toContain('@page { size: letter');
  });

  it('is neither saved nor printed where it couldn’t be read, and says why', async () => {
    const { desk, saved, printed, loseAnswersOf } = await deskForTest();
    await openDay(desk, null);
    loseAnswersOf('day.report');
    await saveDay(desk, 'html');
    await printDay(desk);
    expect([...saved, ...printed]).toEqual([]);
    expect(desk.dayPapers.getState()).toMatchObject({
      isUnderWay: false,
      problem: { message: 'No answer.' },
    });
    loseAnswersOf(null);
    await saveDay(desk, 'html');
    expect(saved).toHaveLength(1);
    expect(desk.dayPapers.getState().problem).toBeNull();
  });
});
