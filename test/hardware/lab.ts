import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * The hardware lab: a virtual machine whose kernel has real USB, HID and serial devices, played by the test. It is no
 * part of this project; whoever has it says where by HARDWARE_LAB_HOME.
 */
export const labHome = process.env['HARDWARE_LAB_HOME'] ?? '';

/** Why nothing can be tried in the lab; undefined where it can. */
export function whyNoLab(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return 'the hardware lab runs on Linux on x86-64 only';
  if (labHome === '') return 'HARDWARE_LAB_HOME names no hardware lab';
  const parts = ['run', 'prepare', 'lab.mjs'].filter((name) => !existsSync(join(labHome, name)));
  return parts.length === 0
    ? undefined
    : `HARDWARE_LAB_HOME is ${labHome}, and there is no ${parts.join(', no ')}`;
}

/** Of the lab's `lab.mjs`, what these tests call: the devices' end of the cable. */
export interface Lab {
  /** Scans with the USB scanner; rejects when no driver reads it. */
  readonly gadgetScan: (aim: string, data: string) => Promise<void>;
  /** Types with the USB keyboard scanner. */
  readonly gadgetType: (text: string) => Promise<void>;
  readonly openGadgetSerial: () => GadgetSerial;
  readonly openGadgetPrinter: () => GadgetPrinter;
  readonly isPlugged: () => boolean;
  /** Pulls the one USB cable: scanner, keyboard scanner, printer and serial port vanish together. */
  readonly unplug: () => void;
  /** Resolves when the kernel has the devices' nodes again. */
  readonly plug: () => Promise<void>;
  /** The reports of one scan, 64 bytes each. */
  readonly frameScan: (scan: { readonly aim: string; readonly data: string }) => readonly Buffer[];
  readonly UhidScanner: new (options: {
    readonly name: string;
    readonly vendorId: number;
    readonly productId: number;
    readonly serial: string;
  }) => UhidScanner;
}

/** The device's end of the USB serial port. */
export interface GadgetSerial {
  readonly write: (bytes: string) => Promise<void>;
  readonly close: () => void;
}

/**
 * The USB printer, which takes about 20 KB before it is full. It shows the end of what it was sent only when that isn't a
 * whole number of 512 bytes.
 */
export interface GadgetPrinter {
  readonly received: () => Buffer;
  readonly clear: () => void;
  /** Says something to the driver. */
  readonly reply: (bytes: Uint8Array) => Promise<void>;
  /** Takes nothing more, as without paper. */
  readonly stall: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

/** A HID scanner without a cable, as over Bluetooth. */
export interface UhidScanner {
  /** Whether a driver has it open. */
  readonly isOpen: boolean;
  readonly report: (bytes: Uint8Array) => void;
  readonly scan: (aim: string, data: string) => void;
  readonly destroy: () => void;
}

/** Only inside the lab: outside there is nothing to play. */
export async function joinLab(): Promise<Lab> {
  if (process.env['HARDWARE_LAB'] !== '1')
    throw new Error('this is not the hardware lab: npm run test:hardware starts these tests inside it');
  // What the lab offers has the form that its README states and that is told here.
  return (await import(pathToFileURL(join(labHome, 'lab.mjs')).href)) as Lab;
}
