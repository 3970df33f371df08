import { portLife } from './port-life.ts';
import type { PrinterPort, PrinterPortListener } from './printer-port.ts';

/** Nowhere: there is no paper. */
export type VirtualPlace = null;

/** Opens a printer that isn't there: it takes everything at once and says nothing. */
export async function openVirtualPrinter(
  _place: VirtualPlace,
  listener: PrinterPortListener,
): Promise<PrinterPort> {
  const life = portLife(listener);
  return {
    write: (bytes, signal) => life.within(Promise.resolve(bytes.length), signal),
    close: async () => life.end(),
  };
}
