import { readdir, readFile, realpath } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Where a system keeps its devices and what it tells of them; tests have folders of their own. */
export interface SystemFolders {
  readonly dev: string;
  readonly sys: string;
}

export const systemFolders: SystemFolders = { dev: '/dev', sys: '/sys' };

/** What the kernel says of the USB device that a node belongs to. */
export interface UsbTelling {
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
  readonly manufacturer: string | null;
  readonly product: string | null;
}

/** A folder's entries; none where it can't be read: without such devices it isn't there. */
export const entriesOf = async (folder: string): Promise<readonly string[]> => {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
};

/** A short file of the kernel's, without the end of its line; null where there is none. */
export const wordOf = async (file: string): Promise<string | null> => {
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    return null;
  }
};

/**
 * What is told of the USB device above `node`, such as `/sys/class/tty/ttyACM0/device`: the nearest folder upwards that
 * has a vendor's number. Null where there is none: it isn't a USB device, or is gone.
 */
export async function usbDeviceOf(node: string): Promise<UsbTelling | null> {
  let folder: string;
  try {
    folder = await realpath(node);
  } catch {
    return null;
  }
  // Interface, device, and what a serial chip has between them.
  for (let level = 0; level < 5; level += 1) {
    const vendorId = hexNumber(await wordOf(join(folder, 'idVendor')));
    if (vendorId !== null) {
      return {
        vendorId,
        productId: hexNumber(await wordOf(join(folder, 'idProduct'))),
        serialNumber: await wordOf(join(folder, 'serial')),
        manufacturer: await wordOf(join(folder, 'manufacturer')),
        product: await wordOf(join(folder, 'product')),
      };
    }
    folder = dirname(folder);
  }
  return null;
}

/** A USB number as systems write it: `1d6b`, in either case. */
export const hexNumber = (text: string | null | undefined): number | null =>
  text != null && /^[0-9a-f]{1,4}$/i.test(text) ? Number.parseInt(text, 16) : null;
