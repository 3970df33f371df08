import type { Connection } from '../../core/contract/device-parts.ts';
import type { FoundDevice } from '../../core/contract/devices.ts';
import { unreachable } from '../../core/domain/assert.ts';
import type { ConfiguredDevice } from './device-plan.ts';

type Reached = Pick<ConfiguredDevice, 'deviceId' | 'connection'>;

/** Whether two devices would be one and the same thing that is plugged in. */
export function isSameConnection(one: Reached, other: Reached): boolean {
  const [a, b] = [one.connection, other.connection];
  switch (a.kind) {
    case 'serial':
      return b.kind === 'serial' && a.path === b.path;
    case 'tcp':
      return b.kind === 'tcp' && a.host.toLowerCase() === b.host.toLowerCase() && a.port === b.port;
    case 'usblp':
      return b.kind === 'usblp' && a.path === b.path && a.ieee1284 === b.ieee1284;
    case 'hid':
      return b.kind === 'hid' && isSameNumbers(a, b) && !(isOfAKey(one) && isOfAKey(other));
    case 'virtual':
      // A second one that is only pretended takes nothing from the first.
      return false;
    default:
      return unreachable(a);
  }
}

type HidConnection = Extract<Connection, { readonly kind: 'hid' }>;

const isSameNumbers = (one: HidConnection, other: HidConnection): boolean =>
  one.vendorId === other.vendorId && one.productId === other.productId;

/** Two scanners of one model are told apart by their keys. */
const isOfAKey = ({ deviceId }: Reached): boolean => deviceId.startsWith('hid:');

/** Whether a connection leads to what was found. A number that isn't given fits any. */
export function reachesFound(
  connection: Connection,
  { transport, vendorId, productId }: Pick<FoundDevice, 'transport' | 'vendorId' | 'productId'>,
): boolean {
  if (connection.kind !== 'hid' || transport !== 'hid') return false;
  const { vendorId: vendor = vendorId, productId: product = productId } = connection;
  return vendor === vendorId && product === productId;
}
