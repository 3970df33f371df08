import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { commandNames, digitKeys } from '../../../electron/core/domain/command-barcode.ts';
import { receiptCode } from '../../../electron/core/domain/receipt-number.ts';
import { launchBrowser, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { closeTabs, freshTab } from '../../helpers/fresh-tab.ts';
import { scanInto } from '../../helpers/scanner.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { expectWhole, value } from '../../helpers/till.ts';

prepareZXingModule({
  overrides: {
    wasmBinary: readFileSync(
      new URL('../../../node_modules/zxing-wasm/dist/reader/zxing_reader.wasm', import.meta.url),
    ).buffer,
  },
});

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(`The command sheet${reason === undefined ? '' : `: ${reason}`}`, () => {
  let browser: Browser;
  let shop: StillTill;
  let tab: Tab;
  let page: Page;
  /** What another decoder reads off the sheet, by the words above each barcode. */
  let codes: ReadonlyMap<string, string>;
  let card: string;
  /** What was read off the first sheet and stands on every other, whatever the shop. */
  const onEverySheet = new Map<string, string>();

  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shop = await openStillTill();
    const { asOwner } = shop;
    const lucja = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
    card = lucja.cardNumber;
    value(await asOwner.points.adjust({ memberId: lucja.memberId, points: 100, reason: 'A start' }));
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
    value(await asOwner.products.save({ name: 'Rye loaf', barcode: '5901234123457', priceMinor: 420 }));
    value(await asOwner.products.save({ name: 'Roll', barcode: '96385074', priceMinor: 60 }));
    tab = await freshTab(browser, {
      viewport: { width: 1280, height: 800 },
      deviceScaleFactor: 2,
      locale: 'en-GB',
    });
    ({ page } = tab);
    await page.goto(shop.address);
    await page.locator('.till').waitFor();
    await page.keyboard.press('F10');
    await page.getByRole('button', { name: /^Command sheet/ }).click();
    await page.locator('.sheet-wide .sheet-code').waitFor();
    const read = new Map<string, string>();
    for (const code of await page.locator('.sheet-code').all()) {
      const name = (await code.locator('.sheet-name').textContent()) ?? '';
      const text = onEverySheet.get(name) ?? (await readOff(code));
      read.set(name, text);
      if (text !== '' && !isOfReward(text)) onEverySheet.set(name, text);
    }
    codes = read;
    await page.keyboard.press('F10');
    await page.getByText('Scan a card, or start typing').first().waitFor();
  });
  afterEach(async () => {
    await closeTabs(browser);
    await shop.close();
  });

  const readOff = async (code: Locator): Promise<string> => {
    const [found] = await readBarcodes(new Uint8Array(await code.screenshot()), { formats: ['Code128'] });
    return found?.text ?? '';
  };
  const isOfReward = (code: string): boolean => /^CMD-GIVE-[0-9A-F-]{36}$/.test(code);

  const follow = async (...names: readonly string[]): Promise<void> => {
    for (const name of names) {
      const code = codes.get(name);
      if (code === undefined) throw new Error(`the sheet has no ${name}`);
      // The next scan comes when the till has this one: two of them mustn't overtake each other on their way.
      await Promise.all([page.waitForResponse(/devices\.submitScan/), scanInto(page, code)]);
    }
  };
  const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
  const heading = (name: string) => page.getByRole('heading', { name }).waitFor();
  const slip = (number: number) =>
    page.getByRole('article', { name: `Slip No. ${String(number).padStart(6, '0')}` }).waitFor();
  const amount = (text: string) => page.getByRole('status', { name: 'Amount' }).getByText(text).waitFor();

  it('is read by another decoder, every command, digit and reward of it', () => {
    const read = [...codes.values()].toSorted();
    expect(read.filter(isOfReward)).toHaveLength(1);
    expect(read.filter((code) => !isOfReward(code))).toEqual(
      [
        ...commandNames.map((name) => `CMD-${name}`),
        ...digitKeys.map((key) => `CMD-DIGIT-${key}`),
      ].toSorted(),
    );
  });

  it('sells, counts, gives a reward twice, undoes and adds a card, by scanner alone', async () => {
    await scanInto(page, card);
    await page.locator('.facts').waitFor();
    await follow('1', '2', '5', '5', 'Take back a digit', '0');
    await amount('€12.50');
    await follow('€1 off', '€1 off');
    await page.locator('.quote').getByText('€1 off × 2').waitFor();
    await follow('One fewer');
    await page.locator('.quote').getByText('−€1.00').or(page.locator('.quote').getByText('-€1.00')).waitFor();
    await follow('One more', 'Record');
    await slip(1);
    await follow('Undo');
    await see(/^Undone · €10.50/);
    await follow('Clear the amount', 'Back', 'Back');
    await see('Scan a card, or start typing');

    await follow('Sell without a card', '8', '00', 'Record');
    await slip(2);
    await follow('Add card to last sale');
    await scanInto(page, card);
    await see(/Łucja Kowalska.*\+8 points/);
    await follow('Next customer');
    await expectWhole(shop);
    expect(tab.complaints).toEqual([]);
  });

  it('works on the lines of a bill and gives them back, by scanner alone', async () => {
    await scanInto(page, '5901234123457');
    await page.locator('.bill-line').waitFor();
    await scanInto(page, '96385074');
    await page.locator('.bill-line').nth(1).waitFor();
    await follow('Line up', 'One more');
    await amount('€9.00');
    await follow('Line down', 'Take the line off');
    await amount('€8.40');
    await follow('Record');
    await slip(1);
    await scanInto(page, receiptCode(1));
    await heading('Sale No. 000001');
    await follow('Refund');
    await heading('Refund of sale No. 000001');
    await follow('One more');
    await see('€4.20 goes back to the customer');
    await follow('Record');
    await see('Given back');
    await follow('Record');
    await scanInto(page, receiptCode(1));
    await heading('Sale No. 000001');
    await follow('Refund');
    await see('€4.20 refunded already');
    await follow('All that is left', 'Record');
    await see('€0.00 of the sale is left then');
    await follow('Back', 'Sales of today');
    await heading('Sales of today');
    await follow('Back');
    expect(value(await shop.asOwner.sales.list({})).sales).toMatchObject([{ refundedMinor: 840 }]);
    await expectWhole(shop);
    expect(tab.complaints).toEqual([]);
  });

  it('opens what else a cashier has by key', async () => {
    await scanInto(page, card);
    await page.locator('.facts').waitFor();
    await follow('Member’s page');
    await page.locator('.history').waitFor();
    await follow('Member’s page', 'Replace lost card');
    await page.getByLabel('Number of the new card').waitFor();
    await follow('Record');
    await heading('The new card');
    await follow('Back', 'Back', 'New member');
    await page.getByLabel('Name or phone').waitFor();
    await follow('Back', 'Training on / off');
    await see('Training: nothing here counts');
    expect(tab.complaints).toEqual([]);
  });

  it('says yes to a total that the shop asks about', async () => {
    await follow('Sell without a card', '1', '00', '00', '00', '00', 'Record');
    await page.locator('.quote[data-state="look"]').waitFor();
    await follow('Yes, record');
    await slip(1);
  });
});
