import { Refusal } from '../../core/contract/errors.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import { assert } from '../../core/domain/assert.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { foldName, foldPhone } from '../../core/domain/search-text.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { Task, WriteContext } from '../context.ts';
import type { MemberRow } from '../store/members.ts';
import { debit } from './bookkeeping.ts';

/** Nobody can spend these points any more: they lapse, so that the shop doesn't owe them for ever. */
function letPointsLapse(context: WriteContext, memberId: MemberId): number {
  const points = context.read.ledger.balance(memberId)?.balance ?? 0;
  if (points === 0) return 0;
  const posting = {
    memberId,
    shopAccount: 'shop:expired',
    points,
    kind: 'expire',
    saleId: null,
    businessDay: context.today,
    reason: translatorFor(context.locale)('erase.lapsed'),
  } as const;
  const seq = debit(context, posting, context.read.ledger.lotsInOrder(memberId));
  assert(seq !== undefined, 'a balance holds what its lots hold');
  return points;
}

/** Whether words name one of the members: a part of a name, a phone, an address or a card. */
function isNaming(words: string, members: readonly MemberRow[], cards: readonly string[]): boolean {
  const [text, digits] = [foldName(words), foldPhone(words)];
  // Each Chinese character is a word of its own, so a whole name is looked for as well.
  const together = text.replaceAll(' ', '');
  const isIn = (part: string): boolean =>
    [...part].length > 1 && (text.includes(part) || together.includes(part));
  return members.some(
    ({ name, phone, email }) =>
      [...foldName(name).split(' '), foldName(name).replaceAll(' ', '')].some(isIn) ||
      (phone !== null && foldPhone(phone).length > 3 && digits.includes(foldPhone(phone))) ||
      [email, ...cards].some((own) => own !== null && words.includes(own)),
  );
}

function eraseRows(context: WriteContext, memberId: MemberId, reason: string | undefined) {
  const asked = context.read.members.get(memberId);
  if (asked === undefined) throw new Refusal('MEMBER_UNKNOWN', { field: 'memberId' });
  const id = asked.keptAs ?? asked.id;
  const ids = context.read.erasures.person(id);
  const members = ids.flatMap((each) => context.read.members.get(each) ?? []);
  const cards = context.read.cards.of(id).map(({ number }) => number);
  const isKept = reason !== undefined && !isNaming(reason, members, cards);
  context.write.erasures.blank(id, context.now);
  const pointsLapsed = letPointsLapse(context, id);
  context.audit({ action: 'member.erase', subject: id, text: isKept ? reason : null });
  for (const each of ids) context.tell({ name: 'member.changed', memberId: each });
  return { ids, answer: { memberId: id, pointsLapsed, erasedAt: new Date(context.now).toISOString() } };
}

/** First the rows, in one transaction; then what lies beside them, which is done again where it was cut off. */
export const erase: Task<TillApi['members']['erase']> = async (context, { memberId, reason }) => {
  const { ids, answer } = context.inTransaction((writing) => eraseRows(writing, memberId, reason));
  const unreached = await context.forget(ids);
  return { ...answer, unreached: [...unreached] };
};
