import type { z } from 'zod';
import type { devices as contract, FoundDevice, UsedDevice } from '../../electron/core/contract/devices.ts';
import type { DeviceRole } from '../../electron/core/contract/device-parts.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { PaperMm } from '../../electron/core/domain/paper.ts';
import type { Desk } from './desk.ts';

export type DeviceList = z.output<typeof contract.list.output>;
type TestAnswer = z.output<typeof contract.test.output>;

/** How the test of a device goes: it waits, or what came of it. */
export type DeviceTest =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'tested'; readonly answer: TestAnswer }
  | { readonly kind: 'failed'; readonly problem: ErrorBody };

/** What the screen of the devices knows. It is asked for while that screen is open, and at each change. */
export interface Devices {
  readonly isOpen: boolean;
  readonly list: DeviceList | null;
  /** Why the list couldn't be read. */
  readonly problem: ErrorBody | null;
  /** By the device's id. */
  readonly tests: Readonly<Record<string, DeviceTest>>;
  /** The roll that the shop's slips are made for: what a new printer most likely takes. */
  readonly shopsPaper: PaperMm;
  /** What was removed last, so that it can be put back: once, however often that is pressed. */
  readonly removed: { readonly device: UsedDevice; readonly commandId: string } | null;
  /** Put back a moment ago, to be said. */
  readonly back: UsedDevice | null;
  /** Why something couldn't be used, removed or put back. */
  readonly refused: ErrorBody | null;
}

export const noDevices: Devices = {
  isOpen: false,
  list: null,
  problem: null,
  tests: {},
  shopsPaper: 80,
  removed: null,
  back: null,
  refused: null,
};

/** How long a test waits for a scan. */
export const testSeconds = 10;

export function openDevices(desk: Desk): void {
  desk.devices.setState({ ...noDevices, isOpen: true });
  void loadDevices(desk);
  void loadShopsPaper(desk);
}

async function loadShopsPaper(desk: Desk): Promise<void> {
  const result = await desk.till.shop.get({});
  if (result.ok && desk.devices.getState().isOpen)
    desk.devices.setState({ shopsPaper: result.value.paperMm });
}

export function closeDevices(desk: Desk): void {
  desk.devices.setState(noDevices);
}

/** An answer that a later question has overtaken is of before that. */
const asked = new WeakMap<Desk, number>();

const newest = new WeakMap<Desk, Promise<void>>();

/** Resolves once the list is as new as this question, whichever answer brought it. */
export function loadDevices(desk: Desk): Promise<void> {
  const reading = read(desk);
  newest.set(desk, reading);
  return reading;
}

async function read(desk: Desk): Promise<void> {
  if (!desk.devices.getState().isOpen) return;
  const number = (asked.get(desk) ?? 0) + 1;
  asked.set(desk, number);
  const result = await desk.till.devices.list({});
  if (asked.get(desk) !== number) return newest.get(desk);
  if (!desk.devices.getState().isOpen) return;
  desk.devices.setState(
    result.ok ? { list: result.value, problem: null } : { list: null, problem: result.error },
  );
}

/** Takes a device into use that was only plugged in. */
export async function takeIntoUse(
  desk: Desk,
  found: FoundDevice,
  role: DeviceRole,
  name: string,
): Promise<void> {
  if (found.connection === null) return;
  desk.devices.setState({ refused: null, back: null });
  // A scanner that was left alone is known by its key: it is told from its twin.
  const known = found.transport === 'hid' ? { deviceId: found.key } : {};
  const result = await desk.till.devices.configure({
    ...known,
    role,
    name,
    connection: found.connection,
  });
  if (!result.ok) return refuse(desk, result.error);
  desk.tones.yes();
  await loadDevices(desk);
}

/** Nobody is asked: it can be put back. */
export async function removeDevice(desk: Desk, device: UsedDevice): Promise<void> {
  desk.devices.setState({ refused: null, back: null });
  const result = await desk.till.devices.remove({ deviceId: device.deviceId });
  if (!result.ok) return refuse(desk, result.error);
  forgetTest(desk, device.deviceId);
  desk.devices.setState({ removed: { device, commandId: desk.newCommandId() } });
  await loadDevices(desk);
}

/** Puts back what was removed last, as it was set. */
export async function putBackDevice(desk: Desk): Promise<void> {
  const { removed } = desk.devices.getState();
  if (removed === null) return;
  const { deviceId, isFound, role, name, connection, profile } = removed.device;
  desk.devices.setState({ refused: null });
  const result = await desk.till.devices.configure(
    { ...(isFound ? { deviceId } : {}), role, name, connection, profile },
    { commandId: removed.commandId },
  );
  if (!result.ok) return refuse(desk, result.error);
  await loadDevices(desk);
  // Pressed twice, it is back once.
  if (desk.devices.getState().removed !== removed) return;
  desk.tones.yes();
  desk.devices.setState({ removed: null, back: removed.device });
}

/** Tries a device out: a scanner waits for a scan. Pressed again while it waits it goes on waiting. */
export async function testDevice(desk: Desk, deviceId: string): Promise<void> {
  if (desk.devices.getState().tests[deviceId]?.kind === 'waiting') return;
  keepTest(desk, deviceId, { kind: 'waiting' });
  const result = await desk.till.devices.test({ deviceId, waitSeconds: testSeconds });
  // Whoever left meanwhile, or removed it, is told nothing.
  if (desk.devices.getState().tests[deviceId]?.kind !== 'waiting') return;
  if (!result.ok) {
    desk.tones.no();
    return keepTest(desk, deviceId, { kind: 'failed', problem: result.error });
  }
  if (result.value.outcome === 'works') desk.tones.yes();
  else desk.tones.no();
  keepTest(desk, deviceId, { kind: 'tested', answer: result.value });
}

const keepTest = (desk: Desk, deviceId: string, test: DeviceTest): void =>
  desk.devices.setState(({ tests }) => ({ tests: { ...tests, [deviceId]: test } }));

export function forgetTest(desk: Desk, deviceId: string): void {
  desk.devices.setState(({ tests: { [deviceId]: _gone, ...tests } }) => ({ tests }));
}

function refuse(desk: Desk, refused: ErrorBody): void {
  desk.tones.no();
  desk.devices.setState({ refused });
}

/** A remedy may name a command of the system's; it begins with `sudo` and ends with its sentence. */
export const commandIn = (remedy: string): string | null =>
  /\bsudo .+?(?=\.(?:\s|$)|。|$)/u.exec(remedy)?.[0] ?? null;
