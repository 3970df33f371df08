import { describe, expect, it } from 'vitest';
import type { Connection, DeviceFacts } from '../../electron/core/contract/device-parts.ts';
import type { WantedDevice } from '../../electron/core/contract/station.ts';
import type { Sight } from '../../native/looking.ts';
import { usesOf } from '../../native/uses.ts';

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

const sightOf = (devices: readonly DeviceFacts[], places: readonly [string, string][] = []): Sight => ({
  devices,
  problems: [],
  places: new Map(places),
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
  const sight = sightOf([printer('/dev/usb/lp0', 'Star TSP100'), printer('/dev/usb/lp1', 'EPSON TM-T88V')]);

  it('is told by a part of what it says of itself', () => {
    const wished = [wants('till', { kind: 'usblp', ieee1284: 'MDL:TM-T88V' }, 'printer')];
    expect(placesOf(wished, sight)).toEqual({ till: '/dev/usb/lp1' });
  });

  it('is told by its path; any will do for whoever says nothing of it', () => {
    const wished = [
      wants('any', { kind: 'usblp' }, 'printer'),
      wants('named', { kind: 'usblp', path: '/dev/usb/lp0' }, 'printer'),
    ];
    expect(placesOf(wished, sight)).toEqual({ any: '/dev/usb/lp1', named: '/dev/usb/lp0' });
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
