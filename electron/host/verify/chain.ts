import type { Database } from 'better-sqlite3';
import type { BusinessDay, Instant, SaleId, StaffId } from '../../core/domain/ids.ts';
import { shopAccounts, type Account, type Transfer, type TransferKind } from '../../core/domain/ledger.ts';
import { chainHash, NO_HASH, reasonHash } from '../services/bookkeeping.ts';
import { Findings } from './findings.ts';

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

const isMember = (account: string): boolean => account.startsWith('member:');
const knownShopAccounts: ReadonlySet<string> = new Set(shopAccounts);

const accountsOfKind: Readonly<Record<TransferKind, string>> = {
  earn: 'shop:issued',
  void: 'shop:clawed',
  adjust: 'shop:adjusted',
  redeem: 'shop:redeemed',
  return: 'shop:returned',
  expire: 'shop:expired',
};

/**
 * Walks the ledger once, in order: each transfer is linked to the one before it, hashes to what it says, has the
 * accounts of its kind, keeps its reason, and leaves the balance that the slip of its sale shows.
 */
export function walkChain(database: Database): readonly Findings[] {
  const chain = new Findings('chain');
  const accounts = new Findings('accounts');
  const reasons = new Findings('reasons');
  const slips = new Findings('slips');
  const balances = new Map<Account, number>();
  const rows = database
    .prepare<[], Row>(
      `SELECT t.seq, t.from_account AS "from", t.to_account AS "to", t.points, t.kind, t.sale_id AS saleId,
         t.staff_id AS staffId, t.at, t.business_day AS businessDay, t.till, t.reason_hash AS reasonHash,
         t.previous_hash AS previous, t.hash, r.salt, r.text AS reason, s.balance_after AS balanceAfter
       FROM transfer t LEFT JOIN transfer_reason r ON r.transfer_seq = t.seq LEFT JOIN sale s ON s.id = t.sale_id
       ORDER BY t.seq`,
    )
    .iterate();
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
    const [shop, member] = isMember(row.to) ? [row.from, row.to] : [row.to, row.from];
    accounts.expect(
      knownShopAccounts.has(shop) && isMember(member),
      `${what} has the accounts ${row.from}, ${row.to}`,
    );
    accounts.expect(accountsOfKind[row.kind] === shop, `${what} is of kind ${row.kind} with ${shop}`);

    if (row.salt !== null && row.reason !== null) {
      reasons.looked();
      const hash = reasonHash(row.salt, row.reason);
      reasons.expect(hash === transfer.reasonHash, `${what} has another reason than it was made with`);
    }

    const balance = (balances.get(member) ?? 0) + (isMember(row.to) ? row.points : -row.points);
    balances.set(member, balance);
    if (row.kind === 'earn') {
      slips.looked();
      slips.expect(
        balance === row.balanceAfter,
        `the slip of sale ${row.saleId ?? '?'} shows another balance`,
      );
    }
  }
  return [chain, accounts, reasons, slips];
}
