import type { DeviceFacts, DeviceProblem } from '../../electron/core/contract/device-parts.ts';
import { DeviceTrouble } from '../../native/device-trouble.ts';
import type { Drivers } from '../../native/drivers.ts';
import type { Found } from '../../native/find/found.ts';
import type { PrinterPort, PrinterPortListener } from '../../native/printer/printer-port.ts';
import { openTcpPrinter } from '../../native/printer/tcp-printer.ts';
import { openVirtualPrinter } from '../../native/printer/virtual-printer.ts';
import type { OpenScanner, ScannerListener } from '../../native/scanner/scanner.ts';

/** What happens when a device is opened: it works, it says why not, or nothing comes of it until `letGo`. */
export type Opens = 'works' | 'hangs' | DeviceProblem;

/** Drivers of devices that do as a test says: faults that no real device has when one wants it. */
export interface ScriptedDrivers extends Drivers {
  readonly plug: (facts: DeviceFacts) => void;
  /** Without its driver noticing: it only isn't listed any more. */
  readonly unlist: (path: string) => void;
  /** As a cable is pulled: it is gone from the list, and whoever has it open is told. */
  readonly pull: (path: string) => void;
  /** The driver gives it up, and it is listed all the same. */
  readonly giveUp: (path: string) => void;
  readonly script: (path: string, opens: Opens) => void;
  /** Ends the opening that hangs, with success. */
  readonly letGo: (path: string) => void;
  readonly scan: (path: string, text: string) => void;
  readonly findingIs: (how: 'works' | 'hangs' | 'throws' | DeviceProblem) => void;
  /** How often devices were looked for. */
  readonly looks: () => number;
  /** Paths in the order in which they were tried. */
  readonly tries: () => readonly string[];
  readonly openPaths: () => readonly string[];
}

export function scriptedDrivers(): ScriptedDrivers {
  const plugged = new Map<string, DeviceFacts>();
  const scripts = new Map<string, Opens>();
  const open = new Map<string, ScannerListener>();
  const hanging = new Map<string, () => void>();
  const tries: string[] = [];
  let finding: 'works' | 'hangs' | 'throws' | DeviceProblem = 'works';
  let looks = 0;

  const find = (): Promise<Found> => {
    looks += 1;
    if (finding === 'hangs') return new Promise(() => {});
    if (finding === 'throws') throw new Error('scripted');
    const problem = finding === 'works' ? null : finding;
    return Promise.resolve({ devices: [...plugged.values()], problem });
  };

  const openAt = async (
    { path }: { readonly path: string },
    listener: ScannerListener,
  ): Promise<OpenScanner> => {
    tries.push(path);
    const opens = scripts.get(path) ?? 'works';
    if (opens === 'hangs') await new Promise<void>((resolve) => hanging.set(path, resolve));
    else if (opens !== 'works') throw new DeviceTrouble(opens);
    if (open.has(path)) throw new Error(`${path} is opened twice`);
    open.set(path, listener);
    return {
      close: async () => {
        // Closing takes a moment, in which nobody else may open it.
        await Promise.resolve();
        if (open.get(path) === listener) open.delete(path);
      },
    };
  };

  const openPrinterAt = async (
    { path }: { readonly path: string },
    { onGone }: PrinterPortListener,
  ): Promise<PrinterPort> => {
    const { close } = await openAt({ path }, { onScan: () => undefined, onGone });
    // It takes everything and says nothing.
    return { close, write: (bytes) => Promise.resolve(bytes.length) };
  };

  const lose = (path: string): void => {
    const listener = open.get(path);
    open.delete(path);
    listener?.onGone();
  };

  return {
    find: [find],
    openHid: openAt,
    openSerial: openAt,
    openSerialPrinter: openPrinterAt,
    openUsblpPrinter: openPrinterAt,
    openTcpPrinter,
    openVirtualPrinter,
    plug: (facts) => plugged.set(facts.path ?? '', facts),
    unlist: (path) => plugged.delete(path),
    pull: (path) => {
      plugged.delete(path);
      lose(path);
    },
    giveUp: lose,
    script: (path, opens) => scripts.set(path, opens),
    letGo: (path) => hanging.get(path)?.(),
    scan: (path, text) => open.get(path)?.onScan({ text, aim: null }),
    findingIs: (how) => {
      finding = how;
    },
    looks: () => looks,
    tries: () => tries,
    openPaths: () => [...open.keys()],
  };
}
