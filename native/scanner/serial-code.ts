import type { Terminator } from '../../electron/core/contract/device-parts.ts';
import { longestCode, scannedText } from './scanned-text.ts';
import type { ScannedText } from './scanner.ts';

/** Where a code has no terminator, this long a silence ends it: scanners send a code in one go. */
export const silenceMs = 50;

/** What is older isn't the beginning of the code that comes now: the cable was touched, or the scanner cut off. */
const partLastsMs = 2_000;

const cr = 0x0d;
const lf = 0x0a;
const tab = 0x09;
const etx = 0x03;

/** The bytes that end a code, by what the scanner is set to send; CR LF is looked for by itself. */
const ends: Readonly<Record<Terminator, readonly number[]>> = {
  // What of CR LF comes second ends an empty code, and that is none.
  any: [cr, lf, tab, etx],
  cr: [cr],
  lf: [lf],
  crlf: [],
  tab: [tab],
  none: [],
};

export interface SerialCodes {
  /** Takes what came, in bits and pieces or several codes at once; gives the codes that it ends. */
  readonly take: (bytes: Uint8Array, atMs: number) => readonly ScannedText[];
  /** Told that nothing has come for a while; gives the code that the silence ends, if it does. */
  readonly settle: (atMs: number) => ScannedText | null;
  /** Whether a silence may end the code that is under way. */
  readonly waitsForSilence: () => boolean;
}

/** Cuts what a serial scanner sends into codes. Any bytes will do, and nothing grows with them. */
export function serialCodes(terminator: Terminator): SerialCodes {
  const code = new Uint8Array(longestCode);
  const endsBySilence = terminator === 'any' || terminator === 'none';
  let length = 0;
  let isTooLong = false;
  let lastAt = 0;

  const finish = (): ScannedText | null => {
    const scan = isTooLong ? null : scannedText(code.subarray(0, length), null);
    length = 0;
    isTooLong = false;
    return scan;
  };

  /** Whether the code ends with this byte. */
  const isEnd = (byte: number): boolean =>
    terminator === 'crlf'
      ? byte === lf && length > 0 && code[length - 1] === cr
      : ends[terminator].includes(byte);

  return {
    take: (bytes, atMs) => {
      if (!endsBySilence && atMs - lastAt > partLastsMs) finish();
      lastAt = atMs;
      const scans: ScannedText[] = [];
      for (const byte of bytes) {
        if (isEnd(byte)) {
          const scan = finish();
          if (scan !== null) scans.push(scan);
        } else if (length < longestCode) {
          code[length] = byte;
          length += 1;
        } else {
          isTooLong = true;
          // The last two are kept, so that the end of what is too long is found.
          if (terminator === 'crlf') code[length - 1] = byte;
        }
      }
      return scans;
    },
    settle: (atMs) => (endsBySilence && atMs - lastAt >= silenceMs ? finish() : null),
    waitsForSilence: () => endsBySilence && length > 0,
  };
}
