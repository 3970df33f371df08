import type { ConfiguredDevice } from '../devices/device-plan.ts';

/** The pin by which a printer opens a drawer; undefined where it has none. */
export function drawerPinOf({ profile }: Pick<ConfiguredDevice, 'profile'>): 'pin2' | 'pin5' | undefined {
  const drawer = profile.printer?.drawer ?? 'none';
  return drawer === 'none' ? undefined : drawer;
}

/** The printer that opens the drawer: the first that has one. */
export const printerOfDrawer = (printers: readonly ConfiguredDevice[]): ConfiguredDevice | undefined =>
  printers.find((printer) => drawerPinOf(printer) !== undefined);
