import { z } from 'zod';
import { hands, textSizes, themes, volumes } from '../domain/appearance.ts';
import { line } from './fields.ts';
import { keyboardScanner } from './keyboard-scanner.ts';
import { command, query } from './procedure.ts';

const appearance = {
  theme: z.enum(themes),
  textSize: z.enum(textSizes),
  hand: z.enum(hands).describe('The hand that the pad is for: it lies on that side.'),
  volume: z.enum(volumes),
};

const machineFacts = z.strictObject({
  till: z.string().describe('Which counter this is; history says it.'),
  backupFolder: z
    .string()
    .nullable()
    .describe('Where each backup is copied to as well, absolute; null: nowhere.'),
  keyboardScanner: keyboardScanner
    .nullable()
    .describe('How a scanner types that was tried out here; null: as most do.'),
  ...appearance,
});

/** Facts of the machine that the shop's folder lies on. They are kept in its `machine.json`, beside the shop's file. */
export const machine = {
  get: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: machineFacts,
    refusals: [],
  }),

  /** Changes what is given and leaves the rest; every window of the machine follows. */
  update: command({
    role: 'cashier',
    input: z.strictObject(appearance).partial(),
    output: machineFacts,
    refusals: [],
  }),

  /**
   * Names the folder that each backup is copied to as well, on another drive for one; null copies nowhere. It has to be
   * there and writable now; later a drive may be unplugged: that is shown, and no sale waits for it.
   */
  setBackupFolder: command({
    role: 'owner',
    input: z.strictObject({ folder: line(1000).nullable() }),
    output: z.strictObject({ folder: z.string().nullable() }),
    refusals: ['BACKUP_FOLDER_UNFIT'],
  }),
} as const;
