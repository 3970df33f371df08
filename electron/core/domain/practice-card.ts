import { isEan13, makeMemberNumber } from './card-number.ts';

/**
 * The numbers of practice cards: EAN-13 under 952, which GS1 keeps "for demonstrations and examples", so that no goods
 * carry one, and no shop's own cards either, which begin with 04 or 20–29 (https://www.gs1.org/standards/id-keys/company-prefix).
 */
const DEMONSTRATION = { prefix: '95', next: '2' } as const;

/** The number of the practice card with this place: 0 to 999,999,999. */
export const practiceCardNumber = (place: number): string =>
  makeMemberNumber(DEMONSTRATION.prefix, DEMONSTRATION.next + String(place).padStart(9, '0'));

/** Whether a number is of the practice cards' form, rightly read or not. */
const looksLikePracticeCard = (code: string): boolean => /^952\d{10}$/.test(code);

export const isPracticeCard = (code: string): boolean => looksLikePracticeCard(code) && isEan13(code);

export const isPracticeCardMisread = (code: string): boolean => looksLikePracticeCard(code) && !isEan13(code);
