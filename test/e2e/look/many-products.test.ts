import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { value } from '../../helpers/till.ts';

/** More than one answer of the host holds, the ones that matter at the end of the alphabet. */
const count = 230;
const nameOf = (index: number): string => `Loaf ${String(index).padStart(3, '0')}`;

describeInBrowser('A shop of many products', ({ newTab }) => {
  let shop: StillTill;
  let lastProduct = '';
  beforeAll(async () => {
    shop = await openStillTill();
    for (let index = 1; index <= count; index += 1) {
      const made = value(await shop.asOwner.products.save({ name: nameOf(index), priceMinor: 100 + index }));
      lastProduct = made.productId;
    }
  }, 60_000);
  afterAll(() => shop?.close());

  async function openSection(name: 'products' | 'rewards'): Promise<Page> {
    const { page } = await newTab();
    await page.goto(shop.address);
    await page.locator('.till').waitFor();
    await page.keyboard.press('F10');
    await page.locator('.owner-nav').waitFor();
    await page.keyboard.press(keyOfSection(sectionNamed(name)));
    await page.locator(`.owner-door[data-section="${name}"][aria-current]`).waitFor();
    return page;
  }

  it('lists as many as were asked for, also after one of them was changed', async () => {
    const page = await openSection('products');
    const rows = page.locator('.owner-row');
    await rows.nth(49).waitFor();
    expect(await rows.count()).toBe(50);
    for (let shown = 100; shown < count; shown += 50) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await rows.nth(shown - 1).waitFor();
    }
    await page.getByRole('button', { name: 'Show more' }).click();
    await page.getByRole('button', { name: nameOf(count) }).click();
    await page.getByLabel('Price (EUR)').fill('9.90');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `${nameOf(count)} €9.90` }).waitFor();
    expect(await rows.count()).toBe(count);
    expect(await page.getByRole('button', { name: 'Show more' }).count()).toBe(0);
    await page.getByLabel('Find by name or barcode').fill('Loaf 1');
    await page.getByRole('button', { name: nameOf(149) }).waitFor();
    await expect.poll(() => rows.count()).toBe(50);
  });

  it('gives one of them for points, which is looked for, and names it afterwards', async () => {
    const page = await openSection('rewards');
    await page.getByRole('button', { name: 'New reward' }).click();
    await page.getByLabel('Name', { exact: true }).fill('The last loaf');
    await page.getByLabel('Costs (points)').fill('40');
    await page.getByLabel('Gives').selectOption('product');
    const products = page.getByLabel('Product', { exact: true });
    await products.waitFor();
    expect(await products.locator('option').count()).toBe(200);
    await page.getByLabel('Find by name or barcode').fill(nameOf(count));
    await expect.poll(() => products.locator('option').allTextContents()).toEqual([nameOf(count)]);
    await page.getByLabel('Name', { exact: true }).press('Enter');
    await page.getByRole('button', { name: `The last loaf ${nameOf(count)} for nothing` }).click();
    // What it gives already can be seen, though it isn't among the first.
    await expect.poll(() => products.locator('option').count()).toBe(201);
    expect(await products.inputValue()).toBe(lastProduct);
    await page.getByLabel('Costs (points)').fill('50');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /The last loaf/ }).waitFor();
    expect(value(await shop.asOwner.rewards.list({})).rewards).toMatchObject([
      { pointsCost: 50, gives: { kind: 'product', productId: lastProduct }, productName: nameOf(count) },
    ]);
  });
});
