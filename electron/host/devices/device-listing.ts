import type { Connection, DeviceProblem, DeviceState } from '../../core/contract/device-parts.ts';
import type { FoundDevice, UsedDevice } from '../../core/contract/devices.ts';
import type { StationDevice } from '../../core/contract/station.ts';
import { unreachable } from '../../core/domain/assert.ts';
import type { ConfiguredDevice, DevicePlan } from './device-plan.ts';
import type { StationNews } from './station-link.ts';

/** A device as it is listed, before its problem is put into words. */
type Unworded<Device extends { readonly problem: unknown }> = Omit<Device, 'problem'> & {
  readonly problem: DeviceProblem | null;
};

export interface DeviceListing {
  readonly station: 'running' | 'starting' | 'absent';
  readonly devices: readonly Unworded<UsedDevice>[];
  readonly found: readonly Unworded<FoundDevice>[];
  readonly problems: readonly DeviceProblem[];
}

/** Puts together what was configured and what the station sees. */
export function listingOf({ devices, leftAlone }: DevicePlan, news: StationNews): DeviceListing {
  const seen = news.kind === 'running' ? news.seen.devices : [];
  const configured = new Set(devices.map(({ deviceId }) => deviceId));
  // The station may not have heard yet of what was changed a moment ago.
  const others = seen.filter(({ deviceId }) => deviceId === null || !configured.has(deviceId));
  const isUsedByItself = ({ deviceId, key }: StationDevice): boolean =>
    deviceId === key && !leftAlone.includes(key);
  return {
    station: news.kind === 'down' ? 'starting' : news.kind,
    devices: [
      ...devices.map((device) => usedDevice(device, seen, news)),
      ...others.filter(isUsedByItself).map(usedByItself),
    ],
    found: others.filter((device) => !isUsedByItself(device)).map(foundDevice),
    problems: problemsOf(news),
  };
}

function problemsOf(news: StationNews): readonly DeviceProblem[] {
  switch (news.kind) {
    case 'absent':
    case 'down':
      return ['STATION_DOWN'];
    case 'starting':
      return [];
    case 'running':
      return [...new Set(news.seen.problems)];
    default:
      return unreachable(news);
  }
}

function usedDevice(
  device: ConfiguredDevice,
  seen: readonly StationDevice[],
  news: StationNews,
): Unworded<UsedDevice> {
  const there = seen.find(({ deviceId }) => deviceId === device.deviceId);
  const { state, problem } = there ?? unseen(device, news);
  return { ...device, label: labelOf(there), state, problem, isFound: false };
}

/** Of a device that the station doesn't name. */
function unseen(
  { connection }: ConfiguredDevice,
  news: StationNews,
): { readonly state: DeviceState; readonly problem: DeviceProblem | null } {
  // What is only pretended, or stands elsewhere in the network, isn't plugged in where the station could see it.
  if (connection.kind === 'virtual') return { state: 'ready', problem: null };
  if (connection.kind === 'tcp') return { state: 'idle', problem: null };
  switch (news.kind) {
    case 'absent':
    case 'down':
      return { state: 'troubled', problem: 'STATION_DOWN' };
    case 'starting':
      return { state: 'opening', problem: null };
    case 'running':
      return { state: 'absent', problem: null };
    default:
      return unreachable(news);
  }
}

/** A scanner that was found is used without being asked for, under its key. */
const usedByItself = (device: StationDevice): Unworded<UsedDevice> => ({
  deviceId: device.key,
  role: 'scanner',
  name: nameOf(device),
  connection: connectionTo(device) ?? { kind: 'hid' },
  profile: {},
  label: labelOf(device),
  state: device.state,
  problem: device.problem,
  isFound: true,
});

function foundDevice({ deviceId: _none, ...device }: StationDevice): Unworded<FoundDevice> {
  const label = labelOf(device) ?? '';
  return { ...device, label, role: roleOf(device), connection: connectionTo(device) };
}

/** A device may say anything of itself, to a screen or a terminal too: what can't be seen is left out. */
function labelOf(device: Pick<StationDevice, 'label'> | undefined): string | null {
  const label = (device?.label ?? '')
    .toWellFormed()
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .trim();
  return label === '' ? null : label;
}

/** As long as a name may be that a person gives. What is longer ends with a whole word. */
function nameOf(device: StationDevice): string {
  const name = (labelOf(device) ?? device.key).trim();
  return name.length <= 60
    ? name
    : `${name.slice(0, 59).replace(/[^\p{L}\p{M}\p{N}]+[\p{L}\p{M}\p{N}]*$/u, '')}…`;
}

function roleOf({ transport }: Pick<StationDevice, 'transport'>): FoundDevice['role'] {
  switch (transport) {
    case 'hid':
      return 'scanner';
    case 'usblp':
      return 'printer';
    case 'serial':
    case 'keyboard':
      return null;
    default:
      return unreachable(transport);
  }
}

/** Most serial devices talk at this speed until they are told otherwise. */
const USUAL_BAUD_RATE = 9_600;

/**
 * How to configure what was found. Its numbers, and what a printer says of itself, stay when its path moves; a serial port
 * has a path alone.
 */
function connectionTo({
  transport,
  vendorId,
  productId,
  path,
  ieee1284,
}: Pick<StationDevice, 'transport' | 'vendorId' | 'productId' | 'path' | 'ieee1284'>): Connection | null {
  switch (transport) {
    case 'hid':
      return {
        kind: 'hid',
        ...(vendorId === null ? {} : { vendorId }),
        ...(productId === null ? {} : { productId }),
      };
    case 'serial':
      return path === null ? null : { kind: 'serial', path, baudRate: USUAL_BAUD_RATE };
    case 'usblp':
      return {
        kind: 'usblp',
        ...(path === null ? {} : { path }),
        ...(ieee1284 === undefined ? {} : { ieee1284 }),
      };
    case 'keyboard':
      return null;
    default:
      return unreachable(transport);
  }
}
