import type { Connection, DeviceFacts } from '../electron/core/contract/device-parts.ts';
import type { WantedDevice } from '../electron/core/contract/station.ts';
import { isSaidIn } from './find/ieee1284.ts';
import type { Sight } from './looking.ts';
import type { SerialPrinterPlace } from './printer/serial-printer.ts';
import type { UsblpPlace } from './printer/usblp-printer.ts';
import type { HidPlace } from './scanner/hid-scanner.ts';
import type { SerialPlace } from './scanner/serial-scanner.ts';

/** How a device is opened where it is now. */
export type Opening =
  | { readonly by: 'hid'; readonly place: HidPlace }
  | { readonly by: 'serial'; readonly place: SerialPlace }
  | PrinterOpening;

/** With how the printer is wanted: one that is set anew is opened anew, also where it is found at the same place. */
export type PrinterOpening = { readonly wish: Pick<WantedDevice, 'connection' | 'profile'> } & (
  | { readonly by: 'serial-printer'; readonly place: SerialPrinterPlace }
  | { readonly by: 'usblp'; readonly place: UsblpPlace }
);

/** A device that is to be used, with what is known of it: `path` is null where it isn't there. */
export interface Use {
  readonly deviceId: string;
  readonly facts: DeviceFacts;
  /** Null for what isn't opened here, or isn't there. */
  readonly opening: Opening | null;
}

/** What is wanted, and what each wanted device was the last time: the system gives paths anew at each plugging in. */
export interface Wishes {
  readonly devices: readonly WantedDevice[];
  readonly leftAlone: ReadonlySet<string>;
  readonly lastFacts: ReadonlyMap<string, DeviceFacts>;
}

/**
 * Decides which device of those in sight is used for which wish. Whoever had a device has it again; then whoever says
 * most exactly which one; what nobody wants of the HID scanners is used by itself. No device is used twice.
 */
export function usesOf({ devices, leftAlone, lastFacts }: Wishes, sight: Sight): readonly Use[] {
  const free = new Map(sight.devices.map((facts) => [placeOf(facts), facts]));
  const take = (facts: DeviceFacts | undefined): DeviceFacts | undefined => {
    if (facts !== undefined) free.delete(placeOf(facts));
    return facts;
  };
  const taken = new Map<string, DeviceFacts>();
  const settle = (choose: (wanted: WantedDevice, of: readonly DeviceFacts[]) => DeviceFacts | undefined) => {
    for (const wanted of devices) {
      if (taken.has(wanted.deviceId)) continue;
      const facts = take(choose(wanted, [...free.values()]));
      if (facts !== undefined) taken.set(wanted.deviceId, facts);
    }
  };
  for (const isUnmoved of [true, false]) {
    settle(({ deviceId, connection }, of) => {
      const last = lastFacts.get(deviceId);
      return of.find(
        (facts) =>
          facts.key === last?.key &&
          (!isUnmoved || facts.path === last.path) &&
          couldBe(connection, facts, sight),
      );
    });
  }
  // A scanner that was named as it was found has its key for an id: by its model alone it isn't told from a twin.
  settle(({ deviceId, connection }, of) =>
    of.find((facts) => facts.key === deviceId && couldBe(connection, facts, sight)),
  );
  settle(({ connection }, of) =>
    of.find((facts) => isAtItsPath(connection, facts, sight) && fits(connection, facts, sight)),
  );
  for (const isExact of [true, false]) {
    settle(({ connection }, of) => {
      if (isExact !== namesOne(connection)) return undefined;
      return of.find((facts) => fits(connection, facts, sight)) ?? unlisted(connection, sight, taken);
    });
  }
  const wantedUses = devices.flatMap((wanted) => useOf(wanted, taken.get(wanted.deviceId), lastFacts));
  const ids = new Set(wantedUses.map(({ deviceId }) => deviceId));
  const byItself = [...free.values()].filter(
    ({ transport, key }) => transport === 'hid' && !leftAlone.has(key) && !ids.has(key),
  );
  return [
    ...wantedUses,
    ...byItself.map((facts): Use => ({ deviceId: facts.key, facts, opening: hidOpening(facts) })),
  ];
}

const placeOf = (facts: DeviceFacts): string => `${facts.transport} ${facts.path ?? facts.key}`;

/** Whether a connection names one device and no other. */
function namesOne(connection: Connection): boolean {
  switch (connection.kind) {
    case 'hid':
      return connection.vendorId !== undefined && connection.productId !== undefined;
    case 'usblp':
      return connection.path !== undefined || connection.ieee1284 !== undefined;
    case 'serial':
      return true;
    case 'tcp':
    case 'virtual':
      return false;
  }
}

/** Whether it may still be the device that was used for this wish. A port without numbers is known by its path alone. */
function couldBe(connection: Connection, facts: DeviceFacts, sight: Sight): boolean {
  switch (connection.kind) {
    case 'hid':
      return hidFits(connection, facts);
    case 'usblp':
      return (
        facts.transport === 'usblp' && facts.vendorId !== null && saysWhatIsWished(connection, facts, sight)
      );
    case 'serial':
      return facts.transport === 'serial' && facts.vendorId !== null;
    case 'tcp':
    case 'virtual':
      return false;
  }
}

