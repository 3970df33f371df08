import { Refusal } from '../../core/contract/errors.ts';
import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { cardSlip } from '../../core/domain/card-slip.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { paperSize } from '../../core/domain/paper.ts';
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
  const { letterhead, paperMm } = context.shop;
  const member = memberWith(context, memberId);
  const card = context.read.cards.of(memberId).find(({ state }) => state === 'active');
  if (card === undefined) throw new Refusal('CARD_UNKNOWN', { field: 'memberId' });
  return cardSlip({
    shop: letterhead,
    holder: isNamed ? nameOnPaper(member, letterhead.locale) : null,
    number: card.number,
    longestBars: longestBars(paperSize[paperMm].columns),
  });
}
