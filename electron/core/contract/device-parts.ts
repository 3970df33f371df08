import { z } from 'zod';

/** What a device is for. */
export const deviceRoles = ['scanner', 'printer', 'display'] as const;
export type DeviceRole = (typeof deviceRoles)[number];

/** A path as the system names a port, or a network host's name: printable, no spaces about it. */
const place = (longest: number) =>
  z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => text.isWellFormed() && !/[\p{C}\p{Zl}\p{Zp}]/u.test(text), 'input.textControl');

/** A USB vendor's or product's number. */
const usbNumber = z.int().min(0).max(0xffff);

/** How a device is reached. Paths of USB devices move: what is found again by its numbers needs none. */
export const connection = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('serial'),
    path: place(200),
    /** Bits per second. */
    baudRate: z.int().min(300).max(4_000_000),
    flow: z.enum(['none', 'hardware', 'software']).optional(),
  }),
  z.strictObject({ kind: z.literal('tcp'), host: place(253), port: z.int().min(1).max(65_535) }),
  z.strictObject({
    kind: z.literal('usblp'),
    path: place(200).optional(),
    /** Part of what the printer says of itself, such as `MDL:TM-T88V`. */
    ieee1284: place(200).optional(),
  }),
  z.strictObject({
    kind: z.literal('hid'),
    vendorId: usbNumber.optional(),
    productId: usbNumber.optional(),
  }),
  z.strictObject({ kind: z.literal('virtual') }),
]);
export type Connection = z.output<typeof connection>;

/** How a device of each role can be reached. */
export const connectionsOf: Readonly<Record<DeviceRole, readonly Connection['kind'][]>> = {
  scanner: ['hid', 'serial'],
  printer: ['usblp', 'tcp', 'serial', 'virtual'],
  display: ['serial', 'tcp', 'virtual'],
};

/** What ends a code of a serial scanner: `any` takes whichever comes, or a silence of 50 ms. */
export const terminators = ['any', 'cr', 'lf', 'crlf', 'tab', 'none'] as const;
export type Terminator = (typeof terminators)[number];

/** How a serial device frames a character: data bits, parity (none, even, odd), stop bits. */
export const framings = ['8n1', '8e1', '8o1', '8n2', '7e1', '7o1', '7n2'] as const;
export type Framing = (typeof framings)[number];

/** How a printer proves that a job is on paper; `nothing`: it never says a word, and a job is only sent. */
export const printerAnswers = ['job-id', 'status', 'automatic-status', 'nothing'] as const;

/**
 * What a receipt printer is and has. Each part unless given: what the shop's paper asks for, QR codes and a cutter, no
 * drawer, answers by status.
 */
export const printerProfile = z.strictObject({
  paperMm: z.union([z.literal(58), z.literal(80)]).optional(),
  /** Characters of font A in a line. */
  columns: z.union([z.literal(32), z.literal(42), z.literal(48)]).optional(),
  /** Dots of the print head: 384 on 58 mm, 576 on 80 mm, 512 at 180 dpi. */
  paperDots: z.union([z.literal(384), z.literal(512), z.literal(576)]).optional(),
  /** How code pages are numbered; `ascii`: letters that aren't plain are drawn. */
  codePages: z.enum(['epson', 'ascii']).optional(),
  makesQr: z.boolean().optional(),
  cuts: z.boolean().optional(),
  /** The pin that opens the drawer; `none`: there is no drawer. */
  drawer: z.enum(['none', 'pin2', 'pin5']).optional(),
  answers: z.enum(printerAnswers).optional(),
});
export type PrinterProfile = z.output<typeof printerProfile>;

/** How one device of its kind is set. */
export const deviceProfile = z.strictObject({
  /** Of a serial device; `8n1` unless given. */
  framing: z.enum(framings).optional(),
  /** Of a serial scanner; `any` unless given. */
  terminator: z.enum(terminators).optional(),
  /** Of a printer; what the shop's paper asks for unless given. */
  printer: printerProfile.optional(),
});
export type DeviceProfile = z.output<typeof deviceProfile>;

/** `absent`: not plugged in; `opening`: about to be used; `ready`: in use; `troubled`: there, and can't be used; `idle`: there, and not wanted. */
export const deviceStates = ['absent', 'opening', 'ready', 'troubled', 'idle'] as const;
export type DeviceState = (typeof deviceStates)[number];

/**
 * Why a device, or all of a kind, can't be used. Each has two sentences in `messages/`: what is the matter
 * (`devices.problem.*`) and what to do now (`devices.remedy.*`).
 */
export const deviceProblems = [
  /** The system lets this user not open it. */
  'PERMISSION_DENIED',
  /** Another program has it. */
  'IN_USE',
  'OPEN_FAILED',
  /** node-hid's binary needs libusb-1.0.so.0. */
  'LIBUSB_MISSING',
  'HID_LIBRARY_FAILED',
  /** Serial ports are listed by `udevadm`; one that is named by its path is used all the same. */
  'UDEVADM_MISSING',
  'SERIAL_LIBRARY_FAILED',
  /** The device station isn't running, or is started again. */
  'STATION_DOWN',
] as const;
export const deviceProblem = z.enum(deviceProblems);
export type DeviceProblem = z.output<typeof deviceProblem>;

/** By what the system tells a device. Text comes from the device itself and may be anything. */
export const deviceFacts = z.strictObject({
  /** The same for the same device after it was pulled and put back, on whatever path: `hid:1d6b:0104:LAB0001:8c:2`. */
  key: z.string().min(1).max(300),
  /** `keyboard` is a device that types: it is named and never opened. */
  transport: z.enum(['hid', 'serial', 'usblp', 'keyboard']),
  label: z.string().max(200),
  vendorId: usbNumber.nullable(),
  productId: usbNumber.nullable(),
  serialNumber: z.string().max(200).nullable(),
  /** Where it is now; null where it isn't. */
  path: z.string().max(500).nullable(),
  /** Of a USB printer: by what it says of itself it is found again, such as `MFG:EPSON;MDL:TM-T88V`. */
  ieee1284: place(200).optional(),
});
export type DeviceFacts = z.output<typeof deviceFacts>;
