import { z } from 'zod';
import { filledFields } from '../domain/merging.ts';
import { memberId } from './fields.ts';
import { command, query } from './procedure.ts';

const twoMembers = z.strictObject({
  keepId: memberId.describe('The member who stays.'),
  mergeId: memberId.describe('The member who becomes a part of the one who stays.'),
});

/** What a merge makes of two members: the kept one as it is afterwards. */
export const mergeQuote = z.strictObject({
  keepId: memberId,
  mergeId: memberId,
  balance: z.int(),
  /** What either owes stays owed, to be paid back by the next earnings: a merge takes nothing from a balance. */
  owed: z.int(),
  carriedMinor: z.int(),
  /** Each lot keeps its last day; summed by it, earliest first. */
  lots: z.array(z.strictObject({ points: z.int(), expiresOn: z.string().nullable() })),
  /** Cards of either that work afterwards; blocked ones stay blocked. */
  activeCards: z.int(),
  /** The kept member's fields that were empty and now have what the merged one's had; notes are both kept. */
  filled: z.array(z.enum(filledFields)),
  /** What the kept member had agreed to and the merged one hadn't: the stricter word holds. */
  consentsLost: z.array(z.enum(['marketing', 'profiling'])),
});
export type MergeQuote = z.output<typeof mergeQuote>;

const refusals = ['MERGE_WITH_ITSELF', 'MEMBER_UNKNOWN', 'MEMBER_ERASED', 'MEMBER_MERGED'] as const;

export const merging = {
  /** What merging the two would come to; changes nothing. */
  quoteMerge: query({ role: 'owner', input: twoMembers, output: mergeQuote, refusals }),

  /**
   * Two members who are one person become one: points with their last days, debt, carry, cards, history and notes. From
   * then on the merged member's id and cards lead to the kept one. `members.unmerge` undoes it until the day is over.
   */
  merge: command({ role: 'owner', input: twoMembers, output: mergeQuote, refusals }),

  /**
   * Undoes a merge of the open business day: both members are as they were. Refused once anything that moved was used,
   * and while a later merge of the same member stands.
   */
  unmerge: command({
    role: 'owner',
    input: z.strictObject({ mergedId: memberId }),
    output: z.strictObject({ keptId: memberId, mergedId: memberId }),
    refusals: [
      'MEMBER_UNKNOWN',
      'MEMBER_ERASED',
      'MERGE_UNKNOWN',
      'MERGE_NOT_TODAY',
      'MERGE_NOT_NEWEST',
      'MERGE_USED',
    ],
  }),
} as const;
