import type { z } from 'zod';
import { Refusal } from '../../core/contract/errors.ts';
import type { saleInput } from '../../core/contract/sales.ts';
import { assert } from '../../core/domain/assert.ts';
import { allocate } from '../../core/domain/earning.ts';
import { AMOUNT_LIMIT_MINOR, formatMoney } from '../../core/domain/money.ts';
import { discountsOf, type Discount } from '../../core/domain/rewards.ts';
import type { ReadContext } from '../context.ts';
import { readCode } from '../scans.ts';
import type { SaleLine } from '../store/sales.ts';
import { scannedProduct } from './products.ts';
import { usesOf } from './rewards.ts';

type SaleInput = z.output<typeof saleInput>;
type Basket = readonly Omit<SaleLine, 'earned'>[];

/** What a customer takes and pays. */
export interface Bill {
  readonly lines: Basket;
  readonly discounts: readonly Discount[];
  readonly discountMinor: number;
  /** What is paid, after rewards. */
  readonly totalMinor: number;
}

/** Quantity in thousandths times unit price, rounded half up to a whole minor unit. */
const lineAmount = (quantity: number, unitPriceMinor: number): bigint =>
  (BigInt(quantity) * BigInt(unitPriceMinor) + 500n) / 1000n;

/**
 * The lines with their products, what rewards take off, and what is left to pay. Refuses what doesn't add up:
 * LINES_DIFFER_FROM_TOTAL; PRODUCT_UNKNOWN for a line that nothing names; the refusals of rewards.
 */
export function billOf(context: ReadContext, input: SaleInput): Bill {
  const lines = linesOf(context, input);
  const grossMinor = grossOf(context, input, lines);
  const discounts = discountsOf(usesOf(context, input.redeem ?? []), grossMinor, lines);
  if (typeof discounts === 'string') throw new Refusal(discounts, { field: 'redeem' });
  const discountMinor = discounts.reduce((sum, discount) => sum + discount.discountMinor, 0);
  if (grossMinor === null) {
    assert(input.totalMinor !== undefined, 'a sale says its total, its lines or its bill');
    return { lines, discounts, discountMinor, totalMinor: input.totalMinor };
  }
  const totalMinor = grossMinor - discountMinor;
  if (input.totalMinor !== undefined && input.totalMinor !== totalMinor) {
    throw differs(context, input, BigInt(totalMinor), input.totalMinor);
  }
  return { lines, discounts, discountMinor, totalMinor };
}

/** What the bill comes to before rewards; null where only what was paid is known. */
function grossOf(context: ReadContext, input: SaleInput, lines: Basket): number | null {
  if (lines.length === 0) return input.beforeRewardsMinor ?? null;
  const sum = lines.reduce((total, line) => total + BigInt(line.amountMinor), 0n);
  const before = input.beforeRewardsMinor;
  if (sum > BigInt(AMOUNT_LIMIT_MINOR) || (before !== undefined && sum !== BigInt(before))) {
    throw differs(context, input, sum, before ?? input.totalMinor ?? 0);
  }
  return Number(sum);
}

function differs({ shop, locale }: ReadContext, input: SaleInput, sum: bigint, totalMinor: number): Refusal {
  const inWords = (minor: number): string => formatMoney(minor, shop.currency, locale);
  const limit = BigInt(AMOUNT_LIMIT_MINOR);
  const details = { sum: inWords(Number(sum > limit ? limit : sum)), total: inWords(totalMinor) };
  return new Refusal('LINES_DIFFER_FROM_TOTAL', {
    field: input.lines === undefined ? 'totalMinor' : 'lines',
    details,
  });
}

const linesOf = (context: ReadContext, { lines = [] }: SaleInput): Basket =>
  lines.map((line, index) => {
    const { quantity, unitPriceMinor } = line;
    const product = productOf(context, line, index);
    const amount = lineAmount(quantity, unitPriceMinor);
    const amountMinor = Number(
      amount > BigInt(AMOUNT_LIMIT_MINOR) ? BigInt(AMOUNT_LIMIT_MINOR) + 1n : amount,
    );
    const name = line.name ?? product?.name ?? '';
    return { productId: product?.id ?? null, name, quantity, unitPriceMinor, amountMinor };
  });

function productOf(
  context: ReadContext,
  line: NonNullable<SaleInput['lines']>[number],
  index: number,
): { readonly id: string; readonly name: string } | undefined {
  if (line.productId !== undefined) {
    const product = context.read.products.get(line.productId);
    if (product === undefined) throw new Refusal('PRODUCT_UNKNOWN', { field: `lines.${index}.productId` });
    return product;
  }
  if (line.barcode === undefined) return undefined;
  const field = `lines.${index}.barcode`;
  const reading = readCode({ text: line.barcode, aim: null }, context);
  if (reading.kind === 'payment') throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field });
  const scanned = scannedProduct(context, reading, field);
  if (scanned === undefined && line.name === undefined) throw new Refusal('PRODUCT_UNKNOWN', { field });
  return scanned?.product;
}

/** Each line's share of what the sale earned, by largest remainder: the shares add up to it. */
export const lineShares = (lines: Basket, earned: number): readonly number[] =>
  allocate(
    earned,
    lines.map((line) => line.amountMinor),
  );
