import type { Product } from '../../electron/core/contract/products.ts';
import type { Desk } from './desk.ts';
import { noteLoad } from './loads.ts';

/** The products that stand beside the pad, in their order. */
export interface QuickKeys {
  readonly products: readonly Product[];
  /** Which of the two the cashier sees below the amount. */
  readonly isShown: boolean;
}

export const noQuickKeys: QuickKeys = { products: [], isShown: false };

export async function loadQuickKeys(desk: Desk): Promise<void> {
  const result = await desk.till.products.quickKeys({});
  // A cashier sells on without them: the pad and the scanner are there. That they are missing is said in their place.
  noteLoad(desk, 'quickKeys', result);
  if (!result.ok) return;
  const { products } = result.value;
  desk.quickKeys.setState(({ isShown }) => ({ products, isShown: isShown && products.length > 0 }));
}

/** Puts the products in the pad's place, or the pad back. */
export const showQuickKeys = (desk: Desk, isShown: boolean): void =>
  desk.quickKeys.setState(({ products }) => ({ isShown: isShown && products.length > 0 }));

/** In and out by the same command. */
export function toggleQuickKeys(desk: Desk): void {
  const { isShown, products } = desk.quickKeys.getState();
  if (products.length === 0) return desk.tones.no();
  showQuickKeys(desk, !isShown);
}
