import type { ReceiptBlock } from '../contract/receipt.ts';
import { translatorFor, type Locale } from '../messages/translate.ts';
import type { Logo } from './logo.ts';

type TextBlock = Extract<ReceiptBlock, { kind: 'text' }>;
type PairBlock = Extract<ReceiptBlock, { kind: 'pair' }>;

export const left = (text: string): TextBlock => ({
  kind: 'text',
  text,
  align: 'left',
  size: 'normal',
  bold: false,
});
export const centered = (text: string): TextBlock => ({ ...left(text), align: 'center' });
/** What nobody may overlook. */
export const mark = (text: string): TextBlock => ({ ...centered(text), size: 'large', bold: true });
export const pair = (leftText: string, rightText: string): PairBlock => ({
  kind: 'pair',
  left: leftText,
  right: rightText,
  bold: false,
});
export const rule: ReceiptBlock = { kind: 'rule' };

/** The shop as it stands at the head of every slip. */
export function letterhead(shop: {
  readonly name: string;
  readonly address: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
  readonly isTraining: boolean;
  readonly isSample: boolean;
  readonly logo: Logo | null;
}): ReceiptBlock[] {
  const contact = [shop.address, shop.phone === null ? null : unbroken(shop.phone)].filter(
    (part) => part !== null && part !== '',
  );
  return [
    ...notRealMark(shop),
    ...(shop.logo === null ? [] : [{ kind: 'logo', logo: shop.logo, name: shop.name } as const]),
    mark(shop.name),
    ...(contact.length > 0 ? [centered(contact.join(' · '))] : []),
  ];
}

/** The first thing on the slip of a practice or a sample shop: nobody may take it for one that counts. */
export function notRealMark({
  locale,
  isTraining,
  isSample,
}: {
  readonly locale: Locale;
  readonly isTraining: boolean;
  readonly isSample: boolean;
}): ReceiptBlock[] {
  if (!isTraining && !isSample) return [];
  const say = translatorFor(locale);
  const kind = isTraining ? 'training' : 'sample';
  return [mark(say(`${kind}.slip`)), centered(say(`${kind}.slipCounts`)), rule];
}

/** A phone number stays on one row. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0');
