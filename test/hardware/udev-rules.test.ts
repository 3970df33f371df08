import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { checkout } from '../helpers/parts.ts';
import { gadget } from './gadget.ts';
import { joinLab, type Lab, type UhidScanner } from './lab.ts';
import { access, hidNodes, isForWhoSitsThere, properties } from './nodes.ts';

const rules = readFileSync(join(checkout, 'resources/udev/70-regulars.rules'), 'utf8');
const ownRules = '/etc/udev/rules.d/69-my-scanner.rules';

let lab: Lab;
let device: UhidScanner | undefined;

beforeAll(async () => {
  lab = await joinLab();
});

afterEach(() => {
  device?.destroy();
  device = undefined;
  rmSync(ownRules, { force: true });
});

const scanner = (vendorId: number, usagePage = 0x8c): string | undefined =>
  hidNodes().find((node) => node.vendorId === vendorId && node.usagePage === usagePage)?.path;

const theOne = (node: string | undefined): string => {
  if (node === undefined) throw new Error('the device has no node');
  return node;
};

/** Plugs in a scanner of that maker, and waits until udev is done with it. */
async function plugIn(vendorId: number): Promise<string> {
  device = new lab.UhidScanner({ name: 'A scanner', vendorId, productId: 1, serial: 'S1' });
  await expect.poll(() => scanner(vendorId)).toBeDefined();
  spawnSync('udevadm', ['settle', '--timeout=20']);
  return theOne(scanner(vendorId));
}

describe('the udev rules as shipped', () => {
  it('give a USB scanner to the person at the screen, and to the group plugdev', () => {
    const node = theOne(scanner(gadget.vendorId));
    expect(access(node)).toBe('plugdev 660');
    expect(isForWhoSitsThere(node)).toBe(true);
  });

  it('give a keyboard to nobody, though it is a scanner', () => {
    const node = theOne(scanner(gadget.vendorId, 0x01));
    expect(access(node)).toBe('root 600');
    expect(isForWhoSitsThere(node)).toBe(false);
  });

  it('give a receipt printer to the person at the screen, and to the group lp', () => {
    const [name = ''] = readdirSync('/dev/usb').filter((entry) => entry.startsWith('lp'));
    expect(access(`/dev/usb/${name}`)).toBe('lp 660');
    expect(isForWhoSitsThere(`/dev/usb/${name}`)).toBe(true);
  });

  it('give a scanner’s serial port to both, and keep ModemManager off it', () => {
    expect(access('/dev/ttyACM0')).toBe('dialout 660');
    expect(isForWhoSitsThere('/dev/ttyACM0')).toBe(true);
    expect(properties('/dev/ttyACM0').get('ID_MM_DEVICE_IGNORE')).toBe('1');
    expect(properties('/dev/ttyACM0').get('ID_MM_PORT_IGNORE')).toBe('1');
  });

  it('know a scanner that has no cable', async () => {
    const node = await plugIn(0x0c2e);
    expect(access(node)).toBe('plugdev 660');
    expect(isForWhoSitsThere(node)).toBe(true);
  });

  it('leave a device of an unknown maker alone, until a line is added for it as they say', async () => {
    expect(access(await plugIn(0x12ab))).toBe('root 600');
    device?.destroy();
    await expect.poll(() => scanner(0x12ab)).toBeUndefined();
    const [, line = ''] = /^# {3}(ATTRS.*)$/m.exec(rules) ?? [];
    writeFileSync(ownRules, `${line}\n`);
    // By itself udev looks for new rules once in three seconds.
    spawnSync('udevadm', ['control', '--reload']);
    expect(access(await plugIn(0x12ab))).toBe('plugdev 660');
  });

  it('are understood by udev, line by line', () => {
    const { stderr, stdout } = spawnSync(
      'udevadm',
      ['test', '--action=add', `/sys/class/hidraw/${theOne(scanner(gadget.vendorId)).slice('/dev/'.length)}`],
      { encoding: 'utf8' },
    );
    const said = `${stdout}\n${stderr}`.split('\n');
    expect(
      said.filter((line) => line.includes('Reading rules file') && line.includes('70-regulars')),
    ).toEqual([expect.stringContaining('70-regulars.rules')]);
    expect(said.filter((line) => /70-regulars\.rules:\d+ (Invalid|Unknown|The line)/.test(line))).toEqual([]);
  });
});
