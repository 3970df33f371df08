import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { version } from '../../electron/core/domain/version.ts';
import { listen } from '../../electron/host/socket.ts';
import { labPort, labScanner, scriptedStation, type ScriptedLife } from '../helpers/scripted-station.ts';
import { openTill, type TestTill } from '../helpers/till.ts';
import { openShop, regulars, temporaryFolder, type Outcome } from './regulars.ts';

const place = temporaryFolder();
afterAll(place.remove);

interface RunningTill {
  readonly shop: TestTill;
  readonly life: ScriptedLife;
  readonly type: (...words: readonly string[]) => Promise<Outcome>;
}

/** A till that is running, reached as a command line reaches it, whose station a test speaks for. */
async function runningTill(): Promise<RunningTill> {
  const station = scriptedStation({ now: Date.now });
  const shop = await openTill({ station: station.source });
  const listening = await listen(shop.till(), shop.folder, version);
  onTestFinished(async () => {
    await listening.close();
    await shop.close();
  });
  return {
    shop,
    life: station.join(),
    type: (...words) => regulars(['--data', shop.folder, 'devices', ...words]),
  };
}

const scanner = labScanner();

describe('regulars devices list', () => {
  it('shows what is used, what else is plugged in, and what to do where something is the matter', async () => {
    const { life, type } = await runningTill();
    const keyboard = {
      ...labPort,
      key: 'keyboard:1',
      transport: 'keyboard',
      path: null,
      label: 'Keys',
    } as const;
    const denied = labScanner({ state: 'troubled', problem: 'PERMISSION_DENIED', label: 'A\u{1b}[2JB' });
    life.sees([denied, labPort, keyboard], ['UDEVADM_MISSING']);
    const { status, stdout, stderr } = await type('list');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')).toEqual([
      'Serial ports can’t be listed: the program udevadm is missing on this machine.',
      expect.stringMatching(/^ {2}Install it: sudo apt-get install udev\./),
      '',
      '  A [2JB  scanner  USB 1d6b:0104  can’t be used, found by itself',
      '      The system doesn’t let this user open it.',
      expect.stringMatching(/^ {6}Install the rules.*sudo cp resources\/udev\/70-regulars\.rules/),
      '',
      'Plugged in and not used by the till; what follows a device is how `regulars devices add` names it:',
      '  Lab Port  serial port            --serial /dev/ttyACM0',
      '  Keys      types like a keyboard',
      '',
    ]);
  });

  it('waits until the station of a till that has just begun has looked around', async () => {
    const { shop, life, type } = await runningTill();
    const { dispatch } = shop.till();
    const asked = new Promise<void>((resolve) => {
      Object.assign(shop.till(), {
        dispatch: async (...question: Parameters<typeof dispatch>) => {
          const answer = await dispatch(...question);
          if (question[1] === 'devices.list') resolve();
          return answer;
        },
      });
    });
    const listing = type('list', '--json');
    await asked;
    life.sees([scanner]);
    expect((await listing).answer().value).toMatchObject({
      ...{ station: 'running', devices: [{ deviceId: scanner.key, state: 'ready', isFound: true }] },
    });
  });

  it('starts a station of its own where no till is running, and ends it', async () => {
    const folder = `${place.path}/no-till`;
    await openShop(folder);
    const { status, answer } = await regulars(['--data', folder, 'devices', 'list', '--json']);
    expect(status).toBe(0);
    expect(answer().value).toMatchObject({ station: 'running' });
  });

  it('says what it is like where there is nothing', async () => {
    const { life, type } = await runningTill();
    life.sees([]);
    expect((await type('list')).stdout).toMatch(/^No device is configured/);
  });
});

