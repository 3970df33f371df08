import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, SaleId, StaffId } from '../../core/domain/ids.ts';
import {
  shopAccounts,
  type Account,
  type MemberAccount,
  type Transfer,
  type TransferKind,
} from '../../core/domain/ledger.ts';
import { chainHash, NO_HASH, reasonHash } from '../services/bookkeeping.ts';
import { Findings, type Watch } from './findings.ts';
import { lineOfMembers, memberAtRefund } from './merges.ts';

interface Row {
  seq: number;
  from: Account;
  to: Account;
  points: number;
  kind: TransferKind;
  saleId: SaleId | null;
  staffId: StaffId;
  at: Instant;
  businessDay: BusinessDay;
  till: string;
  reasonHash: Buffer | null;
  previous: Buffer;
  hash: Buffer;
  salt: Buffer | null;
  reason: string | null;
  balanceAfter: number | null;
}

const isMember = (account: string): boolean => /^member:[^:]+$/.test(account);
const isOwed = (account: string): boolean => /^member:[^:]+:owed$/.test(account);
const knownShopAccounts: ReadonlySet<string> = new Set(shopAccounts);

/**
 * The shop's side of each kind; what is owed and paid back has the member's owed account, and merges move between two
 * members' accounts of the same sort.
 */
const accountsOfKind: Readonly<Record<Exclude<TransferKind, 'owe' | 'repay' | 'merge' | 'unmerge'>, string>> =
  {
    earn: 'shop:issued',
    void: 'shop:clawed',
    adjust: 'shop:adjusted',
    redeem: 'shop:redeemed',
    return: 'shop:returned',
    expire: 'shop:expired',
    refund: 'shop:clawed',
  };

/** Whether a transfer has the accounts of its kind. */
function hasAccountsOfKind({ kind, from, to }: Row): boolean {
  if (kind === 'repay') return isMember(from) && to === `${from}:owed`;
  if (kind === 'owe') return isOwed(from) && to === 'shop:clawed';
  if (kind === 'merge' || kind === 'unmerge')
    return (isMember(from) && isMember(to)) || (isOwed(from) && isOwed(to));
  const [shop, member] = isMember(to) ? [from, to] : [to, from];
  return isMember(member) && knownShopAccounts.has(shop) && accountsOfKind[kind] === shop;
}

/** What the slips of refunds show, by the transfer that they were made after. */
function refundSlips(database: Database) {
  const slips = new Map<number, RefundSlip[]>();
  for (const slip of database
    .prepare<[], RefundSlip>(
      `WITH RECURSIVE ${lineOfMembers}
       SELECT r.number, r.ledger_seq AS seq, 'member:' || ${memberAtRefund} AS member, r.balance_after AS balance,
         r.owed_after AS owed
       FROM refund r JOIN sale s ON s.id = r.sale_id WHERE s.member_id IS NOT NULL`,
    )
    .iterate()) {
    slips.set(slip.seq, [...(slips.get(slip.seq) ?? []), slip]);
  }
  return slips;
}

interface RefundSlip {
  readonly number: number;
  readonly seq: number;
  readonly member: MemberAccount;
  readonly balance: number | null;
  readonly owed: number | null;
}

/**
 * Walks the ledger once, in order: each transfer is linked to the one before it, hashes to what it says, has the
 * accounts of its kind, keeps its reason, and leaves the balance that the slip of its sale shows.
 */
export function walkChain(database: Database, watch: Watch): readonly Findings[] {
  const chain = new Findings('chain', watch);
  const accounts = new Findings('accounts');
  const reasons = new Findings('reasons');
  const slips = new Findings('slips');
  const balances = new Map<Account, number>();
  const refunds = refundSlips(database);
  let unpaid: { readonly saleId: string; readonly points: number } | undefined;
  const rows = database
    .prepare<[], Row>(
      `SELECT t.seq, t.from_account AS "from", t.to_account AS "to", t.points, t.kind, t.sale_id AS saleId,
         t.staff_id AS staffId, t.at, t.business_day AS businessDay, t.till, t.reason_hash AS reasonHash,
         t.previous_hash AS previous, t.hash, r.salt, r.text AS reason, s.balance_after AS balanceAfter
       FROM transfer t LEFT JOIN transfer_reason r ON r.transfer_seq = t.seq LEFT JOIN sale s ON s.id = t.sale_id
       ORDER BY t.seq`,
    )
    .iterate();
  const checkRefundsAfter = (seq: number): void => {
    for (const slip of refunds.get(seq) ?? []) {
      slips.looked();
      const owed = 0 - (balances.get(`${slip.member}:owed`) ?? 0);
      const isTrue = slip.balance === (balances.get(slip.member) ?? 0) && slip.owed === owed;
      slips.expect(isTrue, `the slip of refund ${slip.number} shows another balance`);
    }
    refunds.delete(seq);
  };
  checkRefundsAfter(0);
  let previous: Buffer = NO_HASH;
  let expectedSeq = 1;
  for (const row of rows) {
    const what = `transfer ${row.seq}`;
    chain.looked();
    chain.expect(row.seq === expectedSeq, `${what} follows ${expectedSeq - 1}`);
    chain.expect(row.previous.equals(previous), `${what} is not linked to the one before it`);
    const transfer: Transfer = { ...row, reasonHash: row.reasonHash?.toString('hex') ?? null };
    chain.expect(chainHash(row.previous, transfer).equals(row.hash), `${what} does not hash to what it says`);
    previous = row.hash;
    expectedSeq = row.seq + 1;

    accounts.looked();
    accounts.expect(
      hasAccountsOfKind(row),
      `${what} is of kind ${row.kind} with the accounts ${row.from}, ${row.to}`,
    );

    if (row.salt !== null && row.reason !== null) {
      reasons.looked();
      const hash = reasonHash(row.salt, row.reason);
      reasons.expect(hash === transfer.reasonHash, `${what} has another reason than it was made with`);
    }

    balances.set(row.from, (balances.get(row.from) ?? 0) - row.points);
    balances.set(row.to, (balances.get(row.to) ?? 0) + row.points);
    // What a sale pays back of what is owed follows at once what it earned, and its slip is made after it.
    const repays: boolean =
      row.kind === 'repay' && row.saleId === unpaid?.saleId && row.points === unpaid.points;
    if (unpaid !== undefined) slips.expect(repays, `the slip of sale ${unpaid.saleId} shows another balance`);
    unpaid = undefined;
    if (row.kind === 'earn') {
      slips.looked();
      const points = (balances.get(row.to) ?? 0) - (row.balanceAfter ?? 0);
      if (points !== 0) unpaid = { saleId: row.saleId ?? '?', points };
    }
    // Whoever is merged, or parted from, leaves nothing behind of what moved.
    if (row.kind === 'merge') {
      const left = balances.get(isOwed(row.from) ? row.to : row.from) ?? 0;
      accounts.expect(left === 0, `${what} is a merge that left ${left} behind`);
    }
    checkRefundsAfter(row.seq);
  }
  if (unpaid !== undefined) slips.broken(`the slip of sale ${unpaid.saleId} shows another balance`);
  for (const slip of [...refunds.values()].flat()) slips.broken(`refund ${slip.number} follows no transfer`);
  return [chain, accounts, reasons, slips];
}
