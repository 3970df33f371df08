import { describe, expect, it } from 'vitest';
import { scanInto } from '../helpers/scanner.ts';
import { goOnTo, searchAndTake, setUpByKeys, stepIsThere } from '../helpers/set-up.ts';
import { bakery, byHand, tillWindow } from '../helpers/till-window.ts';

/** Before a hand takes the scanner, it lets go of the keys. */
const thenPause = { delay: 150 };

const { page, till, open, ask, openShop, enrol, openMember, see, picture } = tillWindow();

describe('The first run', () => {
  it('asks in five steps by keyboard alone, shows the slip they make, and opens the till', async () => {
    const slip = page().locator('.setup-paper svg');
    await see('Welcome. What is your shop called?');
    await page().keyboard.press('Enter');
    await see('Name of the shop is empty. Fill it in.');
    await page().keyboard.type('Corner Bakery');
    await slip.getByText('Corner Bakery').waitFor();
    await goOnTo(page(), 'money');
    await page().keyboard.press('Tab');
    await searchAndTake(page(), 'JPY');
    await slip.getByText('¥1,250', { exact: true }).waitFor();
    await goOnTo(page(), 'points');
    await page().getByLabel('Points per ¥1').fill('0');
    await page().keyboard.press('Enter');
    await see('Points per ¥1 must be at least 1.');
    await page().keyboard.press('ControlOrMeta+A');
    await page().keyboard.type('2');
    await picture('set-up');
    await goOnTo(page(), 'day');
    await page().keyboard.press('Enter');
    await see('Corner Bakery is open');
    await page().keyboard.press('Enter');
    await see('Scan a card, or start typing');
    expect(await ask('program.get', {})).toMatchObject({ rules: { points: 2, perAmountMinor: 1 } });

    await till().close();
    await open();
    await see('Scan a card, or start typing');
  });

  it('has every answer again when the window is opened another day, in the middle of the set-up', async () => {
    await see('Welcome. What is your shop called?');
    await page().keyboard.type('Corner Bakery');
    await goOnTo(page(), 'slip');
    await page().keyboard.type('12 Mill Lane');
    await page().locator('.setup-paper svg').getByText('12 Mill Lane').waitFor();
    await till().close();
    await open();
    await stepIsThere(page(), 'slip');
    expect(await page().getByLabel('Address').inputValue()).toBe('12 Mill Lane');
    await page().locator('.setup-paper svg').getByText('Corner Bakery').waitFor();
  });

  it('speaks Chinese as soon as Chinese is chosen', async () => {
    await page().getByRole('radio', { name: '简体中文' }).click();
    await see('欢迎使用。您的店铺叫什么名字？');
    await page().getByLabel('店铺名称').focus();
    await setUpByKeys(page(), { name: '街角面包房', currency: 'CNY' });
    await see('请扫描会员卡，或直接输入');
    expect(await page().evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await enrol('李小龙', { phone: '13800005678' });
    await openMember('小龙');
    await page().keyboard.type('1250', byHand);
    await see('+12 分');
    await page().keyboard.press('Enter');
    await see('下一位顾客');
    await picture('recorded-zh');
  });
});

describe('The main job, by keyboard alone', () => {
  it('makes a member, quotes, records, shows the slip, undoes and records again', async () => {
    await openShop();
    await page().keyboard.press('n');
    await page().getByLabel('Name or phone').waitFor();
    await page().keyboard.press('Enter');
    await see('Nothing says who this is. Give a name or a phone number.');
    await page().keyboard.type('Łucja Kowalska', byHand);
    await page().keyboard.press('ArrowDown');
    await page().getByLabel('Phone', { exact: true }).waitFor();
    await page().keyboard.type('no number', byHand);
    await page().keyboard.press('Enter');
    await see('Phone has no digit in it.');
    await page().keyboard.press('ControlOrMeta+A');
    await page().keyboard.type('+48 601 234 678', byHand);
    await page().keyboard.press('Enter');
    await page().getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();

    await page().keyboard.type('1250', byHand);
    await page().getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
    await page().locator('.quote').getByText('+12 points').waitFor();
    await see('1 point per €1 on €12.50');
    await picture('member');
    await page().keyboard.press('Enter');
    const slip = page().getByRole('article', { name: 'Slip No. 000001' });
    await slip.getByText('+12 points').waitFor();
    await slip.getByText('€0.50 carried on').waitFor();
    await see('€12.50 · ⁨Łucja Kowalska⁩ · +12 points, balance 12');
    await picture('recorded');

    await page().keyboard.press('z');
    await see(/^Undone · €12.50/);
    await page().getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
    await page().keyboard.press('Backspace');
    await page().keyboard.press('Backspace');
    await page().keyboard.type('.5', byHand);
    await page().getByRole('status', { name: 'Amount' }).getByText('€12.50').waitFor();
    await page().keyboard.press('Enter');
    await page().getByRole('article', { name: 'Slip No. 000002' }).waitFor();

    await page().keyboard.press('F9');
    await page().getByRole('heading', { name: 'Sales of today' }).waitFor();
    expect(await page().locator('.today-sale').count()).toBe(2);
    expect(await page().locator('.today-sale[data-voided="true"]').count()).toBe(1);
    await picture('today');
    await page().keyboard.press('Escape');
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 1250 }, { voided: true }] });
  });

  it('finds as it is typed, in any script, with the arrows and Enter', async () => {
    await openShop();
    for (const name of ['Łucja Kowalska', 'Luca Bianchi', '李小龙']) await enrol(name);
    await page().keyboard.type('luc', byHand);
    await page().getByRole('option').nth(1).waitFor();
    await picture('found');
    const second = await page().getByRole('option').nth(1).locator('.found-name').textContent();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await page()
      .getByRole('heading', { name: second ?? '' })
      .waitFor();
    await openMember('李');
    await page().getByRole('heading', { name: '李小龙' }).waitFor();
    // A name may begin with a letter that a button shows.
    await page().keyboard.press('Escape');
    await enrol('Zoë Noir');
    await page().keyboard.type('zoe', byHand);
    await page()
      .getByRole('option', { name: /Zoë Noir/ })
      .waitFor();
  });

  it('takes a scan while another member is open, and leaves the amount alone', async () => {
    await openShop();
    await enrol('Jean');
    const { cardNumber } = await enrol('Łucja Kowalska');
    await openMember('Jean');
    await page().keyboard.type('12', thenPause);
    await scanInto(page(), String(cardNumber));
    await page().getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    await page().getByRole('status', { name: 'Amount' }).getByText('€0.12').waitFor();
    await page().keyboard.press('Enter');
    await page().locator('.slip').getByText(String(cardNumber).slice(-4)).waitFor();
  });

  it('takes a scan with nobody there, and the next one after a sale', async () => {
    await openShop();
    const cards = [
      String((await enrol('Jean'))['cardNumber']),
      String((await enrol('Łucja Kowalska'))['cardNumber']),
    ];
    await scanInto(page(), cards[0] ?? '');
    await page().getByRole('heading', { name: 'Jean' }).waitFor();
    await page().keyboard.type('500\n', byHand);
    await page().locator('.slip').waitFor();
    await scanInto(page(), cards[1] ?? '');
    await page().getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
    await page().getByRole('status', { name: 'Amount' }).getByText('€0.00').waitFor();
  });

  it('knows how many decimals the currency has', async () => {
    await openShop({ ...bakery, currency: 'KWD' });
    await page().keyboard.press('F4');
    await page().keyboard.type('1250', byHand);
    await page().getByRole('status', { name: 'Amount' }).getByText('1.250').waitFor();
    await page().keyboard.press('Delete');
    await page().keyboard.type('1.2', byHand);
    await page().getByRole('status', { name: 'Amount' }).getByText('1.200').waitFor();
    await page().keyboard.press('Enter');
    await page().locator('.slip').waitFor();
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 1200 }] });
  });

  it('says what can be done with a card that nobody knows', async () => {
    await openShop();
    await page().keyboard.type('OLD-4711', byHand);
    await page().keyboard.press('Enter');
    await see('This card isn’t known here. Scan it again, look for the name, or make a new member.');
    await picture('unknown-card');
    await page().keyboard.press('F3');
    await see('With the card OLD-4711');
    await page().keyboard.type('Jean\n');
    await page().getByRole('heading', { name: 'Jean' }).waitFor();
    expect(await ask('cards.resolve', { code: 'OLD-4711' })).toMatchObject({ kind: 'member', name: 'Jean' });
  });

  it('sells without a card, and gives the sale its card afterwards', async () => {
    await openShop();
    const { cardNumber } = await enrol('Jean');
    await page().keyboard.press('F4');
    await page().keyboard.type('800', byHand);
    await see('No card, no points');
    await page().keyboard.press('Enter');
    await page().locator('.slip').waitFor();
    await page().keyboard.press('F8');
    await scanInto(page(), String(cardNumber));
    await see('€8.00 · ⁨Jean⁩ · +8 points, balance 8');
    await page().locator('.slip').getByText('+8 points').waitFor();
  });

  it('asks before it records a huge total, and takes only a clear yes', async () => {
    await openShop();
    await page().keyboard.press('F4');
    await page().keyboard.type('99999999', byHand);
    await page().keyboard.press('Enter');
    await see(/€999,999\.99 is more than/);
    await picture('question');
    await page().keyboard.press('Enter');
    expect(await ask('sales.list', {})).toMatchObject({ sales: [] });
    await page().keyboard.press('y');
    await page().locator('.slip').waitFor();
    expect(await ask('sales.list', {})).toMatchObject({ sales: [{ totalMinor: 99_999_999 }] });
  });
});
