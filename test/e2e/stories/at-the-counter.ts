import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../../electron/core/domain/receipt-number.ts';
import { french } from '../../helpers/scanner.ts';
import type { Shell } from '../../helpers/shells.ts';
import { byHand, flowers, openBakery, ryeLoaf, storyTill, thenPause } from './story-till.ts';

/** What a cashier does with rewards, products, cards, slips and a scanner that types, as a person sees it. */
export function describeTheCounter(shell: Shell): void {
  describe.skipIf(shell.whyNot !== undefined)(`At the counter, in ${shell.name}`, () => {
    const till = storyTill(shell);
    const { ask, page, scan, see, amount, slip, picture } = till;
    const balanceOf = (memberId: string) => ask('points.balance', { memberId });

    it('a reward is chosen by R, comes off the bill, and comes back with the undo', async () => {
      const { cardNumber, memberId } = await openBakery(till);
      await scan(cardNumber);
      await see('€40.00 to Free cake');
      await page().keyboard.type('1250', byHand);
      await page().keyboard.press('r');
      await amount('€10.00');
      await picture('reward-chosen');
      await page().keyboard.press('Enter');
      await slip('Free coffee');
      await picture('reward-recorded');
      expect(await balanceOf(memberId)).toMatchObject({ balance: 30 });
      await page().keyboard.press('z');
      await see(/^Undone · €10\.00/);
      expect(await balanceOf(memberId)).toMatchObject({ balance: 100 });
    });

    it('a reward is given alone by Enter where there is no amount', async () => {
      const { cardNumber, memberId } = await openBakery(till);
      await scan(cardNumber);
      await page().locator('.facts').waitFor();
      await page().keyboard.press('r');
      await page().getByRole('button', { name: 'Give the reward' }).waitFor();
      await page().keyboard.press('Enter');
      await see(/Given to .*: Free coffee · balance 20/);
      await page().keyboard.press('z');
      await see(/reward taken back, 80 points returned/);
      expect(await balanceOf(memberId)).toMatchObject({ balance: 100 });
    });

    it('a bill grows by scans and quick keys, is counted by + and −, and stands on the slip', async () => {
      const { cardNumber } = await openBakery(till);
      await scan(ryeLoaf);
      await see('Baked at four this morning');
      await scan(cardNumber);
      await page().getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
      await page().keyboard.press('+');
      await page().keyboard.press('F6');
      await page().locator('.quick-key:focus').waitFor();
      await page().keyboard.press('ArrowRight');
      await page().keyboard.press('Enter');
      await page().locator('.bill-line').nth(1).waitFor();
      await amount('€10.00');
      await picture('bill');
      await page().keyboard.press('Escape');
      await page().locator('.quick-key').first().waitFor({ state: 'detached' });
      await scan(flowers);
      await see('Type the price of Flowers');
      await page().keyboard.type('900', byHand);
      await amount('€19.00');
      await page().keyboard.press('Enter');
      await slip('Flowers');
      await picture('bill-recorded');
    });

    it('a scale’s label says the price of what was weighed, and stands on the bill with its weight', async () => {
      await openBakery(till);
      await ask('shop.update', { weighedGoods: [{ prefix: '21', holds: 'price' }] });
      await ask('products.save', { name: 'Apples', barcode: '2100042', priceMinor: 300, soldBy: 'weight' });
      // €3.75 of apples at €3.00 a kilogram.
      await scan('2100042003750');
      await page().locator('.bill-line').getByText('Apples').waitFor();
      await page().locator('.bill-line').getByText('1.25').waitFor();
      await amount('€3.75');
    });

    it('a lost card is replaced by one scan, and the old one names the new one', async () => {
      const { cardNumber } = await openBakery(till);
      await scan(cardNumber);
      await page().locator('.facts').waitFor();
      await page().keyboard.press('l');
      await page().getByLabel('Number of the new card').waitFor();
      await picture('replacement');
      await scan('NEW-CARD-4712');
      await slip('NEW-CARD-4712');
      await picture('card-slip');
      await page().keyboard.press('Escape');
      await scan(cardNumber);
      await see(/replaced by the one that ends in 4712/);
    });

    it('the barcode of a slip opens its sale, whose slip is marked as a copy', async () => {
      const { cardNumber } = await openBakery(till);
      const { receiptNumber } = await ask('sales.record', { cardNumber, totalMinor: 1250 });
      await scan(receiptCode(Number(receiptNumber)));
      await page().getByRole('heading', { name: 'Sale No. 000001' }).waitFor();
      await slip(/^Copy$/);
      await picture('sale-of-slip');
    });

    it('points that will expire are said with their last day, on the panel and on the slip', async () => {
      const { cardNumber, memberId } = await openBakery(till);
      const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 6 };
      await ask('program.save', rules);
      await ask('sales.record', { cardNumber, totalMinor: 1250 });
      const { lots } = await balanceOf(memberId);
      expect(lots).toEqual([
        expect.objectContaining({ points: 12, expiresOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) }),
        expect.objectContaining({ points: 100, expiresOn: null }),
      ]);
      await scan(cardNumber);
      await page()
        .locator('.facts')
        .getByText(/^12 points after /)
        .waitFor();
      await page().keyboard.type('100', byHand);
      await page().keyboard.press('Enter');
      await slip(/^13 points expire after /);
    });

    it('each slip is kept in the shop’s folder, with no printer in the house', async () => {
      const { cardNumber } = await openBakery(till);
      await ask('sales.record', { cardNumber, totalMinor: 1250 });
      const kept = (): readonly string[] => {
        const receipts = join(till.folder(), 'receipts');
        return existsSync(receipts)
          ? readdirSync(receipts, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'))
          : [];
      };
      await expect
        .poll(() => kept().map((name) => /\.[a-z]+$/.exec(name)?.[0]))
        .toEqual(expect.arrayContaining(['.svg', '.txt']));
    });

    it('a scanner is understood though the keyboard is French', async () => {
      await openBakery(till);
      await scan(ryeLoaf, french);
      await page().locator('.bill-line').getByText('Rye loaf').waitFor();
    });

    it('a scan leaves a field as the hand left it, and a hand’s typing alone', async () => {
      const { cardNumber } = await openBakery(till);
      await page().keyboard.press('F3');
      await page().keyboard.type('Marie', thenPause);
      await scan('CARD-0001');
      await page().getByText('With the card CARD-0001').waitFor();
      expect(await page().getByLabel('Name or phone').inputValue()).toBe('Marie');
      await page().keyboard.press('Escape');
      await page().keyboard.press('F2');
      await page().keyboard.type('luc', thenPause);
      await scan(cardNumber);
      await page().getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
      await page().keyboard.type('7', thenPause);
      await scan(ryeLoaf);
      await page().locator('.bill-line').nth(1).waitFor();
      await amount('€4.27');
    });

    it('a scanner works the till alone, with the barcodes of the command sheet', async () => {
      const { cardNumber } = await openBakery(till);
      await scan(cardNumber);
      await page().locator('.facts').waitFor();
      for (const code of ['CMD-DIGIT-5', 'CMD-DIGIT-00', 'CMD-REWARD', 'CMD-RECORD']) await scan(code);
      await slip('Free coffee');
      expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 250 }] });
      await scan('CMD-UNDO');
      await see(/^Undone · €2\.50/);
    });
  });
}
