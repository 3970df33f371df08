import { Refusal } from '../../core/contract/errors.ts';
import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { isEan13 } from '../../core/domain/card-number.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { trainingMark } from '../../core/domain/receipt-blocks.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { ReadContext } from '../context.ts';
import { memberWith } from './known-member.ts';

/** The enrolment slip: the shop, the member, and the full card number to scan. The only print that has it. */
export function cardSlipOf(
  context: Pick<ReadContext, 'read' | 'shop'>,
  memberId: MemberId,
  { isNamed }: { readonly isNamed: boolean } = { isNamed: true },
): ReceiptDocument {
  const { locale, name } = context.shop.letterhead;
  const say = translatorFor(locale);
  const member = memberWith(context, memberId);
  const card = context.read.cards.of(memberId).find(({ state }) => state === 'active');
  if (card === undefined) throw new Refusal('CARD_UNKNOWN', { field: 'memberId' });
  const text = { kind: 'text', align: 'center', size: 'normal', bold: false } as const;
  return {
    locale,
    title: say('receipt.cardTitle'),
    blocks: [
      ...trainingMark(context.shop.letterhead),
      { ...text, text: name, size: 'large', bold: true },
      { kind: 'rule' },
      ...(isNamed ? [{ ...text, text: member.name, bold: true }] : []),
      { ...text, text: say('receipt.cardWelcome') },
      // Code 128 holds what a printed ASCII number has; a card of another script is shown as text alone.
      ...(isEan13(card.number)
        ? [{ kind: 'barcode', symbology: 'ean13', value: card.number } as const]
        : /^[\x20-\x7e]{1,24}$/.test(card.number)
          ? [{ kind: 'barcode', symbology: 'code128', value: card.number } as const]
          : [{ ...text, text: card.number, bold: true }]),
      { ...text, text: say('receipt.cardKeep') },
    ],
  };
}
