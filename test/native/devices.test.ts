import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { DeviceFacts } from '../../electron/core/contract/device-parts.ts';
import type { FromStation, StationDevice, WantedDevice } from '../../electron/core/contract/station.ts';
import { openDevices, type DevicesPatience } from '../../native/devices.ts';
import type { Notice } from '../../native/hotplug.ts';
import { scriptedDrivers } from '../helpers/scripted-drivers.ts';

const scanner = (path: string, more: Partial<DeviceFacts> = {}): DeviceFacts => ({
  key: 'hid:1d6b:0104:LAB0001:8c:2',
  transport: 'hid',
  label: 'Counter scanner',
  vendorId: 0x1d6b,
  productId: 0x0104,
  serialNumber: 'LAB0001',
  path,
  ...more,
});
const other = (path: string): DeviceFacts =>
  scanner(path, { key: 'hid:0c2e:0200::8c:2', vendorId: 0x0c2e, productId: 0x0200 });
const port = (path: string, transport: 'serial' | 'usblp' = 'serial'): DeviceFacts =>
  scanner(path, { key: `${transport}:1a86:7523:7:`, transport, vendorId: 0x1a86, productId: 0x7523 });

const wanted = (
  deviceId: string,
  connection: WantedDevice['connection'],
  role: WantedDevice['role'] = 'scanner',
) => ({
  deviceId,
  role,
  connection,
  profile: {},
});
const serialAt = (path: string): WantedDevice['connection'] => ({ kind: 'serial', path, baudRate: 9_600 });

/** A station's devices on a bench: times are short, and the test plugs, pulls and notices. */
function bench({
  isTold = true,
  patience = {},
}: { isTold?: boolean; patience?: Partial<DevicesPatience> } = {}) {
  const drivers = scriptedDrivers();
  const said: FromStation[] = [];
  const told = { notice: (_notice: Notice): void => {} };
  const devices = openDevices({
    drivers,
    tell: (message) => said.push(message),
    watch: (onNotice) => {
      told.notice = onNotice;
      return { isTold: () => isTold, close: () => {} };
    },
    now: () => 1_700_000_000_000,
    patience: {
      quietMs: 60,
      quietPauseMs: 5,
      openWithinMs: 200,
      wellAfterMs: 10_000,
      openPausesMs: [5, 10, 20],
      lookPausesMs: [5, 10],
      slowLookMs: 10,
      settleMs: 1,
      lookWithinMs: 100,
      ...patience,
    },
  });
  onTestFinished(() => devices.close());
  const seen = () => said.filter((message) => message.kind === 'seen');
  const now = (): readonly StationDevice[] => seen().at(-1)?.devices ?? [];
  return {
    drivers,
    devices,
    seen,
    scans: () => said.filter((message) => message.kind === 'scan'),
    notice: (notice: Notice = 'plugged') => told.notice(notice),
    want: (wishes: readonly WantedDevice[] = [], leftAlone: readonly string[] = []) =>
      devices.hear({ kind: 'want', devices: wishes, leftAlone }),
    stateOf: (deviceId: string) => now().find((device) => device.deviceId === deviceId)?.state,
    problemOf: (deviceId: string) => now().find((device) => device.deviceId === deviceId)?.problem,
    now,
  };
}

const until = (isSo: () => boolean): Promise<unknown> => vi.waitUntil(isSo, { timeout: 20_000, interval: 2 });
const { key } = scanner('');

describe('a HID scanner that nobody named', () => {
  it('is used by itself, and its scans are told under its key', async () => {
    const { drivers, want, scans, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    drivers.scan('/dev/hidraw0', '4006381333931');
    expect(scans()).toEqual([
      { kind: 'scan', deviceId: key, text: '4006381333931', aim: null, readAt: 1_700_000_000_000 },
    ]);
  });

  it('isn’t touched before somebody has said what is to be left alone', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    await wait(20);
    expect(drivers.looks()).toBe(0);
    want([], [key]);
    await until(() => drivers.looks() === 1);
    expect(stateOf(key)).toBeUndefined();
    expect(drivers.tries()).toEqual([]);
  });

  it('is let go of when it is to be left alone from now on, and taken up again after that', async () => {
    const { drivers, want, stateOf, now } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    want([], [key]);
    await until(() => drivers.openPaths().length === 0);
    expect(now()).toEqual([{ ...scanner('/dev/hidraw0'), deviceId: null, state: 'idle', problem: null }]);
    want();
    await until(() => stateOf(key) === 'ready');
  });

  it('is found when it is plugged in later, by a notice of the system', async () => {
    const { drivers, want, notice, seen, stateOf } = bench();
    want();
    await until(() => seen().length === 1);
    drivers.plug(scanner('/dev/hidraw0'));
    notice();
    await until(() => stateOf(key) === 'ready');
  });

  it('is found without any notice where the system gives none', async () => {
    const { drivers, want, seen, stateOf } = bench({ isTold: false });
    want();
    await until(() => seen().length === 1);
    drivers.plug(scanner('/dev/hidraw0'));
    await until(() => stateOf(key) === 'ready');
  });
});

