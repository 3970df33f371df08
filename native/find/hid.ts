import type { Device } from 'node-hid';
import type { DeviceFacts } from '../../electron/core/contract/device-parts.ts';
import { DeviceTrouble } from '../device-trouble.ts';
import { hidLibrary } from '../hid-library.ts';
import { isKeyboard, isScanner, mayOpen } from '../hid-usages.ts';
import { hidModel } from '../scanner/hid-models.ts';
import { deviceFacts, Twins, type Telling } from './facts.ts';
import type { Found } from './found.ts';

const twins = new Twins();

/** HID point-of-sale scanners, and scanners that type: those are named, so that a person can be told, and never opened. */
export async function findHid(): Promise<Found> {
  try {
    const { devicesAsync } = await hidLibrary();
    return { devices: hidFacts(await devicesAsync(), twins), problem: null };
  } catch (error) {
    return { devices: [], problem: error instanceof DeviceTrouble ? error.problem : 'HID_LIBRARY_FAILED' };
  }
}

/** The scanners among all that node-hid lists: mice, headsets and the keyboard of the till itself aren't looked at. */
export function hidFacts(listed: readonly Device[], twins: Twins): readonly DeviceFacts[] {
  const scanners = listed.filter((device) => isScanner(device) && mayOpen(device.path ?? '', listed));
  const typing = listed.filter((device) => isKeyboard(device) && isScannerByName(device));
  return deviceFacts(
    [
      ...scanners.map((device) => telling(device, 'hid')),
      ...typing.map((device) => telling(device, 'keyboard')),
    ],
    twins,
  );
}

function telling(device: Device, transport: 'hid' | 'keyboard'): Telling {
  const { vendorId, productId, serialNumber, path, product, manufacturer } = device;
  return {
    transport,
    part: `${(device.usagePage ?? 0).toString(16)}:${(device.usage ?? 0).toString(16)}`,
    vendorId,
    productId,
    serialNumber: serialNumber ?? null,
    path: path ?? '',
    names: [product ?? null, manufacturer ?? null, hidModel(vendorId)?.maker ?? null],
  };
}

const isScannerByName = ({ vendorId, product = '' }: Device): boolean =>
  hidModel(vendorId) !== undefined || /scan|bar ?code/i.test(product);
