import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { launchTill, type LaunchedTill } from '../helpers/desktop.ts';
import { lookFaultsOn } from '../helpers/look-faults.ts';
import { french, scanInto } from '../helpers/scanner.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const pictures = fileURLToPath(new URL('../../test-results/counter/', import.meta.url));
mkdirSync(pictures, { recursive: true });

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 70 };
/** Before a hand takes the scanner, it lets go of the keys. */
const thenPause = { delay: 150 };

let folder: string;
let till: LaunchedTill;
let page: Page;
let complaints: string[];

async function open(...args: readonly string[]): Promise<void> {
  till = await launchTill({ folder, args });
  ({ page } = till);
  page.setDefaultTimeout(10_000);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
}

beforeEach(async () => {
  folder = makeFolder();
  complaints = [];
  await open();
});

afterEach(async () => {
  await till.close();
  removeFolder(folder);
  if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
});

async function ask(procedure: string, input: unknown): Promise<Record<string, unknown>> {
  const result = await till.call(procedure, input);
  if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`);
  if (typeof result.value !== 'object' || result.value === null)
    throw new Error(`${procedure} answers a record`);
  return { ...result.value };
}

const see = (text: string | RegExp) => page.getByText(text).first().waitFor();
const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

async function sizeOf(width: number, height: number): Promise<void> {
  await till.app.evaluate(
    ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
    [width, height] as const,
  );
  await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
}

/** A bakery with rewards, products on quick keys, and a member with 100 points. */
async function openBakery(locale: 'en' | 'zh-CN' = 'en', name = 'Łucja Kowalska') {
  await ask('shop.setUp', { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale });
  await page.locator('.till').waitFor();
  const member = await ask('members.enrol', { name, note: 'allergic to nuts' });
  await ask('points.adjust', { memberId: member['memberId'], points: 100, reason: 'A start' });
  const gives = { kind: 'amount', amountMinor: 250 };
  await ask('rewards.save', { name: 'Free coffee', pointsCost: 80, gives });
  await ask('rewards.save', {
    name: 'Half off everything in the shop, up to five euros',
    pointsCost: 50,
    gives: { kind: 'percent', percent: 50, capMinor: 500 },
  });
  await ask('rewards.save', { name: 'Free cake', pointsCost: 140, gives });
  const goods = [
    ['Rye loaf', 420, '5901234123457', 'Baked at four this morning'],
    ['Croissant', 160, '4006381333931', null],
    ['Wholegrain sunflower-seed sandwich with cheese', 650, null, null],
    ['Flowers', null, '96385074', null],
    ['苹果派', 380, null, null],
  ] as const;
  for (const [index, [product, priceMinor, barcode, talkingPoints]] of goods.entries()) {
    await ask('products.save', { name: product, priceMinor, barcode, talkingPoints, quickKey: index + 1 });
  }
  return { cardNumber: String(member['cardNumber']), memberId: String(member['memberId']) };
}

const scan = (code: string, layout?: Readonly<Record<string, string>>) => scanInto(page, code, layout);

describe('A reward', () => {
  it('is chosen by R, comes off the bill, and comes back with the undo', async () => {
    const { cardNumber, memberId } = await openBakery();
    await scan(cardNumber);
    await see('€40.00 to Free cake');
    await page.keyboard.type('1250', byHand);
    await page.keyboard.press('r');
    await page.getByRole('status', { name: 'Amount' }).getByText('€10.00').waitFor();
    await picture('reward-chosen');
    await page.keyboard.press('Enter');
    await page.locator('.slip').getByText('Free coffee').waitFor();
    await picture('reward-recorded');
    expect(await ask('points.balance', { memberId })).toMatchObject({ balance: 30 });
    await page.keyboard.press('z');
    await see(/^Undone · €10\.00/);
    expect(await ask('points.balance', { memberId })).toMatchObject({ balance: 100 });
  });

  it('is given alone by Enter where there is no amount', async () => {
    const { cardNumber, memberId } = await openBakery();
    await scan(cardNumber);
    await page.locator('.facts').waitFor();
    await page.keyboard.press('r');
    await page.getByRole('button', { name: 'Give the reward' }).waitFor();
    await page.keyboard.press('Enter');
    await see(/Given to .*: Free coffee · balance 20/);
    await page.keyboard.press('z');
    await see(/reward taken back, 80 points returned/);
    expect(await ask('points.balance', { memberId })).toMatchObject({ balance: 100 });
  });
});

describe('A bill', () => {
  it('grows by scans and quick keys, is counted by + and −, and stands on the slip', async () => {
    const { cardNumber } = await openBakery();
    await scan('5901234123457');
    await see('Baked at four this morning');
    await scan(cardNumber);
    await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    await page.keyboard.press('+');
    await page.keyboard.press('F6');
    await page.locator('.quick-key:focus').waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.bill-line').nth(1).waitFor();
    await page.getByRole('status', { name: 'Amount' }).getByText('€10.00').waitFor();
    await picture('bill');
    await page.keyboard.press('Escape');
    await page.locator('.quick-key').first().waitFor({ state: 'detached' });
    await scan('96385074');
    await see('Type the price of Flowers');
    await page.keyboard.type('900', byHand);
    await page.getByRole('status', { name: 'Amount' }).getByText('€19.00').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.slip').getByText('Flowers').waitFor();
    await picture('bill-recorded');
  });
});

describe('A lost card', () => {
  it('is replaced by one scan, and the old one names the new one', async () => {
    const { cardNumber } = await openBakery();
    await scan(cardNumber);
    await page.locator('.facts').waitFor();
    await page.keyboard.press('l');
    await page.getByLabel('Number of the new card').waitFor();
    await picture('replacement');
    await scan('NEW-CARD-4712');
    await page.locator('.slip').getByText('NEW-CARD-4712').waitFor();
    await picture('card-slip');
    await page.keyboard.press('Escape');
    await scan(cardNumber);
    await see(/replaced by the one that ends in 4712/);
  });
});

describe('A scanner that types', () => {
  it('is understood though the keyboard is French', async () => {
    await openBakery();
    await scan('5901234123457', french);
    await page.locator('.bill-line').getByText('Rye loaf').waitFor();
  });

  it('leaves a field as the hand left it, and a hand’s typing alone', async () => {
    const { cardNumber } = await openBakery();
    await page.keyboard.press('F3');
    await page.keyboard.type('Marie', thenPause);
    await scan('CARD-0001');
    await page.getByText('With the card CARD-0001').waitFor();
    expect(await page.getByLabel('Name or phone').inputValue()).toBe('Marie');
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    await page.keyboard.type('luc', thenPause);
    await scan(cardNumber);
    await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    await page.keyboard.type('7', thenPause);
    await scan('5901234123457');
    await page.locator('.bill-line').nth(1).waitFor();
    await page.getByRole('status', { name: 'Amount' }).getByText('€4.27').waitFor();
  });

  it('works the till alone, with the barcodes of the command sheet', async () => {
    const { cardNumber } = await openBakery();
    await scan(cardNumber);
    await page.locator('.facts').waitFor();
    for (const code of ['CMD-DIGIT-5', 'CMD-DIGIT-00', 'CMD-REWARD', 'CMD-RECORD']) await scan(code);
    await page.locator('.slip').getByText('Free coffee').waitFor();
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 250 }] });
    await scan('CMD-UNDO');
    await see(/^Undone · €2\.50/);
  });
});

describe('The owner’s room', () => {
  it('closes the day after one question, with its Z number and a sum that adds up', async () => {
    const { cardNumber } = await openBakery();
    await ask('sales.record', { cardNumber, totalMinor: 1250 });
    await page.keyboard.press('F10');
    await page.getByRole('table', { name: 'Points in members’ hands' }).getByText('112').waitFor();
    await picture('owner-day');
    await page.getByRole('button', { name: 'Close the day' }).click();
    await picture('owner-day-question');
    await page.getByRole('button', { name: 'Yes, close it' }).click();
    await see(/^Z 1 · closed at/);
    await picture('owner-day-closed');
    expect(await ask('day.list', {})).toMatchObject({ days: [{ zNumber: 1, netMinor: 1250 }] });
  });

  it('makes and changes rewards, products and the rule', async () => {
    await openBakery();
    await page.keyboard.press('F10');
    await page.keyboard.press('4');
    await page.getByRole('button', { name: 'New reward' }).click();
    await page.keyboard.type('Free tea\n', byHand);
    await see(/^Costs \(points\) must be/);
    await page.getByLabel('Costs (points)').fill('40');
    await page.getByLabel('Amount off (EUR)').fill('2.20');
    await picture('owner-reward');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Free tea/ }).waitFor();
    await picture('owner-rewards');
    await page.keyboard.press('5');
    await page.getByLabel('Find by name or barcode').fill('rye');
    await page.getByRole('button', { name: /Rye loaf/ }).click();
    await page.getByLabel('Price (EUR)').fill('4.50');
    await page.getByLabel('Quick key at the till').selectOption('2');
    await page.getByRole('button', { name: 'Save' }).click();
    await see(/This quick key is taken by Croissant/);
    await picture('owner-product');
    await page.getByLabel('Quick key at the till').selectOption('9');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('button', { name: /€4\.50/ }).waitFor();
    await picture('owner-products');
    await page.getByRole('navigation').getByRole('button', { name: 'Points' }).click();
    await page.getByLabel('Points expire after (months)').fill('12');
    await page.keyboard.press('Enter');
    await see('Saved: it holds from now on.');
    await picture('owner-program');
    await page.getByRole('navigation').getByRole('button', { name: 'Command sheet' }).click();
    await page.getByText('Free tea').waitFor();
    await picture('owner-commands');
    expect(await ask('program.get', {})).toMatchObject({ rules: { expiryMonths: 12 } });
    await page.keyboard.press('Escape');
    await see('Scan a card, or start typing');
  });

  it('isn’t there for a cashier', async () => {
    await openBakery();
    await till.close();
    await open('--role=cashier');
    await page.locator('.till').waitFor();
    await page.keyboard.press('F10');
    expect(await page.getByRole('button', { name: /^Owner/ }).count()).toBe(0);
    expect(await page.locator('.owner-page').count()).toBe(0);
  });
});

describe('The looks', () => {
  const names = [
    'Łucja Kowalska',
    'Wolfeschlegelsteinhausenbergerdorff Karlheinz Maximilian von und zu Hinterzarten-Obermühlbach',
  ];
  it.each([
    [1024, 768, 'light', 'en'],
    [1280, 800, 'dark', 'zh-CN'],
    [1920, 1080, 'light', 'zh-CN'],
    [800, 1280, 'dark', 'en'],
  ] as const)('hold at %i × %i, %s, %s, with names of any length', async (width, height, theme, locale) => {
    const { cardNumber } = await openBakery(locale, names[width % 3 === 1 ? 1 : 0]);
    await sizeOf(width, height);
    await page.emulateMedia({ colorScheme: theme });
    const view = (what: string) => holds(`${width}x${height}-${theme}-${what}`);
    await scan(cardNumber);
    await page.locator('.facts').waitFor();
    await page.keyboard.type('r1250', thenPause);
    await page.locator('.quote-pair').first().waitFor();
    await view('rewards');
    for (const code of ['5901234123457', '4006381333931', '4006381333931']) {
      await scan(code);
      await page.locator('.found').waitFor({ state: 'detached' });
    }
    await page.keyboard.press('F6');
    await page.locator('.quick-key').first().waitFor();
    await view('bill');
  });

  /** Takes the picture, and sees that nothing sticks out and every target is large enough for a finger. */
  async function holds(name: string): Promise<void> {
    await picture(name);
    expect(await lookFaultsOn(page), name).toEqual([]);
  }
});
