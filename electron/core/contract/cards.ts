import { z } from 'zod';
import { aimIdentifier, memberId, saleId, scannedCode } from './fields.ts';
import { memberPanel } from './members.ts';
import { query } from './procedure.ts';
import { product } from './products.ts';

/** What a barcode says of the very goods that it is on. */
export const scannedGoods = z.strictObject({
  /** The article's number in fourteen digits. */
  gtin: z.string(),
  lot: z.string().nullable(),
  /** `YYYY-MM-DD`, the last day on which it may be sold. */
  expiresOn: z.string().nullable(),
  /** Whether that day is over, by the shop's business day. */
  isExpired: z.boolean(),
  /** `YYYY-MM-DD`; after it the goods may still be good. */
  bestBefore: z.string().nullable(),
});
export type ScannedGoods = z.output<typeof scannedGoods>;

export const cards = {
  /** Says what a scanned or typed code is. */
  resolve: query({
    role: 'cashier',
    input: z.strictObject({
      code: scannedCode,
      aim: aimIdentifier.optional(),
      panel: z
        .boolean()
        .optional()
        .describe('Whether to tell at once what `members.get` says of the member of a card in use.'),
    }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('member'),
        memberId,
        name: z.string(),
        balance: z.int(),
        cardState: z.enum(['active', 'blocked']),
        /** The last digits of the card that replaced this one. */
        replacedBy: z.string().nullable(),
        /** Whose card it was before that member was merged into this one; null for the member's own cards. */
        mergedName: z.string().nullable(),
        panel: memberPanel.optional(),
      }),
      z.strictObject({
        kind: z.literal('product'),
        ...product.shape,
        /** From a scale's label or the goods' own barcode: integer thousandths, and what is printed or the price makes. */
        quantity: z.int(),
        amountMinor: z.int().nullable(),
        /** Null where the barcode holds the article's number alone. */
        goods: scannedGoods.nullable(),
      }),
      z.strictObject({
        kind: z.literal('sale'),
        saleId,
        receiptNumber: z.int(),
        totalMinor: z.int(),
        occurredAt: z.string(),
        memberId: memberId.nullable(),
        voided: z.boolean(),
      }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
    refusals: ['CARD_LOOKS_LIKE_PAYMENT', 'BARCODE_MISREAD', 'CARD_OF_ANOTHER_BOOK'],
  }),
} as const;
