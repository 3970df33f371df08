import type { ReceiptBlock } from '../contract/receipt.ts';
import { translatorFor, type Locale, type Translate } from '../messages/translate.ts';
import type { WholePrinterProfile } from './printer-profile.ts';
import { centered, left, mark, rule } from './receipt-blocks.ts';

/** What stands on a test page and on no slip. */
export type TestBlock =
  /** A row of exactly this text, however wide the paper really is. */
  | { readonly kind: 'exact'; readonly text: string }
  /** A bar of dots at each end of the print head, and an arrow that points to it. */
  | { readonly kind: 'head-ends' }
  /** Drawn, whatever the printer could do itself. */
  | { readonly kind: 'drawn'; readonly block: Extract<ReceiptBlock, { kind: 'text' | 'barcode' | 'qr' }> };

export interface TestPage {
  readonly locale: Locale;
  readonly title: string;
  readonly blocks: readonly (ReceiptBlock | TestBlock)[];
}

export interface TestPageFacts {
  readonly locale: Locale;
  /** As the shop calls it. */
  readonly printerName: string;
  readonly profile: WholePrinterProfile;
}

/** A number of nobody's: GS1 keeps 2 for use within a shop. */
const TEST_EAN = '2000000000008';
const TEST_QR = 'REGULARS-TEST';
/** Letters of each code page that a slip may use, and plain ones where none is. */
const LETTERS = { epson: 'É à ñ ß ½ € ø Ł ř ő Ž Ж я Š “ ’', ascii: 'A a 0 # $ @ [ ] { } ~' } as const;
/** What no code page has. */
const DRAWN_LETTERS = '₽ 中文 العربية ☕';

/**
 * The page that shows at a glance what is set wrong of a printer: each part has a sentence that says how it looks when
 * it is right. Pure.
 */
export function testPage({ locale, printerName, profile }: TestPageFacts): TestPage {
  const say = translatorFor(locale);
  const { paperMm, columns, paperDots } = profile;
  return {
    locale,
    title: say('printing.test.title'),
    blocks: [
      mark(say('printing.test.title')),
      centered(printerName),
      centered(
        say('printing.test.profile', {
          paperMm: String(paperMm),
          columns: String(columns),
          dots: String(paperDots),
        }),
      ),
      rule,
      { kind: 'head-ends' },
      left(say('printing.test.ends')),
      rule,
      ...ruler(columns).map((text) => ({ kind: 'exact', text }) as const),
      left(say('printing.test.ruler', { columns: String(columns) })),
      rule,
      ...letterBlocks(profile, say),
      rule,
      ...codeBlocks(profile, say),
      rule,
      left(say(profile.cuts ? 'printing.test.cut' : 'printing.test.tear')),
    ],
  };
}

/** The columns, numbered: their tens above their ones. The last one of the first row is where the paper ends. */
function ruler(columns: number): readonly string[] {
  const numbers = Array.from({ length: columns }, (_, index) => index + 1);
  const tens = numbers.map((number) =>
    number === columns ? '|' : number % 10 === 0 ? String(number / 10) : number === 1 ? '|' : '.',
  );
  return [tens.join(''), numbers.map((number) => number % 10).join('')];
}

function letterBlocks({ codePages }: WholePrinterProfile, say: Translate): TestPage['blocks'] {
  const letters = left(LETTERS[codePages]);
  return [
    letters,
    { kind: 'drawn', block: letters },
    left(say('printing.test.letters')),
    { kind: 'drawn', block: left(DRAWN_LETTERS) },
    left(say('printing.test.drawn')),
  ];
}

function codeBlocks({ makesQr }: WholePrinterProfile, say: Translate): TestPage['blocks'] {
  const bars = { kind: 'barcode', symbology: 'ean13', value: TEST_EAN } as const;
  const squares = { kind: 'qr', value: TEST_QR } as const;
  return [
    bars,
    { kind: 'drawn', block: bars },
    left(say('printing.test.bars')),
    ...(makesQr ? [squares] : []),
    { kind: 'drawn', block: squares },
    left(say(makesQr ? 'printing.test.squares' : 'printing.test.drawnSquares')),
  ];
}
