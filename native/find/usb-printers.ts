import { join } from 'node:path';
import { deviceFacts, Twins, type Telling } from './facts.ts';
import type { Found } from './found.ts';
import { ieee1284Words, identityIn } from './ieee1284.ts';
import { entriesOf, systemFolders, usbDeviceOf, wordOf } from './system-files.ts';

const twins = new Twins();

/** Printers on USB that Linux's usblp serves. Other systems have no device file for a printer. */
export async function findUsbPrinters(folders = systemFolders): Promise<Found> {
  const nodes = (await entriesOf(join(folders.dev, 'usb'))).filter((name) => /^lp\d+$/.test(name));
  const ids = new Map<string, string>();
  const tellings = await Promise.all(
    nodes.map(async (name): Promise<Telling> => {
      const path = join(folders.dev, 'usb', name);
      const usb = await usbDeviceOf(join(folders.sys, 'class/usbmisc', name, 'device'));
      const id = await ieee1284Of(path, folders);
      if (id !== null) ids.set(path, id);
      const words = ieee1284Words(id);
      return {
        transport: 'usblp',
        part: '',
        vendorId: usb?.vendorId ?? null,
        productId: usb?.productId ?? null,
        serialNumber: usb?.serialNumber ?? words.get('SN') ?? null,
        path,
        ieee1284: identityIn(words),
        names: [nameIn(words), usb?.product ?? null, usb?.manufacturer ?? null],
      };
    }),
  );
  return { devices: deviceFacts(tellings, twins), problem: null, ids };
}

/** What the printer at a path says of itself, such as `MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;`; null where nothing. */
export async function ieee1284Of(path: string, folders = systemFolders): Promise<string | null> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const said = await wordOf(join(folders.sys, 'class/usbmisc', name, 'device/ieee1284_id'));
  return said === '' ? null : said;
}

/** Many models have the maker's name in their own. */
function nameIn(words: ReadonlyMap<string, string>): string | null {
  const maker = words.get('MFG') ?? '';
  const model = words.get('MDL') ?? '';
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${maker} ${model}`;
}