describe('a keyboard', () => {
  it('is named and never opened, whoever wants it', async () => {
    const { drivers, want, now, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw1', { transport: 'keyboard' }));
    want([wanted('counter', { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 })]);
    await until(() => now().length === 2);
    expect(stateOf('counter')).toBe('absent');
    expect(drivers.tries()).toEqual([]);
  });
});

describe('a scanner that is wanted', () => {
  it('is bound to the one with its numbers, and another one is used by itself', async () => {
    const { drivers, want, stateOf, scans } = bench();
    drivers.plug(other('/dev/hidraw0'));
    drivers.plug(scanner('/dev/hidraw1'));
    want([wanted('counter', { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 })]);
    await until(() => stateOf('counter') === 'ready' && stateOf(other('').key) === 'ready');
    drivers.scan('/dev/hidraw1', 'A');
    expect(scans()).toMatchObject([{ deviceId: 'counter' }]);
  });

  it('takes over the one that was used by itself, which is never open twice', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    want([wanted('counter', { kind: 'hid' })]);
    await until(() => stateOf('counter') === 'ready');
    expect(drivers.openPaths()).toEqual(['/dev/hidraw0']);
    expect(stateOf(key)).toBeUndefined();
  });

  it('is absent where another one has the only device there is', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want([
      wanted('any', { kind: 'hid' }),
      wanted('exact', { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 }),
    ]);
    await until(() => stateOf('exact') === 'ready');
    expect(stateOf('any')).toBe('absent');
  });

  it('at a port is opened as it is set', async () => {
    const { drivers, want, stateOf } = bench();
    const openSerial = vi.spyOn(drivers, 'openSerial');
    drivers.plug(port('/dev/ttyUSB0'));
    const device = {
      ...wanted('counter', serialAt('/dev/ttyUSB0')),
      profile: { framing: '7e1', terminator: 'tab' } as const,
    };
    want([device]);
    await until(() => stateOf('counter') === 'ready');
    expect(openSerial.mock.calls[0]?.[0]).toEqual({
      path: '/dev/ttyUSB0',
      baudRate: 9_600,
      flow: 'none',
      framing: '7e1',
      terminator: 'tab',
    });
  });

  it('at a port is found again by its numbers where the system gave it another port', async () => {
    const { drivers, want, stateOf, now } = bench();
    drivers.plug(port('/dev/ttyUSB0'));
    want([wanted('counter', serialAt('/dev/ttyUSB0'))]);
    await until(() => stateOf('counter') === 'ready');
    drivers.pull('/dev/ttyUSB0');
    drivers.plug(port('/dev/ttyUSB1'));
    await until(() => stateOf('counter') === 'ready' && now()[0]?.path === '/dev/ttyUSB1');
  });

  it('at a port that no list has is opened where its path is there', async () => {
    const { drivers, want, stateOf } = bench();
    // Any file that is there: none of the list's.
    const path = fileURLToPath(import.meta.url);
    want([wanted('counter', serialAt(path))]);
    await until(() => stateOf('counter') === 'ready');
    expect(drivers.openPaths()).toEqual([path]);
  });
});

describe('a printer', () => {
  it('is opened where it is there, and told as absent where it isn’t; one on the network isn’t plugged in', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(port('/dev/ttyUSB0'));
    want([
      wanted('serial', serialAt('/dev/ttyUSB0'), 'printer'),
      wanted('usb', { kind: 'usblp' }, 'printer'),
      wanted('network', { kind: 'tcp', host: 'printer', port: 9100 }, 'printer'),
    ]);
    await until(() => stateOf('serial') === 'ready');
    expect(stateOf('usb')).toBe('absent');
    expect(stateOf('network')).toBeUndefined();
    expect(drivers.tries()).toEqual(['/dev/ttyUSB0']);
    expect(drivers.openPaths()).toEqual(['/dev/ttyUSB0']);
  });

  it('is opened anew when what it is and has is set anew', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(port('/dev/ttyUSB0'));
    const printer = wanted('serial', serialAt('/dev/ttyUSB0'), 'printer');
    want([printer]);
    await until(() => stateOf('serial') === 'ready');
    want([{ ...printer, profile: { printer: { answers: 'job-id' } } }]);
    await until(() => drivers.tries().length === 2 && stateOf('serial') === 'ready');
    expect(drivers.openPaths()).toEqual(['/dev/ttyUSB0']);
  });

  it('is opened anew when it is named in another way, though it is found where it was', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(port('/dev/usb/lp0', 'usblp'));
    want([wanted('usb', { kind: 'usblp' }, 'printer')]);
    await until(() => stateOf('usb') === 'ready');
    want([wanted('usb', { kind: 'usblp', path: '/dev/usb/lp0' }, 'printer')]);
    await until(() => drivers.tries().length === 2 && stateOf('usb') === 'ready');
    expect(drivers.openPaths()).toEqual(['/dev/usb/lp0']);
  });
});

