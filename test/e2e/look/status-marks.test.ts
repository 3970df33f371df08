import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { testClock } from '../../helpers/clock.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { scanInto } from '../../helpers/scanner.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));

describe.skipIf(reason !== undefined)(
  `The marks of the till in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;
    const clock = testClock();

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      till = await openStillTill({ clock });
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
      await page.goto(till.address);
      await page.locator('.till').waitFor();
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
      await till.close();
    });

    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const mark = (name: string) => page.locator('.mark').and(page.getByRole('button', { name }));
    const sentence = (name: string) => page.getByRole('region', { name });

    async function turnClockBack(): Promise<void> {
      clock.advance({ days: 1 });
      const { memberId } = value(await till.asOwner.members.enrol({ name: 'Jean' }));
      value(await till.asOwner.sales.record({ memberId, totalMinor: 500 }));
      clock.advance({ days: -1 });
      await page.reload();
      await mark('Clock: needs a look').waitFor();
    }

    it('become a sentence when touched, and go when something else is', async () => {
      await mark('Scanner').click();
      await sentence('Scanner').getByText('No scan was heard').waitFor();
      await mark('Book').click();
      await sentence('Book').getByText('The shop’s book is open').waitFor();
      expect(await page.locator('.mark-sentence').count()).toBe(1);
      await page.getByText('Scan a card, or start typing').click();
      await sentence('Book').waitFor({ state: 'detached' });
    });

    it('become a sentence when they have the focus; Esc closes it and leaves the sale as it was', async () => {
      await page.keyboard.press('F4');
      await page.keyboard.type('1250', { delay: 60 });
      await page.getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
      await mark('Clock').focus();
      await sentence('Clock').getByText('The clock agrees with the book').waitFor();
      await page.keyboard.press('Tab');
      await sentence('Backup').getByText('There is no backup yet').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await sentence('Backup').getByText('The backup is made').waitFor();
      await page.keyboard.press('Escape');
      await sentence('Backup').waitFor({ state: 'detached' });
      await page.getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
    });

    it('let digits and scans through to the sale', async () => {
      const { cardNumber } = value(await till.asOwner.members.enrol({ name: 'Łucja Kowalska' }));
      await mark('Scanner').click();
      await scanInto(page, cardNumber);
      await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
      expect(await page.locator('.mark-sentence').count()).toBe(0);
      await mark('Scanner').click();
      await sentence('Scanner').getByText('it last read a code at').waitFor();
    });

    it('say what is wrong and what to do, and look again', async () => {
      await turnClockBack();
      await mark('Clock: needs a look').click();
      await sentence('Clock').getByText('Set the date and time right').waitFor();
      await keep('mark-clock');
      expect((await violationsOn(page)).filter((line) => line.includes('mark'))).toEqual([]);
      clock.advance({ days: 2 });
      await sentence('Clock').getByRole('button', { name: 'Look again' }).click();
      await sentence('Clock').getByText('The clock agrees with the book').waitFor();
    });

    it('are whole in every size and theme', async () => {
      await turnClockBack();
      const sizes = { '1024x768': [1024, 768], '1920x1080': [1920, 1080], '800x1280': [800, 1280] } as const;
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [size, [width, height]] of Object.entries(sizes)) {
          await page.emulateMedia({ colorScheme });
          await page.setViewportSize({ width, height });
          for (const name of ['Book', 'Backup']) {
            await mark(name).click();
            const box = await sentence(name).boundingBox();
            expect(box === null || box.x < 0 || box.x + box.width > width).toBe(false);
            await keep(`mark-${name}-${size}-${colorScheme}`);
          }
        }
    });
  },
);
