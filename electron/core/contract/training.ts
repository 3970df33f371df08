import { z } from 'zod';
import { uuid } from './fields.ts';
import { query } from './procedure.ts';

/** A card of a practice shop, as the sheet shows it. */
export const practiceCard = z.strictObject({
  cardNumber: z.string(),
  /** Null for a card that nobody has yet: for practising a new member, or a lost card. */
  name: z.string().nullable(),
  /** What can be practised with it, in the shop's locale. */
  about: z.string(),
});
export type PracticeCard = z.output<typeof practiceCard>;

/**
 * Training: a practice shop beside the real one, with its settings, program, rewards and products and with members that
 * don't exist. Requests that name its id are answered from its book; the shop's own never hears of them. Both verbs are
 * queries: a command would be written into the shop's book.
 */
export const training = {
  /** Makes a fresh practice shop. With too many of them the one that was used longest ago ends. */
  start: query({
    role: 'cashier',
    input: z.strictObject({}),
    output: z.strictObject({ trainingId: z.string(), cards: z.array(practiceCard) }),
    refusals: [],
  }),

  /** Deletes a practice shop. One that is gone already is no trouble: then `ended` is false. */
  end: query({
    role: 'cashier',
    input: z.strictObject({ trainingId: uuid }),
    output: z.strictObject({ ended: z.boolean() }),
    refusals: [],
  }),
} as const;
