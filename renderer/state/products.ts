import type { Product } from '../../electron/core/contract/products.ts';
import type { TakenProduct } from './bill.ts';
import { withSelectedPieces, withSelectionMoved, withTaken, withoutSelected } from './counter.ts';
import type { Desk } from './desk.ts';
import { changeTimes } from './rewards.ts';
import { goOnSelling, mayChangeCustomer } from './selling.ts';

/** Puts a product on the bill, as it was scanned. */
export function takeProduct(desk: Desk, product: TakenProduct): void {
  if (!mayChangeCustomer(desk)) return desk.tones.no();
  desk.counter.setState((counter) => withTaken(counter, product));
  goOnSelling(desk);
  desk.tones.yes();
}

/** A quick key: one piece, or for what is weighed the price that the cashier types. */
export const takeQuickly = (desk: Desk, product: Product): void =>
  takeProduct(desk, {
    ...product,
    quantity: 1000,
    amountMinor: product.soldBy === 'weight' ? null : product.priceMinor,
  });

/** More or fewer of what was taken last: a line's pieces, or a reward. */
export function changePieces(desk: Desk, change: 1 | -1): void {
  if (desk.counter.getState().selected === null) return changeTimes(desk, change);
  desk.counter.setState((counter) => withSelectedPieces(counter, change));
}

export const removeSelected = (desk: Desk): void => desk.counter.setState(withoutSelected);

export const selectLine = (desk: Desk, id: number): void =>
  desk.counter.setState(({ lines }) => (lines.some((line) => line.id === id) ? { selected: id } : {}));

export const moveSelection = (desk: Desk, step: 1 | -1): void =>
  desk.counter.setState((counter) => withSelectionMoved(counter, step));
