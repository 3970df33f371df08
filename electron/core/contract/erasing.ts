import { z } from 'zod';
import { memberId, reason } from './fields.ts';
import { command } from './procedure.ts';

export const erasing = {
  /**
   * Forgets who a member is, for good, with all that were merged into it: name, phone, e-mail, birthday, notes, consents,
   * card numbers, reasons in words, kept card slips and answers. Points that are left lapse. Sales, refunds and the ledger
   * stay, under an id that says nothing; the card's number is free again. Asked again, it finishes what was cut off.
   * Backups, here and in the second folder, and what a restore kept are written anew without them. `unreached` names those
   * that couldn't be, and exports that hold the member: they are to be thrown away by hand. A backup from elsewhere that is
   * put back has the member erased again.
   */
  erase: command({
    role: 'owner',
    input: z.strictObject({
      memberId,
      reason: reason.optional().describe('Not kept where it names the member.'),
    }),
    output: z.strictObject({
      memberId,
      pointsLapsed: z.int(),
      erasedAt: z.string(),
      unreached: z.array(z.string()),
    }),
    refusals: ['MEMBER_UNKNOWN'],
  }),
} as const;
