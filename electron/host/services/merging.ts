import type { MergeQuote } from '../../core/contract/merging.ts';
import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import { carriedMinor, convertCarry, type Carry } from '../../core/domain/earning.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { memberAccount, owedAccount } from '../../core/domain/ledger.ts';
import { fieldsApart, fieldsFilled, fieldsTogether, type FilledField } from '../../core/domain/merging.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { MemberRow } from '../store/members.ts';
import type { Merge } from '../store/merges.ts';
import { append } from './bookkeeping.ts';
import { carryIn } from './carry.ts';
import { lapsedPoints, settleExpiry } from './expiry.ts';
import { lotsTogether } from './lots-together.ts';
import { currentProgram } from './program.ts';

type Kinds = readonly ('marketing' | 'profiling')[];
interface Two {
  readonly kept: MemberRow;
  readonly merged: MemberRow;
}

/** A member that stands for itself. Refuses MEMBER_UNKNOWN, MEMBER_ERASED and MEMBER_MERGED of `field`. */
function standing({ read }: ReadContext, memberId: MemberId, field: string): MemberRow {
  const member = read.members.get(memberId);
  if (member === undefined) throw new Refusal('MEMBER_UNKNOWN', { field });
  if (member.erasedAt !== null) throw new Refusal('MEMBER_ERASED', { field });
  if (member.keptAs !== null) {
    const kept = read.members.get(member.keptAs);
    throw new Refusal('MEMBER_MERGED', { field, details: { name: kept?.called ?? '' } });
  }
  return member;
}

function twoToMerge(
  context: ReadContext,
  { keepId, mergeId }: { readonly keepId: MemberId; readonly mergeId: MemberId },
): Two {
  if (keepId === mergeId) throw new Refusal('MERGE_WITH_ITSELF', { field: 'mergeId' });
  return { kept: standing(context, keepId, 'keepId'), merged: standing(context, mergeId, 'mergeId') };
}

/** Which of the two had recommended the shop to the kept one after the merge; nobody recommends it to themselves. */
function referrerFilled({ read }: ReadContext, { kept, merged }: Two): MemberId | null {
  if (kept.referredBy !== null || merged.referredBy === null) return null;
  const referrer = read.members.get(merged.referredBy);
  const standsFor = referrer?.keptAs ?? merged.referredBy;
  return standsFor === kept.id || standsFor === merged.id ? null : merged.referredBy;
}

/** What the kept member agreed to and the merged one didn't: the stricter word holds. */
function consentsLost({ read }: ReadContext, { kept, merged }: Two): Kinds {
  const [of, and] = [read.members.consents(kept.id), read.members.consents(merged.id)];
  return (['marketing', 'profiling'] as const).filter((kind) => of[kind] && !and[kind]);
}

const filledBy = (context: ReadContext, two: Two): readonly FilledField[] => [
  ...fieldsFilled(two.kept, two.merged),
  ...(referrerFilled(context, two) === null ? [] : (['referredBy'] as const)),
];

/**
 * What both carry on together, in the kept one's unit, unless it carries nothing; the merged one's part is rounded down
 * to it.
 */
function carryTogether(context: ReadContext, { kept, merged }: Two) {
  const { ledger } = context.read;
  const { rules } = currentProgram(context);
  const own = ledger.balance(kept.id);
  const carry = carryIn(ledger.balance(merged.id), own?.carryUnit ?? rules.perAmountMinor);
  const held = carryIn(own, carry.unit);
  const before = held.amount === 0 ? { amount: 0, unit: carry.unit } : held;
  const gained = convertCarry(carry, before.unit);
  return { carry, gained, together: { amount: before.amount + gained.amount, unit: before.unit }, rules };
}

