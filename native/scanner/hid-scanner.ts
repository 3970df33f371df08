import { setTimeout as wait } from 'node:timers/promises';
import type { HIDAsync } from 'node-hid';
import { DeviceTrouble } from '../device-trouble.ts';
import { hidLibrary } from '../hid-library.ts';
import { mayOpen } from '../hid-usages.ts';
import { openTrouble } from '../open-trouble.ts';
import { hidModel } from './hid-models.ts';
import { fragmentLastsMs, hidReports } from './hid-report.ts';
import type { OpenScanner, ScannerListener } from './scanner.ts';
import { silenceOf } from './silence.ts';

/** Where a HID scanner is now. Its path moves when its cable is put back; its numbers say how it is to be treated. */
export interface HidPlace {
  readonly path: string;
  readonly vendorId: number;
  readonly productId: number;
}

/** Its thread notices within 50 ms that it shall stop; a driver that doesn't is left to itself. */
const closeTakesMs = 900;

/**
 * Opens a HID point-of-sale scanner. A path over which a keyboard types isn't opened, whatever else it has: a program
 * that reads it would read all that is typed.
 */
export async function openHidScanner(place: HidPlace, listener: ScannerListener): Promise<OpenScanner> {
  const { devicesAsync, HIDAsync } = await hidLibrary();
  if (!mayOpen(place.path, await devicesAsync())) throw new DeviceTrouble('OPEN_FAILED');
  let device: HIDAsync;
  try {
    device = await HIDAsync.open(place.path);
  } catch (error) {
    throw openTrouble(error);
  }
  // Nothing may come between opening and listening: from here on the system keeps what is scanned.
  const scanner = listenTo(device, place, listener);
  // node-hid begins to read a tick after it was listened to, and throws there, for nobody to catch, where the device was
  // closed by then.
  await new Promise<void>((resolve) => process.nextTick(resolve));
  return scanner;
}

function listenTo(device: HIDAsync, place: HidPlace, listener: ScannerListener): OpenScanner {
  const reports = hidReports();
  const silence = silenceOf(fragmentLastsMs, reports.forget);
  let closing: Promise<void> | null = null;

  const close = (): Promise<void> => {
    silence.end();
    closing ??= Promise.race([
      // It may say that it is closed already.
      device.close().catch(() => undefined),
      wait(closeTakesMs, undefined, { ref: false }),
    ]);
    return closing;
  };

  device.on('data', (report: Buffer) => {
    if (closing !== null) return;
    const scan = reports.read(report);
    if (reports.isUnderWay()) silence.await();
    else silence.end();
    if (scan !== null) listener.onScan(scan);
  });
  // A pulled cable is an error, after which the handle has still to be closed.
  device.on('error', () => {
    if (closing !== null) return;
    void close();
    listener.onGone();
  });

  const wakeUp = hidModel(place.vendorId)?.wakeUp;
  // It isn't waited for: a model that doesn't know it may take seconds to say so, and reads codes all the same.
  if (wakeUp !== undefined) device.sendFeatureReport([...wakeUp]).catch(() => undefined);
  return { close };
}
