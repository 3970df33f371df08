import { z } from 'zod';
import { cardNumber, memberId, saleId } from './fields.ts';
import { memberPanel } from './members.ts';
import { query } from './procedure.ts';
import { product } from './products.ts';

export const cards = {
  /** Says what a scanned or typed code is. */
  resolve: query({
    role: 'cashier',
    input: z.strictObject({
      code: cardNumber,
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
        /** From a scale's label: integer thousandths, and what the scale printed or the price makes. */
        quantity: z.int(),
        amountMinor: z.int().nullable(),
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
