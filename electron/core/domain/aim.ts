/**
 * AIM symbology identifiers (ISO/IEC 15424): three characters that a scanner sends with a code to say which kind of
 * barcode it was in: a closing bracket, a letter for the kind, and a modifier for its variant or what was checked.
 */
export interface Symbology {
  /** The kind's own name, the same in every language: `EAN-13`, `GS1 DataMatrix`. */
  readonly name: string;
  /** What such a barcode holds: an article's number, GS1 element strings, or anything. */
  readonly holds: 'ean' | 'addOn' | 'gs1' | 'anything';
}

const anything = (name: string): Symbology => ({ name, holds: 'anything' });
const gs1 = (name: string): Symbology => ({ name, holds: 'gs1' });
const ean = (name: string): Symbology => ({ name, holds: 'ean' });

/** One kind by its letter: the modifiers that mean something to a till by name, and what all others of it are. */
interface Kind {
  readonly named: Readonly<Record<string, Symbology>>;
  readonly others: Symbology;
  /** The modifiers that the kind has. */
  readonly modifiers: RegExp;
}

const kind = (modifiers: RegExp, others: Symbology, named: Kind['named'] = {}): Kind => ({
  modifiers,
  others,
  named,
});

/**
 * FNC1 as the first character is what makes a Code 128, Data Matrix, QR, Aztec or DotCode one of GS1; each has a second
 * modifier for the same with an extended character set.
 */
const kinds: Readonly<Record<string, Kind>> = {
  A: kind(/[0-7]/, anything('Code 39')),
  B: kind(/[0-4]/, anything('Telepen')),
  C: kind(/[0-4]/, anything('Code 128'), { '1': gs1('GS1-128') }),
  D: kind(/\d/, anything('Code One')),
  // UPC-A and UPC-E are sent as the EAN-13 that they are; what is shorter all the same tells itself by its length.
  E: kind(/[0-4]/, ean('EAN-13'), {
    '1': { name: 'EAN add-on', holds: 'addOn' },
    '2': { name: 'EAN add-on', holds: 'addOn' },
    '3': ean('EAN-13 with add-on'),
    '4': ean('EAN-8'),
  }),
  F: kind(/[0-4]/, anything('Codabar')),
  G: kind(/[0-9A-Za-z]/, anything('Code 93')),
  H: kind(/[0-389]/, anything('Code 11')),
  I: kind(/[0-3]/, anything('ITF')),
  J: kind(/[0-5]/, anything('DotCode'), { '1': gs1('GS1 DotCode'), '4': gs1('GS1 DotCode') }),
  K: kind(/[0-6]/, anything('Code 16K')),
  L: kind(/[0-5]/, anything('PDF417')),
  M: kind(/[0-9]/, anything('MSI')),
  N: kind(/0/, anything('Anker')),
  O: kind(/[0-6]/, anything('Codablock')),
  P: kind(/[0-9]/, anything('Plessey')),
  Q: kind(/[0-6]/, anything('QR Code'), { '3': gs1('GS1 QR Code'), '4': gs1('GS1 QR Code') }),
  R: kind(/[0-9]/, anything('2 of 5')),
  S: kind(/[0-9]/, anything('2 of 5')),
  T: kind(/[0-4]/, anything('Code 49')),
  U: kind(/[0-3]/, anything('MaxiCode')),
  X: kind(/[0-9A-F]/, anything('Another barcode')),
  Y: kind(/[0-9]/, anything('System expansion')),
  d: kind(/[0-6]/, anything('Data Matrix'), { '2': gs1('GS1 DataMatrix'), '5': gs1('GS1 DataMatrix') }),
  e: kind(/[0-3]/, gs1('GS1 DataBar'), {
    // A packet of a composite symbol beside its linear part.
    '1': gs1('GS1 Composite'),
    '2': gs1('GS1 Composite'),
    '3': gs1('GS1 Composite'),
  }),
  h: kind(/[0-9]/, anything('Han Xin')),
  o: kind(/[0-9]/, anything('OCR')),
  z: kind(/[0-9A-C]/, anything('Aztec'), {
    // Each with or without an extended character set, alone or one of several symbols.
    ...{ '1': gs1('GS1 Aztec'), '4': gs1('GS1 Aztec'), '7': gs1('GS1 Aztec'), A: gs1('GS1 Aztec') },
  }),
};

/** The symbology that an identifier names; undefined for one that isn't known. */
export function symbologyOf(aim: string): Symbology | undefined {
  if (aim.length !== 3 || !aim.startsWith(']')) return undefined;
  const [, letter = '', modifier = ''] = aim;
  const found = Object.hasOwn(kinds, letter) ? kinds[letter] : undefined;
  if (found === undefined || !found.modifiers.test(modifier)) return undefined;
  return Object.hasOwn(found.named, modifier) ? found.named[modifier] : found.others;
}

export interface IdentifiedText {
  /** The text without the identifier. */
  readonly text: string;
  readonly aim: string | null;
  readonly symbology: Symbology | null;
}

/**
 * Parts a text from its identifier, which a scanner either tells beside it (`aim`) or types in front of it. What isn't
 * a known identifier is text and stays; of one that is told and typed too, the typed one goes.
 */
export function identify(text: string, aim: string | null): IdentifiedText {
  const told = aim === null ? undefined : symbologyOf(aim);
  if (aim !== null && told !== undefined)
    return { text: text.startsWith(aim) ? text.slice(aim.length) : text, aim, symbology: told };
  const inFront = text.slice(0, 3);
  const symbology = symbologyOf(inFront);
  return symbology === undefined
    ? { text, aim: null, symbology: null }
    : { text: text.slice(3), aim: inFront, symbology };
}
