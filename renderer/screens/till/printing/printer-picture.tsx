import type { ReactNode } from 'react';
import type { JobReason } from '../../../../electron/core/contract/print-parts.ts';

type PictureName =
  'roll' | 'cover' | 'key' | 'cutter' | 'power' | 'cable' | 'network' | 'computer' | 'paper' | 'nearEnd';

/** What a hand does about each reason. */
const pictureOf: Readonly<Record<JobReason, PictureName>> = {
  PAPER_OUT: 'roll',
  COVER_OPEN: 'cover',
  OFFLINE: 'key',
  FEED_PRESSED: 'key',
  CUTTER_JAMMED: 'cutter',
  PRINTER_ERROR: 'power',
  UNRECOVERABLE: 'power',
  STALLED: 'power',
  PRINTER_ABSENT: 'cable',
  OPEN_FAILED: 'cable',
  PRINTER_REMOVED: 'cable',
  PRINTER_UNREACHABLE: 'network',
  PERMISSION_DENIED: 'computer',
  IN_USE: 'computer',
  STATION_DOWN: 'computer',
  SILENT: 'paper',
  CABLE_PULLED: 'paper',
  TILL_STOPPED: 'paper',
};

/** The same printer in each drawing; what is to be done about it is in the strong colour. */
const box = <path d="M12 30h40a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H12a4 4 0 0 1-4-4V34a4 4 0 0 1 4-4Z" />;
const closedBox = (
  <>
    {box}
    <path d="M12 30l4-10h32l4 10" />
  </>
);

const drawings: Readonly<Record<PictureName, { readonly printer: ReactNode; readonly hand: ReactNode }>> = {
  /** A roll that goes down into the open printer, its end hanging out in front. */
  roll: {
    printer: (
      <>
        {box}
        <path d="M52 30l5-14" />
      </>
    ),
    hand: (
      <>
        <circle cx="28" cy="14" r="9" />
        <circle cx="28" cy="14" r="2.5" />
        <path d="M37 14v10M46 8v12m-4-4 4 4 4-4M22 40h20" />
      </>
    ),
  },
  /** The roll has little paper left on its core. */
  nearEnd: {
    printer: (
      <>
        {box}
        <path d="M12 30l4-10h32l4 10" />
      </>
    ),
    hand: (
      <>
        <circle cx="32" cy="43" r="7" />
        <circle cx="32" cy="43" r="4" />
        <path d="M26 20V8h12v12" />
      </>
    ),
  },
  /** The cover is up, and goes down. */
  cover: {
    printer: box,
    hand: <path d="M52 30 44 8 14 4M20 12v13m-5-5 5 5 5-5" />,
  },
  /** A finger on the key beside the lamp. */
  key: {
    printer: closedBox,
    hand: (
      <>
        <path d="M16 44h12v6H16z" />
        <circle cx="46" cy="47" r="2" />
        <path d="M22 6v30m-5-5 5 5 5-5" />
      </>
    ),
  },
  /** Two blades, and the paper between them drawn out. */
  cutter: {
    printer: (
      <>
        {box}
        <path d="M52 30l5-14" />
      </>
    ),
    hand: (
      <>
        <path d="M14 26h8l4-5 4 5 4-5 4 5h8" />
        <path d="M25 40v-8h12l-3 5 3 5H25zM46 40h8m-3-3 3 3-3 3" />
      </>
    ),
  },
  /** The switch: off, and on again. */
  power: {
    printer: closedBox,
    hand: (
      <>
        <path d="M32 36v7" />
        <path d="M27 39a7 7 0 1 0 10 0" />
        <path d="M26 6a8 8 0 1 1-2 9m2-9-1 5m1-5 5 1" />
      </>
    ),
  },
  /** A plug on its way into the printer. */
  cable: {
    printer: (
      <>
        <path d="M6 22h26a4 4 0 0 1 4 4v26a4 4 0 0 1-4 4H6" />
        <path d="M8 22l3-9h16l4 9" />
      </>
    ),
    hand: <path d="M44 34h8v12h-8zM44 37h-4m4 6h-4M52 40h4a4 4 0 0 0 4-4V20M50 24l-5 5m0-5v5h5" />,
  },
  /** A plug of the network, and the socket it belongs into. */
  network: {
    printer: (
      <>
        <path d="M4 34h24v22H4z" />
        <path d="M8 34l2-7h12l2 7" />
      </>
    ),
    hand: (
      <>
        <path d="M38 8h20v14H38z" />
        <path d="M42 8v4m4-4v4m4-4v4m4-4v4" />
        <path d="M48 22v10M28 45h12a8 8 0 0 0 8-8v-2" />
        <path d="m44 36 8 5m0-5-8 5" />
      </>
    ),
  },
  /** It isn't the printer: it is this machine. */
  computer: {
    printer: (
      <>
        <path d="M30 40h24v16H30z" />
        <path d="M34 40l2-6h12l2 6" />
      </>
    ),
    hand: <path d="M6 8h32v22H6zM16 38h8M22 30v8M17 19a5 5 0 1 1 5 5v1m0 2v.2" />,
  },
  /** Look at what came out. */
  paper: {
    printer: closedBox,
    hand: (
      <>
        <path d="M22 30V6l3 2 3-2 4 2 4-2 3 2 3-2v24" />
        <path d="M28 14h8m-8 6h8" />
      </>
    ),
  },
};

interface PrinterPictureProps {
  readonly of: JobReason | 'NEAR_END';
}

/** A drawing of what to do; the words beside it say the same. */
export function PrinterPicture({ of }: PrinterPictureProps) {
  const { printer, hand } = drawings[of === 'NEAR_END' ? 'nearEnd' : pictureOf[of]];
  return (
    <svg
      className="printer-picture"
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <g className="printer-picture-printer">{printer}</g>
      <g className="printer-picture-hand">{hand}</g>
    </svg>
  );
}
