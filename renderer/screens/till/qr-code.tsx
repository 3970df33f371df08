import { qrcode, type DrawingContext } from 'bwip-js/browser';
import { useMemo } from 'react';

interface Outline {
  readonly side: number;
  readonly path: string;
}

/** The outline of a QR code's squares, in modules: a drawing that keeps what it is told to draw. */
export function qrOutlineOf(value: string): Outline {
  let side = 0;
  let path = '';
  const drawing: DrawingContext<Outline> = {
    scale: () => [1, 1],
    measure: () => ({ width: 0, ascent: 0, descent: 0 }),
    init: (width) => {
      side = width;
    },
    line: () => {},
    polygon: (points) => {
      path += `M${points.map(([x, y]) => `${x} ${y}`).join('L')}z`;
    },
    hexagon: () => {},
    ellipse: () => {},
    fill: () => {},
    text: () => {},
    end: () => ({ side, path }),
  };
  return qrcode<Outline>({ bcid: 'qrcode', text: value, scale: 1 }, drawing);
}

/** A QR code that can be read off the screen. */
export function QrCode({ value }: { readonly value: string }) {
  const { side, path } = useMemo(() => qrOutlineOf(value), [value]);
  return (
    <svg
      className="slip-qr"
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={value}
    >
      <path d={path} fillRule="evenodd" />
    </svg>
  );
}
