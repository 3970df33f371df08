import { join } from 'node:path';
import { deviceFacts, Twins, type Telling } from './facts.ts';
import type { Found } from './found.ts';
import { entriesOf, systemFolders, usbDeviceOf, wordOf } from './system-files.ts';

const twins = new Twins();

/** Printers on USB that Linux's usblp serves. Other systems have no device file for a printer. */
export async function findUsbPrinters(folders = systemFolders): Promise<Found> {
  const nodes = (await entriesOf(join(folders.dev, 'usb'))).filter((name) => /^lp\d+$/.test(name));
  const tellings = await Promise.all(
    nodes.map(async (name): Promise<Telling> => {
      const path = join(folders.dev, 'usb', name);
      const usb = await usbDeviceOf(join(folders.sys, 'class/usbmisc', name, 'device'));
      const words = ieee1284Words(await ieee1284Of(path, folders));
      return {
        transport: 'usblp',
        part: '',
        vendorId: usb?.vendorId ?? null,
        productId: usb?.productId ?? null,
        serialNumber: usb?.serialNumber ?? words.get('SN') ?? words.get('SERN') ?? null,
        path,
        names: [nameIn(words), usb?.product ?? null, usb?.manufacturer ?? null],
      };
    }),
  );
  return { devices: deviceFacts(tellings, twins), problem: null };
}

/** What the printer at a path says of itself, such as `MFG:EPSON;CMD:ESC/POS;MDL:TM-T88V;CLS:PRINTER;`; null where nothing. */
export async function ieee1284Of(path: string, folders = systemFolders): Promise<string | null> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const said = await wordOf(join(folders.sys, 'class/usbmisc', name, 'device/ieee1284_id'));
  return said === '' ? null : said;
}

/** IEEE 1284's device id as its pairs, by the short names of their keys. */
export function ieee1284Words(id: string | null): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const pair of (id ?? '').slice(0, longestId).split(';')) {
    const colon = pair.indexOf(':');
    if (colon < 0) continue;
    const key = pair.slice(0, colon).trim().toUpperCase();
    words.set(longKeys.get(key) ?? key, pair.slice(colon + 1).trim());
  }
  return words;
}

/** The kernel reads no more of it. */
const longestId = 1_024;
const longKeys: ReadonlyMap<string, string> = new Map([
  ['MANUFACTURER', 'MFG'],
  ['MODEL', 'MDL'],
]);

/** Many models have the maker's name in their own. */
function nameIn(words: ReadonlyMap<string, string>): string | null {
  const maker = words.get('MFG') ?? '';
  const model = words.get('MDL') ?? '';
  return model.toLowerCase().startsWith(maker.toLowerCase()) ? model : `${maker} ${model}`;
}
