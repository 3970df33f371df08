import type { ScanRefused } from '../core/contract/devices.ts';
import type { Instant } from '../core/domain/ids.ts';
import { noScans, withScan, type LastScans } from '../core/domain/repeated-scan.ts';
import { readScan, type ScanReading, type ScanRules, type ScanText } from '../core/domain/scan.ts';
import type { OpenContext } from './context.ts';

/** A code as it came in, from a keyboard through its window or from a scanner through the device station. */
export interface TakenScan extends ScanText {
  readonly source: 'keyboard' | 'scanner';
  /** The window that it was typed into; null where none was named. */
  readonly window: string | null;
  /** The scanner; null for a keyboard. */
  readonly deviceId: string | null;
  readonly readAt: Instant;
}

/** What becomes of a scan: told to every shell, the one before it once more, or a bank card's. */
export type ScanOutcome = 'told' | 'repeated' | 'refused';

type ScanContext = Pick<OpenContext, 'read' | 'shop' | 'announce' | 'now'>;

export interface ScanDesk {
  /**
   * Reads a scan and announces it as `scan.read`. What looks like a bank card is announced as refused where a scanner
   * read it, and without its number; a keyboard's window is told by whoever asked. The last text of a device is
   * remembered until its next one comes, and a bank card's never.
   */
  readonly take: (scan: TakenScan, context: ScanContext) => ScanOutcome;
}

/** The one road of every scan. */
export function openScanDesk(): ScanDesk {
  let last: LastScans = noScans;

  /**
   * Whether a device said the same a moment ago. All keyboards of a window are one device; what is handed in without
   * its window comes from none that is known, and repeats nothing.
   */
  const isRepeated = ({ deviceId, window, readAt }: TakenScan, what: string): boolean => {
    if (deviceId === null && window === null) return false;
    const device = deviceId === null ? `window ${window}` : `scanner ${deviceId}`;
    const next = withScan(last, device, what, readAt);
    last = next.last;
    return next.isRepeated;
  };

  return {
    take(scan, context) {
      const { text, aim, source, window, deviceId } = scan;
      const reading = readCode(scan, context);
      const readAt = new Date(scan.readAt).toISOString();
      if (reading.kind === 'payment') {
        if (source === 'keyboard') return 'refused';
        // The number is not remembered: two bank cards within the time are told of once.
        if (isRepeated(scan, 'CARD_LOOKS_LIKE_PAYMENT')) return 'refused';
        const refused: ScanRefused = { source, window, readAt, deviceId, code: 'CARD_LOOKS_LIKE_PAYMENT' };
        context.announce({ name: 'scan.refused', ...refused });
        return 'refused';
      }
      if (isRepeated(scan, text)) return 'repeated';
      const { kind, code, symbology } = reading;
      context.announce({
        ...{ name: 'scan.read', payload: text, aim, source, window, readAt, deviceId },
        ...{ symbology, kind, code },
      });
      return 'told';
    },
  };
}

/** Reads a code by what the shop knows. */
export const readCode = (scan: ScanText, context: Pick<ScanContext, 'read' | 'shop' | 'now'>): ScanReading =>
  readScan(scan, rulesOf(context));

function rulesOf({ read, shop, now }: Pick<ScanContext, 'read' | 'shop' | 'now'>): ScanRules {
  return {
    memberPrefix: shop?.memberPrefix ?? null,
    weighedGoods: shop?.weighedGoods ?? [],
    knownAs(code) {
      if (read.cards.numbered(code) !== undefined) return 'member';
      return read.products.withBarcode(code) === undefined ? null : 'product';
    },
    thisYear: new Date(now).getUTCFullYear(),
  };
}
