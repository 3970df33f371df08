import { assert } from '../../core/domain/assert.ts';
import { assertPrintableBarcode, type Barcode } from './barcode-check.ts';

export interface Bars {
  /** Modules from the first bar to the last. */
  readonly width: number;
  /** In modules, from the left. */
  readonly bars: readonly { readonly x: number; readonly width: number }[];
}

/** The bars of a code. Throws an assertion for a code that isn't right. */
export async function barsOf(barcode: Pick<Barcode, 'symbology' | 'value'>): Promise<Bars> {
  assertPrintableBarcode(barcode);
  // Loaded with the first code that is drawn: a printer draws its own.
  const { default: bwip } = await import('bwip-js/node');
  const [symbol] = bwip.raw({ bcid: barcode.symbology, text: barcode.value });
  assert(symbol !== undefined && 'sbs' in symbol, 'a linear code is made of bars');
  let x = 0;
  const bars = symbol.sbs.flatMap((width, index) => {
    const bar = { x, width };
    x += width;
    // Bars and the white between them take turns.
    return index % 2 === 0 ? [bar] : [];
  });
  return { width: x, bars };
}
