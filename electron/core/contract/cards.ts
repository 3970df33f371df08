import { z } from 'zod';
import { cardNumber, memberId } from './fields.ts';
import { query } from './procedure.ts';

export const cards = {
  /** Says what a scanned or typed code is. */
  resolve: query({
    role: 'cashier',
    input: z.strictObject({ code: cardNumber }),
    output: z.discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('member'),
        memberId,
        name: z.string(),
        balance: z.int(),
        cardState: z.enum(['active', 'blocked']),
      }),
      z.strictObject({ kind: z.literal('unknown') }),
    ]),
    refusals: ['CARD_LOOKS_LIKE_PAYMENT'],
  }),
} as const;
