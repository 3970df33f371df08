import { usualPrinter, wholeProfile, type WholePrinterProfile } from '../../core/domain/printer-profile.ts';
import type { PaperMm } from '../../core/domain/paper.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';

/**
 * What a printer is and has. A file that a person edited may ask for more columns or dots than the paper has: then it is
 * taken for what most printers are, so that a slip comes all the same.
 */
export function profileOf(
  { profile: { printer: given = {} } }: Pick<ConfiguredDevice, 'profile'>,
  shopPaperMm: PaperMm,
): WholePrinterProfile {
  const whole = wholeProfile(given, shopPaperMm);
  if (whole.ok) return whole.value;
  const { columns: _columns, paperDots: _dots, ...others } = given;
  const again = wholeProfile(others, shopPaperMm);
  return again.ok ? again.value : usualPrinter(shopPaperMm);
}

/** The pin by which a printer opens a drawer; undefined where it has none. */
export function drawerPinOf({ profile }: Pick<ConfiguredDevice, 'profile'>): 'pin2' | 'pin5' | undefined {
  const drawer = profile.printer?.drawer ?? 'none';
  return drawer === 'none' ? undefined : drawer;
}
