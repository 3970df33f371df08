import { useMemo } from 'react';
import { logoPath, type Logo } from '../../../electron/core/domain/logo.ts';

/** A shop's logo, dot for dot as the printer prints it. */
export function LogoDrawing({ logo, name }: { readonly logo: Logo; readonly name: string }) {
  const path = useMemo(() => logoPath(logo), [logo]);
  return (
    <svg
      className="slip-logo"
      width={logo.widthDots / 2}
      viewBox={`0 0 ${logo.widthDots} ${logo.heightDots}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={name}
    >
      <path d={path} />
    </svg>
  );
}
