import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openShops, screens, seeScreen, viewsOf, type Screen, type Shops } from './screens.ts';

const screenNamed = (name: string): Screen => {
  const found = screens.find((screen) => screen.name === name);
  if (found === undefined) throw new Error(`there is no screen ${name}`);
  return found;
};

/** Something that opens and closes. Words differ by locale: none is used. */
interface Opening {
  readonly name: string;
  /** The screen that it is opened on. */
  readonly on: string;
  /** What has the focus before. */
  readonly from: string;
  /** The key that opens it; Enter presses what has the focus. */
  readonly key: string;
  readonly opened: string;
  /** What closes it: Esc, or its own close key where that is named. */
  readonly closeKey?: string;
  /** Done in it before: its work, after which it closes by itself. */
  readonly work?: (page: Page) => Promise<void>;
}

const withKey = (key: string): string => `[aria-keyshortcuts="${key}"]:enabled`;
const today = `.last ${withKey('F9')}`;

const openings: readonly Opening[] = [
  { name: 'the list of today', on: 'till', from: today, key: 'Enter', opened: '.today' },
  { name: 'the list of today by its key', on: 'till', from: '.mark', key: 'F9', opened: '.today' },
  {
    ...{
      name: 'the list of today, by its close key',
      on: 'till',
      from: today,
      key: 'Enter',
      opened: '.today',
    },
    closeKey: `.today-head ${withKey('Escape')}`,
  },
  { name: 'enrolment', on: 'till', from: `.welcome ${withKey('N')}`, key: 'Enter', opened: '.enrolment' },
  {
    ...{ name: 'enrolment, by its close key', on: 'till', from: today, key: 'F3', opened: '.enrolment' },
    closeKey: `.enrolment ${withKey('Escape')}`,
  },
  { name: 'the look', on: 'till', from: today, key: 'F11', opened: '.appearance-choices' },
  { name: 'the owner’s room', on: 'till', from: today, key: 'F10', opened: '.owner-nav' },
  {
    ...{
      name: 'the owner’s room, by its close key',
      on: 'till',
      from: today,
      key: 'F10',
      opened: '.owner-nav',
    },
    closeKey: `.owner-nav ${withKey('Escape')}`,
  },
  { name: 'the quick keys', on: 'quick-keys', from: today, key: 'Enter', opened: '.today' },
  { name: 'the sentence of a mark', on: 'till', from: '.mark', key: 'Shift', opened: '.mark-sentence' },
  { name: 'the list of today during a sale', on: 'sale', from: today, key: 'Enter', opened: '.today' },
  {
    name: 'a member’s page',
    on: 'member-0',
    from: `.member ${withKey('F7')}`,
    key: 'Enter',
    opened: '.history-entry',
  },
  {
    name: 'a member’s page from a list',
    on: 'today',
    from: '.today-member',
    key: 'Enter',
    opened: '.history-entry',
  },
  {
    name: 'a new card',
    on: 'member-3',
    from: `.member ${withKey('L')}`,
    key: 'Enter',
    opened: '.replacement-how',
  },
  { name: 'a refund', on: 'today', from: '.today-keys button', key: 'Enter', opened: '.refund-sale' },
  {
    ...{
      name: 'the question before an undo',
      on: 'today',
      from: '.today-sale:nth-child(3) .today-keys button:last-child',
    },
    ...{ key: 'Enter', opened: '.today-asked' },
  },
  {
    ...{ name: 'the question before an undo, by its close key', on: 'today' },
    ...{
      from: '.today-sale:nth-child(3) .today-keys button:last-child',
      key: 'Enter',
      opened: '.today-asked',
    },
    closeKey: `.today-asked ${withKey('Escape')}`,
  },
  {
    name: 'a member’s details',
    on: 'member-page-0',
    from: withKey('E'),
    key: 'Enter',
    opened: '.details-form',
  },
  {
    ...{
      name: 'a member’s details once they are saved',
      on: 'member-page-3',
      from: withKey('E'),
      key: 'Enter',
    },
    opened: '.details-form',
    work: (page) => page.keyboard.press('Enter'),
  },
  { name: 'points by hand', on: 'member-page-0', from: withKey('A'), key: 'Enter', opened: '.details-form' },
  {
    ...{ name: 'points by hand once they are given', on: 'member-page-0', from: withKey('A'), key: 'Enter' },
    opened: '.details-form',
    async work(page) {
      await page.locator('.details-form input[name="points"]').fill('3');
      await page.locator('.details-form input[name="reason"]').fill('A gift');
      await page.keyboard.press('Enter');
    },
  },
  {
    name: 'the sheet of a merge',
    on: 'member-page-0',
    from: withKey('M'),
    key: 'Enter',
    opened: '[role="dialog"]',
  },
  {
    name: 'the sheet of a merge by its key',
    on: 'member-page-0',
    from: today,
    key: 'm',
    opened: '[role="dialog"]',
  },
  {
    name: 'the sheet before an erase',
    on: 'member-page-3',
    from: withKey('X'),
    key: 'Enter',
    opened: '[role="dialog"]',
  },
  {
    ...{
      name: 'the sheet before an erase, by its close key',
      on: 'member-page-3',
      from: withKey('X'),
      key: 'Enter',
    },
    ...{ opened: '[role="dialog"]', closeKey: `[role="dialog"] ${withKey('Escape')}` },
  },
  {
    name: 'a member’s card slip',
    on: 'member-page-0',
    from: withKey('K'),
    key: 'Enter',
    opened: '.paper, .done-slip',
  },
  {
    name: 'the list behind a figure',
    on: 'owner-day',
    from: '.day-figure:enabled',
    key: 'Enter',
    opened: '[role="dialog"]',
  },
  { name: 'the day’s slip', on: 'owner-day', from: withKey('S'), key: 'Enter', opened: '[role="dialog"]' },
  { name: 'the day on paper', on: 'owner-day', from: withKey('D'), key: 'Enter', opened: '[role="dialog"]' },
  {
    name: 'the question before a close',
    on: 'owner-day',
    from: '.day-close button',
    key: 'Enter',
    opened: '.owner-question',
  },
  {
    name: 'thirty days behind a figure',
    on: 'owner-overview',
    from: '.day-figure:enabled',
    key: 'Enter',
    opened: '[role="dialog"]',
  },
  {
    name: 'a product',
    on: 'owner-products',
    from: 'li:nth-child(2) .owner-row',
    key: 'Enter',
    opened: '.owner-form',
  },
  {
    name: 'a new reward',
    on: 'owner-rewards',
    from: '.owner-head .button-main',
    key: 'Enter',
    opened: '.owner-form',
  },
  {
    ...{
      name: 'a reward once it is saved under another name',
      on: 'owner-rewards',
      from: 'li:nth-child(2) .owner-row',
    },
    ...{ key: 'Enter', opened: '.owner-form' },
    async work(page) {
      await page.locator('.owner-form input[name="name"]').fill('Half off the whole bill');
      await page.keyboard.press('Enter');
    },
  },
];

