import type { Page } from 'playwright-core';
import type { StationDevice } from '../../../electron/core/contract/station.ts';
import { keyOfSection, sectionNamed } from '../../../renderer/screens/owner/sections.tsx';
import { pressAsScanner } from '../../helpers/scanner.ts';
import { labPort, labScanner } from '../../helpers/scripted-station.ts';
import { ryeLoaf, type StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';
import type { Screen } from './screens.ts';

const there = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor();

const names = {
  long: 'Der Scanner an der zweiten Kasse beim Fenster, gleich neben',
  front: 'Front counter',
  slips: 'Slips',
  label: 'Honeywell International 1950g Area-Imaging Scanner, Rev. C (with charging base)',
  keyboard: 'Newland NLS-HR22',
} as const;

/** What the devices are called and where they are: no message says it. */
export const wordsOfDevices: readonly string[] = [
  ...Object.values(names),
  'Lab Scanner Port HID LAB0001 dev ttyACM0 ttyUSB7 Ctrl bakery printer lan EAN Code sudo',
];

const plugged: readonly StationDevice[] = [
  labScanner({ label: names.label }),
  labScanner({
    ...{ key: 'hid:1d6b:0104:LAB0002:8c:2', deviceId: 'hid:1d6b:0104:LAB0002:8c:2', path: '/dev/hidraw1' },
    ...{ serialNumber: 'LAB0002', state: 'troubled', problem: 'PERMISSION_DENIED' },
  }),
  labPort,
  labScanner({
    ...{ key: 'keyboard:1eab:0022', deviceId: null, transport: 'keyboard', label: names.keyboard },
    ...{ serialNumber: null, state: 'idle' },
  }),
];

async function toDevices(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await there(page, '.owner-nav');
  await page.keyboard.press(keyOfSection(sectionNamed('devices')));
  await there(page, '.devices');
}

/** Devices in every state, with names of every length; the scans of a minute. */
async function everyState(page: Page, shop: StockedShop): Promise<void> {
  const { asOwner, station } = shop;
  const serial = { kind: 'serial', path: '/dev/ttyUSB7', baudRate: 115_200 } as const;
  const network = { kind: 'tcp', host: 'printer.bakery.lan', port: 9100 } as const;
  const screen = { kind: 'virtual' } as const;
  value(await asOwner.devices.configure({ role: 'scanner', name: names.long, connection: serial }));
  value(await asOwner.devices.configure({ role: 'printer', name: names.front, connection: network }));
  value(await asOwner.devices.configure({ role: 'printer', name: names.slips, connection: screen }));
  station.sees(plugged, ['LIBUSB_MISSING']);
  await toDevices(page);
  await there(page, '.device-problem');
}

const scanOnce = async (page: Page, code: string): Promise<void> => {
  const client = await page.context().newCDPSession(page);
  await pressAsScanner(client, code, {}, { paceMs: 2, terminator: 'Enter' });
  await client.detach();
};

async function toCalibration(page: Page): Promise<void> {
  await toDevices(page);
  await page.locator('.device-keyboard button').first().click();
  await there(page, '.calibration');
  await page.mouse.move(0, 0);
}

async function heard(page: Page, number: number): Promise<void> {
  await page
    .locator('.calibration-steps [data-heard="true"]')
    .nth(number - 1)
    .waitFor();
}

async function stepsHeard(page: Page): Promise<void> {
  await toCalibration(page);
  await scanOnce(page, '5901234123457');
  await heard(page, 1);
  await scanOnce(page, '5901234123457');
  await heard(page, 2);
}

const onStocked = (name: string, reach: Screen['reach']): Screen => ({
  name: `owner-devices-${name}`,
  shop: 'stocked',
  reach,
});

/** What the section of the devices looks like, beside its empty state. */
export const deviceScreens: readonly Screen[] = [
  onStocked('every-state', everyState),
  onStocked('found', async (page, shop) => {
    await everyState(page, shop);
    await page.locator('.device-keyboard').scrollIntoViewIfNeeded();
  }),
  onStocked('scans', async (page, shop) => {
    await everyState(page, shop);
    const scanner = labScanner().key;
    shop.station.scans(scanner, ryeLoaf, ']E0');
    shop.station.scans(scanner, shop.members[0]?.cardNumber ?? '');
    shop.station.scans(scanner, shop.slipOfMember, ']C0');
    shop.station.scans(scanner, '4111111111111111');
    await there(page, '.scans [data-kind="payment"]');
    await page.locator('.scans').scrollIntoViewIfNeeded();
  }),
  onStocked('removed', async (page, shop) => {
    await everyState(page, shop);
    await page.locator('.devices-list').first().locator('.device-keys button').nth(5).click();
    await there(page, '.devices-undo');
    await page.mouse.move(0, 0);
  }),
  onStocked('tested', async (page, shop) => {
    await everyState(page, shop);
    await page.locator('.devices-list').first().locator('li').last().locator('button').first().click();
    await there(page, '.device-test');
    await page.mouse.move(0, 0);
    await page.locator('.device-test').first().scrollIntoViewIfNeeded();
  }),
  onStocked('form', async (page) => {
    await toDevices(page);
    await page.locator('.devices-head button').click();
    await there(page, '.owner-form');
    await page.mouse.move(0, 0);
  }),
  onStocked('form-refused', async (page) => {
    await toDevices(page);
    await page.locator('.devices-head button').click();
    await there(page, '.owner-form');
    await page.locator('.owner-form input[name="name"]').fill(names.front);
    await page.keyboard.press('Enter');
    await there(page, '.field-problem');
    await page.mouse.move(0, 0);
  }),
  onStocked('calibration', toCalibration),
  onStocked('calibration-heard', stepsHeard),
  onStocked('calibration-differs', async (page) => {
    await stepsHeard(page);
    await scanOnce(page, '4006381333931');
    await there(page, '.calibration-said[data-look="look"]');
  }),
  onStocked('calibration-works', async (page) => {
    await stepsHeard(page);
    await scanOnce(page, '5901234123457');
    await there(page, '.calibration-works');
  }),
];
