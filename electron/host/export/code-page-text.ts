import CodepageEncoder from '@point-of-sale/codepage-encoder';

/** The code pages that nearly every receipt printer has, in the order in which they are tried. */
export const codePages = ['cp437', 'cp858', 'cp852', 'windows1252', 'cp866'] as const;
export type CodePage = (typeof codePages)[number];

/** Text that one code page holds whole. */
export interface CodePageRun {
  readonly codePage: CodePage;
  readonly text: string;
}

/** What looks the same on paper and costs no picture. Each is as wide as what it stands for. */
const lookalikes: Readonly<Record<string, string>> = { '\u2010': '-', '\u2011': '-', '\u2212': '-' };
/** What else does, where all but plain letters would cost one. */
const plainLookalikes: Readonly<Record<string, string>> = {
  ...lookalikes,
  '–': '-',
  '’': "'",
  '‘': "'",
  '“': '"',
  '”': '"',
  '×': 'x',
};

/** `ascii`: only what every code page has at the same place; a printer's others are numbered as its maker liked. */
export type CodePageNumbers = 'epson' | 'ascii';

/**
 * Splits text into runs of few code pages, or gives undefined where a character is in none of them.
 *
 * The encoder's own choice isn't used: it writes "?" for what it can't encode, takes U+FFFD for a place that a
 * table leaves empty, and knows the old pages' pictures at 0 to 31, where printers read commands: its "←@" is ESC @,
 * which resets the printer.
 */
export function codePageRuns(text: string, numbers: CodePageNumbers): CodePageRun[] | undefined {
  const runs: { codePage: CodePage; text: string }[] = [];
  for (const original of text) {
    const character = (numbers === 'ascii' ? plainLookalikes : lookalikes)[original] ?? original;
    if (numbers === 'ascii' && !/^[\x20-\x7E]$/.test(character)) return undefined;
    const run = runs.at(-1);
    if (run !== undefined && holds(run.codePage, character)) {
      run.text += character;
      continue;
    }
    const codePage = codePages.find((candidate) => holds(candidate, character));
    if (codePage === undefined) return undefined;
    runs.push({ codePage, text: character });
  }
  return runs;
}

const held = new Map<CodePage, ReadonlySet<number>>();

function holds(codePage: CodePage, character: string): boolean {
  let set = held.get(codePage);
  if (set === undefined) {
    const { codepoints } = CodepageEncoder.getEncoding(codePage);
    // The encoder takes a character's first place: one below 0x20 is lost even where it has a second.
    set = new Set(
      codepoints.filter(
        (code, place) =>
          place >= 0x20 && place !== 0x7f && code !== 0xfffd && codepoints.indexOf(code) === place,
      ),
    );
    held.set(codePage, set);
  }
  return set.has(character.codePointAt(0) ?? 0xfffd);
}
