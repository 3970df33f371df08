import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { SystemFolders } from '../../native/find/system-files.ts';

/** What a USB device says of itself, in the files that Linux makes of it. */
export interface UsbWords {
  readonly idVendor: string;
  readonly idProduct: string;
  readonly serial?: string;
  readonly manufacturer?: string;
  readonly product?: string;
}

/** A system's device folders, of plain files: what is plugged in is what a test puts there. */
export function pluggedIn(folder: string) {
  const folders: SystemFolders = { dev: join(folder, 'dev'), sys: join(folder, 'sys') };
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  };

  /** The device's folder, with its interface's below it, where the kernel links to. */
  const usbDevice = (port: string, words: UsbWords): string => {
    const device = join(folders.sys, 'devices/pci0000:00/usb1', port);
    for (const [name, word] of Object.entries(words)) write(join(device, name), `${word}\n`);
    const inside = join(device, `${port}:1.0`);
    mkdirSync(inside, { recursive: true });
    return inside;
  };

  const link = (kind: string, name: string, inside: string): void => {
    const about = join(folders.sys, 'class', kind, name);
    mkdirSync(about, { recursive: true });
    symlinkSync(inside, join(about, 'device'));
  };

  return {
    folders,
    printer: (name: string, port: string, words: UsbWords, ieee1284?: string): void => {
      const inside = usbDevice(port, words);
      if (ieee1284 !== undefined) write(join(inside, 'ieee1284_id'), `${ieee1284}\n`);
      link('usbmisc', name, inside);
      write(join(folders.dev, 'usb', name), '');
    },
    usbPort: (name: string, port: string, words: UsbWords): void => {
      link('tty', name, usbDevice(port, words));
      write(join(folders.dev, name), '');
    },
    /** A port of the machine's own; `type` 0 is the kernel's for one that isn't there. */
    ownPort: (name: string, type: string): void => {
      write(join(folders.sys, 'class/tty', name, 'type'), `${type}\n`);
      write(join(folders.dev, name), '');
    },
    node: (name: string): void => write(join(folders.dev, name), ''),
    pull: (kind: 'tty' | 'usbmisc', name: string): void => {
      rmSync(join(folders.sys, 'class', kind, name), { recursive: true });
      rmSync(join(folders.dev, kind === 'tty' ? name : join('usb', name)));
    },
  };
}
