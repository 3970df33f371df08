import type { ReceiptDocument } from '../../electron/core/contract/receipt.ts';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import type { Desk } from './desk.ts';
import { noteLoad } from './loads.ts';
import { goTo } from './stage.ts';
import type { TodaySale } from './today.ts';

/** A slip that is looked at by itself: a sale's, found by its barcode, or the one that carries a member's new card. */
export interface Paper {
  readonly of:
    | null
    | { readonly kind: 'sale'; readonly sale: TodaySale }
    | {
        readonly kind: 'card';
        readonly memberId: MemberId;
        readonly name: string;
        /** A card that was just made is looked at; a slip that is asked for is printed at once. */
        readonly to: 'look' | 'print';
      };
  /** Null until it is there. */
  readonly document: ReceiptDocument | null;
}

export const noPaper: Paper = { of: null, document: null };

/** What a slip's barcode says about its sale. */
export interface ScannedSale {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  readonly totalMinor: number;
  readonly occurredAt: string;
  readonly memberId: MemberId | null;
  readonly voided: boolean;
}

/** Opens the sale whose slip was scanned. The customer at the counter stays. */
export async function showSale(desk: Desk, scanned: ScannedSale): Promise<void> {
  const { saleId, memberId } = scanned;
  const known = desk.today.getState().sales.find((sale) => sale.saleId === saleId);
  const sale = known ?? { ...scanned, memberName: null, pointsEarned: 0, refundedMinor: 0 };
  desk.paper.setState({ of: { kind: 'sale', sale }, document: null });
  noteLoad(desk, 'paper', { ok: true });
  goTo(desk, 'paper');
  desk.tones.yes();
  await refreshSalePaper(desk);
  if (known !== undefined || memberId === null) return;
  const member = await desk.till.members.get({ memberId });
  if (!member.ok) return;
  const { name: memberName } = member.value;
  desk.paper.setState(({ of }) =>
    of?.kind === 'sale' && of.sale.saleId === saleId
      ? { of: { ...of, sale: { ...of.sale, memberName } } }
      : {},
  );
}

/** Fetches the slip of the sale that is looked at: after an undo it says so. */
export async function refreshSalePaper(desk: Desk): Promise<void> {
  const { of } = desk.paper.getState();
  if (of?.kind !== 'sale') return;
  const { saleId } = of.sale;
  const result = await desk.till.sales.receipt({ saleId, format: 'document', copy: true });
  const now = desk.paper.getState().of;
  if (now?.kind !== 'sale' || now.sale.saleId !== saleId) return;
  noteLoad(desk, 'paper', result);
  if (result.ok) desk.paper.setState({ document: result.value.document });
}

/** Shows the slip that carries the member's card. */
export async function showCardSlip(
  desk: Desk,
  { memberId, name }: { readonly memberId: MemberId; readonly name: string },
  to: 'look' | 'print',
): Promise<void> {
  desk.paper.setState({ of: { kind: 'card', memberId, name, to }, document: null });
  noteLoad(desk, 'paper', { ok: true });
  goTo(desk, 'paper');
  await readCardSlip(desk);
}

async function readCardSlip(desk: Desk): Promise<void> {
  const { of } = desk.paper.getState();
  if (of?.kind !== 'card') return;
  const result = await desk.till.members.cardSlip({ memberId: of.memberId, format: 'document' });
  if (desk.paper.getState().of !== of) return;
  noteLoad(desk, 'paper', result);
  if (result.ok) desk.paper.setState({ document: result.value.document });
}

/** Reads the slip that is looked at once more, where it couldn't be read. */
export async function readPaperAgain(desk: Desk): Promise<void> {
  await (desk.paper.getState().of?.kind === 'card' ? readCardSlip(desk) : refreshSalePaper(desk));
}
