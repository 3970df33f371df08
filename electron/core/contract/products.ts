import { z } from 'zod';
import { amountMinor, cardNumber, cursor, line, listLimit, paragraph, uuid } from './fields.ts';
import { command, query } from './procedure.ts';

export const product = z.strictObject({
  productId: z.string(),
  barcode: z.string().nullable(),
  name: z.string(),
  category: z.string().nullable(),
  /** For one piece, or for a kilogram where it is sold by weight; null where the cashier types it. */
  priceMinor: z.int().nullable(),
  soldBy: z.enum(['piece', 'weight']),
  talkingPoints: z.string().nullable(),
  quickKey: z.int().nullable(),
  isSold: z.boolean(),
});
export type Product = z.output<typeof product>;

export const products = {
  /** Makes a product, or changes the one that `productId` names: fields that are left out stay, null empties them. */
  save: command({
    role: 'owner',
    input: z.strictObject({
      productId: uuid.optional(),
      barcode: cardNumber
        .nullable()
        .optional()
        .describe('An EAN or UPC with its check digit, or any other code as printed.'),
      name: line(100).optional().describe('Needed for a new product.'),
      category: line(60).nullable().optional(),
      priceMinor: amountMinor.nullable().optional(),
      soldBy: z.enum(['piece', 'weight']).optional(),
      talkingPoints: paragraph(500).nullable().optional(),
      quickKey: z.int().min(1).max(24).nullable().optional(),
      isSold: z.boolean().optional(),
    }),
    output: product,
    refusals: [
      'PRODUCT_UNKNOWN',
      'PRODUCT_UNNAMED',
      'BARCODE_TAKEN',
      'BARCODE_MISREAD',
      'CARD_LOOKS_LIKE_PAYMENT',
      'QUICK_KEY_TAKEN',
    ],
  }),

  get: query({
    role: 'cashier',
    input: z.strictObject({ productId: uuid }),
    output: product,
    refusals: ['PRODUCT_UNKNOWN'],
  }),

  /** By name, a page at a time; `text` looks in the beginnings of names and barcodes. */
  list: query({
    role: 'cashier',
    input: z.strictObject({
      text: z.string().max(100).optional(),
      withdrawnToo: z.boolean().optional(),
      cursor: cursor.optional(),
      limit: listLimit.optional(),
    }),
    output: z.strictObject({ products: z.array(product), nextCursor: z.string().nullable() }),
    refusals: ['CURSOR_INVALID'],
  }),

  /** The products on the till's quick keys, in their order. */
  quickKeys: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: z.strictObject({ products: z.array(product) }),
    refusals: [],
  }),
} as const;
