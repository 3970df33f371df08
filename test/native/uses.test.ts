import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Connection, DeviceFacts } from '../../electron/core/contract/device-parts.ts';
import type { WantedDevice } from '../../electron/core/contract/station.ts';
import { findUsbPrinters } from '../../native/find/usb-printers.ts';
import { makeLook, type Sight } from '../../native/looking.ts';
import { usesOf } from '../../native/uses.ts';
import { pluggedIn } from '../helpers/plugged-in.ts';

const port = (path: string, key: string): DeviceFacts => ({
  key,
  transport: 'serial',
  label: 'USB serial',
  vendorId: 0x1a86,
  productId: 0x7523,
  serialNumber: null,
  path,
});
const printer = (path: string, label: string): DeviceFacts => ({
  ...port(path, `usblp:${label}`),
  transport: 'usblp',
  label,
});

const serial = (deviceId: string, path: string): WantedDevice =>
  wants(deviceId, { kind: 'serial', path, baudRate: 9_600 });
const wants = (
  deviceId: string,
  connection: Connection,
  role: WantedDevice['role'] = 'scanner',
): WantedDevice => ({
  deviceId,
  role,
  connection,
  profile: {},
});

const sightOf = (
  devices: readonly DeviceFacts[],
  places: readonly [string, string][] = [],
  ids: readonly [string, string][] = [],
): Sight => ({
  devices,
  problems: [],
  places: new Map(places),
  ids: new Map(ids),
});

/** Where each wanted device is now; `before` is what each one was the last time. */
function placesOf(
  devices: readonly WantedDevice[],
  sight: Sight,
  before: readonly [string, DeviceFacts][] = [],
): Readonly<Record<string, string | null>> {
  const uses = usesOf({ devices, leftAlone: new Set(), lastFacts: new Map(before) }, sight);
  return Object.fromEntries(uses.map(({ deviceId, facts }) => [deviceId, facts.path]));
}

describe('two scanners on serial ports', () => {
  const one = port('/dev/ttyUSB0', 'serial:one');
  const two = port('/dev/ttyUSB1', 'serial:two');
  const wished = [serial('one', '/dev/ttyUSB0'), serial('two', '/dev/ttyUSB1')];
  const before: readonly [string, DeviceFacts][] = [
    ['one', one],
    ['two', two],
  ];

  it('that come back in the other order are each who they were', () => {
    const swapped = sightOf([
      { ...one, path: '/dev/ttyUSB1' },
      { ...two, path: '/dev/ttyUSB0' },
    ]);
    expect(placesOf(wished, swapped, before)).toEqual({ one: '/dev/ttyUSB1', two: '/dev/ttyUSB0' });
  });

  it('of which one is back, at the port of the other, don’t take its place', () => {
    const sight = sightOf([{ ...two, path: '/dev/ttyUSB0' }]);
    expect(placesOf(wished, sight, before)).toEqual({ one: null, two: '/dev/ttyUSB0' });
  });

  it('of which one is replaced by another of its make: that one is used at its port', () => {
    const sight = sightOf([port('/dev/ttyUSB0', 'serial:new'), two]);
    expect(placesOf(wished, sight, before)).toEqual({ one: '/dev/ttyUSB0', two: '/dev/ttyUSB1' });
  });

  it('that nobody can tell apart stay where they are when one is pulled', () => {
    const twin = (path: string): DeviceFacts => port(path, 'serial:twin');
    const sight = sightOf([twin('/dev/ttyUSB1')]);
    const twins: readonly [string, DeviceFacts][] = [
      ['one', twin('/dev/ttyUSB0')],
      ['two', twin('/dev/ttyUSB1')],
    ];
    expect(placesOf(wished, sight, twins)).toEqual({ one: null, two: '/dev/ttyUSB1' });
  });
});

describe('a port that is wanted by another name', () => {
  it('is the one that the name leads to', () => {
    const name = '/dev/serial/by-id/usb-scanner';
    const sight = sightOf([port('/dev/ttyUSB3', 'serial:one')], [[name, '/dev/ttyUSB3']]);
    expect(placesOf([serial('counter', name)], sight)).toEqual({ counter: '/dev/ttyUSB3' });
  });

  it('is used once, whatever names it is wanted by', () => {
    const name = '/dev/serial/by-id/usb-scanner';
    const sight = sightOf([port('/dev/ttyUSB3', 'serial:one')], [[name, '/dev/ttyUSB3']]);
    const wished = [serial('first', '/dev/ttyUSB3'), serial('second', name)];
    expect(placesOf(wished, sight)).toEqual({ first: '/dev/ttyUSB3', second: null });
  });
});

