import { Refusal } from '../../core/contract/errors.ts';
import type { ReceiptBlock, ReceiptDocument } from '../../core/contract/receipt.ts';
import { isEan13 } from '../../core/domain/card-number.ts';
import { centered, letterhead, rule } from '../../core/domain/receipt-blocks.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';
import { memberWith } from './known-member.ts';
import { longestBars } from '../export/barcode-check.ts';
import { nameOnPaper } from './slip.ts';

/** The enrolment slip: the shop, the member, and the full card number to scan. The only print that has it. */
export function cardSlipOf(
  context: Pick<ReadContext, 'read' | 'shop'>,
  memberId: MemberId,
  { isNamed }: { readonly isNamed: boolean } = { isNamed: true },
): ReceiptDocument {
  const { locale } = context.shop.letterhead;
  const say = translatorFor(locale);
  const member = memberWith(context, memberId);
  const card = context.read.cards.of(memberId).find(({ state }) => state === 'active');
  if (card === undefined) throw new Refusal('CARD_UNKNOWN', { field: 'memberId' });
  return {
    locale,
    title: say('receipt.cardTitle'),
    blocks: [
      ...letterhead(context.shop.letterhead),
      rule,
      ...(isNamed ? [{ ...centered(nameOnPaper(member, locale)), bold: true }] : []),
      centered(say('receipt.cardWelcome')),
      ...codesOf(card.number, longestBars(context.shop.paperMm)),
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
