import type { Script } from './fonts.ts';
import { textHundredths } from './letter-widths.ts';
import { characters } from './receipt-characters.ts';
import { escapeMarkup } from './xml-text.ts';

/** Which characters ask for a font beyond the Latin, Greek and Cyrillic one. */
const scripts: readonly (readonly [Exclude<Script, 'latin'>, RegExp])[] = [
  ['arabic', /\p{Script_Extensions=Arabic}/u],
  ['hebrew', /\p{Script_Extensions=Hebrew}/u],
  ['emoji', /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u],
  // Before all else that the fonts above don't have: it is the widest, with kana, symbols and full-width forms.
  [
    'han',
    /[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}\p{M}\x20-\x7E\u00A0-\u00BF\u00D7\u00F7\u2010-\u2015\u2018-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2212]/u,
  ],
];

/** The fonts that the text needs. */
export const scriptsIn = (text: string): Script[] => [
  'latin',
  ...scripts.filter(([, pattern]) => pattern.test(text)).map(([script]) => script),
];

const arabic = /\p{Script=Arabic}/u;

/**
 * Parts of a text that are drawn one beside the other, nearly always one. The drawing machine wants the letters of one
 * text to be as many in each font: where Arabic, whose letters join, stands beside a third script, words were lost.
 */
function partsOf(text: string): readonly string[] {
  if (!arabic.test(text) || scriptsIn(text).length < 3) return [text];
  const parts: string[] = [];
  let isArabic: boolean | undefined;
  for (const character of characters(text)) {
    // A space belongs to what it stands after.
    const belongsTo: boolean | undefined = character === ' ' ? isArabic : arabic.test(character);
    if (belongsTo === isArabic && parts.length > 0) parts[parts.length - 1] += character;
    else parts.push(character);
    isArabic = belongsTo;
  }
  return parts;
}

export interface TextStyle {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly fontSize: number;
  readonly bold: boolean;
  /** How wide the text is to be drawn; undefined leaves it to the font. */
  readonly widthDots?: number | undefined;
}

/** A text as an SVG element, or as several where its scripts have to be drawn apart. */
export function textElements(text: string, style: TextStyle): string {
  const { x, y, anchor, fontSize, bold, widthDots } = style;
  const parts = partsOf(text);
  // One weight of each font is bundled; a thin outline makes any of them bold.
  const stroke = bold ? ` stroke="#000" stroke-width="${(fontSize / 28).toFixed(2)}"` : '';
  const element = (part: string, left: number, attributes: string): string =>
    `<text x="${left}" y="${y}" font-size="${fontSize}"${attributes}${stroke}>${escapeMarkup(part)}</text>`;
  const told = (width: number): string => ` textLength="${width}" lengthAdjust="spacingAndGlyphs"`;
  if (parts.length === 1) {
    const anchored = anchor === 'start' ? '' : ` text-anchor="${anchor}"`;
    return element(text, x, anchored + (widthDots === undefined ? '' : told(widthDots)));
  }
  const natural = (textHundredths(text) * fontSize) / 100;
  const squeeze = widthDots === undefined ? 1 : widthDots / natural;
  const total = natural * squeeze;
  let left = anchor === 'start' ? x : anchor === 'end' ? x - total : x - total / 2;
  return parts
    .map((part) => {
      const width = Math.round(((textHundredths(part) * fontSize) / 100) * squeeze);
      // White at its end isn't a part of what is fitted.
      const ink = part.trimEnd();
      const inkWidth = Math.round(((textHundredths(ink) * fontSize) / 100) * squeeze);
      const drawn = ink === '' ? '' : element(ink, Math.round(left), told(inkWidth));
      left += width;
      return drawn;
    })
    .join('');
}
