import { foldName, foldPhone } from './search-text.ts';

/** A phone number as people write it: a plus perhaps, digits, and what parts them. */
const phoneForm = /^\+?[\p{Nd}\s()./\p{Pd}]+$/u;
const FEWEST_PHONE_DIGITS = 5;
/** National and international forms of one number end alike. */
const ALIKE_DIGITS = 8;

/** Whether what was typed to say who somebody is is a phone number; anything else is a name. */
export const isPhone = (text: string): boolean => {
  const typed = text.normalize('NFKD').trim();
  return phoneForm.test(typed) && foldPhone(typed).length >= FEWEST_PHONE_DIGITS;
};

/**
 * Whether a number that nobody here has is a phone's rather than a card's: it is written as people write phones. A bare
 * row of digits is a card's.
 */
export const isWrittenAsPhone = (text: string): boolean =>
  isPhone(text) && (/[^\p{Nd}]/u.test(text.trim()) || /^0\d{8,10}$/.test(text.trim()));

/** Whether two numbers reach the same phone: 0612345678 and +33 6 12 34 56 78 do. */
export function isSamePhone(one: string, other: string): boolean {
  const [first, second] = [foldPhone(one), foldPhone(other)];
  if (first === second) return true;
  const [short, long] = [significant(first), significant(second)].toSorted((a, b) => a.length - b.length);
  return short !== undefined && long !== undefined && short.length >= ALIKE_DIGITS && long.endsWith(short);
}

const significant = (digits: string): string => digits.replace(/^0+/, '');

/** Whether two names are the same to a reader, whatever their letters' case and marks. */
export const isSameName = (one: string, other: string): boolean => foldName(one) === foldName(other);
