import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { receiptCode } from '../../../electron/core/domain/receipt-number.ts';
import { launchBareBrowser, openTab, whyNoBrowser, type Tab } from '../../helpers/browser.ts';
import { CountingHands, strokesTable, type Strokes } from '../../helpers/key-strokes.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { expectWhole, value } from '../../helpers/till.ts';

const pictures = fileURLToPath(new URL('../../../test-results/counter/', import.meta.url));
const table = fileURLToPath(new URL('../key-strokes.md', import.meta.url));

const reason = whyNoBrowser();

describe.skipIf(reason !== undefined)(
  `What a task takes of a cashier’s hands${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let shop: StillTill;
    let context: BrowserContext;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      browser = await launchBareBrowser();
    });
    afterAll(() => browser?.close());
    beforeEach(async () => {
      shop = await openStillTill();
      context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
      tab = await openTab(context);
      ({ page } = tab);
    });
    afterEach(async () => {
      await context.close();
      await shop.close();
    });

    it('is what the kept table says', async () => {
      const { asOwner } = shop;
      const lucja = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
      value(await asOwner.points.adjust({ memberId: lucja.memberId, points: 100, reason: 'A start' }));
      const gives = { kind: 'amount', amountMinor: 100 } as const;
      value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
      value(await asOwner.products.save({ name: 'Rye loaf', barcode: '5901234123457', priceMinor: 420 }));
      await page.goto(shop.address);
      await page.locator('.till').waitFor();

      const hands = new CountingHands(page);
      const strokes: Strokes[] = [];
      const slip = (number: number) =>
        page.getByRole('article', { name: `Slip No. ${String(number).padStart(6, '0')}` }).waitFor();
      const member = () => page.locator('.facts').waitFor();
      const card = lucja.cardNumber;

      await hands.scans(card);
      await member();
      await page.screenshot({ path: join(pictures, 'member.png') });
      await hands.types('1250');
      await hands.presses('Enter');
      await slip(1);
      strokes.push(hands.done('A sale of €12.50 with a card'));

      await hands.types('lucja');
      await page.getByRole('option').first().waitFor();
      await hands.presses('Enter');
      await member();
      await hands.types('1250');
      await hands.presses('Enter');
      await slip(2);
      strokes.push(hands.done('A sale of €12.50 to a member found by a name of five letters'));

      await hands.presses('F4');
      await hands.types('1250');
      await hands.presses('Enter');
      await slip(3);
      strokes.push(hands.done('A sale of €12.50 without a card'));

      await hands.presses('F8');
      await hands.scans(card);
      await page
        .getByText(/Łucja Kowalska.*\+12 points/)
        .first()
        .waitFor();
      strokes.push(hands.done('The card of a sale that is shown after paying'));

      await hands.presses('z');
      await page.getByText(/^Undone · €12.50/).waitFor();
      strokes.push(hands.done('Undo of the last sale'));
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');

      await hands.scans('5901234123457');
      await page.locator('.bill-line').waitFor();
      await hands.scans('5901234123457');
      await hands.presses('Enter');
      await slip(4);
      strokes.push(hands.done('A sale of two products by scan, without a card'));

      await hands.scans(card);
      await member();
      await hands.types('1250');
      await hands.presses('r');
      await page.locator('.quote').getByText('€1 off').waitFor();
      await hands.presses('Enter');
      await slip(5);
      strokes.push(hands.done('A sale of €12.50 with a card and a reward'));

      await hands.scans(card);
      await member();
      await hands.types('1250');
      await hands.presses('r');
      await page.locator('.quote').getByText('€1 off').waitFor();
      await hands.presses('+');
      await hands.presses('+');
      await page.locator('.quote').getByText('€1 off × 3').waitFor();
      await page.screenshot({ path: join(pictures, 'reward-three-times.png') });
      await hands.presses('Enter');
      await slip(6);
      strokes.push(hands.done('A sale of €12.50 with a card and the same reward three times'));

      await hands.presses('n');
      await page.getByLabel('Name or phone').waitFor();
      await hands.types('Jean Roy');
      await hands.presses('Enter');
      await page.getByRole('heading', { name: 'Jean Roy' }).waitFor();
      strokes.push(hands.done('A new member with a name of eight letters'));

      await hands.presses('l');
      await page.getByLabel('Number of the new card').waitFor();
      await hands.presses('Enter');
      await page.getByRole('heading', { name: 'The new card' }).waitFor();
      strokes.push(hands.done('A lost card of the member at the counter'));
      await page.keyboard.press('Escape');

      await hands.scans(receiptCode(1));
      await page.getByRole('heading', { name: 'Sale No. 000001' }).waitFor();
      await hands.presses('g');
      await page.getByRole('heading', { name: 'Refund of sale No. 000001' }).waitFor();
      await hands.types('500');
      await page.getByText('4 points taken back').waitFor();
      await page.screenshot({ path: join(pictures, 'refund.png') });
      await hands.presses('Enter');
      await page.getByRole('article', { name: /^Refund No\. 0*1$/ }).waitFor();
      strokes.push(hands.done('A refund of €5.00 of the sale of a scanned slip'));
      await page.screenshot({ path: join(pictures, 'refunded.png') });
      await page.keyboard.press('Enter');

      await hands.scans(receiptCode(4));
      await page.getByRole('heading', { name: 'Sale No. 000004' }).waitFor();
      await hands.presses('g');
      await page.locator('.refund .bill-line').waitFor();
      await hands.presses('+');
      await page.getByText('€4.20 goes back to the customer').waitFor();
      await page.screenshot({ path: join(pictures, 'refund-lines.png') });
      await hands.presses('Enter');
      await page.getByRole('article', { name: /^Refund No\. 0*2$/ }).waitFor();
      strokes.push(hands.done('A refund of one product of the sale of a scanned slip'));

      expect(strokesTable(strokes)).toBe(
        readFileSync(table, 'utf8')
          .split('\n')
          .filter((line) => line.startsWith('|'))
          .join('\n') + '\n',
      );
      expect(tab.complaints).toEqual([]);
      await expectWhole(shop);
    });
  },
);
