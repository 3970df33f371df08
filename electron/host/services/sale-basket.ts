import type { z } from 'zod';
import { Refusal } from '../../core/contract/errors.ts';
import type { saleInput } from '../../core/contract/sales.ts';
import { looksLikePaymentCard } from '../../core/domain/card-number.ts';
import { allocate } from '../../core/domain/earning.ts';
import { formatMoney } from '../../core/domain/money.ts';
import type { ReadContext } from '../context.ts';
import type { SaleLine } from '../store/sales.ts';

type SaleInput = z.output<typeof saleInput>;
type Basket = readonly Omit<SaleLine, 'earned'>[];

/** Quantity in thousandths times unit price, rounded half up to a whole minor unit. */
const lineAmount = (quantity: number, unitPriceMinor: number): number =>
  Number((BigInt(quantity) * BigInt(unitPriceMinor) + 500n) / 1000n);

/**
 * What was sold, with each line's product and amount. Refuses PRODUCT_UNKNOWN for a line that nothing names, and
 * LINES_DIFFER_FROM_TOTAL where the amounts don't add up to what was paid.
 */
export function basketOf(context: ReadContext, input: SaleInput): Basket {
  if (input.lines === undefined) return [];
  const basket = input.lines.map((line, index) => {
    const { quantity, unitPriceMinor } = line;
    const product = productOf(context, line, index);
    const amountMinor = lineAmount(quantity, unitPriceMinor);
    const name = line.name ?? product?.name ?? '';
    return { productId: product?.id ?? null, name, quantity, unitPriceMinor, amountMinor };
  });
  const sum = basket.reduce((total, line) => total + BigInt(line.amountMinor), 0n);
  if (sum !== BigInt(input.totalMinor)) {
    const { currency } = context.shop;
    const inWords = (minor: number): string => formatMoney(minor, currency, context.locale);
    const safeSum = Number(sum > 999_999_999_999n ? 999_999_999_999n : sum);
    const details = { sum: inWords(safeSum), total: inWords(input.totalMinor) };
    throw new Refusal('LINES_DIFFER_FROM_TOTAL', { field: 'lines', details });
  }
  return basket;
}

function productOf(
  { read }: ReadContext,
  line: NonNullable<SaleInput['lines']>[number],
  index: number,
): { readonly id: string; readonly name: string } | undefined {
  if (line.productId !== undefined) {
    const product = read.sales.product(line.productId);
    if (product === undefined) throw new Refusal('PRODUCT_UNKNOWN', { field: `lines.${index}.productId` });
    return product;
  }
  if (line.barcode === undefined) return undefined;
  const field = `lines.${index}.barcode`;
  const product = read.sales.productWithBarcode(line.barcode);
  if (product !== undefined) return product;
  if (looksLikePaymentCard(line.barcode)) throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field });
  if (line.name === undefined) throw new Refusal('PRODUCT_UNKNOWN', { field });
  return undefined;
}

/** Each line's share of what the sale earned, by largest remainder: the shares add up to it. */
export const lineShares = (basket: Basket, earned: number): readonly number[] =>
  allocate(
    earned,
    basket.map((line) => line.amountMinor),
  );
