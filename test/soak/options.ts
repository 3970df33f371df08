import { parseArgs } from 'node:util';
import { wholeNumber } from '../helpers/by-hand.ts';

export interface SoakCommand {
  /** By serial scanners on pseudo-terminals. */
  readonly scans: number;
  /** By HID scanners inside the hardware lab. */
  readonly hid: number;
  /** Printed by receipt printers that have all sorts of troubles. */
  readonly receipts: number;
  readonly seed: number;
}

export const usage = `npm run test:soak -- [--scans N] [--hid N] [--receipts N] [--seed S]

  --scans N     how many codes serial scanners read, with cables pulled at random; 10000 unless given,
                and none where receipts are
  --hid N       how many real HID scanners read, inside the hardware lab that HARDWARE_LAB_HOME names; 0 unless given
  --receipts N  how many slips are printed, on a serial port and over the network, while paper runs out, covers open, cables
                are pulled and processes killed at random; by a station of short patience; 0 unless given
  --seed S      the plan of a run that failed, as it was printed; another one each time unless given
`;

/** Reads the command line. Throws a TypeError with a sentence for what it doesn't know. */
export function parseOptions(args: readonly string[]): SoakCommand {
  const { values } = parseArgs({
    args: [...args],
    options: {
      scans: { type: 'string' },
      hid: { type: 'string', default: '0' },
      receipts: { type: 'string', default: '0' },
      seed: { type: 'string' },
    },
  });
  const receipts = wholeNumber('receipts', values.receipts, 0, 10);
  return {
    scans: wholeNumber('scans', values.scans ?? (receipts === 0 ? '10000' : '0'), 0, 10),
    hid: wholeNumber('hid', values.hid, 0, 10),
    receipts,
    seed:
      values.seed === undefined ? 1 + (Date.now() % 1_000_000_000) : wholeNumber('seed', values.seed, 0, 10),
  };
}
