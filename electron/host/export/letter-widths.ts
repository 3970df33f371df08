import { characters, columnsOf } from './receipt-characters.ts';

/** Hundredths of the font's size that letters of our Latin font (Inter Medium) are wide, from its own table. */
const widths: readonly (readonly [hundredths: number, letters: string])[] = [
  [25, 'ijlł'],
  [27, ' I’'],
  [30, '!,.:·'],
  [32, "';|"],
  [35, '`t'],
  [37, '()/[\\]'],
  [39, 'fr'],
  [43, '1{}'],
  [47, '-_^“”'],
  [50, '"*–'],
  [54, 's?'],
  [57, '7Lavkxz¥§'],
  [60, '5Ehnou9FeJcyø'],
  [63, '2bdgpq3689ß£'],
  [66, '4B#PZ$&0RST€'],
  [69, '+<=>~K−×α'],
  [72, 'XYAVDC'],
  [77, 'HUGNOQ'],
  [91, 'wmM…æ©'],
  [100, '@%Wœ—'],
];
const known = new Map(widths.flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width])));

/** For what the table doesn't have: a generous letter, or a square where East Asian text has one. */
const UNKNOWN_LETTER = 72;
/** Arabic letters join, and most are narrow. */
const ARABIC_LETTER = 46;
const HEBREW_LETTER = 60;
const UNKNOWN_WIDE = 100;
/** Emoji stand out over their square. */
const EMOJI = 130;

/** About how wide text is in our fonts, in hundredths of their size; rather too much than too little. */
export const textHundredths = (text: string): number =>
  characters(text).reduce((sum, character) => sum + characterHundredths(character), 0);

function characterHundredths(character: string): number {
  const [letter = ''] = character.normalize('NFD');
  const width = known.get(character) ?? known.get(letter);
  if (width !== undefined) return width;
  if (/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(character)) return EMOJI;
  const columns = columnsOf(character);
  if (/\p{Script=Arabic}/u.test(letter)) return ARABIC_LETTER * columns;
  if (/\p{Script=Hebrew}/u.test(letter)) return HEBREW_LETTER * columns;
  return columns > 1 ? UNKNOWN_WIDE * (columns / 2) : UNKNOWN_LETTER * columns;
}
