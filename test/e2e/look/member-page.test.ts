import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { testClock } from '../../helpers/clock.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));
/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 45 };

describe.skipIf(reason !== undefined)(
  `A member's page in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;
    let memberId: string;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      const clock = testClock('2026-09-01T10:00:00Z');
      till = await openStillTill({ clock });
      const { asOwner } = till;
      const details = { name: 'Łucja Kowalska', phone: '600 123 456', note: 'Likes rye' };
      ({ memberId } = value(await asOwner.members.enrol(details)));
      for (let day = 0; day < 55; day += 1) {
        clock.advance({ days: 1 });
        value(await asOwner.sales.record({ memberId, totalMinor: 350 }));
      }
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

    const openPage = async (): Promise<void> => {
      await page.keyboard.press('F2');
      await page.keyboard.insertText('lucja');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('F7');
      await page.locator('.history-entry').first().waitFor();
    };
    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

    it('opens from the search, shows its history page by page, and a sale’s slip leads back to it', async () => {
      await openPage();
      expect(await page.locator('.history-entry').count()).toBe(50);
      await page.getByRole('button', { name: 'Show earlier ones' }).click();
      await page.locator('.history-entry').nth(54).waitFor();
      await page.getByRole('button', { name: 'Slip of sale No. 000055' }).click();
      await page.getByRole('article', { name: 'Slip No. 000055' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('radio', { name: 'Rewards' }).click();
      await page.getByText('Nothing of this kind.').waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Scan a card, or start typing').waitFor();
    });

    it('draws the points over time, and has them as a table', async () => {
      await openPage();
      const chart = page.getByRole('figure', { name: 'Points over time' });
      await chart.locator('.chart-room svg').waitFor();
      await keep('member-page');
      await chart.getByRole('button', { name: 'Show the figures as a table' }).click();
      const rows = chart.getByRole('row');
      await rows.last().waitFor();
      expect(await rows.last().textContent()).toMatch(/26 Oct.*192/);
      expect(await chart.getByRole('rowheader').first().textContent()).toBe('1 Sept');
    });

    it('is changed by keyboard alone: a left draft is offered again, saving is undone by one key', async () => {
      await openPage();
      await page.keyboard.press('e');
      const note = page.getByLabel('Note', { exact: true });
      await note.fill('Likes rolls');
      await page.keyboard.press('Escape');
      await page.getByText('Something was changed here and not saved.').waitFor();
      await page.keyboard.press('Escape');
      await openPage();
      await page.getByText('Something was changed here and not saved.').waitFor();
      await page.keyboard.press('e');
      expect(await note.inputValue()).toBe('Likes rolls');
      await page.getByLabel('Name', { exact: true }).press('Enter');
      await page.getByText('details saved').first().waitFor();
      expect(value(await till.asOwner.members.get({ memberId })).note).toBe('Likes rolls');
      await page.keyboard.press('z');
      await page.getByText('details as before').first().waitFor();
      expect(value(await till.asOwner.members.get({ memberId })).note).toBe('Likes rye');
    });

    it('leaves the half-made sale as it was', async () => {
      await page.keyboard.press('F2');
      await page.keyboard.insertText('lucja');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.facts').waitFor();
      await page.keyboard.type('1250', byHand);
      await page.keyboard.press('F7');
      await page.locator('.history-entry').first().waitFor();
      await page.keyboard.type('99', byHand);
      await page.keyboard.press('Escape');
      await page.getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
      await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    });

    it('lets the owner correct points with a reason, and take it back', async () => {
      await openPage();
      await page.keyboard.press('a');
      await page.getByLabel('Points', { exact: true }).fill('8');
      await page.getByLabel('Reason').fill('A birthday');
      await page.keyboard.press('Enter');
      await page.locator('.history-entry').first().getByText('“A birthday”').waitFor();
      await page.locator('.page-balance').getByText('200').waitFor();
      await page.keyboard.press('z');
      await page.locator('.page-balance').getByText('192').waitFor();
    });

    it('makes a member with one field and Enter at a hand’s pace, and hands out the card', async () => {
      let strokes = 0;
      await page.exposeFunction('strokeHeard', () => {
        strokes += 1;
      });
      await page.evaluate(() => {
        window.addEventListener('keydown', () => Reflect.get(window, 'strokeHeard')(), true);
      });
      await page.keyboard.press('n');
      await page.getByLabel('Name or phone').waitFor();
      await page.keyboard.type('Jean Roux', byHand);
      await page.keyboard.press('Enter');
      const slip = page.getByRole('article', { name: 'Member card' });
      await slip.waitFor();
      await page.getByRole('heading', { name: 'Jean Roux' }).waitFor();
      await keep('enrolled');
      // N, nine letters, Enter: a slow hand makes one stroke a second, and has four seconds left.
      expect(strokes).toBe(11);
      const [jean] = value(await till.asOwner.members.find({ text: 'jean roux' })).members;
      expect(await slip.textContent()).toContain(jean?.cardNumber);
      expect(await slip.locator('.slip-qr').count()).toBe(1);
    });

    it('asks about a number that somebody has, and opens that page', async () => {
      await page.keyboard.press('F3');
      await page.getByLabel('Name or phone').fill('+34 600 123 456');
      await page.keyboard.press('Enter');
      await page.getByText('Łucja Kowalska already has this phone number.').waitFor();
      await keep('enrol-question');
      await page.keyboard.press('F7');
      await page.locator('.page-name').getByText('Łucja Kowalska').waitFor();
      await page.keyboard.press('Escape');
      await page.getByLabel('Name or phone').waitFor();
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('heading', { name: '+34 600 123 456' })
        .or(page.getByText('… 3456'))
        .first()
        .waitFor();
      expect(value(await till.asOwner.members.find({ text: '600123456' })).members).toHaveLength(2);
    });
  },
);
