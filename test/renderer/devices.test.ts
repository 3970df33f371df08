import { describe, expect, it } from 'vitest';
import {
  connectionOf,
  entriesOfDevice,
  kindsFor,
  newDevice,
  profileOf,
  withRole,
} from '../../renderer/state/device-entries.ts';
import {
  closeDevices,
  commandIn,
  loadDevices,
  openDevices,
  putBackDevice,
  removeDevice,
  testDevice,
} from '../../renderer/state/devices.ts';
import { withPaper } from '../../renderer/state/printer-entries.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

const slipsOnScreen = {
  role: 'printer',
  name: 'Slips on the screen',
  connection: { kind: 'virtual' },
} as const;
const windowScanner = {
  role: 'scanner',
  name: 'At the window',
  connection: { kind: 'serial', path: '/dev/ttyNOWHERE', baudRate: 9600, flow: 'none' },
  profile: { framing: '7o1', terminator: 'cr' },
} as const;

async function withDevices() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  value(await asOwner.devices.configure(slipsOnScreen));
  const { deviceId } = value(await asOwner.devices.configure(windowScanner));
  openDevices(test.desk);
  await loadDevices(test.desk);
  return { ...test, deviceId };
}

const namesIn = ({ desk }: Pick<TestDesk, 'desk'>) =>
  desk.devices.getState().list?.devices.map(({ name }) => name);

describe('The devices', () => {
  it('are asked for while their screen is open, and again at each change', async () => {
    const test = await withDevices();
    expect(namesIn(test)).toEqual(['Slips on the screen', 'At the window']);
    value(await test.shop.asOwner.devices.configure({ ...slipsOnScreen, name: 'Another' }));
    await followEvent(test.desk, { name: 'devices.changed' });
    expect(namesIn(test)).toContain('Another');
    closeDevices(test.desk);
    await followEvent(test.desk, { name: 'devices.changed' });
    expect(test.desk.devices.getState().list).toBeNull();
  });

  it('say what is the matter where the till was opened without a device station', async () => {
    const test = await withDevices();
    const { list } = test.desk.devices.getState();
    expect(list?.station).toBe('absent');
    expect(list?.problems.map(({ code }) => code)).toContain('STATION_DOWN');
  });

  it('say why they can’t be read', async () => {
    const test = await withDevices();
    test.loseAnswersOf('devices.list');
    await loadDevices(test.desk);
    expect(test.desk.devices.getState()).toMatchObject({
      list: null,
      problem: { code: 'HOST_UNREACHABLE' },
    });
  });

  it('are removed at once and put back as they were', async () => {
    const test = await withDevices();
    const device = test.desk.devices.getState().list?.devices[1];
    if (device === undefined) throw new Error('there are two devices');
    await removeDevice(test.desk, device);
    expect(namesIn(test)).toEqual(['Slips on the screen']);
    expect(test.desk.devices.getState().removed?.device).toEqual(device);
    await Promise.all([putBackDevice(test.desk), putBackDevice(test.desk)]);
    expect(namesIn(test)).toHaveLength(2);
    const back = test.desk.devices.getState().list?.devices[1];
    expect(back).toEqual({ ...device, deviceId: back?.deviceId });
    expect(test.desk.devices.getState()).toMatchObject({ removed: null, back: { name: 'At the window' } });
  });

  it('stay removed where putting back is refused, and that is said', async () => {
    const test = await withDevices();
    const device = test.desk.devices.getState().list?.devices[1];
    if (device === undefined) throw new Error('there are two devices');
    await removeDevice(test.desk, device);
    value(await test.shop.asOwner.devices.configure({ ...windowScanner, name: 'Taken meanwhile' }));
    await putBackDevice(test.desk);
    expect(test.desk.devices.getState()).toMatchObject({
      removed: { device: { name: 'At the window' } },
      refused: { code: 'DEVICE_TAKEN' },
    });
  });

  it('are tested, and what came of it stands at the device', async () => {
    const test = await withDevices();
    const letIn = test.holdBack('devices.test');
    const tested = testDevice(test.desk, test.deviceId);
    expect(test.desk.devices.getState().tests[test.deviceId]).toEqual({ kind: 'waiting' });
    letIn();
    await tested;
    expect(test.desk.devices.getState().tests[test.deviceId]).toMatchObject({ kind: 'tested' });
    expect(test.heard.at(-1)).toBe('no');
  });

  it('that were left before the test is over are told nothing', async () => {
    const test = await withDevices();
    const letIn = test.holdBack('devices.test');
    const tested = testDevice(test.desk, test.deviceId);
    closeDevices(test.desk);
    letIn();
    await tested;
    expect(test.desk.devices.getState().tests).toEqual({});
    expect(test.heard).toEqual([]);
  });
});

