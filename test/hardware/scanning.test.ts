import { readdirSync, readlinkSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fragmentLastsMs } from '../../native/scanner/hid-report.ts';
import { StationProcess } from '../helpers/station-process.ts';
import { gadget, hidKey } from './gadget.ts';
import { joinLab, type Lab, type UhidScanner } from './lab.ts';
import { hidNodes } from './nodes.ts';
import { scansOf } from './scans.ts';

const usb = hidKey(gadget);
const cordless = { vendorId: 0x0c2e, productId: 0x0b61, serialNumber: 'U1' };
/** What a QR code of 213 characters is: four reports. */
const longCode = `https://example.com/m/${'0123456789'.repeat(20)}`.slice(0, 213);

let lab: Lab;
let station: StationProcess;
let other: UhidScanner;

beforeAll(async () => {
  lab = await joinLab();
  await lab.plug();
  other = new lab.UhidScanner({ name: 'Cordless', ...cordless, serial: cordless.serialNumber });
  station = new StationProcess();
  station.want();
  await station.inUse(usb);
  await station.inUse(hidKey(cordless));
});

afterAll(async () => {
  await station.close();
  other.destroy();
});

/** What the station's process has open of what scans or types. */
const openNodes = (): readonly string[] => {
  const folder = `/proc/${station.pid}/fd`;
  return readdirSync(folder)
    .map((name) => {
      try {
        return readlinkSync(`${folder}/${name}`);
      } catch {
        return 'closed since';
      }
    })
    .filter((path) => path.startsWith('/dev/hidraw') || path.startsWith('/dev/input/'))
    .toSorted();
};

describe('scanners with real kernel drivers', () => {
  it('are used without being set up, each under its own name', () => {
    expect(station.device(usb)).toMatchObject({ transport: 'hid', ...gadget });
    expect(station.device(hidKey(cordless))).toMatchObject({ transport: 'hid', ...cordless });
  });

  it('hand on a code with its symbology', async () => {
    await lab.gadgetScan(']E0', '4006381333931');
    expect(await scansOf(station, usb, 1)).toEqual([{ text: '4006381333931', aim: ']E0' }]);
  });

  it('hand on a code of 213 characters, which comes in four parts, as one', async () => {
    expect(lab.frameScan({ aim: ']Q1', data: longCode })).toHaveLength(4);
    await lab.gadgetScan(']Q1', longCode);
    expect((await scansOf(station, usb, 2)).slice(1)).toEqual([{ text: longCode, aim: ']Q1' }]);
  });

  it('hand on a code as one, though the station was stopped in its middle for longer than a silence lasts', async () => {
    const before = station.scansOf(hidKey(cordless)).length;
    const [first, ...rest] = lab.frameScan({ aim: ']Q1', data: longCode });
    other.report(first ?? Buffer.alloc(0));
    // It has the first part by the time that it tells of this.
    await lab.gadgetScan(']E0', '96385074');
    await expect.poll(() => station.scansOf(usb).at(-1)?.text).toBe('96385074');
    process.kill(station.pid, 'SIGSTOP');
    for (const report of rest) other.report(report);
    await wait(2 * fragmentLastsMs);
    process.kill(station.pid, 'SIGCONT');
    expect((await scansOf(station, hidKey(cordless), before + 1)).slice(before)).toEqual([
      { text: longCode, aim: ']Q1' },
    ]);
  });

  it('can scan at the same time, and don’t get into each other’s codes', async () => {
    const before = station.scansOf(usb).length;
    const codes = ['first', 'second', 'third'].map((word) => `${word}-${longCode}`);
    const sendAll = async (): Promise<void> => {
      for (const code of codes) await lab.gadgetScan(']Q1', code);
    };
    const sent = sendAll();
    for (const code of codes) other.scan(']C0', `cordless-${code}`);
    await sent;
    expect((await scansOf(station, usb, before + 3)).slice(before)).toEqual(
      codes.map((text) => ({ text, aim: ']Q1' })),
    );
    expect((await scansOf(station, hidKey(cordless), 4)).slice(1)).toEqual(
      codes.map((text) => ({ text: `cordless-${text}`, aim: ']C0' })),
    );
  });
});

describe('a scanner that types', () => {
  const nodesOf = (page: number): readonly string[] =>
    hidNodes()
      .filter(({ usagePage }) => usagePage === page)
      .map(({ path }) => path)
      .toSorted();

  it('is named, and is nobody’s', () => {
    const named = station.devices.filter(({ transport }) => transport === 'keyboard');
    expect(named).toEqual([
      expect.objectContaining({ ...gadget, deviceId: null, state: 'idle', problem: null }),
    ]);
  });

  it('is never opened, whatever it types', async () => {
    expect(nodesOf(0x01)).toHaveLength(1);
    expect(openNodes()).toEqual(nodesOf(0x8c));
    const before = station.scanCount;
    await lab.gadgetType('4006381333931\n');
    await lab.gadgetScan(']E0', '2001234567893');
    await expect.poll(() => station.scanCount).toBeGreaterThan(before);
    expect(station.scanCount).toBe(before + 1);
    expect(openNodes()).toEqual(nodesOf(0x8c));
  });
});
