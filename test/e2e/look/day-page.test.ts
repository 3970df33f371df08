import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { testClock } from '../../helpers/clock.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { lookFaultsOn } from '../../helpers/look-faults.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { cornerBakery, value, type TestTill } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));
const longName = 'Wolfeschlegelsteinhausenbergerdorff-Maria Magdalena von und zu Hohenzollern';
const goods = [
  ['Rye loaf', 480],
  ['Butter croissant', 160],
  ['Apple tart', 390],
  [`${longName}’s cake`, 1_250],
  ['豆沙包', 210],
] as const;

/** Six weeks of a bakery up to a Saturday at noon; one regular has stayed away since the third. */
async function sixWeeks({ asOwner, clock }: TestTill): Promise<void> {
  const enrol = async (name: string, phone: string): Promise<string> =>
    value(await asOwner.members.enrol({ name, phone, consents: { marketing: phone.endsWith('1') } }))
      .memberId;
  const members = [
    await enrol('Łucja Kowalska', '600 123 451'),
    await enrol(longName, '600 123 452'),
    await enrol('李小龙', '600 123 453'),
  ];
  const gives = { kind: 'amount', amountMinor: 250 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: 'Free coffee', pointsCost: 20, gives }));
  for (let day = 0; day < 43; day += 1) {
    for (let hour = 7; hour < 7 + 4 + (day % 3) + (day === 42 ? 1 : 0); hour += 1) {
      const [name, price] = goods[(day + hour) % goods.length] ?? goods[0];
      const memberId = members[(day + hour) % (day < 21 ? 3 : 2)];
      const lines = [{ name, quantity: 1_000 * (1 + (hour % 3)), unitPriceMinor: price }];
      value(
        await asOwner.sales.record({
          lines,
          ...(hour % 2 === 0 && memberId !== undefined ? { memberId } : {}),
        }),
      );
      clock.advance({ hours: 1 });
    }
    const { date } = value(await asOwner.day.summary({}));
    if (day === 42) break;
    value(await asOwner.day.close({ date }));
    clock.advance({ hours: 24 - 4 - (day % 3) });
  }
  const sale = value(await asOwner.sales.record({ totalMinor: 990 }));
  value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Typed twice' }));
  const stale = value(await asOwner.sales.record({ memberId: members[0] ?? '', totalMinor: 2_000 }));
  value(await asOwner.sales.refund({ saleId: stale.saleId, amountMinor: 500, reason: 'The tart was burnt' }));
  value(await asOwner.points.adjust({ memberId: members[1] ?? '', points: 7, reason: 'A birthday' }));
  value(await asOwner.rewards.redeem({ memberId: members[0] ?? '', rewardId }));
}