describe('The form of a device', () => {
  it('gives back a device as it was', async () => {
    const test = await withDevices();
    const device = test.desk.devices.getState().list?.devices[1];
    if (device === undefined) throw new Error('there are two devices');
    const entries = entriesOfDevice(device, 80);
    expect(connectionOf(entries)).toEqual(windowScanner.connection);
    expect(profileOf(entries)).toEqual({ framing: '7o1', terminator: 'cr' });
  });

  it('sets a new printer as those for the shop’s paper mostly are', () => {
    const network = { ...newDevice(58), role: 'printer', kind: 'tcp' } as const;
    expect(profileOf(network)).toEqual({
      printer: {
        ...{ paperMm: 58, columns: 32, paperDots: 384, codePages: 'epson' },
        ...{ makesQr: true, cuts: true, drawer: 'none', answers: 'status' },
      },
    });
    expect(withPaper(network.printer, 80)).toMatchObject({ columns: 42, paperDots: 576, drawer: 'none' });
    expect(profileOf({ ...network, kind: 'virtual' })).toEqual({});
  });

  it('keeps what a printer was set to, and fills in what was left open', async () => {
    const test = await withDevices();
    const printer = { drawer: 'pin5', columns: 48, cuts: false } as const;
    value(await test.shop.asOwner.devices.configure({ ...slipsOnScreen, profile: { printer } }));
    await loadDevices(test.desk);
    const device = test.desk.devices.getState().list?.devices.at(-1);
    if (device === undefined) throw new Error('the printer is there');
    expect(entriesOfDevice(device, 80).printer).toMatchObject({ ...printer, paperMm: 80, answers: 'status' });
  });

  it('keeps to what its role can be reached by', () => {
    expect(kindsFor('scanner', null)).toEqual(['serial']);
    expect(kindsFor('printer', null)).toEqual(['tcp', 'serial', 'virtual']);
    expect(kindsFor('scanner', { kind: 'hid', vendorId: 1 })).toContain('hid');
    const network = { ...newDevice(80), role: 'printer', kind: 'tcp' } as const;
    expect(withRole(network, 'scanner').kind).toBe('serial');
    expect(withRole(network, 'display').kind).toBe('tcp');
  });

  it('keeps the numbers that a USB device is found by', () => {
    const connection = { kind: 'hid', vendorId: 7_851, productId: 260 } as const;
    expect(connectionOf({ ...newDevice(80), kind: 'hid', before: connection })).toEqual(connection);
  });
});

describe('A remedy', () => {
  it('names the command that mends it', () => {
    expect(commandIn('Install it: sudo apt-get install libusb-1.0-0. Then start Regulars again.')).toBe(
      'sudo apt-get install libusb-1.0-0',
    );
    expect(commandIn('请安装：sudo apt-get install udev。然后重新打开。')).toBe('sudo apt-get install udev');
    expect(commandIn('Copy it: sudo cp rules /etc/udev/rules.d/ && sudo udevadm trigger')).toBe(
      'sudo cp rules /etc/udev/rules.d/ && sudo udevadm trigger',
    );
    expect(commandIn('Close the other program.')).toBeNull();
  });
});
