import { Refusal } from '../../core/contract/errors.ts';
import { looksLikePaymentCard } from '../../core/domain/card-number.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import type { Card } from '../store/cards.ts';

/** The known card with this number, or undefined. What looks like a bank card is refused before anybody keeps it. */
export function findCard(
  { read }: Pick<ReadContext, 'read'>,
  number: string,
  field: string,
): Card | undefined {
  const card = read.cards.numbered(number);
  if (card !== undefined) return card;
  if (looksLikePaymentCard(number)) throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field });
  return undefined;
}

/** The card that a sale may be counted for. Refuses CARD_UNKNOWN, CARD_BLOCKED, CARD_LOOKS_LIKE_PAYMENT. */
export function usableCard(context: Pick<ReadContext, 'read'>, number: string, field: string): Card {
  const card = findCard(context, number, field);
  if (card === undefined) throw new Refusal('CARD_UNKNOWN', { field });
  if (card.state === 'blocked') throw new Refusal('CARD_BLOCKED', { field });
  return card;
}

export const cards: FeatureServices<'cards'> = {
  resolve(context, { code }) {
    const card = findCard(context, code, 'code');
    if (card === undefined) return { kind: 'unknown' };
    const member = context.read.members.get(card.memberId);
    if (member === undefined) return { kind: 'unknown' };
    return {
      kind: 'member',
      memberId: member.id,
      name: member.name,
      balance: context.read.ledger.balance(member.id)?.balance ?? 0,
      cardState: card.state,
    };
  },
};
