import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { violationsOn } from '../../helpers/axe.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { testClock } from '../../helpers/clock.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

const reason = whyNoBrowser();
const pictures = fileURLToPath(new URL('../../../test-results/browser/', import.meta.url));

describe.skipIf(reason !== undefined)(
  `The owner's corner of a member's page${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let till: StillTill;
    let tab: Tab;
    let page: Page;
    let kept: { readonly memberId: string; readonly cardNumber: string };
    let twin: { readonly memberId: string; readonly cardNumber: string };

    /** By the window's clock: a scan that is old is not followed. */
    const scan = async (payload: string): Promise<void> => {
      const readAt = new Date().toISOString();
      value(await till.asOwner.devices.submitScan({ payload, readAt }));
    };

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      till = await openStillTill({ clock: testClock('2026-11-21T10:00:00Z') });
      const { asOwner } = till;
      const consents = { marketing: true };
      kept = value(await asOwner.members.enrol({ name: 'Łucja Kowalska', phone: '600 123 456', consents }));
      twin = value(await asOwner.members.enrol({ name: 'Lucja Kowalska', note: 'Allergic to nuts' }));
      value(await asOwner.sales.record({ memberId: kept.memberId, totalMinor: 1_250 }));
      value(await asOwner.sales.record({ memberId: twin.memberId, totalMinor: 870 }));
      tab = await freshTab(browser, { viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      ({ page } = tab);
      await page.goto(till.address);
      await page.locator('.till').waitFor();
      await scan(kept.cardNumber);
      await page.locator('.member-name').waitFor();
      await page.keyboard.press('F7');
      await page.locator('.history-entry').first().waitFor();
    });
    afterEach(async () => {
      expect(tab.complaints).toEqual([]);
      await closeTabs(browser);
      await till.close();
    });

    const keep = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

    it('makes one member of two and two of one again, by keys alone', async () => {
      await page.keyboard.press('m');
      const row = page.locator('.merge-row', { hasText: 'Lucja Kowalska' });
      await row.waitFor();
      await keep('merge-find');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('20 points together').waitFor();
      await page.getByText('No longer agreed').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await keep('merge-compare');
      await page.keyboard.press('Control+Enter');
      await page.getByText(/Lucja Kowalska.? is part of this member/u).waitFor();
      await page.getByText('Two members became one').waitFor();
      expect(value(await till.asOwner.points.balance({ memberId: kept.memberId })).balance).toBe(20);
      await keep('merged');
      await page.keyboard.press('Escape');
      await scan(twin.cardNumber);
      await page.getByText('they are one member with').waitFor();
      await keep('old-card');
      await page.keyboard.press('F7');
      await page.getByText(/Lucja Kowalska.? is part of this member/u).waitFor();
      await page.keyboard.press('z');
      await page.getByText('is a member of their own again').waitFor();
      expect(value(await till.asOwner.points.balance({ memberId: twin.memberId })).balance).toBe(8);
      await page.getByText('is part of this member').waitFor({ state: 'hidden' });
    });

    it('keeps the other one where the owner wants that, found by scanning the card', async () => {
      await page.keyboard.press('m');
      await page.locator('.merge-row', { hasText: 'Lucja Kowalska' }).waitFor();
      await scan(twin.cardNumber);
      await page.getByRole('button', { name: 'Keep the other one' }).click();
      await page.locator('.merge-side[data-kept="true"]', { hasText: 'Lucja Kowalska' }).waitFor();
      await page.locator('.sheet-keys .button-main').click();
      await page.getByText(/Łucja Kowalska.? is part of this member/u).waitFor();
      const { keptId } = value(await till.asOwner.members.unmerge({ mergedId: kept.memberId }));
      expect(keptId).toBe(twin.memberId);
    });

    it('hands the member’s data over as a table and as a file', async () => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('t')]);
      expect(download.suggestedFilename()).toBe('Łucja Kowalska 2026-11-21.csv');
      const csv = readFileSync(await download.path(), 'utf8');
      expect(csv).toContain('What was paid, after rewards.');
      await page.getByText('Handed over: Łucja Kowalska 2026-11-21.csv').waitFor();
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('j')]);
      expect(JSON.parse(readFileSync(await file.path(), 'utf8'))).toHaveProperty('Parts');
    });

    it('erases a member once it was said what goes and what stays', async () => {
      await page.keyboard.press('x');
      await page.getByText('12 points, which lapse').waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await keep('erase');
      await page.keyboard.press('Escape');
      await page.getByText('Goes', { exact: true }).waitFor({ state: 'hidden' });
      await page.keyboard.press('x');
      await page.getByRole('button', { name: 'Erase for good' }).click();
      await page.getByText('A member was erased').waitFor();
      await page.getByText('Scan a card, or start typing').waitFor();
      await page.getByText('Łucja').waitFor({ state: 'hidden' });
      const found = value(await till.asOwner.members.find({ text: 'Kowalska' })).members;
      expect(found.map(({ memberId }) => memberId)).toEqual([twin.memberId]);
    });
  },
);
