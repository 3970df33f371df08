import type { ScannedGoods } from '../../electron/core/contract/cards.ts';
import type { Product } from '../../electron/core/contract/products.ts';

/** One line of what the customer takes. */
export interface BillLine {
  /** Its place in the order of scanning: what a screen knows the line by. */
  readonly id: number;
  readonly productId: string | null;
  /** Null for what was only typed: the sale calls it "Other". */
  readonly name: string | null;
  /** Integer thousandths: 1000 is one piece, 250 a quarter of a kilogram. */
  readonly quantity: number;
  /** Minor units, for one piece or one kilogram. */
  readonly unitPriceMinor: number;
  readonly soldBy: Product['soldBy'];
  readonly talkingPoints: string | null;
  /** What the goods' own barcode says of them; null where it holds the article's number alone, or wasn't scanned. */
  readonly goods: ScannedGoods | null;
}

/** A product as a scan or a quick key tells it; a scale's label brings its own quantity and amount. */
export type TakenProduct = Pick<Product, 'productId' | 'name' | 'priceMinor' | 'soldBy' | 'talkingPoints'> & {
  readonly quantity: number;
  readonly amountMinor: number | null;
  readonly goods: ScannedGoods | null;
};

/** Quantity times unit price, rounded half up to a minor unit, as the host reckons it. */
export const lineAmountMinor = ({
  quantity,
  unitPriceMinor,
}: Pick<BillLine, 'quantity' | 'unitPriceMinor'>): number =>
  Number((BigInt(quantity) * BigInt(unitPriceMinor) + 500n) / 1000n);

export const billMinor = (lines: readonly BillLine[]): number =>
  lines.reduce((sum, line) => sum + lineAmountMinor(line), 0);

const nextId = (lines: readonly BillLine[]): number => Math.max(0, ...lines.map(({ id }) => id)) + 1;

const wholePiece = 1000;
const mostPieces = 999 * wholePiece;

/** The lines with one more product; a second piece of the same goes to its line. Its price must be known. */
export function withProduct(
  lines: readonly BillLine[],
  product: TakenProduct,
  amountMinor: number,
): { readonly lines: readonly BillLine[]; readonly id: number } {
  const measure = measureOf(product, amountMinor);
  const same = lines.find(
    (line) =>
      line.productId === product.productId &&
      line.soldBy === 'piece' &&
      measure.quantity === wholePiece &&
      line.unitPriceMinor === measure.unitPriceMinor &&
      isSameBatch(line.goods, product.goods) &&
      line.quantity < mostPieces,
  );
  if (same !== undefined) return { lines: withPieces(lines, same.id, 1), id: same.id };
  const id = nextId(lines);
  const { productId, name, soldBy, talkingPoints, goods } = product;
  return { lines: [...lines, { id, productId, name, soldBy, talkingPoints, goods, ...measure }], id };
}

/** Two lots are two lines: one of them may be past its day. */
const isSameBatch = (one: ScannedGoods | null, other: ScannedGoods | null): boolean =>
  one?.gtin === other?.gtin &&
  one?.lot === other?.lot &&
  one?.expiresOn === other?.expiresOn &&
  one?.bestBefore === other?.bestBefore;

/** The quantity and unit price that make exactly the amount on the label, whatever the weight rounds to. */
function measureOf({ quantity, priceMinor }: TakenProduct, amountMinor: number) {
  if (priceMinor !== null && lineAmountMinor({ quantity, unitPriceMinor: priceMinor }) === amountMinor)
    return { quantity, unitPriceMinor: priceMinor };
  return { quantity: wholePiece, unitPriceMinor: amountMinor };
}

/** The lines with an amount that was typed. */
export const withTyped = (lines: readonly BillLine[], amountMinor: number): readonly BillLine[] => [
  ...lines,
  {
    id: nextId(lines),
    productId: null,
    name: null,
    quantity: wholePiece,
    unitPriceMinor: amountMinor,
    soldBy: 'piece',
    talkingPoints: null,
    goods: null,
  },
];

/** More or fewer pieces of a line; with none left it goes. What was weighed keeps its weight. */
export const withPieces = (lines: readonly BillLine[], id: number, change: number): readonly BillLine[] =>
  lines.flatMap((line) => {
    if (line.id !== id || !isCounted(line)) return [line];
    const quantity = Math.min(mostPieces, line.quantity + change * wholePiece);
    return quantity <= 0 ? [] : [{ ...line, quantity }];
  });

/** Pieces can be counted up and down; a part of a kilogram can't. */
export const isCounted = ({ soldBy, quantity }: BillLine): boolean =>
  soldBy === 'piece' && quantity % wholePiece === 0;

export const withoutLine = (lines: readonly BillLine[], id: number): readonly BillLine[] =>
  lines.filter((line) => line.id !== id);
