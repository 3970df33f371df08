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

const openBox = (
  <>
    {box}
    <path d="M54 31l6-15" />
  </>
);

const drawings: Readonly<Record<PictureName, { readonly printer: ReactNode; readonly hand: ReactNode }>> = {
  /** A roll that goes down into the open printer, its end hanging out in front. */
  roll: {
    printer: openBox,
    hand: (
      <>
        <circle cx="25" cy="14" r="10" />
        <circle cx="25" cy="14" r="3" />
        <path d="M35 14v11M46 6v16m-5-5 5 5 5-5M20 43h24" />
      </>
    ),
  },
  /** The roll has little paper left on its core. */
  nearEnd: {
    printer: closedBox,
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
  /** The key beside the lamp is pressed. */
  key: {
    printer: box,
    hand: (
      <>
        <path d="M14 45h16v6H14z" />
        <circle cx="46" cy="48" r="2" />
        <path d="M22 10v28m-6-6 6 6 6-6" />
      </>
    ),
  },
  /** The blade's teeth, and the torn paper that is drawn out of them. */
  cutter: {
    printer: openBox,
    hand: (
      <>
        <path d="m12 43 4-5 4 5 4-5 4 5 4-5 4 5 4-5 4 5 4-5 4 5" />
        <path d="M20 32V16l4-4 3 4 4-5 3 5 4-4v20M49 24V7m-5 5 5-5 5 5" />
      </>
    ),
  },
  /** The switch: off, and on again. */
  power: {
    printer: closedBox,
    hand: (
      <>
        <path d="M32 35v8" />
        <path d="M26.5 38a8 8 0 1 0 11 0" />
        <path d="M26.3 13.9a6 6 0 1 0 1.7-6.4m0-4v4h4" />
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
  /** The network's plug, on its way into the printer. */
  network: {
    printer: (
      <>
        <path d="M4 32h24a4 4 0 0 1 4 4v18a4 4 0 0 1-4 4H4" />
        <path d="M6 32l3-8h14l4 8" />
      </>
    ),
    hand: (
      <>
        <path d="M44 3h10v7H44zM49 10v4M40 17v-3h18v3M37 17h6v6h-6zM55 17h6v6h-6z" />
        <path d="M43 39h11v12H43zM46 39v-4h5v4M43 42h-4m4 3h-4m4 3h-4M58 23v18a4 4 0 0 1-4 4" />
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
