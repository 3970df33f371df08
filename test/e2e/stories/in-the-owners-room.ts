import { describe, expect, it } from 'vitest';
import type { Shell } from '../../helpers/shells.ts';
import { byHand, openBakery, storyTill } from './story-till.ts';

/** What an owner does at the end of a day, and what an owner sets. */
export function describeTheOwnersRoom(shell: Shell): void {
  describe.skipIf(shell.whyNot !== undefined)(`In the owner’s room, in ${shell.name}`, () => {
    const till = storyTill(shell);
    const { ask, page, see, slip, picture } = till;

    it('a day is closed after one question, with its Z number and a sum that adds up; what comes after it counts for the next', async () => {
      const { cardNumber } = await openBakery(till);
      await ask('sales.record', { cardNumber, totalMinor: 1250 });
      await page().keyboard.press('F10');
      await page().getByRole('table', { name: 'Points in members’ hands' }).getByText('112').waitFor();
      await picture('day');
      await page().getByRole('button', { name: 'Close the day' }).click();
      await picture('day-question');
      await page().getByRole('button', { name: 'Yes, close it' }).click();
      await see(/^Z 1 · closed at/);
      await picture('day-closed');
      expect(await ask('day.list', {})).toMatchObject({ days: [{ zNumber: 1, netMinor: 1250 }] });
      await page().keyboard.press('Escape');
      await see('Scan a card, or start typing');
      await page().keyboard.press('F4');
      await page().keyboard.type('300', byHand);
      await page().keyboard.press('Enter');
      await slip(/^Counts for /);
      await picture('after-the-z');
    });

    it('a sale of an outage is entered into the open day with its own time', async () => {
      await openBakery(till);
      await page().keyboard.press('F10');
      await page()
        .getByRole('button', { name: /^Sales from paper/ })
        .click();
      await page().getByLabel('Time').waitFor();
      const { date: today } = await ask('day.summary', {});
      const before = new Date(`${String(today)}T12:00:00Z`);
      before.setUTCDate(before.getUTCDate() - 1);
      await page().getByLabel('Date').fill(before.toISOString().slice(0, 10));
      await page().getByLabel('Time').fill('842');
      await page().getByLabel('Amount (EUR)').fill('12.50');
      await page().keyboard.press('Enter');
      await page().locator('.outage-sale').getByText('€12.50').waitFor();
      await picture('outage');
      expect(await ask('sales.list', { date: today })).toMatchObject({
        sales: [{ totalMinor: 1250, occurredAt: expect.stringContaining(before.toISOString().slice(0, 10)) }],
      });
    });

    it('rewards, products and the rule are made and changed', async () => {
      await openBakery(till);
      await page().keyboard.press('F10');
      await page().keyboard.press('4');
      await page().getByRole('button', { name: 'New reward' }).click();
      await page().locator('.owner-room input:focus').waitFor();
      await page().keyboard.type('Free tea\n', byHand);
      await see(/^Costs \(points\) must be/);
      await page().getByLabel('Costs (points)').fill('40');
      await page().getByLabel('Amount off (EUR)').fill('2.20');
      await picture('reward');
      await page().keyboard.press('Enter');
      await page()
        .getByRole('button', { name: /Free tea/ })
        .waitFor();
      await picture('rewards');
      await page().keyboard.press('5');
      await page().getByLabel('Find by name or barcode').fill('rye');
      await page()
        .getByRole('button', { name: /Rye loaf/ })
        .click();
      await page().getByLabel('Price (EUR)').fill('4.50');
      await page().getByLabel('Quick key at the till').selectOption('2');
      await page().getByRole('button', { name: 'Save' }).click();
      await see(/This quick key is taken by Croissant/);
      await picture('product');
      await page().getByLabel('Quick key at the till').selectOption('9');
      await page().getByRole('button', { name: 'Save' }).click();
      await page()
        .getByRole('button', { name: /€4\.50/ })
        .waitFor();
      await picture('products');
      await page().getByRole('navigation').getByRole('button', { name: 'Points' }).click();
      await page().getByLabel('Points expire after (months)').fill('12');
      await page().keyboard.press('Enter');
      await see('Saved: it holds from now on.');
      await picture('program');
      await page().getByRole('navigation').getByRole('button', { name: 'Command sheet' }).click();
      await page().getByText('Free tea').waitFor();
      await picture('commands');
      expect(await ask('program.get', {})).toMatchObject({ rules: { expiryMonths: 12 } });
      await page().keyboard.press('Escape');
      await see('Scan a card, or start typing');
    });

    it('none of it is there for a cashier', async () => {
      await openBakery(till);
      await till.openAgain('cashier');
      await page().locator('.till').waitFor();
      await page().keyboard.press('F10');
      expect(
        await page()
          .getByRole('button', { name: /^Owner/ })
          .count(),
      ).toBe(0);
      expect(await page().locator('.owner-page').count()).toBe(0);
    });
  });
}
