import type { BusinessDay, Instant, MemberId, SaleId, StaffId } from './ids.ts';

/** The shop's own accounts: where points come from and go to. */
export const shopAccounts = [
  'shop:issued',
  'shop:clawed',
  'shop:redeemed',
  'shop:returned',
  'shop:expired',
  'shop:adjusted',
] as const;
export type ShopAccount = (typeof shopAccounts)[number];
export type MemberAccount = `member:${string}`;
/** What a member owes: points that a refund couldn't take back. Its balance is never above zero. */
export type OwedAccount = `member:${string}:owed`;
export type Account = ShopAccount | MemberAccount | OwedAccount;

export const memberAccount = (memberId: MemberId): MemberAccount => `member:${memberId}`;

export const owedAccount = (memberId: MemberId): OwedAccount => `member:${memberId}:owed`;

const knownShopAccounts: ReadonlySet<string> = new Set(shopAccounts);
export const isShopAccount = (account: Account): account is ShopAccount => knownShopAccounts.has(account);

/**
 * `owe` puts on the owed account what a refund or a void couldn't take back; `repay` pays it with what was earned. `merge`
 * moves what a member has, or owes, to the one that it is merged into, and `unmerge` moves it back.
 */
export const transferKinds = [
  'earn',
  'void',
  'adjust',
  'redeem',
  'return',
  'expire',
  'refund',
  'owe',
  'repay',
  'merge',
  'unmerge',
] as const;
export type TransferKind = (typeof transferKinds)[number];

/** A positive number of points that moves from one account to another, once and for good. */
export interface Transfer {
  readonly seq: number;
  readonly from: Account;
  readonly to: Account;
  readonly points: number;
  readonly kind: TransferKind;
  readonly saleId: SaleId | null;
  readonly staffId: StaffId;
  readonly at: Instant;
  readonly businessDay: BusinessDay;
  readonly till: string;
  /** SHA-256 of salt and reason, as hex. */
  readonly reasonHash: string | null;
}

/**
 * The form of a transfer that its hash is made of: version 1, a JSON list in this order. It never changes; another
 * form gets another version number.
 */
export const canonicalTransfer = (transfer: Transfer): string =>
  JSON.stringify([
    1,
    transfer.seq,
    transfer.from,
    transfer.to,
    transfer.points,
    transfer.kind,
    transfer.saleId,
    transfer.staffId,
    transfer.at,
    transfer.businessDay,
    transfer.till,
    transfer.reasonHash,
  ]);

/** What the first transfer of a shop has before it. */
export const CHAIN_START = '0'.repeat(64);

export interface OpenLot {
  readonly seq: number;
  readonly points: number;
  readonly expiresOn: string | null;
}

/**
 * Which lots a debit of `points` uses, in the order given (earliest expiry first), or undefined where they don't hold
 * enough. Takes any iterable, so that a member's thousand lots are read only as far as needed.
 */
export function useLots(
  points: number,
  lotsInOrder: Iterable<OpenLot>,
): readonly { readonly lot: OpenLot; readonly points: number }[] | undefined {
  const uses: { lot: OpenLot; points: number }[] = [];
  let left = points;
  for (const lot of lotsInOrder) {
    const taken = Math.min(left, lot.points);
    uses.push({ lot, points: taken });
    left -= taken;
    if (left === 0) return uses;
  }
  return undefined;
}
