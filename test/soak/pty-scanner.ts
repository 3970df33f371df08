import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { serialPair, type SerialPair } from '../helpers/serial-pair.ts';
import type { SoakScanner } from './soak-scanner.ts';

/** What ends a code. A scanner whose codes end by a silence would make its fragments codes, too. */
const endings = [
  ['cr', '\r'],
  ['lf', '\n'],
  ['crlf', '\r\n'],
  ['tab', '\t'],
] as const;

/** A serial scanner on a pseudo-terminal, which vanishes as a port does with its cable. */
export async function ptyScanner(folder: string, number: number): Promise<SoakScanner> {
  const deviceId = `scanner-${number}`;
  const place = join(folder, deviceId);
  mkdirSync(place);
  const [terminator, ending] = endings[number % endings.length] ?? endings[0];
  let pair: SerialPair = await serialPair(place);
  return {
    deviceId,
    wanted: {
      deviceId,
      role: 'scanner',
      connection: { kind: 'serial', path: pair.path, baudRate: 9600 },
      profile: { terminator },
    },
    scan: async (text) => pair.send(`${text}${ending}`),
    scanPart: async (text) => pair.send(text),
    pull: () => pair.pull(),
    plug: async () => {
      pair = await serialPair(place);
    },
  };
}