describeInBrowser('The focus', ({ browser }) => {
  let shops: Shops;
  beforeAll(async () => {
    shops = await openShops('en');
  });
  afterAll(() => shops?.close());

  const see = async (on: string, look: (page: Page) => Promise<void>): Promise<void> => {
    const complaints = await seeScreen(
      browser(),
      shops,
      { locale: 'en', screen: screenNamed(on), views: [viewsOf.en] },
      look,
    );
    expect(complaints).toEqual([]);
  };

  it.each(openings)('is where it was after $name', ({ on, from, key, opened, closeKey, work }) =>
    see(on, async (page) => {
      const opener = page.locator(from).first();
      // A mark says its sentence as it takes the focus: Shift does nothing.
      await opener.focus();
      await page.keyboard.press(key);
      await page.locator(opened).first().waitFor();
      if (work !== undefined) await work(page);
      else if (closeKey === undefined) await page.keyboard.press('Escape');
      else {
        await page.locator(closeKey).focus();
        await page.keyboard.press('Enter');
      }
      await page.locator(opened).first().waitFor({ state: 'detached' });
      await expect
        .poll(() =>
          page
            .locator(from)
            .first()
            .evaluate((element) => element === document.activeElement),
        )
        .toBe(true);
    }),
  );

  it('is nowhere where what had it is gone: keys mean what the till shows', () =>
    see('today', async (page) => {
      await page.locator('.today-keys button').first().focus();
      await page.keyboard.press('F3');
      await page.locator('.enrolment').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.enrolment').waitFor({ state: 'detached' });
      await page.keyboard.press('n');
      await page.locator('.enrolment').waitFor();
    }));

  it('is nowhere after a form that nobody had opened by a button: keys mean what the till shows', () =>
    see('till', async (page) => {
      await page.keyboard.press('F3');
      await page.locator('.enrolment').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('.enrolment').waitFor({ state: 'detached' });
      await page.keyboard.press('F4');
      await page.keyboard.type('380', { delay: 60 });
      await page.getByRole('status', { name: 'Amount' }).getByText('€3.80').waitFor();
    }));
});