describe('regulars devices add, test and remove', () => {
  it.each([
    [
      [
        '--serial',
        '/dev/ttyUSB0',
        '--baud',
        '19200',
        '--flow',
        'hardware',
        '--framing',
        '7e1',
        '--terminator',
        'crlf',
      ],
      { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200, flow: 'hardware' },
      { framing: '7e1', terminator: 'crlf' },
      'scanner',
    ],
    [['--hid', '1d6b:0104'], { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 }, {}, 'scanner'],
    [['--tcp', 'printer.local:9100'], { kind: 'tcp', host: 'printer.local', port: 9_100 }, {}, 'printer'],
    [['--tcp', '[fe80::1]:9100'], { kind: 'tcp', host: 'fe80::1', port: 9_100 }, {}, 'printer'],
    [['--usblp'], { kind: 'usblp' }, {}, 'printer'],
    [['--usblp', '/dev/usb/lp0'], { kind: 'usblp', path: '/dev/usb/lp0' }, {}, 'printer'],
    [
      ['--usblp', 'MFG:EPSON;MDL:TM-T88V'],
      { kind: 'usblp', ieee1284: 'MFG:EPSON;MDL:TM-T88V' },
      {},
      'printer',
    ],
    [['--usblp=/dev/usb/lp1'], { kind: 'usblp', path: '/dev/usb/lp1' }, {}, 'printer'],
    [['--virtual'], { kind: 'virtual' }, {}, 'display'],
  ] as const)('names a device that is reached by %j', async (words, connection, profile, role) => {
    const { life, type } = await runningTill();
    life.sees([]);
    const added = await type('add', '--role', role, '--name', 'Bar', ...words, '--json');
    expect(added.status).toBe(0);
    const { deviceId } = added.answer().value;
    expect(life.told.at(-1)).toMatchObject({ devices: [{ deviceId, role, connection, profile }] });
  });

  it('go by the name: a scanner is tried out, and its payload is never shown', async () => {
    const { shop, life, type } = await runningTill();
    const itsNumbers = { kind: 'hid', vendorId: 0x1d6b, productId: 0x0104 } as const;
    life.sees([scanner]);
    const added = await type('add', '--role', 'scanner', '--name', 'At the door', '--hid', '1d6b:0104');
    expect(added.stdout).toBe(
      'At the door is added: USB 1d6b:0104. Try it out with: regulars devices test\n',
    );
    const [device] = life.told.flatMap((told) => (told.kind === 'want' ? told.devices : []));
    const { deviceId = '' } = device ?? {};
    expect(device).toMatchObject({ connection: itsNumbers });
    life.sees([labScanner({ deviceId })]);

    const testing = type('test', 'at the DOOR', '--wait', '60');
    await lookOf(life);
    life.scans(deviceId, '4006381333931', ']E0');
    const tested = await testing;
    expect(tested.status).toBe(0);
    expect(tested.stdout).toMatch(/^At the door works: it read 13 characters \(EAN-13\)\.$/m);
    expect(tested.stderr).toBe('Scan anything with At the door now; 60 seconds are left for it.\n');
    expect(tested.stdout + tested.stderr).not.toContain('4006381333931');

    const silent = await type('test', 'At the door', '--wait', '1', '--json');
    expect(silent.status).toBe(1);
    expect(silent.answer().value).toMatchObject({ deviceId, outcome: 'silent' });
    expect((await type('remove', 'At the door')).stdout).toBe('At the door is removed.\n');
    expect(life.told.at(-1)).toEqual({ kind: 'want', devices: [], leftAlone: [scanner.key] });
    await shop.restart();
  });

  it('say what is the matter with a device, and what to do', async () => {
    const { life, type } = await runningTill();
    life.sees([labScanner({ state: 'troubled', problem: 'IN_USE' })]);
    const tested = await type('test', 'Lab Scanner');
    expect(tested.status).toBe(1);
    expect(tested.stderr).toContain('Lab Scanner: Another program has it.\n  Close the other program');
  });

  it('refuse a device that nobody knows', async () => {
    const { life, type } = await runningTill();
    life.sees([]);
    for (const verb of ['test', 'remove']) {
      const refused = await type(verb, 'nobody', '--json');
      expect(refused.status).toBe(1);
      expect(refused.answer().error).toMatchObject({ code: 'DEVICE_UNKNOWN', field: 'deviceId' });
    }
  });

  it('want an id where two devices have one name', async () => {
    const { life, type } = await runningTill();
    life.sees([scanner, labScanner({ key: 'hid:2', deviceId: 'hid:2', path: '/dev/hidraw1' })]);
    const twice = await type('remove', 'Lab Scanner');
    expect(twice.status).toBe(2);
    expect(twice.stderr).toContain('More than one device is called Lab Scanner');
    expect((await type('remove', 'hid:2')).status).toBe(0);
  });
});

/** Resolves when a test of a device has begun. */
async function lookOf({ told }: ScriptedLife): Promise<void> {
  await expect.poll(() => told.at(-1), { timeout: 30_000 }).toEqual({ kind: 'look' });
}
