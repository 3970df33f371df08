import { isAim, longestCode, scannedText } from './scanned-text.ts';
import type { ScannedText } from './scanner.ts';

/**
 * What HID scanners send, by the "HID Point of Sale Usage Tables" 1.02 (usage page 0x8C), as scanners have it:
 *
 *     report id · length · AIM id (3) · data (up to 56) · maker's symbology (2) · continued (bit 0)
 *
 * The report id is there where the device's descriptor has one, on every system: Windows puts a 0 in front of reports
 * without one, and node-hid takes that away. Some scanners have no length, some a byte more before the AIM id, and
 * some no AIM id at all (Newland's data follows the length at once). Nothing of that is told by their names: it is read
 * from each report.
 */

/** Where the data of a report is. */
interface Part {
  readonly data: Uint8Array;
  readonly aim: string | null;
  /** The code goes on in the next report. */
  readonly isContinued: boolean;
}

/** A code whose rest hasn't come after such a silence was cut off: its scanner was pulled, or put aside. */
export const fragmentLastsMs = 500;

const mostData = 56;
const longestReport = 64;
/** The id of the report that carries a scan, with every maker whose reports are known. */
const scanReport = 2;
/** Behind the data: two bytes for the maker's own name of the symbology, one for "continued". */
const tail = 3;
/** A number in front of all may be a report's id: they are small. */
const highestReportId = 4;

export interface HidReports {
  /** Takes one report; gives the code that it ends, if it ends one. Any bytes will do, and nothing grows with them. */
  readonly read: (report: Uint8Array) => ScannedText | null;
  /** Whether a code has begun whose rest is to come. */
  readonly isUnderWay: () => boolean;
  /** What has begun was cut off, and isn't put in front of the next code. */
  readonly forget: () => void;
}

/** Puts the codes of one scanner together from its reports. */
export function hidReports(): HidReports {
  const code = new Uint8Array(longestCode);
  let length = 0;
  let aim: string | null = null;
  let isUnderWay = false;
  let isTooLong = false;

  const forget = (): void => {
    length = 0;
    aim = null;
    isUnderWay = false;
    isTooLong = false;
  };

  return {
    isUnderWay: () => isUnderWay,
    forget,
    read: (report) => {
      const part = partOf(report);
      if (part === null) return null;
      if (isUnderWay && aim !== null && part.aim !== null && part.aim !== aim) forget();
      isUnderWay = true;
      aim ??= part.aim;
      if (length + part.data.length > longestCode) isTooLong = true;
      else code.set(part.data, length);
      length = Math.min(length + part.data.length, longestCode);
      if (part.isContinued) return null;
      const scan = isTooLong ? null : scannedText(code.subarray(0, length), aim);
      forget();
      return scan;
    },
  };
}

function partOf(report: Uint8Array): Part | null {
  // Windows pads each report to the longest that the device has.
  const frame = report.subarray(0, longestReport);
  const aimAt = [0, 1, 2, 3].find((at) => isAim(latin1(frame, at, at + 3)));
  return aimAt === undefined ? withoutAim(frame) : withAim(frame, aimAt);
}

function withAim(frame: Uint8Array, aimAt: number): Part {
  const dataAt = aimAt + 3;
  return {
    data: frame.subarray(dataAt, dataAt + lengthOfData(frame, aimAt)),
    aim: latin1(frame, aimAt, dataAt),
    isContinued: isContinued(frame),
  };
}

/** How long the data behind an AIM id is: by the byte that says so, where there is one. */
function lengthOfData(frame: Uint8Array, aimAt: number): number {
  const dataAt = aimAt + 3;
  const room = Math.max(0, Math.min(mostData, frame.length - 1 - dataAt));
  const data = frame.subarray(dataAt, dataAt + room);
  const filled = data.findLastIndex((byte) => byte !== 0) + 1;
  const places = [aimAt - 1, aimAt - 2].filter((at) => at >= 0);
  const said = places.map((at) => frame[at] ?? 0);
  // With some, it counts the AIM id too: that is one that the owner had put in front of the text.
  if (said.some((count) => count === filled || count - 3 === filled)) return filled;
  // It differs from what is filled where the scanner leaves an earlier code's end behind it, or where the data has zeros.
  const length = places
    .filter((at) => at > 0 || (frame[at] ?? 0) > highestReportId)
    .map((at) => frame[at] ?? 0)
    .find((count) => count > 0 && count <= room);
  return length ?? untilZero(frame.subarray(dataAt, frame.length - tail));
}

/** Newland's and QuiO's reports, and those of scanners that leave the AIM id's place empty. */
function withoutAim(frame: Uint8Array): Part | null {
  const [id, count = 0] = frame;
  if (id !== scanReport || count > mostData) return null;
  const isPlaceEmpty = frame.subarray(2, 5).every((byte) => byte === 0);
  const dataAt = isPlaceEmpty ? 5 : 2;
  const data = frame.subarray(dataAt, dataAt + count);
  // What a scanner answers to commands and says of itself comes in the same way, and isn't text.
  return data.includes(0) ? null : { data, aim: null, isContinued: isContinued(frame) };
}

const isContinued = (frame: Uint8Array): boolean => ((frame.at(-1) ?? 0) & 1) === 1;

function untilZero(bytes: Uint8Array): number {
  const end = bytes.indexOf(0);
  return end === -1 ? bytes.length : end;
}

const latin1 = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(from, to));