/** What would come of it; writes nothing. */
function quoted(context: ReadContext, two: Two): MergeQuote {
  const { read } = context;
  const both = [two.kept, two.merged].map(({ id }) => read.ledger.balance(id));
  const lapsed = lapsedPoints(context, two.kept.id) + lapsedPoints(context, two.merged.id);
  const { together, rules } = carryTogether(context, two);
  const cards = [two.kept, two.merged].flatMap(({ id }) => read.cards.of(id));
  return {
    keepId: two.kept.id,
    mergeId: two.merged.id,
    balance: both.reduce((sum, held) => sum + (held?.balance ?? 0), 0) - lapsed,
    owed: both.reduce((sum, held) => sum + (held?.owed ?? 0), 0),
    carriedMinor: carriedMinor(together, rules),
    lots: [...lotsTogether(context, two.kept.id, two.merged.id)],
    activeCards: cards.filter(({ state }) => state === 'active').length,
    filled: [...filledBy(context, two)],
    consentsLost: [...consentsLost(context, two)],
  };
}

/** Moves points and debt by transfers, each between two accounts of the same sort. */
function move(
  context: WriteContext,
  kind: 'merge' | 'unmerge',
  from: MemberId,
  to: MemberId,
  { points, owed }: { readonly points: number; readonly owed: number },
): void {
  const { ledger } = context.write;
  const entry = { memberId: to, kind, saleId: null, businessDay: context.today, reason: null } as const;
  if (points > 0) {
    append(context, { ...entry, shopAccount: memberAccount(from), points }, 'to member');
    const isThere = ledger.debit(from, points);
    assert(isThere, 'a member has what is moved');
    ledger.credit(to, points, 1);
  }
  if (owed > 0) {
    // A debt stands below zero: it moves the other way.
    const posting = { ...entry, shopAccount: owedAccount(from), points: owed } as const;
    append(context, posting, 'from member', owedAccount(to));
    ledger.credit(to, 0, 1);
    ledger.changeOwed(from, -owed);
    ledger.changeOwed(to, owed);
  }
}

/** Keeps a carry without points. A member who never had one gets no row for nothing. */
function keepCarry(context: WriteContext, memberId: MemberId, carry: Carry): void {
  assert(Number.isSafeInteger(carry.amount), 'a carry is a safe integer');
  if (carry.amount === 0 && context.read.ledger.balance(memberId) === undefined) return;
  context.write.ledger.creditWithCarry(memberId, 0, carry);
}

function fillFields(context: WriteContext, two: Two): void {
  const { kept, merged } = two;
  context.write.members.change(kept.number, { id: kept.id, ...fieldsTogether(kept, merged) });
  const referrer = referrerFilled(context, two);
  if (referrer !== null) context.write.members.setReferrer(kept.id, referrer);
  if (kept.note === null && merged.note !== null) context.write.members.copyNoteSignature(merged.id, kept.id);
}

function emptyFields(context: WriteContext, { kept, merged }: Two, filled: readonly FilledField[]): void {
  const apart = fieldsApart(kept, merged, filled);
  context.write.members.change(kept.number, { id: kept.id, ...apart });
  if (filled.includes('referredBy') && kept.referredBy === merged.referredBy)
    context.write.members.setReferrer(kept.id, null);
  if (apart.note === null && kept.note !== null) context.write.members.unsignNote(kept.id);
}

/** The merge that is to be undone. Refuses where it doesn't hold, isn't the newest, isn't of today, or was used. */
function mergeToUndo(context: ReadContext, mergedId: MemberId): Merge {
  const field = 'mergedId';
  const { read } = context;
  const member = read.members.get(mergedId);
  if (member === undefined) throw new Refusal('MEMBER_UNKNOWN', { field });
  if (member.erasedAt !== null) throw new Refusal('MEMBER_ERASED', { field });
  const merge = read.merges.of(mergedId);
  if (merge === undefined) throw new Refusal('MERGE_UNKNOWN', { field });
  if (merge.businessDay !== context.today) {
    throw new Refusal('MERGE_NOT_TODAY', { field, details: { date: merge.businessDay } });
  }
  const isNewest =
    read.merges.of(merge.keptId) === undefined && newestInto(context, merge.keptId) === merge.seq;
  if (!isNewest) throw new Refusal('MERGE_NOT_NEWEST', { field });
  if (read.merges.isUsed(merge)) throw new Refusal('MERGE_USED', { field });
  return merge;
}

