import { Refusal } from '../../core/contract/errors.ts';
import type { Product } from '../../core/contract/products.ts';
import { looksLikePaymentCard } from '../../core/domain/card-number.ts';
import { foldName } from '../../core/domain/search-text.ts';
import { labelPriceMinor, type Goods } from '../../core/domain/gs1.ts';
import { otherFormsOf, readProductCode, type ProductCode } from '../../core/domain/product-code.ts';
import type { ScanReading } from '../../core/domain/scan.ts';
import type { FeatureServices, ReadContext, WriteContext } from '../context.ts';
import type { StoredProduct } from '../store/products.ts';
import type { Shop } from '../store/shop.ts';

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
 * The product that a scan means. A label of the shop's scale is its article with the weight or price that is printed on
 * it, and so is a barcode of goods that tells its own. Undefined for a code that no product has; refuses BARCODE_MISREAD
 * for a wrong check digit.
 */
export function scannedProduct(
  context: ReadContext,
  { code, goods, symbology }: ScanReading,
  field: string,
): ScannedProduct | undefined {
  const { read, shop } = context;
  const asPrinted = read.products.withBarcode(code);
  const label = readProductCode(code, shop.weighedGoods);
  if (label.kind === 'misread' && asPrinted === undefined) {
    // A scanner that tells the kind of barcode has checked the digit, where that kind has one.
    if (symbology !== null) return undefined;
    throw new Refusal('BARCODE_MISREAD', { field });
  }
  const product = asPrinted ?? firstKept(read, ['code' in label ? label.code : code, ...otherFormsOf(code)]);
  if (product === undefined) return undefined;
  const ofGoods = goods === null ? nothingPrinted : printedOnGoods(goods, product, shop);
  // A product that is kept under the whole number is one piece, whatever a scale's labels look like.
  return {
    product,
    ...measureOf(product, asPrinted === undefined ? { ...ofGoods, ...printedOnLabel(label) } : ofGoods),
  };
}

function firstKept(read: ReadContext['read'], codes: readonly string[]): StoredProduct | undefined {
  for (const code of codes) {
    const product = read.products.withBarcode(code);
    if (product !== undefined) return product;
  }
  return undefined;
}

/** What stands on a label beside the article. */
interface Printed {
  readonly grams: number | null;
  readonly priceMinor: number | null;
}

const nothingPrinted: Printed = { grams: null, priceMinor: null };

function printedOnLabel(label: ProductCode): Partial<Printed> {
  if (label.kind !== 'weighed') return {};
  return 'grams' in label ? { grams: label.grams } : { priceMinor: label.priceMinor };
}

/** A carton has a weight too: it counts for what is sold by it. */
const printedOnGoods = ({ weight, price }: Goods, { soldBy }: StoredProduct, shop: Shop): Printed => ({
  grams: soldBy === 'weight' ? weight : null,
  priceMinor: price === null ? null : labelPriceMinor(price, shop.currency.exponent),
});

function measureOf(
  { priceMinor, soldBy }: StoredProduct,
  printed: Printed,
): { readonly quantity: number; readonly amountMinor: number | null } {
  if (printed.grams !== null) {
    const byWeight =
      priceMinor === null
        ? null
        : Number((BigInt(printed.grams) * BigInt(priceMinor) + 500n) / BigInt(GRAMS_PER_KILOGRAM));
    return { quantity: Math.max(1, printed.grams), amountMinor: printed.priceMinor ?? byWeight };
  }
  if (printed.priceMinor === null) return { quantity: ONE_PIECE, amountMinor: priceMinor };
  // A label with a price: the weight follows from the price of a kilogram where that is known.
  const isWeighable = soldBy === 'weight' && priceMinor !== null && priceMinor > 0;
  const quantity = isWeighable
    ? Math.max(1, Math.round((printed.priceMinor * 1000) / priceMinor))
    : ONE_PIECE;
  return { quantity, amountMinor: printed.priceMinor };
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
