import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { MemberId, SaleId } from '../../electron/core/domain/ids.ts';
import { withPutBack, type Bill, type Customer, type Done } from './counter.ts';
import type { Desk } from './desk.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { DetailsOnRecord } from './member-details.ts';
import { refreshPanel } from './members.ts';
import { refreshSalePaper } from './paper.ts';
import type { GivenAlone } from './rewards.ts';
import type { UndoEffects } from './undo-effect.ts';

/** A sale of today, as the bar at the bottom and the list of the day tell it. */
export interface TodaySale {
  readonly saleId: SaleId;
  readonly receiptNumber: number;
  /** ISO-8601, UTC. */
  readonly occurredAt: string;
  readonly totalMinor: number;
  readonly memberId: MemberId | null;
  readonly memberName: string | null;
  readonly pointsEarned: number;
  readonly voided: boolean;
  /** Minor units that refunds have given back so far. */
  readonly refundedMinor: number;
}

/** What was done last. */
export type LastAction =
  | {
      readonly kind: 'sale';
      readonly sale: TodaySale;
      readonly balance: number | null;
      readonly pointsRedeemed: number;
      readonly dayNote: string | null;
      /** What stood on the counter; null for a sale that got its card later. */
      readonly bill: Bill | null;
    }
  | {
      readonly kind: 'undone';
      readonly sale: TodaySale;
      readonly pointsTakenBack: number;
      readonly pointsReturned: number;
    }
  | {
      readonly kind: 'rewardsGiven';
      readonly name: string;
      readonly given: readonly GivenAlone[];
      readonly balance: number;
    }
  | {
      readonly kind: 'refunded';
      readonly receiptNumber: number;
      /** Empty for a sale without a card. */
      readonly name: string;
      readonly amountMinor: number;
      /** What the balance changed by. */
      readonly points: number;
      readonly balance: number | null;
    }
  | { readonly kind: 'rewardsTakenBack'; readonly name: string; readonly pointsReturned: number }
  | { readonly kind: 'replaced'; readonly name: string; readonly cardNumber: string }
  | {
      readonly kind: 'enrolled';
      readonly memberId: MemberId;
      readonly name: string;
      readonly cardNumber: string;
    }
  | {
      readonly kind: 'detailsChanged';
      readonly memberId: MemberId;
      readonly name: string;
      /** What they were before: what an undo puts back. */
      readonly before: DetailsOnRecord;
    }
  | { readonly kind: 'detailsPutBack'; readonly name: string }
  | {
      readonly kind: 'merged';
      readonly name: string;
      readonly mergedName: string;
      readonly mergedId: MemberId;
      readonly balance: number;
    }
  | { readonly kind: 'unmerged'; readonly name: string }
  /** Of nobody: there is no name any more. */
  | { readonly kind: 'erased' }
  | {
      readonly kind: 'adjusted';
      readonly memberId: MemberId;
      readonly name: string;
      readonly points: number;
      readonly balance: number;
      /** A correction that undid another one isn't undone again. */
      readonly isUndo: boolean;
    };

export interface Today {
  readonly last: LastAction | null;
  /** Newest first; what is loaded so far. */
  readonly sales: readonly TodaySale[];
  readonly nextCursor: string | null;
  /** The sale that is being undone. */
  readonly undoing: SaleId | null;
  readonly problem: { readonly saleId: SaleId | null; readonly error: ErrorBody } | null;
  readonly effects: UndoEffects;
  /** The sale of the list whose undo was asked for: what it does is shown before it is done. */
  readonly askedUndo: SaleId | null;
}

export const noSalesYet: Today = {
  last: null,
  sales: [],
  nextCursor: null,
  undoing: null,
  problem: null,
  effects: {},
  askedUndo: null,
};

const withSale = (today: Today, sale: TodaySale): readonly TodaySale[] =>
  today.sales.some(({ saleId }) => saleId === sale.saleId)
    ? today.sales.map((other) => (other.saleId === sale.saleId ? sale : other))
    : [sale, ...today.sales];

