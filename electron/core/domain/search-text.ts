import { asciiDigits } from './digits.ts';

/**
 * The text that members are searched in. Names and questions are folded alike, so that `lucja` finds Łucja and `小龙`
 * finds 李小龙. The queries are FTS5 expressions: over `member_name` (unicode61 without diacritics of its own, for
 * ours are gone already) and over `member_phone` (trigrams).
 */

/** Straight, curly, modifier and accent-like apostrophes, the Hebrew geresh, the Arabic tatweel. */
const apostrophes = /['‘’‚‛`´ʹʻʼʽʾʿˈˊˋ′‵＇׳᾽᾿ـ]/gu;

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  ß: 'ss',
  đ: 'd',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  þ: 'th',
  ð: 'd',
  ħ: 'h',
  ς: 'σ',
};

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー]/u;
const words = /[\p{L}\p{N}]+/gu;
const tokensOfWord = new RegExp(`${cjk.source}|(?:(?!${cjk.source})[^])+`, 'gu');

/** Longer than any name: a pasted book mustn't keep the till busy. */
const QUERY_CHARACTERS = 200;

/** A name as it is stored for searching: tokens with one space between. Folding what is folded changes nothing. */
export function foldName(text: string): string {
  return wordsOf(text).flat().join(' ');
}

/** The words of a text, each as its tokens: every CJK character is one, other letters in a row are one. */
function wordsOf(text: string): readonly (readonly string[])[] {
  const plain = asciiDigits(text.toWellFormed().replace(apostrophes, '').normalize('NFKD'))
    // Marks, joiners and soft hyphens are within a word: they go without a gap.
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(apostrophes, '')
    .toLowerCase()
    .replace(/[łøßđæœıþðħς]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/\p{M}/gu, '')
    // Puts Hangul letters back into the syllables that people count as characters.
    .normalize('NFC');
  return [...plain.matchAll(words)].map(([word]) => word.match(tokensOfWord) ?? []);
}

/** The digits of a phone number, whatever script and grouping it was written in. */
export function foldPhone(text: string): string {
  return asciiDigits(text.normalize('NFKD')).replace(/\D/g, '');
}

/** Every word must be there, each as a beginning, so that "an ko" finds Anna Kowalska: what a till asks at each keystroke. */
export function nameQuery(text: string): string | undefined {
  return expressionFor(text, '*');
}

/** Every word must be there, whole. */
export function exactNameQuery(text: string): string | undefined {
  return expressionFor(text, '');
}

function expressionFor(text: string, wordEnding: '*' | ''): string | undefined {
  const phrases = wordsOf(text.slice(0, QUERY_CHARACTERS)).flatMap(phrasesOf);
  if (phrases.length === 0) return undefined;
  // Tokens hold letters and digits only, so nothing in them can end a quoted phrase. One CJK character is a whole
  // token, which nothing can be the beginning of.
  return phrases.map((phrase) => `"${phrase}"${cjk.test(phrase) ? '' : wordEnding}`).join(' AND ');
}

/** The CJK characters of a word stand in their order, as one phrase; what is between them is a phrase of its own. */
function phrasesOf(tokens: readonly string[]): string[] {
  const phrases: string[] = [];
  let isInCjkRun = false;
  for (const token of tokens) {
    const isCjk = cjk.test(token);
    if (isCjk && isInCjkRun) phrases.push(`${phrases.pop() ?? ''} ${token}`);
    else phrases.push(token);
    isInCjkRun = isCjk;
  }
  return phrases;
}

/** Digits and what people put between and around them. */
const phoneLike = /^[\d\s+().,/\p{Pd}]*$/u;
const LONGEST_PHONE = 40;
const SUBSCRIBER_DIGITS = 8;

/**
 * Looks for digits anywhere in a number; undefined where the text isn't a phone's or has fewer than three digits.
 * A national 0612… loses its zero and so finds +33612…; a whole international number is looked for by its last
 * eight digits and so finds 0612….
 */
export function phoneQuery(text: string): string | undefined {
  const plain = asciiDigits(text.toWellFormed().normalize('NFKD'))
    .replace(/\p{Cf}/gu, '')
    .trim();
  if (!phoneLike.test(plain)) return undefined;
  const digits = plain.replace(/\D/g, '');
  if (digits.length < 3 || digits.length > LONGEST_PHONE) return undefined;
  const isInternational = plain.startsWith('+') || digits.startsWith('00');
  const significant = digits.length < 6 ? digits : digits.replace(/^0+(?=\d{3})/, '');
  const wanted =
    isInternational && significant.length >= 10 ? significant.slice(-SUBSCRIBER_DIGITS) : significant;
  return `"${wanted}"`;
}
