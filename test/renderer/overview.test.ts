import { expect, it } from 'vitest';
import { closeFigure, lookIntoDay, openFigure, readOverview } from '../../renderer/state/overview.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

async function threeSales() {
  const test = await deskForTest();
  for (const totalMinor of [500, 700, 900]) value(await test.shop.asOwner.sales.record({ totalMinor }));
  await readOverview(test.desk);
  const looked = () => test.desk.overview.getState();
  const date = looked().overview?.until ?? '';
  return { ...test, looked, date };
}

it('opens a day behind a figure of thirty, and closes it the second time', async () => {
  const { desk, looked, date } = await threeSales();
  openFigure(desk, 'net');
  await lookIntoDay(desk, date);
  expect(looked()).toMatchObject({ day: date, behind: { total: { count: 3, amountMinor: 2_100 } } });
  await lookIntoDay(desk, date);
  expect(looked()).toMatchObject({ figure: 'net', day: null, behind: null });
});

it('drops the list of a day that was left before it came', async () => {
  const { desk, looked, date, holdBack } = await threeSales();
  openFigure(desk, 'sales');
  const letIn = holdBack('day.behind');
  const looking = lookIntoDay(desk, date);
  closeFigure(desk);
  letIn();
  await looking;
  expect(looked()).toMatchObject({ figure: null, day: null, behind: null });
});

it('says why a list couldn’t be read, with the figure still open', async () => {
  const { desk, looked, date, loseAnswersOf } = await threeSales();
  openFigure(desk, 'sales');
  loseAnswersOf('day.behind');
  await lookIntoDay(desk, date);
  expect(looked()).toMatchObject({ figure: 'sales', day: null, problem: { message: 'No answer.' } });
});
