import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { VoidQuote } from '../../electron/core/contract/sales.ts';
import type { SaleId } from '../../electron/core/domain/ids.ts';
import type { Desk } from './desk.ts';

/** What undoing a sale would do. */
export interface UndoEffect {
  readonly saleId: SaleId;
  /** Null until it is there. */
  readonly quote: VoidQuote | null;
  /** Why it can't be told, or can't be undone. */
  readonly problem: ErrorBody | null;
}

/** By the sale: the bar at the bottom, the list of the day and a slip that is looked at each show one. */
export type UndoEffects = Readonly<Record<SaleId, UndoEffect>>;

/** Asks what undoing a sale would do; the old answer stands until the new one is there. */
export async function askUndoEffect(desk: Desk, saleId: SaleId): Promise<void> {
  const result = await desk.till.sales.quoteVoid({ saleId });
  const effect: UndoEffect = result.ok
    ? { saleId, quote: result.value, problem: null }
    : { saleId, quote: null, problem: result.error };
  desk.today.setState(({ effects }) => ({ effects: { ...effects, [saleId]: effect } }));
}

/** What was asked for is no longer shown. */
export function forgetUndoEffect(desk: Desk, saleId: SaleId): void {
  desk.today.setState(({ effects }) => {
    const { [saleId]: _forgotten, ...others } = effects;
    return { effects: others };
  });
}

/** Whatever is done changes what an undo would do: it is asked anew where it is shown. */
export function keepUndoEffectsTrue(desk: Desk): void {
  desk.today.subscribe(({ last }, before) => {
    if (last !== before.last) desk.today.setState({ effects: {} });
  });
}
