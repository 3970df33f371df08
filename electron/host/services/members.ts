import { Refusal } from '../../core/contract/errors.ts';
import { isOwnNumberMisread, looksLikePaymentCard, makeMemberNumber } from '../../core/domain/card-number.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import {
  isPracticeCard,
  isPracticeCardMisread,
  practiceCardNumber,
} from '../../core/domain/practice-card.ts';
import { exactNameQuery, nameQuery, phoneQuery } from '../../core/domain/search-text.ts';
import type { FeatureServices, WriteContext } from '../context.ts';
import type { FoundMember, Member } from '../store/members.ts';
import { findCard, refuseOtherBooksCard } from './cards.ts';
import { cardSlipOf } from './card-slip.ts';
import { exporting } from './exporting.ts';
import { memberWith } from './known-member.ts';
import { merging } from './merging.ts';
import { pageOf } from './member-page.ts';
import { panelOf } from './member-panel.ts';
import { askAboutNamesakes } from './namesakes.ts';
import { renderSlip } from './slip.ts';

const DEFAULT_LIMIT = 20;

/**
 * A number of the shop's own that no card has: ten random digits between prefix and check digit. In training it is a
 * practice card's, so that none that is noted down is ever a real one.
 */
function newCardNumber(context: WriteContext): string {
  for (;;) {
    const digits = Array.from(context.randomBytes(8)).reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    const number =
      context.book.kind === 'practice'
        ? practiceCardNumber(Number(digits % 1_000_000_000n))
        : makeMemberNumber(context.shop.memberPrefix, String(digits % 10_000_000_000n).padStart(10, '0'));
    if (context.read.cards.numbered(number) === undefined) return number;
  }
}

/** An older card's number is kept as it is, unless it is taken, misread or a bank card's. */
function acceptCardNumber(context: WriteContext, number: string): string {
  if (findCard(context, number, 'cardNumber') !== undefined)
    throw new Refusal('CARD_TAKEN', { field: 'cardNumber' });
  if (isOwnNumberMisread(number, context.shop.memberPrefix) || isPracticeCardMisread(number))
    throw new Refusal('CARD_MISREAD', { field: 'cardNumber' });
  refuseOtherBooksCard(context, number, 'cardNumber');
  if (context.book.kind === 'practice' && !isPracticeCard(number)) {
    throw new Refusal('CARD_OF_ANOTHER_BOOK', { field: 'cardNumber', details: { book: 'shop' } });
  }
  return number;
}

function referrer(context: WriteContext, cardNumber: string | undefined): MemberId | null {
  if (cardNumber === undefined) return null;
  const card = context.read.cards.numbered(cardNumber);
  if (card !== undefined) return card.memberId;
  const code = looksLikePaymentCard(cardNumber) ? 'CARD_LOOKS_LIKE_PAYMENT' : 'REFERRER_UNKNOWN';
  throw new Refusal(code, { field: 'referredByCard' });
}

function keepConsents(
  context: WriteContext,
  memberId: MemberId,
  consents:
    { readonly marketing?: boolean | undefined; readonly profiling?: boolean | undefined } | undefined,
): void {
  const held = context.read.members.consents(memberId);
  for (const kind of ['marketing', 'profiling'] as const) {
    const granted = consents?.[kind];
    if (granted === undefined || granted === held[kind]) continue;
    const by = { at: context.now, staffId: context.staff.id, mergeSeq: null };
    context.write.members.addConsent(memberId, { kind, granted }, by);
  }
}

