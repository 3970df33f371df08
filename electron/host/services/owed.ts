import { memberAccount, owedAccount } from '../../core/domain/ledger.ts';
import type { BusinessDay, MemberId, SaleId } from '../../core/domain/ids.ts';
import { assert } from '../../core/domain/assert.ts';
import type { WriteContext } from '../context.ts';
import { append, debit } from './bookkeeping.ts';

/** Puts points that a refund couldn't take back on the member's account of what is owed. */
export function owe(
  context: WriteContext,
  entry: {
    readonly memberId: MemberId;
    readonly points: number;
    readonly saleId: SaleId;
    readonly reason: string;
  },
): void {
  if (entry.points === 0) return;
  append(
    context,
    { ...entry, shopAccount: 'shop:clawed', kind: 'owe', businessDay: context.today },
    'from member',
    owedAccount(entry.memberId),
  );
  context.write.ledger.changeOwed(entry.memberId, entry.points);
}

/** Pays back what is owed out of what a sale has just earned: out of the sale's own lot. */
export function repay(
  context: WriteContext,
  sale: { readonly id: SaleId; readonly day: BusinessDay },
  memberId: MemberId,
  points: number,
): void {
  if (points === 0) return;
  const lot = context.read.ledger.lotOfSale(sale.id);
  assert(lot !== undefined && lot.left >= points, 'what a sale pays back is what it earned');
  const posting = {
    memberId,
    shopAccount: owedAccount(memberId),
    points,
    kind: 'repay',
    saleId: sale.id,
    businessDay: sale.day,
    reason: null,
  } as const;
  const seq = debit(context, posting, [{ ...lot, points: lot.left }]);
  assert(seq !== undefined, `${memberAccount(memberId)} holds what it has just earned`);
  context.write.ledger.changeOwed(memberId, -points);
}