describe.skipIf(reason !== undefined)(
  `The page of a day in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
      till = await openStillTill({
        clock: testClock('2026-10-10T05:10:00Z'),
        setUp: { ...cornerBakery, cutOver: '04:00' },
      });
      await sixWeeks(till);
    });
    afterAll(async () => {
      await browser?.close();
      await till?.close();
    });
    beforeEach(async () => {
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
      await page.goto(till.address);
      await page.locator('.till').waitFor();
      await page.keyboard.press('F10');
      await page.locator('.day-sentence').getByText('Saturday so far').waitFor();
      await page.locator('.day-hours .chart-room svg').waitFor();
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
    });

    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const figure = (name: string) => page.locator(`[data-figure="${name}"]`);
    const sheet = () => page.getByRole('dialog');

    it('says the day, and each figure opens what it means and its list', async () => {
      await keep('day');
      expect(await violationsOn(page)).toEqual([]);
      for (const name of [
        'net',
        'sales',
        'memberSales',
        'newMembers',
        'returningMembers',
        'rewards',
        'refunds',
        'voids',
      ]) {
        await figure(name).click();
        await sheet().locator('.day-sum').getByText('entr').waitFor();
        await page.keyboard.press('Escape');
        await sheet().waitFor({ state: 'detached' });
      }
      await figure('net').click();
      await sheet().getByText('less what refunds gave back').waitFor();
      await sheet().locator('.day-entry').first().waitFor();
      await keep('day-behind');
      expect(await violationsOn(page)).toEqual([]);
    });

    it('goes by keyboard alone to the day before and back, and to its slip', async () => {
      await page.keyboard.press('p');
      await page.getByRole('heading', { name: 'Friday 20 November' }).waitFor();
      await page.locator('.day[aria-busy="false"]').waitFor();
      await keep('day-closed');
      await page.keyboard.press('n');
      await page.getByRole('heading', { name: 'Saturday 21 November' }).waitFor();
      await page.keyboard.press('n');
      await page.getByLabel('Day', { exact: true }).fill('2026-10-31');
      await page.getByRole('heading', { name: 'Saturday 31 October' }).waitFor();
      await page.locator('.day[aria-busy="false"]').waitFor();
      await page.getByRole('heading', { name: 'Saturday 31 October' }).click();
      await page.keyboard.press('Shift+Tab');
      await page.getByLabel('Day', { exact: true }).blur();
      await page.keyboard.press('t');
      await page.getByRole('heading', { name: 'Saturday 21 November' }).waitFor();
      await figure('voids').focus();
      await page.keyboard.press('Enter');
      await sheet().getByText('Typed twice').waitFor();
      await page.keyboard.press('Escape');
      await sheet().waitFor({ state: 'detached' });
      expect(await figure('voids').evaluate((element) => element === document.activeElement)).toBe(true);
      await page.keyboard.press('s');
      await sheet()
        .getByRole('article', { name: /Day report/ })
        .waitFor();
      await keep('day-slip');
      expect(await violationsOn(page)).toEqual([]);
    });

    it('has nothing that moves when another day comes', async () => {
      const places = () =>
        page
          .locator('.day-figures, .day-hours, .day-below')
          .evaluateAll((elements) =>
            elements.map((element) => Math.round(element.getBoundingClientRect().top)),
          );
      const before = await places();
      await page.keyboard.press('p');
      await page.getByRole('heading', { name: 'Friday 20 November' }).waitFor();
      expect(await places()).toEqual(before);
      await page.locator('.day[aria-busy="false"]').waitFor();
      expect(await places()).toEqual(before);
    });

    it('says what went wrong and how to go on, and is empty where nothing was sold', async () => {
      await page.route('**/api/day.page', (route) =>
        route.fulfill({
          json: {
            ok: false,
            error: { kind: 'fault', code: 'DATABASE_BUSY', message: 'The file is busy. Try again.' },
          },
        }),
      );
      await page.keyboard.press('p');
      await page.getByRole('alert').getByText('The file is busy.').waitFor();
      await keep('day-error');
      await page.unroute('**/api/day.page');
      await page.getByRole('button', { name: 'Read it again' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await page.getByLabel('Day', { exact: true }).fill('2026-01-01');
      await page.getByText('No sale on this day.').waitFor();
      await page.getByText('Nothing was undone, given back or corrected by hand.').waitFor();
      await keep('day-empty');
    });

    it('shows thirty days, and whom to call back opens the member’s page and comes back', async () => {
      await page.locator('[data-section="overview"]').click();
      await page.locator('.call-back-row').waitFor();
      await page.locator('.chart-room svg').waitFor();
      await keep('overview');
      expect(await violationsOn(page)).toEqual([]);
      await page.locator('.call-back-row').click();
      await page.locator('.page-name').getByText('李小龙').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'The last 30 days' }).waitFor();
      await page.getByRole('button', { name: 'Open a day' }).click();
      await page.getByRole('button', { name: /Friday 20 November/ }).click();
      await page.getByRole('heading', { name: 'Friday 20 November' }).waitFor();
    });

    it('opens each figure of the thirty days to its days, and each day to the list that makes it', async () => {
      await page.locator('[data-section="overview"]').click();
      await page.locator('.call-back-row').waitFor();
      for (const name of ['net', 'sales', 'memberNet', 'returningMembers', 'newMembers']) {
        await figure(name).click();
        expect(await sheet().locator('.overview-day').count()).toBe(30);
        await sheet()
          .getByRole('button', { name: /^Saturday 21 November/ })
          .click();
        await sheet().locator('.overview-entries .day-sum').getByText('entr').waitFor();
        await keep(`overview-${name}`);
        await page.keyboard.press('Escape');
        await sheet().waitFor({ state: 'detached' });
      }
      await figure('sales').focus();
      await page.keyboard.press('Enter');
      const friday = sheet().getByRole('button', { name: /^Friday 20 November/ });
      await friday.focus();
      await page.keyboard.press('Enter');
      const counted = Number(await friday.locator('.owner-row-figure').innerText());
      await sheet()
        .getByText(`${String(counted)} entries`)
        .waitFor();
      expect(await sheet().locator('.day-entry').count()).toBe(counted);
      expect(await violationsOn(page)).toEqual([]);
      expect(await lookFaultsOn(page)).toEqual([]);
      await page.keyboard.press('Enter');
      await sheet().locator('.day-entry').first().waitFor({ state: 'detached' });
      await page.keyboard.press('Enter');
      await sheet().locator('.day-entry .day-door').first().click();
      await page.locator('.slip').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('heading', { name: 'The last 30 days' }).waitFor();
      for (const [width, height] of [
        [1024, 768],
        [800, 1280],
        [1920, 1080],
      ] as const) {
        await page.setViewportSize({ width, height });
        await figure('memberNet').click();
        await sheet().locator('.overview-day').first().click();
        await sheet().locator('.day-entry').first().waitFor();
        await keep(`overview-behind-${width}`);
        expect(await lookFaultsOn(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await sheet().waitFor({ state: 'detached' });
      }
    });

    it('fits every window and theme, and prints on A4 and as a page of its own', async () => {
      for (const [width, height] of [
        [1024, 768],
        [1920, 1080],
        [800, 1280],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.locator('.day-hours .chart-room svg').waitFor();
        const overflow = await page
          .locator('.owner-room')
          .evaluate((room) => room.scrollWidth - room.clientWidth);
        expect(overflow).toBeLessThanOrEqual(0);
        await keep(`day-${width}`);
      }
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.setViewportSize({ width: 1280, height: 800 });
      await keep('day-dark');
      expect(await violationsOn(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
      writeFileSync(join(pictures, 'day-print.pdf'), await page.pdf({ format: 'A4' }));
      const report = value(await till.asOwner.day.report({ format: 'html', paper: 'a4' }));
      const sheet = await page.context().newPage();
      await sheet.setContent(report.content ?? '');
      writeFileSync(
        join(pictures, 'day-a4.pdf'),
        await sheet.pdf({ preferCSSPageSize: true, printBackground: true }),
      );
      await sheet.setViewportSize({ width: 794, height: 1123 });
      await sheet.emulateMedia({ media: 'print' });
      await sheet.screenshot({ path: join(pictures, 'day-a4.png'), fullPage: true });
      const slip = value(await till.asOwner.day.report({ format: 'png' }));
      writeFileSync(join(pictures, 'day-slip-printed.png'), Buffer.from(slip.content ?? '', 'base64'));
    });

    it('is read in Chinese', async () => {
      value(await till.asOwner.shop.update({ locale: 'zh-CN' }));
      try {
        await page.reload();
        await page.locator('.till').waitFor();
        await page.keyboard.press('F10');
        await page.locator('.day-hours .chart-room svg').waitFor();
        await keep('day-zh');
        await page.locator('[data-section="overview"]').click();
        await page.locator('.call-back-row').waitFor();
        await keep('overview-zh');
      } finally {
        value(await till.asOwner.shop.update({ locale: 'en' }));
      }
    });
  },
);
