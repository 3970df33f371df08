import { Refusal } from '../../core/contract/errors.ts';
import type { Product } from '../../core/contract/products.ts';
import { looksLikePaymentCard } from '../../core/domain/card-number.ts';
import { foldName } from '../../core/domain/search-text.ts';
import { readProductCode, type ProductCode } from '../../core/domain/product-code.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { StoredProduct } from '../store/products.ts';

const DEFAULT_LIMIT = 50;
const GRAMS_PER_KILOGRAM = 1000;
/** In thousandths. */
const ONE_PIECE = 1000;

export const productAnswer = (stored: StoredProduct): Product => ({
  productId: stored.id,
  barcode: stored.barcode,
  name: stored.name,
  category: stored.category,
  priceMinor: stored.priceMinor,
  soldBy: stored.soldBy,
  talkingPoints: stored.talkingPoints,
  quickKey: stored.quickKey,
  isSold: stored.state === 'sold',
});

/** A product as a scan found it. */
export interface ScannedProduct {
  readonly product: StoredProduct;
  /** Integer thousandths: pieces, or kilograms from a scale's label. */
  readonly quantity: number;
  /** What the label or the price makes; null where the cashier types the price. */
  readonly amountMinor: number | null;
}

/**
 * The product that a barcode means. A label of the shop's scale is its article with the weight or price that is
 * printed on it. Undefined for a code that no product has; refuses BARCODE_MISREAD for a wrong check digit.
 */
export function scannedProduct(
  context: ReadContext,
  barcode: string,
  field: string,
): ScannedProduct | undefined {
  const { read, shop } = context;
  const asPrinted = read.products.withBarcode(barcode);
  const code = readProductCode(barcode, shop.weighedGoods);
  if (code.kind === 'misread' && asPrinted === undefined) throw new Refusal('BARCODE_MISREAD', { field });
  // A product that is kept under the whole number is one piece, whatever a scale's labels look like.
  if (asPrinted !== undefined)
    return { product: asPrinted, quantity: ONE_PIECE, amountMinor: asPrinted.priceMinor };
  const product = 'code' in code ? read.products.withBarcode(code.code) : undefined;
  return product === undefined ? undefined : { product, ...measureOf(product, code) };
}

function measureOf(
  product: StoredProduct,
  code: ProductCode,
): { readonly quantity: number; readonly amountMinor: number | null } {
  if (code.kind !== 'weighed') return { quantity: ONE_PIECE, amountMinor: product.priceMinor };
  const { priceMinor } = product;
  if ('grams' in code) {
    const amountMinor =
      priceMinor === null
        ? null
        : Number((BigInt(code.grams) * BigInt(priceMinor) + 500n) / BigInt(GRAMS_PER_KILOGRAM));
    return { quantity: Math.max(1, code.grams), amountMinor };
  }
  // A label with a price: the weight follows from the price of a kilogram where that is known.
  const isWeighable = product.soldBy === 'weight' && priceMinor !== null && priceMinor > 0;
  const quantity = isWeighable ? Math.max(1, Math.round((code.priceMinor * 1000) / priceMinor)) : ONE_PIECE;
  return { quantity, amountMinor: code.priceMinor };
}

function checkedBarcode(context: WriteContext, barcode: string, own: string | undefined): string {
  const field = 'barcode';
  // First: a bank card of thirteen digits would be told apart from a misread EAN by nobody later.
  if (looksLikePaymentCard(barcode)) throw new Refusal('CARD_LOOKS_LIKE_PAYMENT', { field });
  const code = readProductCode(barcode, []);
  if (code.kind === 'misread') throw new Refusal('BARCODE_MISREAD', { field });
  const plain = code.kind === 'plain' ? code.code : barcode;
  const holder = context.read.products.withBarcode(plain);
  if (holder !== undefined && holder.id !== own) {
    throw new Refusal('BARCODE_TAKEN', { field, details: { name: holder.name } });
  }
  return plain;
}

function checkedQuickKey(context: WriteContext, key: number, own: string | undefined): number {
  const holder = context.read.products.onQuickKey(key);
  if (holder === undefined || holder.id === own) return key;
  throw new Refusal('QUICK_KEY_TAKEN', { field: 'quickKey', details: { name: holder.name } });
}

/** What is given wins, null empties, what is left out stays. */
const chosen = <Value>(given: Value | null | undefined, before: Value | null | undefined): Value | null =>
  given === undefined ? (before ?? null) : given;

/** Whether a product is one that `text` looks for: by the beginnings of its name's words, or of its barcode. */
function matcherOf(text: string): (product: StoredProduct) => boolean {
  const typed = text.trim();
  if (typed === '') return () => true;
  const folded = foldName(typed);
  return ({ name, barcode }) =>
    (folded !== '' && ` ${foldName(name)}`.includes(` ${folded}`)) || barcode?.startsWith(typed) === true;
}

export const products: FeatureServices<'products'> = {
  save(context, input) {
    const before = input.productId === undefined ? undefined : context.read.products.get(input.productId);
    if (input.productId !== undefined && before === undefined) {
      throw new Refusal('PRODUCT_UNKNOWN', { field: 'productId' });
    }
    const name = input.name ?? before?.name;
    if (name === undefined) throw new Refusal('PRODUCT_UNNAMED', { field: 'name' });
    const quickKey = chosen(input.quickKey, before?.quickKey);
    const isSold = input.isSold ?? before?.state !== 'withdrawn';
    const product: StoredProduct = {
      id: before?.id ?? context.newId(),
      barcode:
        input.barcode == null
          ? chosen(input.barcode, before?.barcode)
          : checkedBarcode(context, input.barcode, before?.id),
      name,
      category: chosen(input.category, before?.category),
      priceMinor: chosen(input.priceMinor, before?.priceMinor),
      soldBy: input.soldBy ?? before?.soldBy ?? 'piece',
      talkingPoints: chosen(input.talkingPoints, before?.talkingPoints),
      quickKey: quickKey === null ? null : checkedQuickKey(context, quickKey, before?.id),
      state: isSold ? 'sold' : 'withdrawn',
    };
    context.write.products.save(product, context.now);
    context.audit({ action: 'product.save', subject: product.id, text: product.name });
    context.tell({ name: 'products.changed' });
    return productAnswer(product);
  },

  get({ read }, { productId }) {
    const product = read.products.get(productId);
    if (product === undefined) throw new Refusal('PRODUCT_UNKNOWN', { field: 'productId' });
    return productAnswer(product);
  },

  list({ read }, { text = '', withdrawnToo = false, cursor, limit = DEFAULT_LIMIT }) {
    const last = cursor === undefined ? { name: '', id: '' } : read.products.get(cursor);
    if (last === undefined) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
    const isMeant = matcherOf(text);
    const rows: StoredProduct[] = [];
    for (const row of read.products.after(last, withdrawnToo)) {
      if (isMeant(row)) rows.push(row);
      if (rows.length > limit) break;
    }
    const page = rows.slice(0, limit);
    return {
      products: page.map(productAnswer),
      nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    };
  },

  quickKeys: ({ read }) => ({ products: read.products.quickKeys().map(productAnswer) }),
};
