import { isDeepStrictEqual } from 'node:util';
import {
  connectionsOf,
  type Connection,
  type DeviceProfile,
  type DeviceRole,
} from '../../core/contract/device-parts.ts';
import { Refusal } from '../../core/contract/errors.ts';
import type { PrinterCondition } from '../../core/contract/print-parts.ts';
import type { StationDevice, ToStation } from '../../core/contract/station.ts';
import { AssertionError } from '../../core/domain/assert.ts';
import type { TillOptions } from '../till.ts';
import { listingOf, type DeviceListing } from './device-listing.ts';
import {
  forgetDevice,
  MOST_DEVICES,
  readDevicePlan,
  rememberDevice,
  rememberLeftAlone,
  type ConfiguredDevice,
  type DevicePlan,
} from './device-plan.ts';
import { openingTrouble } from './opening-trouble.ts';
import { isSameConnection, reachesFound } from './same-connection.ts';
import type { PrinterLine, PrinterListener } from './printer-line.ts';
import { linkToStation, type StationScan } from './station-link.ts';
import { tryOut, type Tried } from './try-out.ts';

/** A device as a person wants it. */
export interface DeviceWish {
  /** The one to change; undefined for a new one. */
  readonly deviceId: string | undefined;
  readonly role: DeviceRole;
  readonly name: string;
  readonly connection: Connection;
  readonly profile: DeviceProfile;
}

/** The devices of this machine: what is configured, what the station sees, and what goes between. */
export interface DevicesDesk {
  readonly list: () => DeviceListing;
  /** Gives the device's id. Throws the refusals of `devices.configure`, and what writing a file throws. */
  readonly configure: (wish: DeviceWish) => string;
  /** Throws DEVICE_UNKNOWN, and what writing a file throws. */
  readonly remove: (deviceId: string) => void;
  /** Throws DEVICE_UNKNOWN. */
  readonly test: (deviceId: string, waitMs: number) => Promise<Tried>;
  /** What is printed goes this way. */
  readonly line: PrinterLine;
  /** Ends each test that is waiting, and lets none begin. */
  readonly endTests: () => void;
  readonly close: () => void;
}

export interface DevicesDeskParts extends Pick<TillOptions, 'station' | 'newId' | 'log'> {
  /** Where this machine's facts lie. */
  readonly machineFolder: string;
  readonly onChange: () => void;
  readonly onScan: (scan: StationScan) => void;
}

