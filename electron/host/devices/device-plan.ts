import { z } from 'zod';
import { connection, connectionsOf, deviceProfile, deviceRoles } from '../../core/contract/device-parts.ts';
import { line } from '../../core/contract/fields.ts';
import { keyboardScanner } from '../../core/contract/keyboard-scanner.ts';
import type { KeyboardScanner } from '../../core/domain/wedge-calibration.ts';
import { isRecord, readWritten, remember } from '../machine-file.ts';

/**
 * The devices of this machine as they were configured. They stand in its `machine.json`, which a person may edit: what
 * can be read of it counts, and what can't stays as it stands.
 */

/** So many devices a till keeps, and so many scanners it leaves alone: the station is told of no more. */
export const MOST_DEVICES = 50;
const MOST_LEFT_ALONE = 200;

/** A field that a newer version wrote beside these is no reason to leave a device alone. */
const configuredDevice = z
  .object({
    deviceId: z.string().min(1).max(300),
    role: z.enum(deviceRoles),
    name: line(60),
    connection,
    profile: deviceProfile.default({}),
  })
  .refine(({ role, connection: { kind } }) => connectionsOf[role].includes(kind));
export type ConfiguredDevice = z.output<typeof configuredDevice>;

export interface DevicePlan {
  readonly devices: readonly ConfiguredDevice[];
  /** The keys of the scanners that are found and not to be used. */
  readonly leftAlone: readonly string[];
}

export function readDevicePlan(folder: string): DevicePlan {
  const { devices, leftAlone } = readWritten(folder);
  const byId = new Map<string, ConfiguredDevice>();
  for (const written of listIn(devices)) {
    const { success, data } = configuredDevice.safeParse(written);
    if (success && !byId.has(data.deviceId)) byId.set(data.deviceId, data);
  }
  return { devices: [...byId.values()].slice(0, MOST_DEVICES), leftAlone: keysIn(leftAlone) };
}

/** Keeps a device, in the place of the one that had its id. */
export function rememberDevice(folder: string, device: ConfiguredDevice): void {
  const devices = listIn(readWritten(folder)['devices']);
  const isKept = devices.some((written) => idOf(written) === device.deviceId);
  remember(folder, {
    devices: isKept
      ? devices.map((written) => (idOf(written) === device.deviceId ? device : written))
      : [...devices, device],
  });
}

export function forgetDevice(folder: string, deviceId: string): void {
  const devices = listIn(readWritten(folder)['devices']);
  remember(folder, { devices: devices.filter((written) => idOf(written) !== deviceId) });
}

/** The one that was left alone the longest ago makes room. */
export const rememberLeftAlone = (folder: string, keys: readonly string[]): void =>
  remember(folder, { leftAlone: [...new Set(keys)].slice(-MOST_LEFT_ALONE) });

export function readKeyboardScanner(folder: string): KeyboardScanner | null {
  return keyboardScanner.safeParse(readWritten(folder)['keyboardScanner']).data ?? null;
}

export const rememberKeyboardScanner = (folder: string, scanner: KeyboardScanner | null): void =>
  remember(folder, { keyboardScanner: scanner });

const listIn = (written: unknown): readonly unknown[] => (Array.isArray(written) ? written : []);

const idOf = (written: unknown): unknown => (isRecord(written) ? written['deviceId'] : undefined);

const keysIn = (written: unknown): readonly string[] =>
  listIn(written)
    .filter((key): key is string => typeof key === 'string' && key !== '' && key.length <= 300)
    .slice(-MOST_LEFT_ALONE);
