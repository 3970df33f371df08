import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { StationProcess } from '../helpers/station-process.ts';
import { gadget, hidKey } from './gadget.ts';
import { joinLab, type Lab } from './lab.ts';
import { hasHidNodes } from './nodes.ts';
import { scansOf } from './scans.ts';

const usb = hidKey(gadget);
const rules = '/etc/udev/rules.d/70-regulars.rules';
/** Not one of the names that udev reads. */
const away = `${rules}.away`;

let lab: Lab;
let station: StationProcess | undefined;

beforeAll(async () => {
  lab = await joinLab();
});

afterEach(async () => {
  await station?.close();
  station = undefined;
  if (existsSync(away)) putRulesBack();
  await lab.plug();
});

const udevadm = (...words: readonly string[]): void => {
  spawnSync('udevadm', words, { stdio: 'inherit' });
};

/** The nodes go a moment after the cable is out: `plug` would take the old ones for those that it waits for. */
const replug = async (): Promise<void> => {
  lab.unplug();
  await vi.waitUntil(() => !hasHidNodes(), { timeout: 60_000 });
  await lab.plug();
};

const takeRulesAway = (): void => {
  renameSync(rules, away);
  udevadm('control', '--reload');
};

const putRulesBack = (): void => {
  renameSync(away, rules);
  udevadm('control', '--reload');
};

/** Starts the station as somebody who isn't root and is in these groups. */
function startAs(groups: readonly string[]): StationProcess {
  const numbers = groups.map((name) => {
    const line = readFileSync('/etc/group', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`));
    return line?.split(':')[2] ?? name;
  });
  const inGroups = numbers.length === 0 ? '--clear-groups' : `--groups=${numbers.join(',')}`;
  station = new StationProcess({ as: ['setpriv', '--reuid=65534', '--regid=65534', inGroups, '--'] });
  station.want();
  return station;
}

const denied = async (of: StationProcess): Promise<void> => {
  await of.until(
    () => of.device(usb)?.state === 'troubled',
    () => `there is no trouble: ${JSON.stringify(of.devices)}`,
  );
  expect(of.device(usb)).toMatchObject({ problem: 'PERMISSION_DENIED', ...gadget });
};

describe('a till that isn’t root', () => {
  it('is told that the system doesn’t let it use a scanner, where it is in no group', async () => {
    await replug();
    await denied(startAs([]));
  });

  it('may use one by the rules as shipped, as one of plugdev; without them it may not, until they are back', async () => {
    await replug();
    const till = startAs(['plugdev']);
    await till.inUse(usb);
    await lab.gadgetScan(']E0', '4006381333931');
    expect(await scansOf(till, usb, 1)).toEqual([{ text: '4006381333931', aim: ']E0' }]);

    takeRulesAway();
    await replug();
    await denied(till);

    putRulesBack();
    udevadm('trigger', '--action=add', '--subsystem-match=hidraw');
    await till.inUse(usb);
    await lab.gadgetScan(']E0', '2001234567893');
    expect((await scansOf(till, usb, 2)).at(-1)?.text).toBe('2001234567893');
  });
});
