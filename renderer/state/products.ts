import type { z } from 'zod';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Product, products } from '../../electron/core/contract/products.ts';
import { ok, type Result } from '../../electron/core/domain/result.ts';
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
  // What is past its day is on the bill all the same: whether it is sold is the cashier's word.
  if (product.goods?.isExpired === true) desk.tones.no();
  else desk.tones.yes();
}

/** A quick key: one piece, or for what is weighed the price that the cashier types. */
export const takeQuickly = (desk: Desk, product: Product): void =>
  takeProduct(desk, {
    ...product,
    quantity: 1000,
    goods: null,
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

type Page = z.output<typeof products.list.output>;

const mostAtOnce = 200;

/** The first `count` products that a text finds, withdrawn ones too, and a cursor where there are more. */
export async function firstProducts(
  till: Desk['till'],
  text: string,
  count: number,
): Promise<Result<Page, ErrorBody>> {
  const found: Product[] = [];
  let cursor: string | null = null;
  do {
    const limit = Math.min(count - found.length, mostAtOnce);
    const asked = { text, withdrawnToo: true, limit, ...(cursor === null ? {} : { cursor }) };
    const page: Result<Page, ErrorBody> = await till.products.list(asked);
    if (!page.ok) return page;
    found.push(...page.value.products);
    cursor = page.value.nextCursor;
  } while (cursor !== null && found.length < count);
  return ok({ products: found, nextCursor: cursor });
}
