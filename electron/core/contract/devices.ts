import { z } from 'zod';
import {
  connection,
  deviceFacts,
  deviceProblem,
  deviceProfile,
  deviceRoles,
  deviceStates,
} from './device-parts.ts';
import { aimIdentifier, instant, line } from './fields.ts';
import { keyboardScanner } from './keyboard-scanner.ts';
import { command, query } from './procedure.ts';

const payload = z
  .string()
  .min(1)
  .max(500)
  .refine((text) => text.isWellFormed(), 'input.textBroken');

/** Where a scan came from. */
const scanPlace = {
  source: z.enum(['keyboard', 'scanner']),
  /** The window in which it was typed: the others let it be. Null for a scanner of the shop's own. */
  window: z.string().nullable(),
  /** By the clock of where it was read. A scan that is older than three seconds is for nobody any more. */
  readAt: z.string(),
  /** The scanner; null for a keyboard. */
  deviceId: z.string().nullable(),
};

/** A code that a scanner read, wherever it is plugged in. It is told and forgotten: nothing of it is kept or logged. */
export const scan = z.strictObject({
  ...scanPlace,
  /** What was scanned, as it came. */
  payload: z.string(),
  /** The AIM identifier that the scanner told beside it: both together are what `cards.resolve` is asked for. */
  aim: z.string().nullable(),
  /** The barcode's kind by name, such as `EAN-13`; null where nothing tells it. */
  symbology: z.string().nullable(),
  kind: z.enum(['member', 'product', 'receipt', 'command', 'unknown']),
  /** What a card or product is kept under: without an AIM identifier, goods by their article's number. */
  code: z.string(),
});
export type Scan = z.output<typeof scan>;

/** A bank card under a scanner: of its number nothing is told. */
export const scanRefused = z.strictObject({ ...scanPlace, code: z.literal('CARD_LOOKS_LIKE_PAYMENT') });
export type ScanRefused = z.output<typeof scanRefused>;

/** The one that was configured, or the key of a scanner that was found. */
const deviceId = z.string().min(1).max(300);

/** What is the matter with a device and what to do now, in the shop's language. */
const explainedProblem = z.strictObject({
  code: deviceProblem,
  message: z.string(),
  remedy: z.string(),
});
export type ExplainedProblem = z.output<typeof explainedProblem>;

/** `starting`: it hasn't told yet what there is; `absent`: this till was opened without one. */
export const stationStates = ['running', 'starting', 'absent'] as const;

const state = z.enum(deviceStates);
const role = z.enum(deviceRoles);

/** A device that the till uses, or would if it were there. */
const usedDevice = z.strictObject({
  deviceId,
  role,
  name: z.string(),
  connection,
  profile: deviceProfile,
  label: z.string().nullable().describe('What the device says of itself; null where it isn’t there.'),
  state,
  problem: explainedProblem.nullable(),
  isFound: z.boolean().describe('Used without being configured: a scanner that was found.'),
});
export type UsedDevice = z.output<typeof usedDevice>;

/** A device that is plugged in and that the till doesn't use. */
const foundDevice = z.strictObject({
  ...deviceFacts.shape,
  role: role
    .nullable()
    .describe('What it is for; null where it could be anything: a serial port, a keyboard.'),
  connection: connection.nullable().describe('How to configure it; null for what can’t be, a keyboard.'),
  state,
  problem: explainedProblem.nullable(),
});
export type FoundDevice = z.output<typeof foundDevice>;

const stroke = z.strictObject({
  key: z.string().max(32).describe('KeyboardEvent.key'),
  code: z.string().max(32).describe('KeyboardEvent.code'),
  shift: z.boolean(),
  atMs: z.number().min(0).describe('Milliseconds, on any clock that only goes forward.'),
});

export const devices = {
  /** What is plugged in, what of it the till uses, and what is the matter with it. */
  list: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: z.strictObject({
      station: z.enum(stationStates),
      devices: z.array(usedDevice),
      found: z.array(foundDevice),
      problems: z.array(explainedProblem).describe('Of all devices of a kind, or of the station itself.'),
      keyboard: keyboardScanner
        .nullable()
        .describe('How a scanner types that was tried out here; null: as most do.'),
    }),
    refusals: [],
  }),

  /** Names a device and says how it is reached: a new one, or all of an old one anew. */
  configure: command({
    role: 'owner',
    input: z.strictObject({
      deviceId: deviceId.optional().describe('The one to change; a new one unless given.'),
      role,
      name: line(60),
      connection,
      profile: deviceProfile.optional(),
    }),
    output: z.strictObject({ deviceId: z.string() }),
    refusals: ['DEVICE_UNKNOWN', 'DEVICE_CONNECTION_UNFIT', 'DEVICE_TAKEN', 'DEVICES_TOO_MANY'],
  }),

  /** Forgets a device. A USB scanner that is plugged in is left alone from then on, until it is configured. */
  remove: command({
    role: 'owner',
    input: z.strictObject({ deviceId }),
    output: z.strictObject({ deviceId: z.string() }),
    refusals: ['DEVICE_UNKNOWN'],
  }),

  /**
   * Whether a device works. A scanner works when it reads something in time: the answer says what kind of code it was
   * and how long, and not what it said. A printer works when its test page is printed, or was sent to one that never
   * says so. Anything else works when it is there and can be opened.
   */
  test: command({
    role: 'owner',
    input: z.strictObject({ deviceId, waitSeconds: z.int().min(1).max(60).optional() }),
    output: z.strictObject({
      deviceId: z.string(),
      state,
      outcome: z.enum(['works', 'silent', 'absent', 'troubled']),
      problem: explainedProblem.nullable(),
      symbology: z.string().nullable(),
      characters: z.int().nullable(),
    }),
    refusals: ['DEVICE_UNKNOWN'],
  }),

  /** Learns how a scanner types, from the strokes of one code that was scanned three times; null forgets it. */
  calibrate: command({
    role: 'cashier',
    input: z.strictObject({
      samples: z
        .array(z.strictObject({ strokes: z.array(stroke).min(1).max(600) }))
        .length(3)
        .nullable(),
    }),
    output: z.strictObject({ keyboard: keyboardScanner.nullable() }),
    refusals: ['CALIBRATION_DIFFERS', 'CALIBRATION_BY_HAND'],
  }),

  /** Hands in what a scanner typed into a window; it comes back as the event `scan.read`, like every scan, unless it is the one before it once more. */
  submitScan: query({
    role: 'cashier',
    input: z.strictObject({
      payload,
      aim: aimIdentifier.optional(),
      window: z
        .string()
        .max(64)
        .optional()
        .describe('The window that it was typed into: only that one follows it.'),
      readAt: instant.optional().describe('When it was read; now unless given.'),
    }),
    output: z.strictObject({ readAt: z.string() }),
    refusals: ['CARD_LOOKS_LIKE_PAYMENT'],
  }),
} as const;
