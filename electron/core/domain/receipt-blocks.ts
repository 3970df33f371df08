import type { ReceiptBlock } from '../contract/receipt.ts';

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
}): ReceiptBlock[] {
  const contact = [shop.address, shop.phone === null ? null : unbroken(shop.phone)].filter(
    (part) => part !== null && part !== '',
  );
  return [mark(shop.name), ...(contact.length > 0 ? [centered(contact.join(' · '))] : [])];
}

/** A phone number stays on one row. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u00A0');
