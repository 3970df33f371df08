import type { FoundDevice } from '../../../electron/core/contract/devices.ts';
import type { Connection, DeviceRole, DeviceState } from '../../../electron/core/contract/device-parts.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';

/** How a device is reached, in words. */
export function reachedWords(connection: Connection, say: Translate): string {
  switch (connection.kind) {
    case 'serial':
      return say('deviceScreen.reached.serial', { path: connection.path, baudRate: connection.baudRate });
    case 'tcp':
      return say('deviceScreen.reached.tcp', { host: connection.host, port: connection.port });
    case 'usblp':
      return connection.path === undefined
        ? say('deviceScreen.reached.usblp')
        : say('deviceScreen.reached.usblpAt', { path: connection.path });
    case 'hid':
      return say('deviceScreen.reached.hid');
    case 'virtual':
      return say('deviceScreen.reached.virtual');
  }
}

/** What the system tells of a device that isn't used, in words. */
export function factsWords(found: FoundDevice, say: Translate): string {
  const { transport, path, vendorId, productId, serialNumber } = found;
  return [
    say(`deviceScreen.transport.${transport}`),
    // Where a serial port is, is what it is called; of a USB device it says nothing to anybody.
    ...(transport === 'serial' && path !== null && path !== found.label ? [path] : []),
    ...(vendorId === null || productId === null
      ? []
      : [say('deviceScreen.usbNumbers', { vendorId: usbNumber(vendorId), productId: usbNumber(productId) })]),
    ...(serialNumber === null || serialNumber === ''
      ? []
      : [say('deviceScreen.serialNumber', { serialNumber })]),
  ].join(' · ');
}

/** As makers and manuals write it: four digits to the base of sixteen. */
const usbNumber = (number: number): string => number.toString(16).padStart(4, '0');

export const labelWords = ({ label, path }: Pick<FoundDevice, 'label' | 'path'>, say: Translate): string =>
  [label.trim(), path ?? ''].find((text) => text !== '') ?? say('deviceScreen.withoutLabel');

/** What a device that was found can be used as. */
export function rolesFor({ role, transport, connection }: FoundDevice): readonly DeviceRole[] {
  if (connection === null) return [];
  if (role !== null) return [role];
  return transport === 'serial' ? ['scanner', 'printer'] : ['printer'];
}

/** How much a state asks of whoever looks. */
export function lookOfState(state: DeviceState): 'fine' | 'wait' | 'look' | 'stop' {
  switch (state) {
    case 'ready':
      return 'fine';
    case 'opening':
    case 'idle':
      return 'wait';
    case 'absent':
      return 'look';
    case 'troubled':
      return 'stop';
  }
}

/** What a test tries: reading, printing on paper, or only whether the device is there. */
export type Tested = 'reading' | 'paper' | 'presence';

export function testedAs(role: DeviceRole, kind: Connection['kind']): Tested {
  if (role === 'scanner') return 'reading';
  return role === 'printer' && kind !== 'virtual' ? 'paper' : 'presence';
}
