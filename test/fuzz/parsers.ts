import { identify } from '../../electron/core/domain/aim.ts';
import { assert } from '../../electron/core/domain/assert.ts';
import { readDigitalLink } from '../../electron/core/domain/digital-link.ts';
import { FNC1 } from '../../electron/core/domain/gs1-formats.ts';
import { readElements } from '../../electron/core/domain/gs1.ts';
import { readScan, type ScanRules } from '../../electron/core/domain/scan.ts';
import { hidReports } from '../../native/scanner/hid-report.ts';
import type { ScannedText } from '../../native/scanner/scanner.ts';
import { serialCodes } from '../../native/scanner/serial-code.ts';
import { frames, layouts } from '../helpers/hid-frames.ts';

/** A parser of what comes from outside, and how it is fed. Bytes come as text, one character of U+0000–U+00FF for each. */
export interface FuzzedParser {
  readonly name: string;
  /** What it reads in earnest: most inputs are made from these. */
  readonly examples: readonly string[];
  /** Whether the input was taken for something. It throws for nothing, and where an answer is more than its input. */
  readonly reads: (input: string) => boolean;
}

const elementStrings: readonly string[] = [
  `010950600013435210ABC123${FNC1}17251231`,
  '01095060001343521725123110ABC123',
  '0199506000134355310300125039221295',
  '(01)09506000134352(10)LOT(17)251200',
  `00106141411234567897`,
  `0109506000134352${FNC1}2112345${FNC1}7003260131123${FNC1}91X`,
];

const links: readonly string[] = [
  'https://id.gs1.org/01/09506000134352/10/ABC?17=251231',
  'https://example.com/shop/gtin/9506000134352/lot/A%2FB/ser/7?exp=251231&linkType=gs1:pip#part',
  'HTTP://EXAMPLE.COM:80/01/96385074/',
];

const others: readonly string[] = [
  ...[
    '5901234123457',
    ']E0036000291452',
    ']E496385074]E112',
    '04252614',
    '977123456789812',
    '15901234123454',
  ],
  ...[
    'R0000003186',
    'CMD-RECORD',
    '2912345678906',
    '4111 1111 1111 1111',
    '%B4012888888881881^RUIZ/ANA^30121?',
  ],
];

const rules: ScanRules = {
  memberPrefix: '29',
  weighedGoods: [
    { prefix: '20', holds: 'price' },
    { prefix: '21', holds: 'weight' },
  ],
  knownAs: (code) => (code.endsWith('7') ? 'member' : null),
  thisYear: 2026,
};

const bytesOf = (text: string): Buffer => Buffer.from(text, 'latin1');

/** What a scanner's driver tells is a whole text, of no more than a scanner may send. */
function isScan(scan: ScannedText | null): boolean {
  if (scan === null) return false;
  const { text, aim } = scan;
  assert(text !== '' && text.length <= 8_000 && text.isWellFormed(), 'a scan is a whole text');
  assert(aim === null || aim.length === 3, 'an AIM id has three characters');
  return true;
}

/** Of a scanner and a port that stay plugged in from the first input to the last: nothing of one may stay for ever. */
const reports = hidReports();
const port = serialCodes('any');
const reportLength = 64;
let nowMs = 0;

const hidExamples = Object.values(layouts).flatMap((layout) =>
  ['4006381333931', 'https://example.com/'.repeat(10)].map((text) =>
    Buffer.concat(frames(text, ']Q1', layout)).toString('latin1'),
  ),
);

export const fuzzedParsers: readonly FuzzedParser[] = [
  {
    name: 'AIM',
    examples: [...others, ...elementStrings.map((text) => `]d2${text}`)],
    reads(input) {
      const { text, symbology } = identify(input, input.slice(1, 4));
      assert(text.length <= input.length, 'a text doesn’t grow');
      return symbology !== null;
    },
  },
  {
    name: 'GS1',
    examples: elementStrings,
    reads(input) {
      const elements = readElements(input);
      if (!elements.ok) return false;
      const length = elements.value.reduce(
        (sum, { identifier, value }) => sum + identifier.length + value.length,
        0,
      );
      assert(length <= input.length, 'elements are no more than their text');
      return true;
    },
  },
  {
    name: 'Digital Link',
    examples: links,
    reads(input) {
      const elements = readDigitalLink(input);
      assert(!elements.ok || elements.value.length <= input.length, 'elements are no more than their text');
      return elements.ok;
    },
  },
  {
    name: 'scan',
    examples: [...elementStrings, ...links, ...others],
    reads(input) {
      const { kind, code } = readScan({ text: input, aim: null }, rules);
      assert(code.length <= Math.max(13, input.length), 'a code is no more than its text');
      return kind !== 'unknown';
    },
  },
  {
    name: 'HID report',
    examples: hidExamples,
    reads(input) {
      const bytes = bytesOf(input);
      let isRead = false;
      for (let from = 0; from < bytes.length; from += reportLength) {
        if (isScan(reports.read(bytes.subarray(from, from + reportLength)))) isRead = true;
      }
      return isRead;
    },
  },
  {
    name: 'serial',
    examples: [']E04006381333931\r\n', '\u{2}96385074\u{3}', ...others.map((text) => `${text}\r`)],
    reads(input) {
      nowMs += 1;
      return port.take(bytesOf(input), nowMs).filter(isScan).length > 0;
    },
  },
];

export function fuzzedParser(name: string): FuzzedParser {
  const parser = fuzzedParsers.find((candidate) => candidate.name === name);
  assert(parser !== undefined, `there is no parser called ${name}`);
  return parser;
}
