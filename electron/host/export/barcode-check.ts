import type { ReceiptBlock } from '../../core/contract/receipt.ts';
import { assert, unreachable } from '../../core/domain/assert.ts';
import { isEan13 } from '../../core/domain/card-number.ts';
import { CHARACTER_DOTS } from '../../core/domain/printer-profile.ts';

export type Barcode = Extract<ReceiptBlock, { kind: 'barcode' }>;

/** A printer gives a wrong barcode no word: it prints garbage, or the bytes as text. So ours are checked before. */
export function assertPrintableBarcode({ symbology, value }: Pick<Barcode, 'symbology' | 'value'>): void {
  switch (symbology) {
    case 'code128':
      assert(/^[\x20-\x7E]{1,40}$/.test(value), 'a Code 128 holds 1 to 40 printable ASCII characters');
      return;
    case 'ean13':
      assert(isEan13(value), 'an EAN-13 is thirteen digits, the last one right');
      return;
    default:
      unreachable(symbology);
  }
}

/** Modules from the first bar to the last, in the code sets that we send: Code 128 in set B alone. */
export const barcodeModules = ({ symbology, value }: Pick<Barcode, 'symbology' | 'value'>): number =>
  // Start, each character and the check character take 11 modules, the stop 13.
  symbology === 'code128' ? 11 * (value.length + 2) + 13 : 95;

/** White modules that a reader needs on each side. */
export const QUIET_MODULES = 10;

/** The narrowest module that a printer's readers take. */
export const LEAST_MODULE_DOTS = 2;

/** How many characters a Code 128 may have that fits so many columns with white on both sides. */
export function longestBars(columns: number): number {
  const modules = Math.floor((columns * CHARACTER_DOTS) / LEAST_MODULE_DOTS);
  return Math.floor((modules - 2 * QUIET_MODULES - 13) / 11) - 2;
}
