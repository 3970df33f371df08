import type { FoundDevice, UsedDevice } from '../../electron/core/contract/devices.ts';
import {
  connectionsOf,
  deviceRoles,
  framings,
  terminators,
  type Connection,
  type DeviceProfile,
  type DeviceRole,
  type Framing,
  type Terminator,
} from '../../electron/core/contract/device-parts.ts';
import type { PaperMm } from '../../electron/core/domain/paper.ts';
import { usualPrinter, type WholePrinterProfile } from '../../electron/core/domain/printer-profile.ts';
import { wholeOfText } from './owner.ts';
import { entriesOfPrinter } from './printer-entries.ts';

export const flows = ['none', 'hardware', 'software'] as const;
export type Flow = (typeof flows)[number];

/** A device as it is typed into its form. What its kind of connection doesn't need stays as it is. */
export interface DeviceEntries {
  readonly role: DeviceRole;
  readonly name: string;
  readonly kind: Connection['kind'];
  readonly path: string;
  readonly baudRate: string;
  readonly flow: Flow;
  readonly framing: Framing;
  readonly terminator: Terminator;
  readonly host: string;
  readonly port: string;
  readonly printer: WholePrinterProfile;
  /** The connection that it had: what the form doesn't show of it stays. */
  readonly before: Connection | null;
}

const emptyDevice: Omit<DeviceEntries, 'printer'> = {
  role: 'scanner',
  name: '',
  kind: 'serial',
  path: '',
  baudRate: '9600',
  flow: 'none',
  framing: '8n1',
  terminator: 'any',
  host: '',
  port: '9100',
  before: null,
};

/** One that is added by hand, for a shop whose slips are on that paper. */
export const newDevice = (shopsPaper: PaperMm): DeviceEntries => ({
  ...emptyDevice,
  printer: usualPrinter(shopsPaper),
});

export const entriesOfDevice = (
  { role, name, connection, profile }: UsedDevice,
  shopsPaper: PaperMm,
): DeviceEntries => ({
  ...withConnection(newDevice(shopsPaper), connection),
  role,
  name,
  framing: profile.framing ?? '8n1',
  terminator: profile.terminator ?? 'any',
  printer: entriesOfPrinter(profile.printer, shopsPaper),
});

/** A port that is plugged in, and what it is to be. */
export const entriesOfFound = (
  { connection }: FoundDevice,
  {
    role,
    name,
    shopsPaper,
  }: { readonly role: DeviceRole; readonly name: string; readonly shopsPaper: PaperMm },
): DeviceEntries => ({
  ...(connection === null ? newDevice(shopsPaper) : withConnection(newDevice(shopsPaper), connection)),
  role,
  name,
});

function withConnection(entries: DeviceEntries, connection: Connection): DeviceEntries {
  const { kind } = connection;
  const kept = { ...entries, kind, before: connection };
  switch (kind) {
    case 'serial':
      return {
        ...kept,
        path: connection.path,
        baudRate: String(connection.baudRate),
        flow: connection.flow ?? 'none',
      };
    case 'tcp':
      return { ...kept, host: connection.host, port: String(connection.port) };
    case 'usblp':
    case 'hid':
    case 'virtual':
      return kept;
  }
}

/** Another role keeps the connection where it can be reached so. */
export function withRole(entries: DeviceEntries, role: DeviceRole): DeviceEntries {
  const kinds = kindsFor(role, entries.before);
  return { ...entries, role, kind: kinds.includes(entries.kind) ? entries.kind : (kinds[0] ?? 'serial') };
}

/**
 * How a device of a role can be reached. What is found by its USB numbers is not typed: it is offered where it was
 * found so.
 */
export const kindsFor = (role: DeviceRole, before: Connection | null): readonly Connection['kind'][] =>
  connectionsOf[role].filter((kind) => !['hid', 'usblp'].includes(kind) || before?.kind === kind);

export function connectionOf(entries: DeviceEntries): Connection {
  const { kind, before } = entries;
  switch (kind) {
    case 'serial':
      return {
        kind,
        path: entries.path.trim(),
        baudRate: wholeOfText(entries.baudRate),
        flow: entries.flow,
      };
    case 'tcp':
      return { kind, host: entries.host.trim(), port: wholeOfText(entries.port) };
    case 'usblp':
    case 'hid':
      return before?.kind === kind ? before : { kind };
    case 'virtual':
      return { kind };
  }
}

/** Whether what a printer is and has can be set: one on the screen has no paper. */
export const hasPrinterProfile = ({ role, kind }: Pick<DeviceEntries, 'role' | 'kind'>): boolean =>
  role === 'printer' && kind !== 'virtual';

/** A serial device frames its characters, a serial scanner ends its codes, and a printer has paper: the rest can't be set. */
export const profileOf = (entries: DeviceEntries): DeviceProfile => ({
  ...(entries.kind === 'serial' ? { framing: entries.framing } : {}),
  ...(entries.kind === 'serial' && entries.role === 'scanner' ? { terminator: entries.terminator } : {}),
  ...(hasPrinterProfile(entries) ? { printer: entries.printer } : {}),
});

export const roleOfText = (text: string): DeviceRole =>
  deviceRoles.find((role) => role === text) ?? 'scanner';
export const flowOfText = (text: string): Flow => flows.find((flow) => flow === text) ?? 'none';
export const framingOfText = (text: string): Framing => framings.find((framing) => framing === text) ?? '8n1';
export const terminatorOfText = (text: string): Terminator =>
  terminators.find((terminator) => terminator === text) ?? 'any';
