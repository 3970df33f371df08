import { parseArgs } from 'node:util';
import { wholeNumber } from '../helpers/by-hand.ts';

export interface SoakCommand {
  /** By serial scanners on pseudo-terminals. */
  readonly scans: number;
  /** By HID scanners inside the hardware lab. */
  readonly hid: number;
  readonly seed: number;
}

export const usage = `npm run test:soak -- [--scans N] [--hid N] [--seed S]

  --scans N   how many codes serial scanners read, with cables pulled at random; 10000 unless given
  --hid N     how many real HID scanners read, inside the hardware lab that HARDWARE_LAB_HOME names; 0 unless given
  --seed S    the plan of a run that failed, as it was printed; another one each time unless given
`;

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
export function parseOptions(args: readonly string[]): SoakCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scans: { type: 'string', default: '10000' },
      hid: { type: 'string', default: '0' },
      seed: { type: 'string' },
    },
  });
  return {
    scans: wholeNumber('scans', values.scans, 0, 10),
    hid: wholeNumber('hid', values.hid, 0, 10),
    seed:
      values.seed === undefined ? 1 + (Date.now() % 1_000_000_000) : wholeNumber('seed', values.seed, 0, 10),
  };
}