describe('a USB printer', () => {
  const star = 'MFG:Star;MDL:TSP100;CMD:STAR;';
  const epson = 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;';
  const [lp0, lp1] = ['/dev/usb/lp0', '/dev/usb/lp1'];
  const sight = sightOf(
    [printer(lp0, 'Star TSP100'), printer(lp1, 'EPSON TM-T88V')],
    [],
    [
      [lp0, star],
      [lp1, epson],
    ],
  );
  const usblp = (deviceId: string, of: Omit<Extract<Connection, { readonly kind: 'usblp' }>, 'kind'> = {}) =>
    wants(deviceId, { kind: 'usblp', ...of }, 'printer');

  it('is told by a part of what it says of itself, before any is taken by whoever says nothing of it', () => {
    const wished = [usblp('any'), usblp('till', { ieee1284: 'mdl:tm-t88v;mfg:epson' })];
    expect(placesOf(wished, sight)).toEqual({ any: lp0, till: lp1 });
  });

  it('is told by its path; any will do for whoever says nothing of it', () => {
    const wished = [usblp('any'), usblp('named', { path: lp0 })];
    expect(placesOf(wished, sight)).toEqual({ any: lp1, named: lp0 });
  });

  it('is found by what it says of itself when its number is another than it was wanted by', () => {
    const moved = usblp('till', { path: lp0, ieee1284: 'MDL:TM-T88V' });
    expect(placesOf([moved], sight)).toEqual({ till: lp1 });
    const away = sightOf([printer(lp0, 'Star TSP100')], [], [[lp0, star]]);
    expect(placesOf([moved], away)).toEqual({ till: null });
  });

  it('of two that say the same is the one at its path', () => {
    const twins = [
      usblp('kitchen', { path: lp0, ieee1284: 'MDL:TM-T88V' }),
      usblp('till', { path: lp1, ieee1284: 'MDL:TM-T88V' }),
    ];
    const both = sightOf(
      [printer(lp0, 'one'), printer(lp1, 'two')],
      [],
      [
        [lp0, epson],
        [lp1, epson],
      ],
    );
    expect(placesOf(twins, both)).toEqual({ kitchen: lp0, till: lp1 });
    const oneAway = sightOf([printer(lp1, 'two')], [], [[lp1, epson]]);
    expect(placesOf(twins, oneAway)).toEqual({ kitchen: null, till: lp1 });
  });

  it('that was configured as it was found is found again by what it says, also by a station that never saw it', () => {
    const wished = [usblp('till', { path: lp0, ieee1284: 'MFG:EPSON;MDL:TM-T88V' })];
    expect(placesOf(wished, sight)).toEqual({ till: lp1 });
    const twins = sightOf(
      [printer(lp0, 'one'), printer(lp1, 'two')],
      [],
      [
        [lp0, epson],
        [lp1, epson],
      ],
    );
    expect(placesOf(wished, twins)).toEqual({ till: lp0 });
  });

  it('that was wanted by its path is followed to another number, as the same printer', () => {
    const before: readonly [string, DeviceFacts][] = [['till', printer(lp0, 'EPSON TM-T88V')]];
    expect(placesOf([usblp('till', { path: lp0 })], sight, before)).toEqual({ till: lp1 });
  });

  it('that is plugged in again at another number is found as the kernel tells of it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'regulars-uses-'));
    try {
      const { folders, printer: plug, pull } = pluggedIn(folder);
      const look = makeLook([() => findUsbPrinters(folders)], 5_000, () => undefined);
      const wished = [usblp('till', { ieee1284: 'MDL:TM-T88V' })];
      plug('lp0', '1-1', { idVendor: '04b8', idProduct: '0202' }, epson);
      plug('lp1', '1-2', { idVendor: '0519', idProduct: '0003' }, star);
      expect(placesOf(wished, await look([]))).toEqual({ till: join(folders.dev, 'usb/lp0') });
      pull('usbmisc', 'lp0');
      pull('usbmisc', 'lp1');
      plug('lp0', '1-2', { idVendor: '0519', idProduct: '0003' }, star);
      plug('lp3', '1-1', { idVendor: '04b8', idProduct: '0202' }, epson);
      expect(placesOf(wished, await look([]))).toEqual({ till: join(folders.dev, 'usb/lp3') });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('two USB scanners of one model, each named under the key that it was found by', () => {
  const scanner = (path: string, key: string): DeviceFacts => ({ ...port(path, key), transport: 'hid' });
  const model: Connection = { kind: 'hid', vendorId: 0x1a86, productId: 0x7523 };
  const wished = [wants('hid:one', model), wants('hid:two', model)];

  it('are told apart by a station that has just been started', () => {
    const sight = sightOf([scanner('/dev/hidraw0', 'hid:two'), scanner('/dev/hidraw1', 'hid:one')]);
    expect(placesOf(wished, sight)).toEqual({ 'hid:one': '/dev/hidraw1', 'hid:two': '/dev/hidraw0' });
  });

  it('of which one is gone: the other one doesn’t go by its name', () => {
    const sight = sightOf([scanner('/dev/hidraw0', 'hid:two')]);
    expect(placesOf(wished, sight)).toEqual({ 'hid:one': null, 'hid:two': '/dev/hidraw0' });
  });
});
