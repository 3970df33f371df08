import type { Page } from 'playwright-core';
import { z } from 'zod';
import { dayPage } from '../../../electron/core/contract/day-page.ts';
import type { PrintJob } from '../../../electron/core/contract/printing.ts';
import type { JobReason } from '../../../electron/core/contract/print-parts.ts';
import { isLocale, translatorFor, type Translate } from '../../../electron/core/messages/translate.ts';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { askedAbout, type Printer } from '../../../renderer/state/printing.ts';
import type { StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';
import type { Screen } from './screens.ts';

const toldDay = z.object({ ok: z.literal(true), value: dayPage });

const there = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor();

const names = {
  front: 'Receipts',
  long: 'Der Drucker an der zweiten Kasse beim Fenster, gleich neben',
  slip: 'Slip',
  arabic: 'إيصال',
} as const;

/** What the printers and their jobs are called: no message says it. */
export const wordsOfPrinting: readonly string[] = [...Object.values(names)];

const jobIdOf = (number: number): string => `01937f4e-5b1c-7c3a-9d2e-${String(number).padStart(12, '0')}`;

interface JobFacts extends Partial<Omit<PrintJob, 'reason'>> {
  readonly reason?: JobReason;
}

/** The queue that the page is told, in the shop's own language. */
function tellsOf(say: Translate) {
  const explained = (code: JobReason) => ({
    code,
    message: say(`printing.reason.${code}`),
    remedy: say(`printing.remedy.${code}`),
  });
  const job = (number: number, { reason, ...facts }: JobFacts): PrintJob => ({
    jobId: jobIdOf(number),
    kind: 'sale',
    title: `${names.slip} ${number}`,
    saleId: null,
    deviceId: 'front',
    printerName: names.front,
    state: 'printed',
    madeAt: `2026-10-12T08:${String(number % 60).padStart(2, '0')}:00.000Z`,
    hasBegun: false,
    isCopy: false,
    ...facts,
    reason: reason === undefined ? null : explained(reason),
  });
  const printer = (trouble: JobReason | null, facts: Partial<Printer> = {}): Printer => ({
    deviceId: 'front',
    name: names.front,
    condition: { isOnline: true, paper: 'enough', isCoverOpen: false, error: 'none' },
    trouble: trouble === null ? null : explained(trouble),
    hasDrawer: true,
    waiting: 0,
    ...facts,
  });
  return { job, printer };
}

type Tells = ReturnType<typeof tellsOf>;
interface Told {
  readonly jobs: readonly PrintJob[];
  readonly printers: readonly Printer[];
}

/** Opens the till anew, with a drawer, and with printers that are as they are told here. */
async function withPrinting(page: Page, shop: StockedShop, tell: (tells: Tells) => Told): Promise<void> {
  const { locale } = value(await shop.asOwner.shop.get({}));
  const told = tell(tellsOf(translatorFor(isLocale(locale) ? locale : 'en')));
  const queue = { ...told, asked: askedAbout(told).length };
  await page.route('**/api/printing.queue', (route) => route.fulfill({ json: { ok: true, value: queue } }));
  await page.reload();
  await there(page, '.mark[data-mark="printer"]');
}

const waitingFor =
  (reason: JobReason) =>
  ({ job, printer }: Tells): Told => ({
    jobs: [
      job(1043, { state: 'waiting', reason }),
      job(1044, { state: 'queued' }),
      job(1045, { state: 'queued' }),
      job(1041, {}),
    ],
    printers: [printer(reason, { waiting: 3 })],
  });

const asked = ({ job, printer }: Tells): Told => ({
  jobs: [
    job(1042, { state: 'unknown', reason: 'SILENT' }),
    job(1043, { state: 'unknown', reason: 'SILENT' }),
    job(1041, {}),
  ],
  printers: [printer(null)],
});

/** Everything at once: two printers, one with a long name, jobs in every state. */
const everyState = ({ job, printer }: Tells): Told => ({
  jobs: [
    job(1042, { state: 'unknown', reason: 'CABLE_PULLED' }),
    job(1050, { state: 'waiting', reason: 'CUTTER_JAMMED' }),
    job(1051, { state: 'printing', hasBegun: true, deviceId: 'other', printerName: names.long }),
    job(1052, { state: 'queued' }),
    job(1041, { isCopy: true }),
    job(1040, { state: 'sent', title: `${names.arabic} 1040`, deviceId: 'other', printerName: names.long }),
    job(1039, { state: 'failed', reason: 'PRINTER_REMOVED' }),
    job(1038, { state: 'cancelled' }),
  ],
  printers: [
    printer('CUTTER_JAMMED', { waiting: 2 }),
    printer(null, { deviceId: 'other', name: names.long, waiting: 1, hasDrawer: false }),
  ],
});

/** The day's page, with slips that nobody has said of whether they are on paper. */
async function withAskedPrints(page: Page, shop: StockedShop): Promise<void> {
  const { locale } = value(await shop.asOwner.shop.get({}));
  const { job } = tellsOf(translatorFor(isLocale(locale) ? locale : 'en'));
  const askedPrints = [1042, 1043].map((number) => {
    const { jobId, title, madeAt } = job(number, {});
    return { jobId, title, madeAt };
  });
  await page.route('**/api/day.page', async (route) => {
    const told = toldDay.parse(await (await route.fetch()).json());
    await route.fulfill({
      json: { ...told, value: { ...told.value, askedPrints, askedPrintsCount: 12 } },
    });
  });
}

async function openMember(page: Page, shop: StockedShop, index: number): Promise<void> {
  value(await shop.asOwner.devices.submitScan({ payload: shop.members[index]?.cardNumber ?? '' }));
  await there(page, '.member-name');
}

async function openMark(page: Page): Promise<void> {
  await page.locator('.mark[data-mark="printer"]').click();
  await there(page, '.mark-sentence');
  await page.mouse.move(0, 0);
}

async function openPrints(page: Page): Promise<void> {
  await page.keyboard.press('p');
  await there(page, '.print-job');
}

async function openDrawer(page: Page): Promise<void> {
  await page.keyboard.press('o');
  await there(page, '.drawer-reasons');
}

async function toPrinterForm(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await there(page, '.owner-nav');
  await page.keyboard.press(keyOfSection(sectionNamed('devices')));
  await page.locator('.devices-head button').click();
  await there(page, '.owner-form');
  await page.locator('.owner-form [role="radio"]').nth(1).click();
  await there(page, '.printer-checks');
  await page.mouse.move(0, 0);
}

const stocked = (name: string, reach: Screen['reach'], appearance?: Screen['appearance']): Screen => ({
  name: `print-${name}`,
  shop: 'stocked',
  reach,
  ...(appearance === undefined ? {} : { appearance }),
});

const shown: readonly JobReason[] = [
  'PAPER_OUT',
  'COVER_OPEN',
  'OFFLINE',
  'CUTTER_JAMMED',
  'PRINTER_ERROR',
  'PRINTER_ABSENT',
  'PRINTER_UNREACHABLE',
  'STATION_DOWN',
];

const askedInSale: Screen['reach'] = async (page, shop) => {
  await withPrinting(page, shop, ({ job, printer }) => ({
    jobs: [...asked({ job, printer }).jobs, job(1046, { state: 'waiting', reason: 'PAPER_OUT' })],
    printers: [printer('PAPER_OUT', { waiting: 1 })],
  }));
  await openMember(page, shop, 3);
  await page.keyboard.type('1250', { delay: 60 });
  await there(page, '.printing-question');
};

/** What the cashier sees of printers, and how the owner sets one. */
export const printingScreens: readonly Screen[] = [
  ...shown.map((reason) =>
    stocked(`waiting-${reason.toLowerCase().replaceAll('_', '-')}`, async (page, shop) => {
      await withPrinting(page, shop, waitingFor(reason));
      await there(page, '.printing-trouble');
    }),
  ),
  stocked('asked', async (page, shop) => {
    await withPrinting(page, shop, asked);
    await there(page, '.printing-question');
  }),
  stocked('asked-in-sale', askedInSale),
  stocked('asked-large-text', askedInSale, { textSize: 'largest' }),
  stocked('asked-left-handed', askedInSale, { hand: 'left' }),
  stocked('mark-waiting', async (page, shop) => {
    await withPrinting(page, shop, everyState);
    await openMark(page);
  }),
  stocked('mark-near-end', async (page, shop) => {
    await withPrinting(page, shop, ({ job, printer }) => ({
      jobs: [job(1041, {})],
      printers: [
        printer(null, {
          condition: { isOnline: true, paper: 'near-end', isCoverOpen: false, error: 'none' },
        }),
      ],
    }));
    await openMark(page);
  }),
  stocked('list', async (page, shop) => {
    await withPrinting(page, shop, everyState);
    await openPrints(page);
  }),
  stocked('list-end', async (page, shop) => {
    await withPrinting(page, shop, everyState);
    await openPrints(page);
    await page.locator('.print-job').last().scrollIntoViewIfNeeded();
  }),
  stocked('list-empty', async (page, shop) => {
    await withPrinting(page, shop, ({ printer }) => ({ jobs: [], printers: [printer(null)] }));
    await page.keyboard.press('p');
    await there(page, '.prints .today-none');
  }),
  stocked('today', async (page, shop) => {
    await withPrinting(page, shop, ({ printer }) => ({ jobs: [], printers: [printer(null)] }));
    await page.keyboard.press('F9');
    await there(page, '.today-sale');
  }),
  stocked('slip', async (page, shop) => {
    await withPrinting(page, shop, ({ printer }) => ({ jobs: [], printers: [printer(null)] }));
    value(await shop.asOwner.devices.submitScan({ payload: shop.slipOfMember }));
    await there(page, '.done-slip .slip');
  }),
  stocked('drawer', async (page, shop) => {
    await withPrinting(page, shop, ({ printer }) => ({ jobs: [], printers: [printer(null)] }));
    await openDrawer(page);
  }),
  stocked('drawer-other', async (page, shop) => {
    await withPrinting(page, shop, ({ printer }) => ({ jobs: [], printers: [printer(null)] }));
    await openDrawer(page);
    await page.locator('.drawer-reasons [role="radio"]').last().click();
    await there(page, '.drawer-reasons input.input');
    await page.mouse.move(0, 0);
  }),
  stocked('day-asked', async (page, shop) => {
    await withAskedPrints(page, shop);
    await page.keyboard.press('F10');
    await there(page, '.owner-nav');
    await page.keyboard.press(keyOfSection(sectionNamed('day')));
    await there(page, '.day-asked');
    await page.locator('.day-asked').first().scrollIntoViewIfNeeded();
  }),
  stocked('device-form', toPrinterForm),
  stocked('device-form-finer', async (page) => {
    await toPrinterForm(page);
    await page.locator('.disclosure-key').click();
    await there(page, '.printer-finer');
    await page.mouse.move(0, 0);
    await page.locator('.owner-end').scrollIntoViewIfNeeded();
  }),
];
