import { z } from 'zod';
import { erasing } from './erasing.ts';
import { exporting } from './exporting.ts';
import {
  birthday,
  cardNumber,
  email,
  line,
  listLimit,
  memberId,
  paragraph,
  phone,
  reason,
  searchText,
} from './fields.ts';
import { merging } from './merging.ts';
import { command, query } from './procedure.ts';
import { renderedSlip, slipFormat } from './receipt.ts';
import { outlook } from './rewards.ts';

const consents = z.strictObject({ marketing: z.boolean().optional(), profiling: z.boolean().optional() });

export const openLot = z.strictObject({
  points: z.int(),
  /** The last business day on which the points can be spent, or null where they don't expire. */
  expiresOn: z.string().nullable(),
});

/** What the till shows of a member. */
export const memberPanel = z.strictObject({
  memberId,
  /** What they are called: the name, or where they gave none the last digits of the phone. */
  name: z.string(),
  isNamed: z.boolean(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  birthday: z.string().nullable(),
  note: z.string().nullable(),
  cardNumber: z.string().nullable(),
  cards: z.array(
    z.strictObject({
      number: z.string(),
      state: z.enum(['active', 'blocked']),
      addedAt: z.string(),
      /** The last digits of the card that took its place. */
      replacedBy: z.string().nullable(),
      /** Whose card it was before that member was merged into this one; null for the member's own cards. */
      mergedName: z.string().nullable(),
    }),
  ),
  consents: z.strictObject({ marketing: z.boolean(), profiling: z.boolean() }),
  memberSince: z.string(),
  balance: z.int(),
  owed: z.int(),
  carriedMinor: z.int(),
  /** Summed by their last day, earliest first. */
  lots: z.array(openLot),
  /** What the balance pays for now, dearest first. */
  rewardsWithinReach: z.array(
    z.strictObject({ rewardId: z.string(), name: z.string(), pointsCost: z.int() }),
  ),
  outlook,
  visits: z.strictObject({
    count: z.int(),
    lastDay: z.string().nullable(),
    /** Whole days since the last visit, and the usual gap between visits; null before there is one to tell of. */
    daysSinceLast: z.int().nullable(),
    usualGapDays: z.int().nullable(),
    /** 1 for Monday to 7, where more than half of the last visits fall on it. */
    usualWeekday: z.int().nullable(),
  }),
  /** What is on the bill of most visits; quantities in thousandths. Empty before there is a habit to tell of. */
  usualBasket: z.array(z.strictObject({ name: z.string(), quantity: z.int() })),
});
export type MemberPanel = z.output<typeof memberPanel>;

/** When something was done, and by whom. */
const signature = z.strictObject({ at: z.string(), staff: z.string() });

/** What a member's page shows beside the panel: it may take longer than the counter has. */
export const memberPage = z.strictObject({
  /** Everything that was agreed to or taken back, newest first; the first of a kind is what holds. */
  consents: z.array(
    z.strictObject({ kind: z.enum(['marketing', 'profiling']), granted: z.boolean(), ...signature.shape }),
  ),
  /** When the note was last changed; null where there never was one. */
  noteChanged: signature.nullable(),
  /** Business days with a sale, by month, earliest first: the last 24 months, or those since the first visit. */
  visitsByMonth: z.array(z.strictObject({ month: z.string(), visits: z.int() })),
  /** The members that this one is made of, newest first. */
  merged: z.array(
    z.strictObject({ mergedId: memberId, name: z.string(), at: z.string(), canUndo: z.boolean() }),
  ),
});
export type MemberPage = z.output<typeof memberPage>;

export const members = {
  /**
   * A name or a phone number is enough. Where somebody of this number, or of this name and birthday, is a member
   * already, MEMBER_ALREADY_HERE asks: the same command, confirmed, makes a second one.
   */
  enrol: command({
    role: 'cashier',
    input: z.strictObject({
      name: line(100).optional(),
      phone: phone.optional(),
      email: email.optional(),
      birthday: birthday.optional().describe('YYYY-MM-DD, or --MM-DD where the year is not known.'),
      cardNumber: cardNumber
        .optional()
        .describe("An older card's number, kept as it is; without it a new number is made."),
      referredByCard: cardNumber.optional(),
      consents: consents.optional(),
      note: paragraph(2000).optional(),
      confirmed: z.boolean().optional().describe('Yes, this is somebody else.'),
    }),
    output: z.strictObject({ memberId, cardNumber: z.string() }),
    refusals: [
      'MEMBER_UNNAMED',
      'MEMBER_ALREADY_HERE',
      'MEMBER_ERASED',
      'CARD_TAKEN',
      'CARD_MISREAD',
      'CARD_LOOKS_LIKE_PAYMENT',
      'CARD_OF_ANOTHER_BOOK',
      'REFERRER_UNKNOWN',
    ],
  }),

  /** Looks in names of any script, phone fragments of three digits and more, and the beginnings of card numbers. */
  find: query({
    role: 'cashier',
    input: z.strictObject({ text: searchText, limit: listLimit.optional() }),
    output: z.strictObject({
      members: z.array(
        z.strictObject({
          memberId,
          name: z.string(),
          phone: z.string().nullable(),
          cardNumber: z.string().nullable(),
          balance: z.int(),
        }),
      ),
    }),
    refusals: [],
  }),

  get: query({
    role: 'cashier',
    input: z.strictObject({ memberId }),
    output: memberPanel,
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED'],
  }),

  /** The rest of what there is to know of a member. */
  page: query({
    role: 'cashier',
    input: z.strictObject({ memberId }),
    output: memberPage,
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED'],
  }),

  /** Changes what is given and leaves the rest; null empties a field that may be empty. */
  update: command({
    role: 'cashier',
    input: z.strictObject({
      memberId,
      name: line(100).nullable().optional(),
      phone: phone.nullable().optional(),
      email: email.nullable().optional(),
      birthday: birthday.nullable().optional(),
      note: paragraph(2000).nullable().optional(),
      consents: consents.optional(),
    }),
    output: memberPanel,
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED', 'MEMBER_UNNAMED'],
  }),

  /** A lost card: the new one is bound, all others are blocked and name it, points and history stay. */
  replaceCard: command({
    role: 'cashier',
    input: z.strictObject({
      memberId,
      reason,
      cardNumber: cardNumber.optional().describe('The new card in hand; without it a new number is made.'),
    }),
    output: z.strictObject({ cardNumber: z.string(), blocked: z.array(z.string()) }),
    refusals: [
      'MEMBER_UNKNOWN',
      'MEMBER_ERASED',
      'CARD_TAKEN',
      'CARD_MISREAD',
      'CARD_LOOKS_LIKE_PAYMENT',
      'CARD_OF_ANOTHER_BOOK',
    ],
  }),

  /** The enrolment slip: the one place where a card's full number is printed. */
  cardSlip: query({
    role: 'cashier',
    input: z.strictObject({
      memberId,
      format: slipFormat,
    }),
    output: renderedSlip,
    refusals: ['MEMBER_UNKNOWN', 'MEMBER_ERASED', 'CARD_UNKNOWN'],
  }),

  ...merging,
  ...erasing,
  ...exporting,
} as const;
