import type { Browser, Page } from 'playwright-core';
import { usualAppearance, type Appearance } from '../../../electron/core/domain/appearance.ts';
import type { Locale } from '../../../electron/core/messages/translate.ts';
import { keyOfSection, ownersSections, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { setUpSteps } from '../../../renderer/state/set-up-entries.ts';
import { openTab, type Tab } from '../../helpers/browser.ts';
import { goOnTo } from '../../helpers/set-up.ts';
import { openStillTill, type StillTill } from '../../helpers/still-till.ts';
import { namesOfAllKinds, openStockedShop, ryeLoaf, type StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';
import { deviceScreens } from './device-screens.ts';
import { printingScreens } from './printing-screens.ts';
import { rareScreens } from './rare-screens.ts';

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 60 };

/** A screen in one of its states, and how a hand at the keyboard gets there. Words differ by locale: none is used. */
export interface Screen {
  /** Unique, and the name of its pictures. */
  readonly name: string;
  /** A shop with some weeks behind it, none yet, or a sample shop in the place of one. */
  readonly shop: keyof Omit<Shops, 'close'>;
  /** How the machine's people want it to look, where that isn't the usual. */
  readonly appearance?: Partial<Appearance>;
  readonly reach: (page: Page, shop: StockedShop) => Promise<void>;
}

const there = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor();

/** By a scanner of the shop's own: what keys a scanner presses is another test's matter. */
const scan = async ({ asOwner }: Pick<StockedShop, 'asOwner'>, payload: string): Promise<void> => {
  value(await asOwner.devices.submitScan({ payload }));
};

async function openMember(page: Page, shop: StockedShop, index: number): Promise<void> {
  await scan(shop, shop.members[index]?.cardNumber ?? '');
  await there(page, '.member-name');
}

async function sellTo(page: Page, shop: StockedShop, index: number): Promise<void> {
  await openMember(page, shop, index);
  await page.keyboard.type('1250', byHand);
  await there(page, '.quote');
}

const stocked = (name: string, reach: Screen['reach']): Screen => ({ name, shop: 'stocked', reach });

const setUpScreens: readonly Screen[] = setUpSteps.map((step) => ({
  name: `set-up-${step}`,
  shop: 'none',
  async reach(page) {
    await page.keyboard.type('Konditorei Süß & Söhne im Alten Rathaus');
    await goOnTo(page, step);
    await there(page, '.setup-paper svg');
  },
}));

const tillScreens: readonly Screen[] = [
  stocked('till', (page) => there(page, '.welcome, .customer')),
  stocked('found', async (page) => {
    await page.keyboard.press('F2');
    await page.keyboard.type('w', byHand);
    await there(page, '.found-row');
  }),
  stocked('found-nobody', async (page) => {
    await page.keyboard.press('F2');
    await page.keyboard.type('zzzzz', byHand);
    await there(page, '.found-none, .found-nobody');
  }),
  stocked('card-unknown', async (page, shop) => {
    await scan(shop, '2999999999994');
    await there(page, '.find-outcome, .found-none, .found-nobody, [role="alert"]');
  }),
  ...namesOfAllKinds.map((_, index) =>
    stocked(`member-${index}`, (page, shop) => openMember(page, shop, index)),
  ),
  stocked('sale', (page, shop) => sellTo(page, shop, 0)),
  stocked('bill', async (page, shop) => {
    await openMember(page, shop, 3);
    await scan(shop, ryeLoaf);
    await there(page, '.bill-line');
  }),
  stocked('quick-keys', async (page) => {
    await there(page, '.pad-tab');
    await page.keyboard.press('F6');
    await there(page, '.quick-key');
  }),
  stocked('question', async (page, shop) => {
    await openMember(page, shop, 0);
    await page.keyboard.type('12345600', byHand);
    await page.keyboard.press('Enter');
    await there(page, '[data-asked], .quote');
  }),
  stocked('without-card', async (page) => {
    await page.keyboard.press('F4');
    await page.keyboard.type('380', byHand);
    await there(page, '.quote');
  }),
  stocked('enrolment', async (page) => {
    await page.keyboard.press('F3');
    await there(page, '.enrolment');
  }),
  stocked('replacement', async (page, shop) => {
    await openMember(page, shop, 3);
    await page.keyboard.press('l');
    await there(page, '.replacement-how');
  }),
  stocked('today', async (page) => {
    await page.keyboard.press('F9');
    await there(page, '.today-sale');
  }),
  stocked('today-undo', async (page) => {
    await page.keyboard.press('F9');
    await page.locator('.today-sale').nth(1).locator('.today-keys button').last().click();
    await there(page, '.today-asked .undo-effect');
    await page.mouse.move(0, 0);
  }),
  stocked('sale-slip', async (page, shop) => {
    await scan(shop, shop.slipOfMember);
    await there(page, '.done-slip .slip');
  }),
  stocked('refund', async (page, shop) => {
    await scan(shop, shop.slipOfMember);
    await there(page, '.done-slip .slip');
    await page.keyboard.press('g');
    // A letter may begin a name: what is typed on its heels would be searched.
    await there(page, '.refund-sale');
    await page.keyboard.type('500', byHand);
    await there(page, '.refund-does');
  }),
  stocked('appearance', async (page) => {
    await page.keyboard.press('F11');
    await there(page, '.appearance-choices');
  }),
  stocked('training', async (page) => {
    await page.keyboard.press('F1');
    await there(page, '.training-banner');
  }),
];

const toMemberPage =
  (index: number): Screen['reach'] =>
  async (page, shop) => {
    await openMember(page, shop, index);
    await page.keyboard.press('F7');
    await there(page, '.history-entry');
    await there(page, '.chart-room svg');
  };

const memberScreens: readonly Screen[] = [0, 3].map((index) =>
  stocked(`member-page-${index}`, toMemberPage(index)),
);

const personScreens: readonly Screen[] = [
  stocked('member-merge', async (page, shop) => {
    await openMember(page, shop, 0);
    await page.keyboard.press('F7');
    await there(page, '.history-entry');
    await page.keyboard.press('m');
    await scan(shop, shop.members[3]?.cardNumber ?? '');
    await there(page, '.merge-sides');
  }),
  stocked('member-merge-find', async (page, shop) => {
    await openMember(page, shop, 0);
    await page.keyboard.press('F7');
    await there(page, '.history-entry');
    await page.keyboard.press('m');
    await there(page, '.person-sheet input');
    await page.locator('.person-sheet input').fill('w');
    await there(page, '.merge-row');
  }),
  stocked('member-erase', async (page, shop) => {
    await openMember(page, shop, 3);
    await page.keyboard.press('F7');
    await there(page, '.history-entry');
    await page.keyboard.press('x');
    await there(page, '.erase-facts');
  }),
  stocked('member-person', async (page, shop) => {
    await openMember(page, shop, 0);
    await page.keyboard.press('F7');
    await there(page, '.history-entry');
    await page.locator('.person-act').last().scrollIntoViewIfNeeded();
  }),
];

const ownerScreens: readonly Screen[] = ownersSections.map((section) =>
  stocked(`owner-${section.name}`, async (page) => {
    await page.keyboard.press('F10');
    await there(page, '.owner-nav');
    await page.keyboard.press(keyOfSection(section));
    await there(page, `.owner-door[data-section="${section.name}"][aria-current]`);
    await there(page, '.owner-room h3, .owner-room h2');
    // A list that is still on its way is another picture.
    await page.waitForFunction(
      () => document.querySelector('.owner-room :is(.on-its-way, [aria-busy="true"])') === null,
    );
  }),
);

const booksFound = stocked('owner-books-found', async (page) => {
  await page.keyboard.press('F10');
  await there(page, '.owner-nav');
  await page.keyboard.press(keyOfSection(sectionNamed('books')));
  await page.locator('.books-section .button-main').click();
  await there(page, '.books-checks li');
});

const closedDay = stocked('owner-day-closed', async (page) => {
  await page.keyboard.press('F10');
  await there(page, '.day-hours .chart-room svg');
  await page.keyboard.press('p');
  await there(page, '.day-state[data-closed="true"]');
  await there(page, '.day[aria-busy="false"]');
});

const practiceSale = stocked('training-sale', async (page) => {
  await page.keyboard.press('F1');
  await there(page, '.training-banner');
  await page.keyboard.press('F4');
  await page.keyboard.type('380', byHand);
  await there(page, '.quote li');
});

const toTheDay: Screen['reach'] = async (page) => {
  await page.keyboard.press('F10');
  await there(page, '.day-hours .chart-room svg');
};

const sampleScreens: readonly Screen[] = [
  { name: 'sample-till', shop: 'sample', reach: (page) => there(page, '.sample-mark') },
  { name: 'sample-day', shop: 'sample', reach: toTheDay },
];

/** What people chose for their eyes and hands, on the screens that have least room to spare. */
const choices: Readonly<Record<string, Partial<Appearance>>> = {
  'large-text': { textSize: 'largest' },
  'left-handed': { hand: 'left' },
};
const chosenScreens: readonly Screen[] = Object.entries(choices).flatMap(([name, appearance]) => [
  { ...stocked(`${name}-sale`, (page, shop) => sellTo(page, shop, 0)), appearance },
  { ...stocked(`${name}-owner`, toTheDay), appearance },
  { ...stocked(`${name}-member-page`, toMemberPage(0)), appearance },
]);

/** Every screen of the till, in the order in which a new shop sees them. */
export const screens: readonly Screen[] = [
  ...setUpScreens,
  ...tillScreens,
  ...memberScreens,
  ...personScreens,
  ...ownerScreens,
  ...deviceScreens,
  ...printingScreens,
  booksFound,
  closedDay,
  practiceSale,
  ...rareScreens,
  ...sampleScreens,
  ...chosenScreens,
];

/** A screen's window and colours. */
export interface View {
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

const sizes = [
  [1024, 768],
  [1280, 800],
  [1920, 1080],
  [800, 1280],
] as const;

/** Every size in every theme: what `npm run pictures` takes. */
export const everyView: readonly View[] = sizes.flatMap(([width, height]) =>
  (['light', 'dark'] as const).map((theme) => ({ width, height, theme })),
);

/** What each locale is tried in at every run: the narrowest windows, one in each theme. `npm run pictures` tries all. */
export const viewsOf: Readonly<Record<Locale, View>> = {
  en: { width: 1024, height: 768, theme: 'light' },
  'zh-CN': { width: 800, height: 1280, theme: 'dark' },
};

/** The shops that the screens are seen in. */
export interface Shops {
  readonly stocked: StockedShop;
  readonly none: StillTill;
  readonly sample: StillTill;
  readonly close: () => Promise<void>;
}

export async function openShops(locale: Locale, pageFolder?: string): Promise<Shops> {
  const stocked = await openStockedShop(locale, pageFolder);
  const none = await openStillTill({ setUp: null, locale }, pageFolder);
  const sample = await openStillTill({ setUp: null, locale }, pageFolder);
  value(await sample.asOwner.sample.open({ days: 40, members: 12, locale }));
  return {
    stocked,
    none,
    sample,
    async close() {
      await stocked.close();
      await none.close();
      await sample.close();
    },
  };
}

/** The tab that the screens of some shops are seen in, one after the other: a new one costs more than most screens. */
const tabs = new WeakMap<Shops, Tab>();

async function tabFor(browser: Browser, shops: Shops, locale: Locale): Promise<Tab> {
  const kept = tabs.get(shops);
  tabs.delete(shops);
  if (kept !== undefined) return kept;
  const tab = await openTab(
    await browser.newContext({
      locale: locale === 'en' ? 'en-GB' : locale,
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    }),
  );
  // What was half answered on the screen before is gone with it.
  await tab.page.addInitScript(() => localStorage.clear());
  return tab;
}

/** Goes to a screen as in a new tab, and shows it in each of the views. Gives what the page complained of. */
export async function seeScreen(
  browser: Browser,
  shops: Shops,
  {
    locale,
    screen,
    views,
  }: { readonly locale: Locale; readonly screen: Screen; readonly views: readonly View[] },
  look: (page: Page, view: View) => Promise<void>,
): Promise<readonly string[]> {
  const tab = await tabFor(browser, shops, locale);
  const { page, complaints } = tab;
  const heard = complaints.length;
  const shop = shops[screen.shop];
  try {
    // Where there is no shop yet, nobody has chosen anything.
    if (screen.shop !== 'none') {
      value(await shop.asOwner.machine.update({ ...usualAppearance, ...screen.appearance }));
      await removeDevices(shop);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: null });
    await page.mouse.move(0, 0);
    // What stood in for the host's answers on the screen before is gone with it.
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.clock.setFixedTime(shop.clock.now());
    await page.goto(shop.address);
    await there(page, screen.shop === 'none' ? '.setup-paper svg' : '.till');
    await screen.reach(page, shops.stocked);
    for (const view of views) {
      await page.setViewportSize(view);
      await page.emulateMedia({ colorScheme: view.theme });
      await look(page, view);
    }
  } catch (error) {
    await page.context().close();
    throw error;
  }
  tabs.set(shops, tab);
  return complaints.slice(heard);
}

/** What was set up for the screen before is gone with it: a printer has a mark on every screen. */
async function removeDevices({ asOwner }: Pick<StillTill, 'asOwner'>): Promise<void> {
  for (const { deviceId, isFound } of value(await asOwner.devices.list({})).devices)
    if (!isFound) value(await asOwner.devices.remove({ deviceId }));
}

export const nameOfView = ({ width, height, theme }: View): string => `${width}x${height}-${theme}`;
