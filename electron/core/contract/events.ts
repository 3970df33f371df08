import { z } from 'zod';
import { memberId, saleId } from './fields.ts';

/** What the host tells every shell when something changed. Ids only: who wants more asks, and is authorised. */
export const tillEvent = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('shop.changed') }),
  z.strictObject({ name: z.literal('program.changed'), version: z.int() }),
  z.strictObject({ name: z.literal('member.changed'), memberId }),
  z.strictObject({ name: z.literal('sale.changed'), saleId, memberId: memberId.nullable() }),
  z.strictObject({ name: z.literal('host.restarted') }),
]);
export type TillEvent = z.output<typeof tillEvent>;
