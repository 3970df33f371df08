import { assert } from '../../core/domain/assert.ts';

/** The squares of a QR code. */
export interface QrModules {
  /** Modules on each side, without the white around them. */
  readonly side: number;
  readonly isBlack: (x: number, y: number) => boolean;
}

/** White modules that a reader needs on each side. */
export const QR_QUIET_MODULES = 4;

/** A printer that can't make one prints garbage: what we ask for is checked before. */
export function assertPrintableQr(value: string): void {
  assert(/^[\x20-\x7E]{1,64}$/.test(value), 'a QR code of ours holds 1 to 64 printable ASCII characters');
}

/** The squares of the code, with error correction M: a crease in the paper does no harm. */
export async function qrModulesOf(value: string): Promise<QrModules> {
  assertPrintableQr(value);
  // Loaded with the first code that is drawn: most printers draw their own.
  const { default: bwip } = await import('bwip-js/node');
  const [symbol] = bwip.raw('qrcode', value, 'eclevel=M');
  assert(symbol !== undefined && 'pixs' in symbol, 'a QR code is made of squares');
  const { pixs, pixx: side } = symbol;
  return { side, isBlack: (x, y) => pixs[y * side + x] === 1 };
}
