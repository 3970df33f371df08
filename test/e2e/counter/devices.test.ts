import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { longestGapOf } from '../../../electron/core/domain/wedge.ts';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { scanInto, type Manner } from '../../helpers/scanner.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { expectWhole, value } from '../../helpers/till.ts';

/** A keyboard scanner that is as slow as a quick hand. */
const slowly: Manner = { paceMs: 80, terminator: 'Enter' };
const ryeLoaf = '5901234123457';

async function openSection(page: Page, name: string): Promise<void> {
  await page.keyboard.press('F10');
  await page.locator('.owner-nav').waitFor();
  await page.keyboard.press(keyOfSection(sectionNamed(name)));
  await page.locator(`.owner-door[data-section="${name}"][aria-current]`).waitFor();
}

/** Scans as somebody at a counter does: again, where nothing comes of it. */
async function scanUntil(page: Page, code: string, come: () => Promise<void>): Promise<void> {
  for (let tries = 0; tries < 4; tries += 1) {
    await scanInto(page, code, {}, slowly);
    const hasCome = await come().then(
      () => true,
      () => false,
    );
    if (hasCome) return;
  }
  throw new Error(`nothing came of scanning ${code}`);
}

const soon = { timeout: 4_000 };

/** Walks on by Tab until that has the focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const isThere = await page
      .locator(':focus')
      .evaluateAll(
        (elements, wanted) =>
          elements.some(
            (element) =>
              (element.getAttribute('aria-label') ?? element.textContent ?? '').trim() === wanted ||
              element.getAttribute('name') === wanted,
          ),
        name,
      );
    if (isThere) return;
  }
  throw new Error(`Tab never comes to ${name}`);
}

describeInBrowser('The devices at the counter', ({ newTab }) => {
  // Closed after the last tab is: a page whose till goes complains.
  const shops: StillTill[] = [];
  afterAll(async () => {
    for (const shop of shops) await shop.close();
  });

  async function open() {
    const shop = await openStillTill();
    shops.push(shop);
    const { page } = await newTab();
    await page.goto(shop.address);
    await page.locator('.till').waitFor();
    return { shop, page };
  }

  it(
    'learn a scanner of 80 ms a key from three scans; then it sells, and a hand’s typing stays where it is',
    { timeout: 150_000 },
    async () => {
      const { shop, page } = await open();
      const { asOwner } = shop;
      const { cardNumber } = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
      await openSection(page, 'devices');
      await page.getByRole('button', { name: 'Set up a keyboard scanner' }).click();
      for (const number of [1, 2])
        await scanUntil(page, ryeLoaf, () =>
          page
            .locator('.calibration-steps [data-heard="true"]')
            .nth(number - 1)
            .waitFor(soon),
        );
      await scanUntil(page, ryeLoaf, () => page.getByRole('heading', { name: /^It works/ }).waitFor(soon));
      expect(value(await asOwner.machine.get({})).keyboardScanner).toMatchObject({ terminator: 'Enter' });

      await scanUntil(page, cardNumber, () => page.getByText(/^Heard: /).waitFor(soon));
      expect(await page.getByText(/^Heard: /).textContent()).toContain(`…${cardNumber.slice(-4)}`);
      expect(await page.locator('.calibration').textContent()).not.toContain(cardNumber);
      await page.keyboard.press('Escape');
      await page.getByText('The till knows how the scanner types', { exact: false }).waitFor();
      await page.keyboard.press('Escape');

      await scanUntil(page, cardNumber, () => page.locator('.facts').waitFor(soon));
      await page.keyboard.type('1250', { delay: 150 });
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Slip No. 000001' }).waitFor();

      await openSection(page, 'products');
      await page.getByRole('button', { name: 'New product' }).click();
      const barcode = page.getByLabel('Barcode', { exact: true });
      await barcode.focus();
      for (const [index, digit] of [...ryeLoaf].entries()) {
        await page.keyboard.type(digit);
        await page.waitForTimeout(index % 2 === 0 ? 50 : 95);
      }
      await page.keyboard.press('Tab');
      expect(await barcode.inputValue()).toBe(ryeLoaf);
      await expectWhole(shop);
    },
  );

  it('are added, tested, removed and put back by keyboard alone', async () => {
    const { shop, page } = await open();
    await openSection(page, 'devices');
    await page.getByText('Nothing is set up, and nothing has to be', { exact: false }).waitFor();
    await tabTo(page, 'Add by hand');
    await page.keyboard.press('Enter');
    await page.getByLabel('Name', { exact: true }).waitFor();
    await page.keyboard.type('Slips', { delay: 150 });
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('ArrowRight');
    await tabTo(page, 'name');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await page.getByText('Needs no paper and no cable', { exact: false }).waitFor();
    await page.keyboard.press('Enter');
    const row = page.locator('.devices-list li').filter({ hasText: 'Slips' });
    await row.getByText('Ready').waitFor();

    await tabTo(page, 'Test Slips');
    await page.keyboard.press('Enter');
    await row.getByText('It works.').waitFor();
    await tabTo(page, 'Remove Slips');
    await page.keyboard.press('Enter');
    await page.getByText('Slips was removed.').waitFor();
    // The focus is on the way back.
    await page.keyboard.press('Enter');
    await page.getByText('Slips is back.').waitFor();
    await page.locator('button:focus').filter({ hasText: 'Remove' }).waitFor();
    expect(value(await shop.asOwner.devices.list({})).devices).toMatchObject([
      { name: 'Slips', role: 'printer', connection: { kind: 'virtual' }, state: 'ready' },
    ]);
  });

  it('follow what others change, and say what isn’t there', async () => {
    const { shop, page } = await open();
    await openSection(page, 'devices');
    await page.locator('.devices-none').waitFor();
    value(
      await shop.asOwner.devices.configure({
        role: 'scanner',
        name: 'At the window',
        connection: { kind: 'serial', path: '/dev/ttyNOWHERE', baudRate: 9600 },
      }),
    );
    const row = page.locator('.devices-list li').filter({ hasText: 'At the window' });
    await row.getByText('serial port /dev/ttyNOWHERE, 9600 baud', { exact: false }).waitFor();
    await page.getByText('The part that drives the devices isn’t running.').first().waitFor();
  });

  it('show what is scanned while their section is open, and keep nothing of it', async () => {
    const { shop, page } = await open();
    const { cardNumber } = value(await shop.asOwner.members.enrol({ name: 'Jean' }));
    await openSection(page, 'devices');
    await page.locator('.devices').waitFor();
    await scanInto(page, cardNumber);
    await page.getByRole('cell', { name: `…${cardNumber.slice(-4)}` }).waitFor();
    expect(await page.locator('body').textContent()).not.toContain(cardNumber);
    // A hand's key comes later than any that could still be the scanner's: on the heels of those it opens nothing.
    await page.waitForTimeout(longestGapOf(null));
    await page.keyboard.press(keyOfSection(sectionNamed('books')));
    await page.locator('.books-section').waitFor();
    await page.keyboard.press(keyOfSection(sectionNamed('devices')));
    await page.locator('.devices').waitFor();
    expect(await page.locator('.scans').count()).toBe(0);
  });
});