export const members: FeatureServices<'members'> = {
  enrol(context, input) {
    const { write, now, today, staff } = context;
    if (input.name === undefined && input.phone === undefined)
      throw new Refusal('MEMBER_UNNAMED', { field: 'name' });
    if (input.confirmed !== true) askAboutNamesakes(context, input);
    const cardNumber =
      input.cardNumber === undefined ? newCardNumber(context) : acceptCardNumber(context, input.cardNumber);
    const referredBy = referrer(context, input.referredByCard);
    const memberId = context.newId() as MemberId;
    const member: Member = {
      id: memberId,
      name: input.name ?? '',
      phone: input.phone ?? null,
      email: input.email ?? null,
      birthday: input.birthday ?? null,
      note: input.note ?? null,
    };
    write.members.add(member, { day: today, at: now, staffId: staff.id, referredBy });
    if (member.note !== null) write.members.signNote(memberId, now, staff.id);
    write.cards.add(cardNumber, memberId, now);
    keepConsents(context, memberId, input.consents);
    context.answerSpeaksOf(memberId);
    context.tell({ name: 'member.changed', memberId });
    return { memberId, cardNumber };
  },

  find({ read }, { text, limit = DEFAULT_LIMIT }) {
    const found = new Map<MemberId, FoundMember>();
    const add = (rows: readonly FoundMember[]): void => {
      for (const row of rows)
        if (found.size < limit && !found.has(row.memberId)) found.set(row.memberId, row);
    };
    const typed = text.trim();
    if (typed === '' || !typed.isWellFormed()) return { members: [] };
    // Whole names before beginnings of names: "An" finds An before Anastasia.
    const exact = exactNameQuery(typed);
    const beginning = nameQuery(typed);
    const phone = phoneQuery(typed);
    if (exact !== undefined) add(read.members.withName(exact, limit));
    if (beginning !== undefined && found.size < limit) add(read.members.withName(beginning, limit));
    if (typed.length <= 64 && found.size < limit) add(read.members.withCardFrom(typed, limit));
    if (phone !== undefined && found.size < limit) add(read.members.withPhone(phone, limit));
    return {
      members: [...found.values()].map(({ memberId, name, phone: number, cardNumber, balance }) => ({
        memberId,
        name,
        phone: number,
        cardNumber,
        balance,
      })),
    };
  },

  get: (context, { memberId }) => panelOf(context, memberWith(context, memberId)),

  page: (context, { memberId }) => pageOf(context, memberWith(context, memberId)),

  update(context, input) {
    const before = memberWith(context, input.memberId);
    const after: Member = {
      id: before.id,
      name: input.name === undefined ? before.name : (input.name ?? ''),
      phone: input.phone === undefined ? before.phone : input.phone,
      email: input.email === undefined ? before.email : input.email,
      birthday: input.birthday === undefined ? before.birthday : input.birthday,
      note: input.note === undefined ? before.note : input.note,
    };
    if (after.name === '' && after.phone === null) throw new Refusal('MEMBER_UNNAMED', { field: 'name' });
    context.write.members.change(before.number, after);
    if (after.note !== before.note) context.write.members.signNote(before.id, context.now, context.staff.id);
    keepConsents(context, before.id, input.consents);
    const changed = Object.entries(input).flatMap(([field, entry]) =>
      field === 'memberId' || entry === undefined ? [] : [field],
    );
    context.audit({ action: 'member.update', subject: before.id, text: changed.join(', ') });
    context.answerSpeaksOf(before.id);
    context.tell({ name: 'member.changed', memberId: before.id });
    return panelOf(context, memberWith(context, before.id));
  },

  replaceCard(context, { reason, cardNumber, ...input }) {
    const { id: memberId } = memberWith(context, input.memberId);
    const number = cardNumber === undefined ? newCardNumber(context) : acceptCardNumber(context, cardNumber);
    const blocked = context.read.cards.of(memberId).filter(({ state }) => state === 'active');
    const id = context.write.cards.add(number, memberId, context.now);
    context.write.cards.blockOthers(memberId, id);
    context.audit({ action: 'card.replace', subject: memberId, text: reason });
    context.answerSpeaksOf(memberId);
    context.tell({ name: 'member.changed', memberId });
    return { cardNumber: number, blocked: blocked.map((card) => card.number) };
  },

  cardSlip: (context, { memberId, format }) =>
    renderSlip(cardSlipOf(context, memberWith(context, memberId).id), format, context.shop.paperMm),

  ...merging,
  ...exporting,
};
