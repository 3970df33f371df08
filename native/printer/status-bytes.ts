import type { JobReason, PrinterCondition } from '../../electron/core/contract/print-parts.ts';

/** What a printer says of itself, with what only matters at this moment. */
export interface PrinterStatus extends PrinterCondition {
  /** Somebody holds its feed key: it prints nothing as long. */
  readonly isFeedPressed: boolean;
}

export const nothingSaid: PrinterStatus = {
  isOnline: null,
  paper: null,
  isCoverOpen: null,
  error: null,
  isFeedPressed: false,
};

/** What DLE EOT asks for: the printer, why it is offline, its errors, its paper. */
export const questions = [1, 2, 3, 4] as const;
export type Question = (typeof questions)[number];

// By Epson's "ESC/POS Command Reference". The bits that are fixed tell the answers apart.

/** DLE EOT's: bits 1 and 4 are set, 0 and 7 aren't. */
export const isRealTimeStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0010;
/** The first of the four of GS a: bit 4 is set, 0, 1 and 7 aren't. */
export const beginsAutomaticStatus = (byte: number): boolean => (byte & 0b1001_0011) === 0b0001_0000;
/** The other three of GS a, and the one of GS r: neither bit 4 nor 7 is set. */
export const isPlainStatus = (byte: number): boolean => (byte & 0b1001_0000) === 0;

const has = (byte: number, bit: number): boolean => ((byte >> bit) & 1) === 1;

/** What an answer to DLE EOT says; nothing where its fixed bits are wrong. */
export function realTimeStatus(question: Question, byte: number): Partial<PrinterStatus> {
  if (!isRealTimeStatus(byte)) return {};
  switch (question) {
    case 1:
      return { isOnline: !has(byte, 3), isFeedPressed: has(byte, 6) };
    case 2:
      return {
        isCoverOpen: has(byte, 2),
        isFeedPressed: has(byte, 3),
        // Bit 5 not set says only that paper isn't what stops it.
        ...(has(byte, 5) ? { paper: 'out' } : {}),
      };
    case 3:
      return { error: errorOf(byte, { recoverable: 2, cutter: 3 }) };
    case 4:
      return { paper: paperOf(byte, { nearEnd: 2, out: 5 }) };
  }
}

/** The four bytes of GS a; null where a fixed bit is wrong. */
export function automaticStatus(bytes: readonly number[]): PrinterStatus | null {
  const [first, second, third, fourth] = bytes;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return null;
  if (!beginsAutomaticStatus(first) || ![second, third, fourth].every(isPlainStatus)) return null;
  return {
    isOnline: !has(first, 3),
    isCoverOpen: has(first, 5),
    isFeedPressed: has(first, 6),
    error: errorOf(second, { recoverable: 2, cutter: 3 }),
    paper: paperOf(third, { nearEnd: 0, out: 2 }),
  };
}

/** What the answer to GS r 1 says; nothing where its fixed bits are wrong. */
export const paperStatus = (byte: number): Partial<PrinterStatus> =>
  isPlainStatus(byte) ? { paper: paperOf(byte, { nearEnd: 0, out: 2 }) } : {};

/** Each sensor has two bits; models set one of them or both. */
function paperOf(
  byte: number,
  { nearEnd, out }: { readonly nearEnd: number; readonly out: number },
): 'enough' | 'near-end' | 'out' {
  if (has(byte, out) || has(byte, out + 1)) return 'out';
  return has(byte, nearEnd) || has(byte, nearEnd + 1) ? 'near-end' : 'enough';
}

/** In all answers bit 5 is what only switching off ends, and bit 6 what ends by itself, such as a head that is too hot. */
function errorOf(
  byte: number,
  { recoverable, cutter }: { readonly recoverable: number; readonly cutter: number },
): PrinterStatus['error'] {
  if (has(byte, 5)) return 'unrecoverable';
  if (has(byte, cutter)) return 'cutter';
  return has(byte, recoverable) || has(byte, 6) ? 'recoverable' : 'none';
}

/** Why a printer that says this of itself prints nothing now; null where it would. */
export function troubleIn(status: PrinterStatus): JobReason | null {
  const { isOnline, paper, isCoverOpen, error, isFeedPressed } = status;
  if (isCoverOpen === true) return 'COVER_OPEN';
  if (paper === 'out') return 'PAPER_OUT';
  if (error === 'unrecoverable') return 'UNRECOVERABLE';
  if (error === 'cutter') return 'CUTTER_JAMMED';
  if (error === 'recoverable') return 'PRINTER_ERROR';
  if (isFeedPressed) return 'FEED_PRESSED';
  return isOnline === false ? 'OFFLINE' : null;
}
