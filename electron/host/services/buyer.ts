import { Refusal } from '../../core/contract/errors.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';
import type { Card } from '../store/cards.ts';
import { usableCard } from './cards.ts';
import { memberWith } from './known-member.ts';

export interface Buyer {
  readonly memberId: MemberId;
  readonly card: Card | undefined;
}

/** Whom something counts for, by card or by member; undefined where neither is said. */
export function buyerOf(
  context: ReadContext,
  input: { readonly cardNumber?: string | undefined; readonly memberId?: MemberId | undefined },
): Buyer | undefined {
  const card =
    input.cardNumber === undefined ? undefined : usableCard(context, input.cardNumber, 'cardNumber');
  const member = input.memberId === undefined ? undefined : memberWith(context, input.memberId);
  if (card !== undefined && member !== undefined && card.memberId !== member.id) {
    throw new Refusal('CARD_AND_MEMBER_DIFFER', { field: 'cardNumber' });
  }
  const memberId = card?.memberId ?? member?.id;
  return memberId === undefined ? undefined : { memberId, card };
}
