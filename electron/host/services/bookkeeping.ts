import { createHash } from 'node:crypto';
import { assert } from '../../core/domain/assert.ts';
import type { Carry } from '../../core/domain/earning.ts';
import type { BusinessDay, MemberId, SaleId } from '../../core/domain/ids.ts';
import {
  canonicalTransfer,
  isShopAccount,
  memberAccount,
  useLots,
  type Account,
  type OpenLot,
  type Transfer,
  type TransferKind,
} from '../../core/domain/ledger.ts';
import type { WriteContext } from '../context.ts';

export const NO_HASH: Buffer = Buffer.alloc(32);

/** SHA-256 over the hash before and the transfer's canonical form: what links the chain. */
export const chainHash = (previous: Uint8Array, transfer: Transfer): Buffer =>
  createHash('sha256').update(previous).update(canonicalTransfer(transfer), 'utf8').digest();

/** SHA-256 over salt and reason: the ledger keeps it in place of words that may have to be erased. */
export const reasonHash = (salt: Uint8Array, reason: string): string =>
  createHash('sha256').update(salt).update(reason, 'utf8').digest('hex');

interface Posting {
  readonly memberId: MemberId;
  /** Where the points come from or go to: the shop's side, what a member owes, or a member who is merged. */
  readonly shopAccount: Account;
  readonly points: number;
  readonly kind: TransferKind;
  readonly saleId: SaleId | null;
  readonly businessDay: BusinessDay;
  readonly reason: string | null;
}

/** Writes a transfer down, without lots or balances. `member` is the member's own account unless another one is named. */
export function append(
  context: WriteContext,
  posting: Posting,
  direction: 'to member' | 'from member',
  member: Account = memberAccount(posting.memberId),
): number {
  const { read, write, now, staff, session } = context;
  const end = read.ledger.chainEnd();
  const salt = posting.reason === null ? null : context.randomBytes(16);
  const transfer: Transfer = {
    seq: (end?.seq ?? 0) + 1,
    from: direction === 'to member' ? posting.shopAccount : member,
    to: direction === 'to member' ? member : posting.shopAccount,
    points: posting.points,
    kind: posting.kind,
    saleId: posting.saleId,
    staffId: staff.id,
    at: now,
    businessDay: posting.businessDay,
    till: session.till,
    reasonHash: salt === null || posting.reason === null ? null : reasonHash(salt, posting.reason),
  };
  const previous = end?.hash ?? NO_HASH;
  write.ledger.addTransfer(transfer, { previous, hash: chainHash(previous, transfer) });
  if (salt !== null && posting.reason !== null) write.ledger.addReason(transfer.seq, salt, posting.reason);
  const given = direction === 'to member' ? posting.points : -posting.points;
  if (isShopAccount(posting.shopAccount)) {
    write.ledger.addDayPoints(posting.businessDay, posting.shopAccount, given);
  }
  return transfer.seq;
}

type CreditPosting = Posting & { readonly expiresOn: string | null };

/** A transfer to a member and the lot that holds its points. Nothing for zero points. */
function give(context: WriteContext, posting: CreditPosting): void {
  if (posting.points === 0) return;
  const seq = append(context, posting, 'to member');
  context.write.ledger.addLot(seq, posting.memberId, posting.points, posting.expiresOn);
}

/** Gives points to a member: a transfer, a lot that holds them, and the balance. Nothing for zero points. */
export function credit(context: WriteContext, posting: CreditPosting): void {
  if (posting.points === 0) return;
  give(context, posting);
  const unit = context.read.programs.current()?.rules.perAmountMinor ?? 1;
  context.write.ledger.credit(posting.memberId, posting.points, unit);
}

/** The same with what the member carries on from now. Gives back the balance as it then is. */
export function creditWithCarry(
  context: WriteContext,
  posting: CreditPosting,
  carry: Carry,
): number | undefined {
  give(context, posting);
  return context.write.ledger.creditWithCarry(posting.memberId, posting.points, carry);
}

/**
 * Takes points from a member, out of `lots` in the order given. One conditional write guards the balance: undefined,
 * and nothing written, where it doesn't hold enough; else the transfer's number.
 */
export function debit(context: WriteContext, posting: Posting, lots: Iterable<OpenLot>): number | undefined {
  assert(posting.points > 0, 'a debit takes something');
  const { write } = context;
  if (!write.ledger.debit(posting.memberId, posting.points)) return undefined;
  const uses = useLots(posting.points, lots);
  assert(uses !== undefined, 'the lots hold what the balance says');
  const seq = append(context, posting, 'from member');
  for (const use of uses) {
    const taken = write.ledger.useLot(use.lot.seq, seq, use.points);
    assert(taken, 'a lot holds what is taken from it');
  }
  return seq;
}

/**
 * Undoes a debit, wholly or in part: its points go back into the very lots that it used, with their own expiry, in the
 * order given; a lot whose last day is over lapses again at the next roll. Gives the transfer's number.
 */
export function giveBack(context: WriteContext, posting: Posting, lots: readonly OpenLot[]): number {
  const uses = useLots(posting.points, lots);
  assert(uses !== undefined, 'no more is given back than was taken');
  const seq = append(context, posting, 'to member');
  for (const { lot, points } of uses)
    context.write.ledger.returnToLot(posting.memberId, lot.seq, seq, points);
  context.write.ledger.credit(posting.memberId, posting.points, 1);
  return seq;
}
