/**
 * How each GS1 application identifier's value is written: the tables of the GS1 General Specifications, sections 3.2
 * and 7.8 (https://ref.gs1.org/standards/genspecs/, https://ref.gs1.org/ai/).
 */

/** The separator between element strings as scanners send it: FNC1 has no character of its own and comes as GS. */
export const FNC1 = '\u001d';

export interface ValueFormat {
  readonly least: number;
  readonly most: number;
  /** `digits`: nothing else; `text`: any of the 82 characters that GS1 allows. */
  readonly of: 'digits' | 'text';
  /** Whether its last digit is a check digit. */
  readonly isChecked: boolean;
  /** Whether it is a date YYMMDD, of which the day may be 00 for the month's end. */
  readonly isDate: boolean;
}

const digits = (least: number, most = least): ValueFormat => ({
  least,
  most,
  of: 'digits',
  isChecked: false,
  isDate: false,
});
const text = (most: number, least = 1): ValueFormat => ({ ...digits(least, most), of: 'text' });
const checked = (length: number): ValueFormat => ({ ...digits(length), isChecked: true });
const date: ValueFormat = { ...digits(6), isDate: true };

/** `310-316` stands for each of them; `n` at the end for each place of the decimal point, 0 to 5 of a measure. */
const groups: readonly (readonly [format: ValueFormat, identifiers: string])[] = [
  [checked(18), '00 8017 8018'],
  [checked(14), '01 02'],
  [checked(17), '402'],
  [checked(13), '410-417'],
  [date, '11-13 15-17 7006'],
  [digits(2), '20 7241'],
  [digits(6), '310n-316n 320n-337n 340n-357n 360n-369n 8005 395n 4326'],
  [digits(1), '4321-4323'],
  [digits(3), '422 424 426'],
  [digits(4), '394n 8111'],
  [digits(10), '7003 4324 4325'],
  [digits(13), '7001'],
  [digits(14), '8001'],
  [digits(18), '8006 8026'],
  [digits(20), '4309'],
  [digits(1, 4), '7004'],
  [digits(1, 6), '242'],
  [digits(1, 8), '30 37'],
  [digits(1, 10), '8019'],
  [digits(1, 12), '8011'],
  [digits(1, 15), '390n 392n'],
  [digits(3, 15), '423 425'],
  [digits(4, 18), '391n 393n'],
  [digits(6, 10), '7011'],
  [digits(6, 12), '7007'],
  [digits(8, 12), '8008'],
  [digits(13, 25), '255'],
  [text(2, 2), '4307 4317'],
  [text(2), '7010'],
  [text(3), '427 7008'],
  [text(4, 4), '7040'],
  [text(7, 6), '4330-4333'],
  [text(10), '7009'],
  [text(12), '7005'],
  [text(12, 4), '421'],
  [text(20), '10 21 22 243 254 420 710-715 4318 7020-7022 7240 8002 8012'],
  [text(25), '7242 8013 8020'],
  [text(28), '235'],
  [text(30), '240 241 250 251 400 401 403 4308 4319 7002 7023 8004 8010 90'],
  [text(30, 3), '7230-7239'],
  [text(30, 4), '7030-7039'],
  [text(30, 13), '253'],
  [text(30, 14), '8003'],
  [text(34), '8007'],
  [text(35), '4300 4301 4310 4311 4320'],
  [text(50), '8009'],
  [text(70), '4302-4306 4312-4316 8110 8112 8200'],
  [text(90), '91-99 8030'],
];

/** Where the decimal point may stand: a measure's and an amount's numbers of decimals. */
const pointPlaces = (identifier: string): number => (/^39[0-3]/.test(identifier) ? 9 : 5);

function* eachOf(group: string): Generator<string> {
  for (const range of group.split(' ')) {
    const hasPoint = range.includes('n');
    const [first = '', last = first] = range.replaceAll('n', '').split('-');
    for (let number = Number(first); number <= Number(last); number += 1) {
      const identifier = String(number).padStart(first.length, '0');
      if (!hasPoint) yield identifier;
      else for (let place = 0; place <= pointPlaces(identifier); place += 1) yield `${identifier}${place}`;
    }
  }
}

const formats: ReadonlyMap<string, ValueFormat> = new Map(
  groups.flatMap(([format, group]) => [...eachOf(group)].map((identifier) => [identifier, format] as const)),
);

/** By an identifier's first two digits: how many it has. They tell it for those that are new, too. */
const identifierLengths: readonly (readonly [twoDigits: RegExp, length: number])[] = [
  [/^(?:0[0-4]|1\d|2[0-2]|3[07]|9\d)$/, 2],
  [/^(?:2[345]|4[0-2]|71)$/, 3],
  [/^(?:3[1-69]|43|7[0235]|8[0-2])$/, 4],
];

/** How long the identifier is that a text begins with; undefined where none begins so. */
export const identifierLength = (beginning: string): number | undefined =>
  identifierLengths.find(([twoDigits]) => twoDigits.test(beginning.slice(0, 2)))?.[1];

/**
 * The lengths, identifier and value together, that are fixed for ever by the first two digits: after these alone may the
 * next element string follow without a separator.
 */
export function predefinedLength(beginning: string): number | undefined {
  const two = beginning.slice(0, 2);
  if (/^(?:0[1-3]|41)$/.test(two)) return 16;
  if (two === '04') return 18;
  if (two === '00') return 20;
  if (two === '20') return 4;
  if (/^1[1-9]$/.test(two)) return 8;
  return /^3[1-6]$/.test(two) ? 10 : undefined;
}

/** The 82 characters of element strings. */
const isGs1Text = (value: string): boolean => /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]+$/.test(value);

/** An identifier that isn't in the table yet may hold what fits in a barcode. */
const ofTheFuture = text(90);

/** The format of an identifier's value. */
export const formatOf = (identifier: string): ValueFormat => formats.get(identifier) ?? ofTheFuture;

/** Whether a value is written as its identifier wants it, check digit and date apart. */
export function fitsFormat(value: string, { least, most, of }: ValueFormat): boolean {
  if (value.length < least || value.length > most) return false;
  return of === 'digits' ? /^\d+$/.test(value) : isGs1Text(value);
}
