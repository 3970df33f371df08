import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Framing } from '../../electron/core/contract/device-parts.ts';
import { StationProcess } from '../helpers/station-process.ts';
import { joinLab } from './lab.ts';

const path = '/dev/ttyACM0';
let station: StationProcess | undefined;

beforeAll(async () => {
  const lab = await joinLab();
  await lab.plug();
});

afterEach(async () => {
  await station?.close();
});

/** What the kernel says of the port, in the words of `stty`. */
const settings = (): readonly string[] => {
  const { stdout } = spawnSync('stty', ['-F', path, '-a'], { encoding: 'utf8' });
  return stdout.split(/[\s;]+/);
};

describe('a serial scanner', () => {
  it.each([
    ['8n1', 9_600, ['9600', 'cs8', '-parenb', '-cstopb']],
    ['7e1', 19_200, ['19200', 'cs7', 'parenb', '-parodd', '-cstopb']],
    ['7o1', 38_400, ['38400', 'cs7', 'parenb', 'parodd', '-cstopb']],
    ['8n2', 115_200, ['115200', 'cs8', '-parenb', 'cstopb']],
  ] as const satisfies readonly (readonly [Framing, number, readonly string[]])[])(
    'is listened to as it is set: %s at %i baud',
    async (framing, baudRate, expected) => {
      station = new StationProcess();
      const connection = { kind: 'serial', path, baudRate } as const;
      station.want([{ deviceId: 'counter', role: 'scanner', connection, profile: { framing } }]);
      await station.inUse('counter');
      expect(settings()).toEqual(expect.arrayContaining([...expected]));
    },
  );
});
