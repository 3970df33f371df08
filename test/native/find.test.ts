import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deviceFacts as factsShape } from '../../electron/core/contract/device-parts.ts';
import { deviceFacts, Twins, type Telling } from '../../native/find/facts.ts';
import { findHid, hidFacts } from '../../native/find/hid.ts';
import { findSerial, portsWithoutUdev, serialFacts, withKernelsWords } from '../../native/find/serial.ts';
import { ieee1284Words, isSaidIn } from '../../native/find/ieee1284.ts';
import { findUsbPrinters } from '../../native/find/usb-printers.ts';
import { pluggedIn } from '../helpers/plugged-in.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-find-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const scanner: Telling = {
  transport: 'hid',
  part: '8c:2',
  vendorId: 0x0c2e,
  productId: 0x0b61,
  serialNumber: null,
  path: '/dev/hidraw0',
  names: ['Voyager 1400g'],
};

describe('a device that is found', () => {
  it('has the same key wherever it is plugged in', () => {
    const twins = new Twins();
    const keyAt = (path: string): unknown =>
      deviceFacts([{ ...scanner, serialNumber: 'A1', path }], twins).map(({ key }) => key);
    expect(keyAt('/dev/hidraw0')).toEqual(['hid:0c2e:0b61:A1:8c:2']);
    expect(keyAt('/dev/hidraw7')).toEqual(['hid:0c2e:0b61:A1:8c:2']);
  });

  it('is told apart from its twin as long as either stays where it is', () => {
    const twins = new Twins();
    const keysAt = (...paths: readonly string[]): Readonly<Record<string, string>> =>
      Object.fromEntries(
        deviceFacts(
          paths.map((path) => ({ ...scanner, path })),
          twins,
        ).map(({ path, key }) => [path, key]),
      );
    const first = 'hid:0c2e:0b61::8c:2';
    const second = 'hid:0c2e:0b61::8c:2#2';
    expect(keysAt('/dev/hidraw10', '/dev/hidraw9')).toEqual({
      '/dev/hidraw9': first,
      '/dev/hidraw10': second,
    });
    expect(keysAt('/dev/hidraw10')).toEqual({ '/dev/hidraw10': second });
    expect(keysAt('/dev/hidraw11', '/dev/hidraw10')).toEqual({
      '/dev/hidraw11': first,
      '/dev/hidraw10': second,
    });
    expect(keysAt('/dev/hidraw10', '/dev/hidraw10')).toEqual({ '/dev/hidraw10': second });
  });

  it('has a name that can be shown, whatever it says of itself', () => {
    const labelOf = (...names: Telling['names']): unknown =>
      deviceFacts([{ ...scanner, names }], new Twins())[0]?.label;
    expect(labelOf('  Voyager\u{0}\u{202e} 1400g\n', null)).toBe('Voyager 1400g');
    expect(labelOf(null, '\u{1}', 'Honeywell')).toBe('Honeywell');
    expect(labelOf(null)).toBe('0c2e:0b61');
  });

  it('is a fact as the contract has it, and no two have a key in common, whatever they say', () => {
    const number = fc.option(fc.nat(0xffff));
    // Halves of characters and what can't be shown, too.
    const unit = fc.oneof(fc.nat(0xffff), fc.nat(0x7f));
    const anything = fc.array(unit, { maxLength: 12 }).map((units) => String.fromCharCode(...units));
    const text = fc.oneof(anything, fc.constant('long '.repeat(200)));
    const words = fc.option(text);
    const telling = fc.record({
      transport: fc.constantFrom('hid', 'serial', 'usblp', 'keyboard'),
      part: fc.constantFrom('', '8c:2'),
      vendorId: number,
      productId: number,
      serialNumber: words,
      path: text,
      names: fc.array(words, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(telling, { maxLength: 8 }), (tellings) => {
        const facts = deviceFacts(tellings, new Twins());
        const wrong = facts.filter((fact) => !factsShape.safeParse(fact).success);
        expect(wrong).toEqual([]);
        expect(new Set(facts.map(({ key }) => key)).size).toBe(facts.length);
      }),
    );
  });
});

const listed = { vendorId: 0x0c2e, productId: 0x0b61, release: 1, interface: 0 };

describe('among HID devices', () => {
  it('scanners are found, and what types is named as a keyboard', () => {
    const facts = hidFacts(
      [
        {
          ...listed,
          path: '/dev/hidraw0',
          usagePage: 0x8c,
          usage: 2,
          product: 'Voyager',
          serialNumber: 'A1',
        },
        { ...listed, path: '/dev/hidraw0', usagePage: 0xff00, usage: 1, product: 'Voyager' },
        { ...listed, path: '/dev/hidraw1', usagePage: 1, usage: 6, productId: 0x0200 },
        {
          ...listed,
          path: '/dev/hidraw2',
          usagePage: 1,
          usage: 6,
          vendorId: 0x04b4,
          product: 'USB Barcode Reader',
        },
      ],
      new Twins(),
    );
    expect(facts).toMatchObject([
      { key: 'hid:0c2e:0b61:A1:8c:2', transport: 'hid', label: 'Voyager', path: '/dev/hidraw0' },
      { key: 'keyboard:0c2e:0200::1:6', transport: 'keyboard', label: 'Honeywell', path: '/dev/hidraw1' },
      { transport: 'keyboard', label: 'USB Barcode Reader', path: '/dev/hidraw2' },
    ]);
  });

  it('keyboards that people type on aren’t looked at', () => {
    const keyboard = { ...listed, vendorId: 0x046d, path: '/dev/hidraw0', usagePage: 1, usage: 6 };
    const mouse = { ...keyboard, path: '/dev/hidraw1', usage: 2, product: 'Scanning mouse' };
    expect(hidFacts([{ ...keyboard, product: 'Logitech K120' }, mouse], new Twins())).toEqual([]);
  });

  it('a scanner that types on the same path is a keyboard, and isn’t to be opened', () => {
    const both = { ...listed, path: '/dev/hidraw0', product: 'Voyager' };
    const facts = hidFacts(
      [
        { ...both, usagePage: 0x8c, usage: 2 },
        { ...both, usagePage: 1, usage: 6 },
      ],
      new Twins(),
    );
    expect(facts).toMatchObject([{ transport: 'keyboard', path: '/dev/hidraw0' }]);
  });
});

describe('among serial ports', () => {
  it('a USB device is found by what the kernel says of it, with or without udev', async () => {
    const { folders, usbPort } = pluggedIn(folder);
    usbPort('ttyACM0', '1-1', {
      idVendor: '1eab',
      idProduct: '1606',
      serial: 'FM1',
      manufacturer: 'Newland',
      product: 'FM100-M',
    });
    const path = join(folders.dev, 'ttyACM0');
    const fact = {
      key: 'serial:1eab:1606:FM1:',
      transport: 'serial',
      label: 'FM100-M',
      vendorId: 0x1eab,
      productId: 0x1606,
      serialNumber: 'FM1',
      path,
    };
    expect(await portsWithoutUdev(folders)).toEqual([{ path }]);
    expect(serialFacts(await withKernelsWords([{ path }], folders), new Twins())).toEqual([fact]);
    const ofUdev = {
      path,
      manufacturer: 'Newland_Auto-ID',
      vendorId: '1eab',
      productId: '1606',
      serialNumber: 'FM1',
    };
    expect(serialFacts(await withKernelsWords([ofUdev], folders), new Twins())).toEqual([fact]);
  });

  it('those that the machine only has a name for aren’t offered', async () => {
    const { folders, ownPort, node } = pluggedIn(folder);
    ownPort('ttyS0', '4');
    ownPort('ttyS1', '0');
    for (const name of ['tty', 'tty1', 'ptmx', 'ttyS9', 'null']) node(name);
    const ports = await withKernelsWords(await portsWithoutUdev(folders), folders);
    expect(serialFacts(ports, new Twins())).toMatchObject([
      { key: `serial:${join(folders.dev, 'ttyS0')}`, label: join(folders.dev, 'ttyS0'), vendorId: null },
    ]);
  });

  it('one that is gone since it was listed isn’t there', async () => {
    const { folders } = pluggedIn(folder);
    expect(await withKernelsWords([{ path: join(folders.dev, 'ttyACM0') }], folders)).toEqual([]);
  });

  it('Windows’ names are taken, and what macOS lists of its own isn’t', () => {
    const facts = serialFacts(
      [
        { path: 'COM3', friendlyName: 'USB Serial Device (COM3)', vendorId: '1EAB', productId: '1606' },
        { path: '/dev/tty.Bluetooth-Incoming-Port' },
      ],
      new Twins(),
    );
    expect(facts).toMatchObject([
      { key: 'serial:1eab:1606::', label: 'USB Serial Device (COM3)', path: 'COM3' },
    ]);
  });
});

describe('among USB printers', () => {
  it('each is found with the name that it gives itself', async () => {
    const { folders, printer } = pluggedIn(folder);
    const id = 'MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;DES:EPSON TM-T88V;';
    printer('lp0', '1-1', { idVendor: '04b8', idProduct: '0202', serial: 'J1' }, id);
    printer('lp1', '1-2', { idVendor: '0519', idProduct: '0003', product: 'TSP100', manufacturer: 'Star' });
    const { devices, problem, ids } = await findUsbPrinters(folders);
    expect(problem).toBeNull();
    expect(devices).toMatchObject([
      {
        key: 'usblp:04b8:0202:J1:',
        label: 'EPSON TM-T88V',
        path: join(folders.dev, 'usb/lp0'),
        ieee1284: 'MFG:EPSON;MDL:TM-T88V',
      },
      { key: 'usblp:0519:0003::', label: 'TSP100', path: join(folders.dev, 'usb/lp1') },
    ]);
    expect(devices[1]).not.toHaveProperty('ieee1284');
    expect([...(ids ?? [])]).toEqual([[join(folders.dev, 'usb/lp0'), id]]);
  });

  it('there are none where none was ever plugged in, or they were pulled', async () => {
    const { folders, printer, pull } = pluggedIn(folder);
    expect(await findUsbPrinters(folders)).toEqual({ devices: [], problem: null, ids: new Map() });
    printer('lp0', '1-1', { idVendor: '04b8', idProduct: '0202' });
    pull('usbmisc', 'lp0');
    expect(await findUsbPrinters(folders)).toMatchObject({ devices: [], problem: null });
  });

  it('the long names of the keys say the same', () => {
    expect([...ieee1284Words('MANUFACTURER:Star;MODEL:TSP100; no pair ;SN:1')]).toEqual([
      ['MFG', 'Star'],
      ['MDL', 'TSP100'],
      ['SN', '1'],
    ]);
    expect(ieee1284Words(null).size).toBe(0);
  });

  it.each([
    ['MDL:TM-T88V', 'said'],
    ['mdl: tm-t88v ;', 'said'],
    ['CLS:PRINTER;MODEL:TM-T88V;MFG:EPSON', 'said'],
    ['CMD:ESC/POS', 'said'],
    ['TM-T88', 'said'],
    ['MDL:TM-T88', 'not said'],
    ['MDL:TM-T88V;MFG:Star', 'not said'],
    ['SN:J1', 'not said'],
    ['TSP100', 'not said'],
  ])('what a printer says of itself is asked for in pairs: %s is %s', (wish, answer) => {
    const id = 'MFG:EPSON;CMD:ESC/POS,STAR;MDL:TM-T88V;CLS:PRINTER;DES:EPSON TM-T88V;';
    expect(isSaidIn(wish, id) ? 'said' : 'not said').toBe(answer);
  });
});

describe('looking for devices', () => {
  it('comes back with what there is, or with why there is nothing, on any machine', async () => {
    for (const { devices, problem } of [await findHid(), await findSerial(), await findUsbPrinters()]) {
      expect(devices.filter((device) => !factsShape.safeParse(device).success)).toEqual([]);
      expect([null, 'LIBUSB_MISSING', 'UDEVADM_MISSING']).toContain(problem);
    }
  });
});
