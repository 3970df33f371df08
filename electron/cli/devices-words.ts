import type { Connection, DeviceProfile } from '../core/contract/device-parts.ts';
import { framings, terminators } from '../core/contract/device-parts.ts';
import { unreachable } from '../core/domain/assert.ts';
import type { Translate } from '../core/messages/translate.ts';
import { WrongUsage, type Command, type Typed } from './command.ts';

/** How a connection is typed, and how it is said. */

export const connectionSyntax =
  '(--serial PATH [--baud N] [--flow none|hardware|software] [--framing 8n1|8e1|8o1|8n2|7e1|7o1|7n2] [--terminator any|cr|lf|crlf|tab|none] | --tcp HOST:PORT | --usblp [PATH|ID] | --hid VENDOR:PRODUCT | --virtual)';

export const connectionOptions = {
  serial: 'text',
  baud: 'text',
  flow: 'text',
  framing: 'text',
  terminator: 'text',
  tcp: 'text',
  usblp: 'maybe text',
  hid: 'text',
  virtual: 'flag',
} as const satisfies Command['options'];

const kinds = ['serial', 'tcp', 'usblp', 'hid', 'virtual'] as const;
const ofSerial = ['baud', 'flow', 'framing', 'terminator'] as const;
const flows = ['none', 'hardware', 'software'] as const;

/** Most serial devices talk at this speed until they are told otherwise. */
const USUAL_BAUD_RATE = 9_600;

/** Throws WrongUsage where not exactly one connection is named, or where it is named wrongly. */
export function connectionTyped(typed: Typed, command: Command): Connection {
  const given = kinds.filter((kind) => typed.flag(kind) || typed.text(kind) !== undefined);
  const [kind] = given;
  if (kind === undefined || given.length > 1) throw new WrongUsage('cli.wrong.oneConnection', {}, command);
  const stray = ofSerial.find((option) => kind !== 'serial' && typed.text(option) !== undefined);
  if (stray !== undefined) throw new WrongUsage('cli.wrong.serialFor', { option: `--${stray}` }, command);
  switch (kind) {
    case 'serial':
      return serialTyped(typed, command);
    case 'tcp':
      return tcpTyped(typed.required('tcp'), command);
    case 'usblp': {
      const printer = typed.text('usblp');
      if (printer === undefined) return { kind };
      // What a printer says of itself is pairs; a path has none.
      return /^[^/:]+:/.test(printer) ? { kind, ieee1284: printer } : { kind, path: printer };
    }
    case 'hid':
      return hidTyped(typed.required('hid'), command);
    case 'virtual':
      return { kind };
    default:
      return unreachable(kind);
  }
}

export function profileTyped(typed: Typed, command: Command): DeviceProfile {
  const framing = typed.text('framing');
  const terminator = typed.text('terminator');
  return {
    ...(framing === undefined ? {} : { framing: oneOf(framings, framing, '--framing', command) }),
    ...(terminator === undefined
      ? {}
      : { terminator: oneOf(terminators, terminator, '--terminator', command) }),
  };
}

function serialTyped(typed: Typed, command: Command): Connection {
  const flow = typed.text('flow');
  const baud = typed.text('baud') ?? String(USUAL_BAUD_RATE);
  if (!/^\d{1,7}$/.test(baud)) throw new WrongUsage('cli.wrong.wholeNumber', { option: '--baud' }, command);
  return {
    kind: 'serial',
    path: typed.required('serial'),
    baudRate: Number(baud),
    ...(flow === undefined ? {} : { flow: oneOf(flows, flow, '--flow', command) }),
  };
}

/** The address of IPv6 stands in brackets. */
function tcpTyped(place: string, command: Command): Connection {
  const [, bracketed, plain, port = ''] = /^(?:\[([\da-fA-F:.]+)\]|([^:]+)):(\d{1,5})$/.exec(place) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined) throw new WrongUsage('cli.wrong.tcp', { place: place.slice(0, 80) }, command);
  return { kind: 'tcp', host, port: Number(port) };
}

/** As `lsusb` writes it: two numbers in hexadecimal. */
function hidTyped(numbers: string, command: Command): Connection {
  const [, vendor, product] = /^(?:0x)?([\da-f]{1,4}):(?:0x)?([\da-f]{1,4})$/i.exec(numbers) ?? [];
  if (vendor === undefined || product === undefined)
    throw new WrongUsage('cli.wrong.hid', { numbers: numbers.slice(0, 40) }, command);
  return { kind: 'hid', vendorId: Number.parseInt(vendor, 16), productId: Number.parseInt(product, 16) };
}

function oneOf<Word extends string>(
  words: readonly Word[],
  typed: string,
  option: string,
  command: Command,
): Word {
  const word = words.find((each) => each === typed);
  if (word === undefined)
    throw new WrongUsage('cli.wrong.oneOf', { option, words: words.join(', ') }, command);
  return word;
}

export function connectionText(connection: Connection, say: Translate): string {
  switch (connection.kind) {
    case 'serial':
      return say('devices.connection.serial', { path: connection.path, baudRate: connection.baudRate });
    case 'tcp':
      return say('devices.connection.tcp', { place: placeOf(connection) });
    case 'usblp':
      return say('devices.connection.usblp', { path: connection.path ?? connection.ieee1284 ?? '' }).trim();
    case 'hid':
      return say('devices.connection.hid', { numbers: numbersOf(connection) }).trim();
    case 'virtual':
      return say('devices.connection.virtual');
    default:
      return unreachable(connection);
  }
}

/** What is typed to configure what was found. */
export function wordsToAdd(connection: Connection): string {
  switch (connection.kind) {
    case 'serial':
      return `--serial ${connection.path}`;
    case 'tcp':
      return `--tcp ${placeOf(connection)}`;
    case 'usblp':
      if (isSafeQuoted(connection.ieee1284)) return `--usblp "${connection.ieee1284}"`;
      return connection.path === undefined ? '--usblp' : `--usblp ${connection.path}`;
    case 'hid':
      return `--hid ${numbersOf(connection)}`;
    case 'virtual':
      return '--virtual';
    default:
      return unreachable(connection);
  }
}

/** Whether every shell takes it for one word in quotes: what a printer says of itself may be anything. */
const isSafeQuoted = (text: string | undefined): boolean => text !== undefined && !/["\\$`%!]/.test(text);

const placeOf = ({ host, port }: Extract<Connection, { readonly kind: 'tcp' }>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

const numbersOf = ({ vendorId, productId }: Extract<Connection, { readonly kind: 'hid' }>): string =>
  vendorId === undefined && productId === undefined ? '' : `${hex(vendorId)}:${hex(productId)}`;

const hex = (number: number | undefined): string =>
  number === undefined ? '*' : number.toString(16).padStart(4, '0');
