import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { checkout } from '../helpers/parts.ts';
import { gadget } from './gadget.ts';
import { labHome, whyNoLab } from './lab.ts';

/** What the till is shipped with, and nothing else of the kind, is what the lab's udev goes by. */
const rules = join(checkout, 'resources/udev/70-regulars.rules');

export interface LabRun {
  /** What Node is to run in there, in this same folder. */
  readonly words: readonly string[];
  /** A folder that the guest can leave files in: whatever it writes elsewhere is gone with it. */
  readonly out: string;
  /** The guest's start is within it. */
  readonly timeoutSeconds: number;
}

export type LabOutcome = { readonly status: number } | { readonly whyNot: string };

/**
 * Runs Node inside the lab, in sight of whoever waits. Gives its exit status: 124 is the timeout, 125 a lab that broke.
 * The first time ever the lab fetches its kernel, about 120 MB.
 */
export async function inLab({ words, out, timeoutSeconds }: LabRun): Promise<LabOutcome> {
  const whyNot = whyNoLab();
  if (whyNot !== undefined) return { whyNot };
  const prepared = spawnSync(join(labHome, 'prepare'), { stdio: ['ignore', 'inherit', 'inherit'] });
  if (prepared.status !== 0) return { whyNot: 'the hardware lab couldn’t be prepared here, see above' };
  const child = spawn(
    join(labHome, 'run'),
    [
      `--timeout=${timeoutSeconds}`,
      `--out=${out}`,
      `--udev-rules=${rules}`,
      '--',
      process.execPath,
      '-r',
      './electron/host/node-version.cjs',
      ...words,
    ],
    {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: {
        ...process.env,
        LAB_ENV: 'HARDWARE_LAB_HOME',
        LAB_USB_VENDOR: `0x${gadget.vendorId.toString(16)}`,
        LAB_USB_PRODUCT: `0x${gadget.productId.toString(16)}`,
      },
    },
  );
  const [status]: unknown[] = await once(child, 'close');
  return { status: typeof status === 'number' ? status : 125 };
}