describe('a cable that is pulled', () => {
  it('is told at once, and the scanner is used again when it is back, on whatever path', async () => {
    const { drivers, want, notice, stateOf, scans } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want([wanted('counter', { kind: 'hid' })]);
    await until(() => stateOf('counter') === 'ready');
    drivers.pull('/dev/hidraw0');
    expect(stateOf('counter')).toBe('absent');
    drivers.plug(scanner('/dev/hidraw5'));
    notice();
    await until(() => stateOf('counter') === 'ready');
    drivers.scan('/dev/hidraw5', 'A');
    expect(scans()).toMatchObject([{ deviceId: 'counter', text: 'A' }]);
  });

  it('and put back before anybody looked is opened anew', async () => {
    const { drivers, want, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    drivers.giveUp('/dev/hidraw0');
    expect(stateOf(key)).toBeUndefined();
    await until(() => stateOf(key) === 'ready');
    expect(drivers.tries()).toHaveLength(2);
  });

  it('that the driver says nothing of is seen at the next look', async () => {
    const { drivers, want, notice, now, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    drivers.unlist('/dev/hidraw0');
    notice();
    await until(() => now().length === 0 && drivers.openPaths().length === 0);
  });
});

describe('a scanner that can’t be opened', () => {
  it('is tried again without a word while its permissions may still come', async () => {
    const { drivers, want, stateOf, seen } = bench({ patience: { quietMs: 60_000 } });
    drivers.plug(scanner('/dev/hidraw0'));
    drivers.script('/dev/hidraw0', 'PERMISSION_DENIED');
    want();
    await until(() => drivers.tries().length >= 3);
    drivers.script('/dev/hidraw0', 'works');
    await until(() => stateOf(key) === 'ready');
    expect(seen().flatMap(({ devices }) => devices.map(({ state }) => state))).not.toContain('troubled');
  });

  it.each(['PERMISSION_DENIED', 'IN_USE', 'OPEN_FAILED'] as const)(
    'with %s is told why, and is used as soon as it can be',
    async (problem) => {
      const { drivers, want, stateOf, problemOf } = bench();
      drivers.plug(scanner('/dev/hidraw0'));
      drivers.script('/dev/hidraw0', problem);
      want();
      await until(() => stateOf(key) === 'troubled');
      expect(problemOf(key)).toBe(problem);
      drivers.script('/dev/hidraw0', 'works');
      await until(() => stateOf(key) === 'ready');
      expect(problemOf(key)).toBeNull();
    },
  );

  it('is tried at once when the system says that something changed', async () => {
    const { drivers, want, notice, stateOf } = bench({ patience: { openPausesMs: [60_000] } });
    drivers.plug(scanner('/dev/hidraw0'));
    drivers.script('/dev/hidraw0', 'PERMISSION_DENIED');
    want();
    await until(() => stateOf(key) === 'troubled');
    drivers.script('/dev/hidraw0', 'works');
    notice('changed');
    await until(() => stateOf(key) === 'ready');
  });

  it('because its driver hangs is told, isn’t tried anew meanwhile, and keeps no other from being used', async () => {
    const { drivers, want, notice, stateOf, problemOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    drivers.plug(other('/dev/hidraw1'));
    drivers.script('/dev/hidraw0', 'hangs');
    want();
    await until(() => stateOf(key) === 'troubled' && stateOf(other('').key) === 'ready');
    expect(problemOf(key)).toBe('OPEN_FAILED');
    notice();
    want([], [key]);
    want();
    await until(() => drivers.looks() >= 3);
    expect(drivers.tries().filter((path) => path === '/dev/hidraw0')).toHaveLength(1);
    drivers.script('/dev/hidraw0', 'works');
    drivers.letGo('/dev/hidraw0');
    await until(() => stateOf(key) === 'ready');
    expect(drivers.openPaths().toSorted()).toEqual(['/dev/hidraw0', '/dev/hidraw1']);
  });
});

describe('what is told', () => {
  it('isn’t told twice when nothing changed, but whoever says what is wanted is always answered', async () => {
    const { drivers, devices, want, notice, seen, stateOf } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    want();
    await until(() => stateOf(key) === 'ready');
    const before = seen().length;
    const looks = drivers.looks();
    notice();
    await until(() => drivers.looks() === looks + 1);
    devices.hear({ kind: 'look' });
    await until(() => drivers.looks() === looks + 2);
    await wait(20);
    expect(seen()).toHaveLength(before);
    want();
    expect(seen()).toHaveLength(before + 1);
  });

  it('says what keeps a whole kind of devices from being seen, as long as it does', async () => {
    const { drivers, want, seen } = bench();
    drivers.findingIs('LIBUSB_MISSING');
    want();
    await until(() => seen().length === 1);
    expect(seen()[0]?.problems).toEqual(['LIBUSB_MISSING']);
    drivers.findingIs('works');
    await until(() => seen().at(-1)?.problems.length === 0);
  });
});

describe('looking', () => {
  it('goes on only while something is missing', async () => {
    const { drivers, want, stateOf } = bench();
    want([wanted('counter', { kind: 'hid' })]);
    await until(() => drivers.looks() >= 4);
    drivers.plug(scanner('/dev/hidraw0'));
    await until(() => stateOf('counter') === 'ready');
    await wait(30);
    const looks = drivers.looks();
    await wait(60);
    expect(drivers.looks()).toBe(looks);
  });

  it.each(['hangs', 'throws'] as const)('for one kind that %s leaves the other kinds be', async (how) => {
    const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    onTestFinished(() => quiet.mockRestore());
    const broken = scriptedDrivers();
    broken.findingIs(how);
    const sound = scriptedDrivers();
    sound.plug(scanner('/dev/hidraw0'));
    const said: FromStation[] = [];
    const devices = openDevices({
      drivers: { ...sound, find: [...broken.find, ...sound.find] },
      tell: (message) => said.push(message),
      watch: () => ({ isTold: () => true, close: () => {} }),
      now: Date.now,
      patience: { lookWithinMs: 20 },
    });
    onTestFinished(() => devices.close());
    devices.hear({ kind: 'want', devices: [], leftAlone: [] });
    await until(() => sound.openPaths().length === 1);
    devices.hear({ kind: 'look' });
    await until(() => sound.looks() === 2);
    // A call that hangs keeps a thread: it isn't made a second time.
    expect(broken.looks()).toBe(how === 'hangs' ? 1 : 2);
  });

  it('that a kind keeps waiting is made again when the answer comes, without any notice', async () => {
    const drivers = scriptedDrivers();
    drivers.plug(scanner('/dev/hidraw0'));
    const said: FromStation[] = [];
    const slow = Promise.withResolvers<void>();
    const devices = openDevices({
      drivers: { ...drivers, find: drivers.find.map((find) => () => slow.promise.then(find)) },
      tell: (message) => said.push(message),
      watch: () => ({ isTold: () => true, close: () => {} }),
      now: Date.now,
      patience: { lookWithinMs: 20 },
    });
    onTestFinished(() => devices.close());
    devices.hear({ kind: 'want', devices: [], leftAlone: [] });
    await until(() => said.length === 1);
    expect(said).toEqual([{ kind: 'seen', devices: [], problems: [] }]);
    slow.resolve();
    await until(() => drivers.openPaths().length === 1);
  });
});

describe('a message that is none', () => {
  it.each([
    null,
    'want',
    {},
    { kind: 'want' },
    { kind: 'want', devices: [{ deviceId: 'a' }], leftAlone: [] },
    { kind: 'open', path: '/dev/sda' },
  ])('is ignored with a line for the developer: %j', async (message) => {
    const written: string[] = [];
    const quiet = vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
      written.push(String(line));
      return true;
    });
    const { devices, drivers } = bench();
    devices.hear(message);
    quiet.mockRestore();
    expect(written.join('')).toContain('station.message-broken');
    await wait(10);
    expect(drivers.looks()).toBe(0);
  });
});

describe('closing', () => {
  it('lets go of every device and looks no more', async () => {
    const { drivers, devices, want, stateOf, notice } = bench();
    drivers.plug(scanner('/dev/hidraw0'));
    drivers.plug(other('/dev/hidraw1'));
    want();
    await until(() => stateOf(key) === 'ready' && stateOf(other('').key) === 'ready');
    await devices.close();
    expect(drivers.openPaths()).toEqual([]);
    const looks = drivers.looks();
    notice();
    await wait(20);
    expect(drivers.looks()).toBe(looks);
  });
});
