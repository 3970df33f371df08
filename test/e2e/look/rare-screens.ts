import type { Page } from 'playwright-core';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import type { StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';
import type { Screen } from './screens.ts';

const there = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor();

async function toExport(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await there(page, '.owner-nav');
  await page.keyboard.press(keyOfSection(sectionNamed('backups')));
  await there(page, '.backups-export');
  await there(page, '.backups-list li');
}

async function beginExport(page: Page): Promise<void> {
  await page.locator('.backups-export button').click();
  await there(page, '.backups-export .progress');
  await page
    .locator('.backups-export .progress')
    .evaluate((part) => part.scrollIntoView({ block: 'center' }));
}

/** The till has written everything and said how far it was; its answer is still on the way. */
async function exportUnderWay(page: Page): Promise<void> {
  await page.route('**/api/data.export', async (route) => void (await route.fetch()));
  await toExport(page);
  await beginExport(page);
  await page.locator('.progress-value').getByText(/\d/).waitFor();
}

/** The till writes until it is stopped, which for a shop of this size is too short to be seen. */
async function exportStopped(page: Page): Promise<void> {
  let stop = (): void => {};
  const stopped = new Promise<void>((resolve) => (stop = resolve));
  await page.route('**/api/data.export', async (route) => {
    await stopped;
    const error = { kind: 'fault', code: 'EXPORT_CANCELLED', message: '' };
    await route.fulfill({ json: { ok: false, error } });
  });
  await page.route('**/api/data.cancelExport', async (route) => {
    await route.fulfill({ json: { ok: true, value: { cancelled: true } } });
    stop();
  });
  await toExport(page);
  await beginExport(page);
  await page.locator('.backups-export .progress button').click();
  await there(page, '.backups-export [role="status"] p');
  await page.locator('.backups-export').evaluate((part) => part.scrollIntoView({ block: 'end' }));
}

/** Places where a shop keeps copies, as long as they are on real machines. */
const copies = [
  '/home/anna/.local/share/regulars/exports/everything-2026-10-02',
  '/home/anna/.local/share/regulars/backups/before-restore-2026-09-14T18-22-07.sqlite',
  '/media/anna/BAKERY-STICK/Regulars backups of the shop/z-00031-2026-11-12.sqlite',
];

/** The sheet after an erase. The member stays as they are: only the answer says that they are gone. */
async function copiesNotReached(page: Page, shop: StockedShop): Promise<void> {
  await page.route('**/api/members.erase', (route) =>
    route.fulfill({ json: { ok: true, value: { erasedAt: '2026-11-20T09:00:00.000Z', unreached: copies } } }),
  );
  value(await shop.asOwner.devices.submitScan({ payload: shop.members[0]?.cardNumber ?? '' }));
  await there(page, '.member-name');
  await page.keyboard.press('F7');
  await there(page, '.history-entry');
  await page.keyboard.press('x');
  await there(page, '.erase-facts');
  await page.locator('.sheet-keys button').last().click();
  await there(page, '.erase-files li');
}

/** Screens that a shop sees once in years. */
export const rareScreens: readonly Screen[] = [
  { name: 'owner-export-under-way', shop: 'stocked', reach: exportUnderWay },
  { name: 'owner-export-stopped', shop: 'stocked', reach: exportStopped },
  { name: 'copies-not-reached', shop: 'stocked', reach: copiesNotReached },
];
