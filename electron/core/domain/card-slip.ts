import type { ReceiptBlock, ReceiptDocument } from '../contract/receipt.ts';
import { translatorFor } from '../messages/translate.ts';
import { isEan13 } from './card-number.ts';
import type { ReceiptShop } from './receipt.ts';
import { centered, letterhead, rule } from './receipt-blocks.ts';

export interface CardSlipFacts {
  readonly shop: Pick<
    ReceiptShop,
    'name' | 'address' | 'phone' | 'logo' | 'locale' | 'isTraining' | 'isSample'
  >;
  /** Null where the slip isn't to say whose card it is. */
  readonly holder: string | null;
  /** The whole number: this slip alone has it. */
  readonly number: string;
  /** How many characters a barcode of letters may have on the shop's paper. */
  readonly longestBars: number;
}

/** The enrolment slip: the shop, the member, and the full card number to scan. */
export function cardSlip({ shop, holder, number, longestBars }: CardSlipFacts): ReceiptDocument {
  const say = translatorFor(shop.locale);
  return {
    locale: shop.locale,
    title: say('receipt.cardTitle'),
    blocks: [
      ...letterhead(shop),
      rule,
      ...(holder === null ? [] : [{ ...centered(holder), bold: true }]),
      centered(say('receipt.cardWelcome')),
      ...codesOf(number, longestBars),
      centered(say('receipt.cardKeep')),
    ],
  };
}

/** Bars for the shop's scanner, squares for a telephone's camera; what neither can hold is shown as text alone. */
function codesOf(value: string, longest: number): ReceiptBlock[] {
  const isAscii = /^[\x20-\x7e]+$/.test(value);
  const symbology = isEan13(value) ? 'ean13' : 'code128';
  const fits = symbology === 'ean13' || value.length <= longest;
  return [
    isAscii && fits ? { kind: 'barcode', symbology, value } : { ...centered(value), bold: true },
    ...(isAscii ? [{ kind: 'qr', value } as const] : []),
  ];
}
