import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchTill, type LaunchedTill } from '../helpers/desktop.ts';
import { readCsv } from '../helpers/read-csv.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const bakery = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en' };

let folder: string;
let till: LaunchedTill;

beforeEach(async () => {
  folder = makeFolder();
  till = await launchTill({ folder });
  await till.call('shop.setUp', bakery);
  await till.call('sales.record', { totalMinor: 1_250 });
});
afterEach(async () => {
  await till.close();
  removeFolder(folder);
});

/** Answers the system's dialog as a person would, from now on: every file goes into `place`. */
async function chooseInDialog(place: string): Promise<void> {
  await till.app.evaluate(({ session }, into) => {
    session.defaultSession.on('will-download', (event, item) => {
      if (!event.defaultPrevented) item.setSavePath(`${into}/${item.getFilename()}`);
    });
  }, place);
  // Playwright takes every download for itself: here each goes its own way.
  const inspector = await till.page.context().browser()?.newBrowserCDPSession();
  await inspector?.send('Browser.setDownloadBehavior', { behavior: 'default' });
}

/** What becomes of the downloads from now on, one word each. */
const heard = async () => {
  await till.app.evaluate(({ session }) => {
    const words: string[] = [];
    Object.assign(globalThis, { heard: words });
    session.defaultSession.on('will-download', (event, item) => {
      if (event.defaultPrevented) words.push('refused');
      else item.once('done', (_done, state) => words.push(state));
    });
  });
  return () => till.app.evaluate(() => [...Reflect.get(globalThis, 'heard')].map(String));
};

describe('The day on paper in the desktop’s window', () => {
  it('is saved as a table where the owner chooses', async () => {
    await chooseInDialog(folder);
    const becameOf = await heard();
    const { page } = till;
    await page.locator('.till').waitFor();
    await page.keyboard.press('F10');
    await page.locator('.day-hours .chart-room svg').waitFor();
    await page.keyboard.press('d');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('c');
    await expect.poll(becameOf).toEqual(['completed']);
    const said = await page.locator('.day-taken').innerText();
    const name = /^Corner Bakery \d{4}-\d{2}-\d{2}\.csv/.exec(said)?.[0] ?? '';
    const rows = readCsv(readFileSync(join(folder, name), 'utf8'));
    expect(rows.find(([, , what]) => what === 'Net sales')?.[4]).toBe('12.50');
  });

  it('is all that a page may save: another name, another kind and another place’s file are refused', async () => {
    await chooseInDialog(folder);
    const becameOf = await heard();
    await till.page.evaluate(() => {
      const save = (address: string, name: string): void => {
        const link = document.createElement('a');
        link.href = address;
        link.download = name;
        link.click();
      };
      const ours = (): string => URL.createObjectURL(new Blob(['x']));
      save(ours(), 'run-me.sh');
      save(ours(), 'Corner Bakery 2026-11-21.csv.exe');
      save('data:text/csv,x', 'Corner Bakery 2026-11-21.csv');
      save('app://regulars/index.html', 'Corner Bakery 2026-11-21.html');
    });
    await expect.poll(becameOf).toEqual(['refused', 'refused', 'refused', 'refused']);
    expect(existsSync(join(folder, 'Corner Bakery 2026-11-21.html'))).toBe(false);
  });
});