export function openDevicesDesk(parts: DevicesDeskParts): DevicesDesk {
  const { machineFolder: folder, newId, onChange } = parts;
  const listeners = new Set<(scan: StationScan | undefined) => void>();
  const closing = new AbortController();
  const printing = new Set<PrinterListener>();
  const conditions = new Map<string, PrinterCondition>();
  const tellPrinting = (tell: (listener: PrinterListener) => void): void => {
    for (const listener of printing) tell(listener);
  };
  const tellListeners = (scan: StationScan | undefined): void => {
    for (const hear of listeners) hear(scan);
  };
  const plan = (): DevicePlan => readDevicePlan(folder);
  const list = (): DeviceListing => listingOf(plan(), link.news());

  const wants = (): ToStation => {
    const { devices, leftAlone } = plan();
    return {
      kind: 'want',
      devices: devices.map(({ deviceId, role, connection, profile }) => ({
        ...{ deviceId, role, connection, profile },
      })),
      leftAlone: [...leftAlone],
    };
  };
  const link = linkToStation({
    source: parts.station,
    log: parts.log,
    wants,
    onNews() {
      onChange();
      tellListeners(undefined);
    },
    onScan(scan) {
      parts.onScan(scan);
      tellListeners(scan);
    },
    onJob: (news) => tellPrinting(({ onJob }) => onJob(news)),
    onPrinter({ deviceId, condition }) {
      conditions.set(deviceId, condition);
      tellPrinting(({ onPrinter }) => onPrinter());
    },
    onLife(what) {
      conditions.clear();
      tellPrinting(({ onStation }) => onStation(what));
    },
  });
  const noteChange = (): void => {
    link.post(wants());
    onChange();
    tellListeners(undefined);
    tellPrinting(({ onPlan }) => onPlan());
  };

  /** What another printer said of itself isn't this one's condition. */
  const forgetCondition = (device: ConfiguredDevice, before: readonly ConfiguredDevice[]): void => {
    const same = before.find(({ deviceId }) => deviceId === device.deviceId);
    if (!isDeepStrictEqual(same?.connection, device.connection)) conditions.delete(device.deviceId);
  };

  /** What is plugged in and used as this device. */
  const seenAs = (deviceId: string): StationDevice | undefined => {
    const news = link.news();
    const seen = news.kind === 'running' ? news.seen.devices : [];
    return seen.find((device) => device.deviceId === deviceId && device.path !== null);
  };

  /** A scanner is configured under its key: it needs no other id, and is told from its twin. */
  const idFor = (wish: DeviceWish, { devices, leftAlone }: DevicePlan): string => {
    const { deviceId } = wish;
    if (deviceId === undefined) return newId();
    const isKnown =
      devices.some((device) => device.deviceId === deviceId) ||
      leftAlone.includes(deviceId) ||
      list().devices.some((device) => device.deviceId === deviceId);
    if (!isKnown) throw new Refusal('DEVICE_UNKNOWN', { field: 'deviceId' });
    return deviceId;
  };

  return {
    list,

    configure(wish) {
      const { devices, leftAlone } = plan();
      const { role, name, connection, profile } = wish;
      const deviceId = idFor(wish, plan());
      if (!connectionsOf[role].includes(connection.kind))
        throw new Refusal('DEVICE_CONNECTION_UNFIT', { field: 'connection', details: { role } });
      const device = { deviceId, role, name, connection, profile };
      const others = devices.filter((other) => other.deviceId !== deviceId);
      const holder = others.find((other) => isSameConnection(other, device));
      if (holder !== undefined)
        throw new Refusal('DEVICE_TAKEN', { field: 'connection', details: { name: holder.name } });
      if (others.length >= MOST_DEVICES)
        throw new Refusal('DEVICES_TOO_MANY', { details: { most: MOST_DEVICES } });
      rememberDevice(folder, device);
      forgetCondition(device, devices);
      const { found } = list();
      const isTakenBack = (key: string): boolean =>
        key === deviceId || found.some((other) => other.key === key && reachesFound(connection, other));
      if (leftAlone.some(isTakenBack))
        rememberLeftAlone(
          folder,
          leftAlone.filter((key) => !isTakenBack(key)),
        );
      noteChange();
      return deviceId;
    },

    remove(deviceId) {
      const { devices, leftAlone } = plan();
      const isConfigured = devices.some((device) => device.deviceId === deviceId);
      const isFound = list().devices.some((device) => device.deviceId === deviceId && device.isFound);
      if (!isConfigured && !isFound) throw new Refusal('DEVICE_UNKNOWN', { field: 'deviceId' });
      if (isConfigured) forgetDevice(folder, deviceId);
      conditions.delete(deviceId);
      // Whoever removes a scanner that is plugged in doesn't want it found again the next moment.
      const there = seenAs(deviceId);
      if (there?.transport === 'hid') rememberLeftAlone(folder, [...leftAlone, there.key]);
      noteChange();
    },

    async test(deviceId, waitMs) {
      const look = () => list().devices.find((device) => device.deviceId === deviceId);
      const device = look();
      if (device === undefined) throw new Refusal('DEVICE_UNKNOWN', { field: 'deviceId' });
      link.post({ kind: 'look' });
      const tried = await tryOut({
        ...{ deviceId, waitMs, look, until: closing.signal },
        listen(hear) {
          listeners.add(hear);
          return () => listeners.delete(hear);
        },
      });
      if (tried.outcome !== 'works' || tried.scan !== undefined) return tried;
      return { ...tried, ...(await openingTrouble(device.connection, seenAs(deviceId)?.path ?? null)) };
    },

    line: {
      printers: () => plan().devices.filter(({ role }) => role === 'printer'),
      hasStation: link.isJoined,
      condition: (deviceId) => conditions.get(deviceId) ?? null,
      post: link.post,
      follow(listener) {
        printing.add(listener);
        return () => printing.delete(listener);
      },
    },

    endTests: () => closing.abort(),
    close: link.close,
  };
}

const never = (): never => {
  throw new AssertionError('a shop that is being made stands at no counter, and has no devices');
};

/** That of a book which no till is opened on. */
export const noDevicesDesk: DevicesDesk = {
  list: never,
  configure: never,
  remove: never,
  test: never,
  line: { printers: never, hasStation: never, condition: never, post: never, follow: never },
  endTests: () => {},
  close: () => {},
};
