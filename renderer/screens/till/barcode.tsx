import { code128, ean13, type DrawingContext } from 'bwip-js/browser';
import { useMemo } from 'react';
import type { ReceiptBlock } from '../../../electron/core/contract/receipt.ts';

type BarcodeProps = Pick<Extract<ReceiptBlock, { kind: 'barcode' }>, 'symbology' | 'value'> & {
  /** Pixels of a module: a whole number, or bars that should be alike are not. */
  readonly modulePixels?: number;
};

interface Bars {
  readonly width: number;
  readonly bars: readonly { readonly x: number; readonly width: number }[];
}

/** The bars of a code, in modules: a drawing that keeps what it is told to draw. */
export function barsOf(symbology: BarcodeProps['symbology'], value: string): Bars {
  let total = 0;
  const bars: { x: number; width: number }[] = [];
  const drawing: DrawingContext<Bars> = {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      total = width;
    },
    // The middle of a bar is told in whole modules: for an odd width that is half a module too far.
    line: (middle, _y, _toX, _toY, width) => bars.push({ x: Math.floor(middle - width / 2), width }),
    polygon: () => {},
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ width: total, bars }),
  };
  const draw = symbology === 'code128' ? code128 : ean13;
  return draw<Bars>({ bcid: symbology, text: value, scale: 1, height: 10, includetext: false }, drawing);
}

/** A barcode as plain rectangles: what is on the screen can be scanned off it. */
export function Barcode({ symbology, value, modulePixels = 2 }: BarcodeProps) {
  const { width, bars } = useMemo(() => barsOf(symbology, value), [symbology, value]);
  return (
    <figure className="slip-barcode">
      <svg
        width={width * modulePixels}
        viewBox={`0 0 ${width} 30`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        role="img"
        aria-label={value}
      >
        {bars.map((bar) => (
          <rect key={bar.x} x={bar.x} y="0" width={bar.width} height="30" />
        ))}
      </svg>
      <figcaption>{value}</figcaption>
    </figure>
  );
}
