import { z } from 'zod';
import { memberId } from './fields.ts';
import { query } from './procedure.ts';

export const exporting = {
  /**
   * All that is held about one member, those merged into it included, in the shop's language with each field explained:
   * the person, cards, consents, notes, sales with their lines, refunds, points, lots, rewards, referrals, merges, and
   * what was done to the records. Other people are counted, never named.
   */
  export: query({
    role: 'owner',
    input: z.strictObject({
      memberId,
      format: z.enum(['json', 'csv']).optional().describe('JSON unless given.'),
    }),
    output: z.strictObject({
      fileName: z.string(),
      mediaType: z.string(),
      content: z.string(),
    }),
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED'],
  }),
} as const;