const newestInto = ({ read }: ReadContext, keptId: MemberId): number | undefined =>
  read.merges.into(keptId).find(({ merge }) => merge.keptId === keptId)?.merge.seq;

/** The merges that a member is made of, and whether each can still be undone. */
export const mergesInto = (context: ReadContext, keptId: MemberId) =>
  context.read.merges.into(keptId).map(({ merge, name }) => ({
    mergedId: merge.mergedId,
    name,
    at: new Date(merge.at).toISOString(),
    canUndo:
      merge.keptId === keptId &&
      merge.businessDay === context.today &&
      newestInto(context, keptId) === merge.seq &&
      !context.read.merges.isUsed(merge),
  }));

export const merging: Pick<FeatureServices<'members'>, 'quoteMerge' | 'merge' | 'unmerge'> = {
  quoteMerge: (context, input) => quoted(context, twoToMerge(context, input)),

  merge(context, input) {
    const two = twoToMerge(context, input);
    const { kept, merged } = two;
    settleExpiry(context, kept.id);
    settleExpiry(context, merged.id);
    const { filled, ...outcome } = quoted(context, two);
    const { carry, gained, together } = carryTogether(context, two);
    const held = context.read.ledger.balance(merged.id);
    const moved = { points: held?.balance ?? 0, owed: held?.owed ?? 0 };
    const mergeSeq = context.write.merges.add({
      ...{ mergedId: merged.id, keptId: kept.id, businessDay: context.today, at: context.now },
      ...{ staffId: context.staff.id, till: context.session.till, ...moved, carry, gained, filled },
      ledgerSeq: context.read.ledger.chainEnd()?.seq ?? 0,
    });
    for (const kind of outcome.consentsLost) {
      const by = { at: context.now, staffId: context.staff.id, mergeSeq };
      context.write.members.addConsent(kept.id, { kind, granted: false }, by);
    }
    fillFields(context, two);
    move(context, 'merge', merged.id, kept.id, moved);
    keepCarry(context, kept.id, together);
    keepCarry(context, merged.id, { amount: 0, unit: carry.unit });
    context.write.merges.join(merged.id, kept.id);
    context.audit({ action: 'member.merge', subject: kept.id, text: null });
    context.answerSpeaksOf(kept.id);
    for (const { id } of [kept, merged]) context.tell({ name: 'member.changed', memberId: id });
    return { ...outcome, filled };
  },

  unmerge(context, { mergedId }) {
    const merge = mergeToUndo(context, mergedId);
    const { keptId } = merge;
    const [kept, merged] = [keptId, mergedId].map((id) => context.read.members.get(id));
    assert(kept !== undefined && merged !== undefined, 'a merge names two members');
    const { carry, gained } = merge;
    const own = carryIn(context.read.ledger.balance(keptId), gained.unit);
    const lost = convertCarry(gained, own.unit);
    const ledgerSeq = context.read.ledger.chainEnd()?.seq ?? 0;
    context.write.merges.part(mergedId, keptId);
    move(context, 'unmerge', keptId, mergedId, merge);
    keepCarry(context, keptId, { amount: own.amount - lost.amount, unit: own.unit });
    keepCarry(context, mergedId, carry);
    emptyFields(context, { kept, merged }, merge.filled);
    context.write.members.dropConsentsOf(merge.seq);
    const { today: businessDay, now: at, staff, session } = context;
    context.write.merges.addUndone(
      merge.seq,
      { businessDay, at, staffId: staff.id, till: session.till, ledgerSeq },
      lost,
    );
    context.audit({ action: 'member.unmerge', subject: keptId, text: null });
    context.answerSpeaksOf(keptId);
    for (const memberId of [keptId, mergedId]) context.tell({ name: 'member.changed', memberId });
    return { keptId, mergedId };
  },
};
