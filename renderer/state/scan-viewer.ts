import type { Scan, ScanRefused } from '../../electron/core/contract/devices.ts';
import type { Desk } from './desk.ts';

/** A scan as it is shown: of a card no more than its end was ever here. */
export interface ScanSeen {
  readonly number: number;
  readonly readAt: string;
  readonly source: Scan['source'];
  readonly deviceId: string | null;
  readonly symbology: string | null;
  readonly kind: Scan['kind'] | 'payment';
  /** Null for a bank card: of that nothing is shown. */
  readonly shown: string | null;
}

/** The last scans, the newest first; nothing while nobody looks. */
export interface ScansSeen {
  readonly isLooking: boolean;
  readonly scans: readonly ScanSeen[];
  /** How many were seen since it was opened. */
  readonly count: number;
}

export const noScansSeen: ScansSeen = { isLooking: false, scans: [], count: 0 };

const mostShown = 8;
const mostCharacters = 60;

export const lookAtScans = (desk: Desk): void => desk.scansSeen.setState({ ...noScansSeen, isLooking: true });

/** Nothing of what was seen is kept. */
export const stopLookingAtScans = (desk: Desk): void => desk.scansSeen.setState(noScansSeen);

/** Whether scans are looked at instead of doing what they do at the till. */
export const areScansLookedAt = (desk: Desk): boolean =>
  desk.scansSeen.getState().isLooking && desk.stage.getState().stage === 'owner';

export function seeScan(desk: Desk, scan: Scan): void {
  const { readAt, source, deviceId, symbology, kind, code } = scan;
  see(desk, { readAt, source, deviceId, symbology, kind, shown: shownCode(kind, code) });
}

/** A code that looks like a bank card's came without its digits. */
export function seeRefusedScan(desk: Desk, scan: Pick<ScanRefused, 'readAt' | 'source' | 'deviceId'>): void {
  const { readAt, source, deviceId } = scan;
  see(desk, { readAt, source, deviceId, symbology: null, kind: 'payment', shown: null });
}

function see(desk: Desk, scan: Omit<ScanSeen, 'number'>): void {
  const { isLooking, scans, count } = desk.scansSeen.getState();
  if (!isLooking) return;
  const number = count + 1;
  desk.scansSeen.setState({ scans: [{ ...scan, number }, ...scans].slice(0, mostShown), count: number });
}

/** Products, slips and commands are nobody's secret; anything else may be somebody's card. */
export function shownCode(kind: Scan['kind'], code: string): string {
  switch (kind) {
    case 'product':
    case 'receipt':
    case 'command':
      return shortened(code);
    case 'member':
    case 'unknown':
      return masked(code);
  }
}

/** The last four characters, and no more than half of a short code. */
function masked(code: string): string {
  const characters = [...code];
  const shown = Math.min(4, Math.floor(characters.length / 2));
  return `…${characters.slice(characters.length - shown).join('')}`;
}

function shortened(code: string): string {
  const characters = [...code];
  return characters.length > mostCharacters ? `${characters.slice(0, mostCharacters).join('')}…` : code;
}
