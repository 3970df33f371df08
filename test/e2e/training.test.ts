import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchTill, type LaunchedTill } from '../helpers/desktop.ts';
import { scanInto } from '../helpers/scanner.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const pictures = fileURLToPath(new URL('../../test-results/training/', import.meta.url));
mkdirSync(pictures, { recursive: true });

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 70 };

let folder: string;
let till: LaunchedTill;
let page: Page;

beforeEach(async () => {
  folder = makeFolder();
  till = await launchTill({ folder });
  ({ page } = till);
  page.setDefaultTimeout(10_000);
});

afterEach(async () => {
  await till.close();
  removeFolder(folder);
});

async function ask(procedure: string, input: unknown): Promise<unknown> {
  const result = await till.call(procedure, input);
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`);
  return result.value;
}

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const amount = (shown: string) => page.getByRole('status', { name: 'Amount' }).getByText(shown).waitFor();
const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

describe('A new cashier', () => {
  it('practises in the middle of a sale, with a scan and a marked slip, and the shop’s book knows nothing of it', async () => {
    await ask('shop.setUp', {
      name: 'Corner Bakery',
      currency: 'EUR',
      timeZone: 'Europe/Paris',
      locale: 'en',
    });
    await page.locator('.till').waitFor();
    await page.keyboard.press('F4');
    await page.keyboard.type('1250', byHand);
    await amount('€12.50');

    await page.keyboard.press('F1');
    await see('Training: nothing here counts');
    await page.keyboard.press('c');
    const number = (await page.locator('.practice-card figcaption').first().textContent()) ?? '';
    await picture('cards');
    await scanInto(page, number);
    // Her name is the heading of a practice card as well.
    await page.locator('.practice-cards').waitFor({ state: 'detached' });
    await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    await page.keyboard.type('480', byHand);
    await page.keyboard.press('Enter');
    await page.locator('.slip').getByText('TRAINING').waitFor();
    await picture('slip');

    await page.getByRole('button', { name: 'End training' }).click();
    await page.locator('.training-banner').waitFor({ state: 'detached' });
    await amount('€12.50');
    await picture('back');
    expect(await ask('sales.list', {})).toMatchObject({ sales: [] });
    expect(await ask('members.find', { text: 'Łucja' })).toEqual({ members: [] });
    expect(await ask('data.verify', {})).toMatchObject({ ok: true });
    await expect.poll(() => existsSync(join(folder, 'training'))).toBe(false);
    await page.keyboard.press('Enter');
    await see('€12.50 recorded');
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 1250, receiptNumber: 1 }] });
  });
});