function fits(connection: Connection, facts: DeviceFacts, sight: Sight): boolean {
  switch (connection.kind) {
    case 'serial':
      return facts.transport === 'serial' && isAtItsPath(connection, facts, sight);
    case 'hid':
      return hidFits(connection, facts);
    case 'usblp':
      if (facts.transport !== 'usblp') return false;
      // By what it says of itself it is found wherever it is: its number isn't the same each time.
      if (connection.ieee1284 !== undefined) return saysWhatIsWished(connection, facts, sight);
      return connection.path === undefined || isAtItsPath(connection, facts, sight);
    case 'tcp':
    case 'virtual':
      return false;
  }
}

/** Whether it is where it was wanted, by whatever name; of twins the one that is there is meant. */
const isAtItsPath = (connection: Connection, { path }: DeviceFacts, { places }: Sight): boolean =>
  (connection.kind === 'serial' || connection.kind === 'usblp') &&
  connection.path !== undefined &&
  path === (places.get(connection.path) ?? connection.path);

const saysWhatIsWished = (
  { ieee1284 }: Extract<Connection, { readonly kind: 'usblp' }>,
  { path }: DeviceFacts,
  { ids }: Sight,
): boolean => ieee1284 === undefined || isSaidIn(ieee1284, ids.get(path ?? '') ?? '');

const hidFits = (
  { vendorId, productId }: Extract<Connection, { readonly kind: 'hid' }>,
  facts: DeviceFacts,
): boolean =>
  facts.transport === 'hid' &&
  (vendorId === undefined || vendorId === facts.vendorId) &&
  (productId === undefined || productId === facts.productId);

/** A port that no list has, as where `udevadm` is missing, and whose path is there all the same. */
function unlisted(
  connection: Connection,
  { places, devices }: Sight,
  taken: ReadonlyMap<string, DeviceFacts>,
): DeviceFacts | undefined {
  if (connection.kind !== 'serial' && connection.kind !== 'usblp') return undefined;
  if (connection.kind === 'usblp' && connection.ieee1284 !== undefined) return undefined;
  const path = connection.path === undefined ? undefined : places.get(connection.path);
  if (connection.path === undefined || path === undefined) return undefined;
  const isElsewhere = [...devices, ...taken.values()].some((facts) => facts.path === path);
  return isElsewhere ? undefined : factsOfPath(connection.kind, connection.path, path);
}

const factsOfPath = (transport: 'serial' | 'usblp', name: string, path: string | null): DeviceFacts => ({
  key: `${transport}:${name}`,
  transport,
  label: name,
  vendorId: null,
  productId: null,
  serialNumber: null,
  path,
});

/** What is reached over the network, or isn't a thing at all, isn't plugged in. */
function useOf(
  { deviceId, role, connection, profile }: WantedDevice,
  facts: DeviceFacts | undefined,
  lastFacts: ReadonlyMap<string, DeviceFacts>,
): readonly Use[] {
  if (connection.kind === 'tcp' || connection.kind === 'virtual') return [];
  if (facts === undefined) {
    const last = lastFacts.get(deviceId) ?? factsOfAbsent(deviceId, connection);
    return [{ deviceId, facts: { ...last, path: null }, opening: null }];
  }
  const opening = facts.path === null ? null : openingOf({ role, connection, profile }, facts, facts.path);
  return [{ deviceId, facts, opening }];
}

function openingOf(
  { role, connection, profile }: Pick<WantedDevice, 'role' | 'connection' | 'profile'>,
  facts: DeviceFacts,
  path: string,
): Opening | null {
  if (role === 'display') return null;
  switch (connection.kind) {
    case 'hid':
      return role === 'scanner' ? hidOpening(facts) : null;
    case 'serial': {
      const { baudRate, flow = 'none' } = connection;
      const { framing = '8n1', terminator = 'any' } = profile;
      const place = { path, baudRate, flow, framing };
      return role === 'scanner'
        ? { by: 'serial', place: { ...place, terminator } }
        : { by: 'serial-printer', place, wish: { connection, profile } };
    }
    case 'usblp':
      return role === 'printer' ? { by: 'usblp', place: { path }, wish: { connection, profile } } : null;
    case 'tcp':
    case 'virtual':
      return null;
  }
}

function factsOfAbsent(
  deviceId: string,
  connection: Extract<Connection, { readonly kind: 'serial' | 'hid' | 'usblp' }>,
): DeviceFacts {
  if (connection.kind !== 'hid') {
    return factsOfPath(connection.kind, connection.path ?? deviceId.slice(0, 200), null);
  }
  const { vendorId = null, productId = null } = connection;
  return {
    key: `hid:${deviceId}`.slice(0, 300),
    transport: 'hid',
    label: '',
    vendorId,
    productId,
    serialNumber: null,
    path: null,
  };
}

const hidOpening = ({ path, vendorId, productId }: DeviceFacts): Opening | null =>
  path === null || vendorId === null || productId === null
    ? null
    : { by: 'hid', place: { path, vendorId, productId } };
