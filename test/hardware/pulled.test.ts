import { closeSync, constants, openSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { WantedDevice } from '../../electron/core/contract/station.ts';
import { StationProcess } from '../helpers/station-process.ts';
import { gadget, hidKey, sendReports } from './gadget.ts';
import { joinLab, type GadgetSerial, type Lab } from './lab.ts';
import { scansOf } from './scans.ts';

const usb = hidKey(gadget);
const serial = {
  deviceId: 'the-serial-one',
  role: 'scanner',
  connection: { kind: 'serial', path: '/dev/ttyACM0', baudRate: 9600 },
  profile: {},
} satisfies WantedDevice;

let lab: Lab;
let station: StationProcess;
let serialEnd: GadgetSerial;

beforeAll(async () => {
  lab = await joinLab();
  await lab.plug();
  serialEnd = lab.openGadgetSerial();
});

const startStation = async (): Promise<void> => {
  station = new StationProcess();
  station.want([serial]);
  await station.inUse(usb);
  await station.inUse(serial.deviceId);
};

beforeAll(startStation);

afterEach(() => lab.plug());

afterAll(async () => {
  await station.close();
  serialEnd.close();
});

const pathOf = (deviceId: string): string => {
  const path = station.device(deviceId)?.path;
  if (path === undefined || path === null) throw new Error(`${deviceId} isn’t there`);
  return path;
};

const pullAndPlug = async (): Promise<void> => {
  lab.unplug();
  await station.gone(usb);
  await station.gone(serial.deviceId);
  await lab.plug();
  await station.inUse(usb);
  await station.inUse(serial.deviceId);
};

describe('a scanner whose cable is pulled', () => {
  it('in the middle of a scan leaves nothing behind, and reads the next code once', async () => {
    const code = 'A'.repeat(150);
    await sendReports(lab.frameScan({ aim: ']Q1', data: code }).slice(0, 2));
    await pullAndPlug();
    await lab.gadgetScan(']E0', '4006381333931');
    await lab.gadgetScan(']E0', '2001234567893');
    expect(await scansOf(station, usb, 2)).toEqual([
      { text: '4006381333931', aim: ']E0' },
      { text: '2001234567893', aim: ']E0' },
    ]);
  });

  it('on a serial port is the same: a fragment dies, the next code is read once', async () => {
    await serialEnd.write('FIRST\r');
    expect(await scansOf(station, serial.deviceId, 1)).toEqual([{ text: 'FIRST', aim: null }]);
    lab.unplug();
    await station.gone(serial.deviceId);
    expect(station.device(serial.deviceId)).toMatchObject({ state: 'absent', problem: null, path: null });
    await lab.plug();
    await station.inUse(serial.deviceId);
    await serialEnd.write('SECOND\r');
    await serialEnd.write('THIRD\r');
    expect((await scansOf(station, serial.deviceId, 3)).map(({ text }) => text)).toEqual([
      'FIRST',
      'SECOND',
      'THIRD',
    ]);
  });

  it('is found again where it wasn’t before', async () => {
    const before = [pathOf(usb), pathOf(serial.deviceId)];
    // Whoever keeps a node open keeps its number: the kernel gives the device another one.
    const held = before.map((path) =>
      openSync(path, constants.O_RDWR | constants.O_NOCTTY | constants.O_NONBLOCK),
    );
    try {
      const [scans, codes] = [station.scansOf(usb).length, station.scansOf(serial.deviceId).length];
      await pullAndPlug();
      expect(before).not.toContain(pathOf(usb));
      expect(before).not.toContain(pathOf(serial.deviceId));
      await lab.gadgetScan(']E0', '4006381333931');
      await serialEnd.write('MOVED\r');
      expect((await scansOf(station, usb, scans + 1)).at(-1)?.text).toBe('4006381333931');
      expect((await scansOf(station, serial.deviceId, codes + 1)).at(-1)?.text).toBe('MOVED');
    } finally {
      for (const node of held) closeSync(node);
      // Whoever comes next looks for the port where it was at first.
      await pullAndPlug();
    }
  });
});

describe('a station that is killed', () => {
  it('leaves every device to the next one', async () => {
    await station.kill();
    await startStation();
    await lab.gadgetScan(']E0', '4006381333931');
    await serialEnd.write('AFTER\r');
    expect(await scansOf(station, usb, 1)).toEqual([{ text: '4006381333931', aim: ']E0' }]);
    expect(await scansOf(station, serial.deviceId, 1)).toEqual([{ text: 'AFTER', aim: null }]);
  });
});