/** The bar and the list take a sale that was just recorded, or one that just got its card. */
export function rememberSale(desk: Desk, done: Done): void {
  const member = done.customer.kind === 'member' ? done.customer : null;
  const before = desk.today.getState().sales.find(({ saleId }) => saleId === done.saleId);
  const sale: TodaySale = {
    saleId: done.saleId,
    receiptNumber: done.receiptNumber,
    occurredAt: before?.occurredAt ?? new Date().toISOString(),
    totalMinor: done.totalMinor,
    memberId: member?.memberId ?? null,
    memberName: member?.name ?? null,
    pointsEarned: done.outcome.pointsEarned,
    voided: false,
    refundedMinor: 0,
  };
  desk.today.setState((today) => ({
    last: {
      kind: 'sale',
      sale,
      balance: done.outcome.balance,
      pointsRedeemed: done.outcome.pointsRedeemed,
      dayNote: done.outcome.dayNote,
      bill: done.bill,
    },
    sales: withSale(today, sale),
    problem: null,
  }));
}

const pageLength = 50;

/** Reads the day's sales from the book, newest first, or the page after those that are there. */
export async function loadToday(desk: Desk, cursor?: string): Promise<void> {
  const result = await desk.till.sales.list({
    limit: pageLength,
    ...(cursor === undefined ? {} : { cursor }),
  });
  if (!result.ok) {
    // The whole day's list is the owner's. A cashier's window tells what was done at it, and undoes that.
    if (result.error.code !== 'NOT_ALLOWED')
      desk.today.setState({ problem: { saleId: null, error: result.error } });
    return;
  }
  const { sales, nextCursor } = result.value;
  desk.today.setState((today) => ({
    sales: cursor === undefined ? sales : [...today.sales, ...sales],
    nextCursor,
  }));
}

/** Shows the list of the day, or goes back from it. */
export function toggleToday(desk: Desk): void {
  const isShown = desk.stage.getState().stage === 'today';
  desk.stage.setState({ stage: isShown ? 'customer' : 'today' });
  desk.today.setState({ askedUndo: null });
  if (!isShown) void loadToday(desk);
}

const undoIds = new Map<SaleId, string>();

/**
 * Undoes a sale; asked twice, it undoes once. The last one goes back to the counter if that is free: most likely it was
 * a slip of the finger. An older one is only taken out of the day.
 */
export async function undo(desk: Desk, sale: TodaySale): Promise<void> {
  if (desk.today.getState().undoing !== null || sale.voided) return;
  desk.today.setState({ undoing: sale.saleId, problem: null });
  const { last } = desk.today.getState();
  const bill = last?.kind === 'sale' && last.sale.saleId === sale.saleId ? last.bill : null;
  const commandId = undoIds.get(sale.saleId) ?? desk.newCommandId();
  undoIds.set(sale.saleId, commandId);
  const reason = translatorFor(desk.book.getState().locale)('till.undoReason');
  const result = await desk.till.sales.void({ saleId: sale.saleId, reason }, { commandId });
  if (!result.ok) {
    desk.today.setState({ undoing: null, problem: { saleId: sale.saleId, error: result.error } });
    return desk.tones.no();
  }
  const undone = { ...sale, voided: true };
  desk.today.setState((today) => ({
    undoing: null,
    askedUndo: null,
    last: {
      kind: 'undone',
      sale: undone,
      pointsTakenBack: result.value.pointsClawedBack,
      pointsReturned: result.value.pointsReturned,
    },
    sales: withSale(today, undone),
  }));
  desk.tones.yes();
  void refreshSalePaper(desk);
  if (bill === null) return;
  desk.counter.setState((counter) => withPutBack(counter, customerOf(sale, result.value.balance), bill));
  await refreshPanel(desk);
}

const customerOf = (sale: TodaySale, balance: number | null): Customer =>
  sale.memberId === null
    ? { kind: 'withoutCard' }
    : {
        kind: 'member',
        memberId: sale.memberId,
        name: sale.memberName ?? '',
        balance: balance ?? 0,
        shownCard: null,
        panel: null,
      };

/** The last action's sale, if it is one that can be undone. */
export const lastSale = (today: Today): TodaySale | null =>
  today.last?.kind === 'sale' && !today.last.sale.voided ? today.last.sale : null;
