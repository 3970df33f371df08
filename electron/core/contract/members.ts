import { z } from 'zod';
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
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  birthday: z.string().nullable(),
  note: z.string().nullable(),
  cardNumber: z.string().nullable(),
  cards: z.array(
    z.strictObject({ number: z.string(), state: z.enum(['active', 'blocked']), addedAt: z.string() }),
  ),
  consents: z.strictObject({ marketing: z.boolean(), profiling: z.boolean() }),
  memberSince: z.string(),
  balance: z.int(),
  owed: z.int(),
  carriedMinor: z.int(),
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

export const members = {
  enrol: command({
    role: 'cashier',
    input: z.strictObject({
      name: line(100),
      phone: phone.optional(),
      email: email.optional(),
      birthday: birthday.optional().describe('YYYY-MM-DD, or --MM-DD where the year is not known.'),
      cardNumber: cardNumber
        .optional()
        .describe("An older card's number, kept as it is; without it a new number is made."),
      referredByCard: cardNumber.optional(),
      consents: consents.optional(),
      note: paragraph(2000).optional(),
    }),
    output: z.strictObject({ memberId, cardNumber: z.string() }),
    refusals: [
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
    refusals: ['MEMBER_UNKNOWN'],
  }),

  /** Changes what is given and leaves the rest; null empties a field that may be empty. */
  update: command({
    role: 'cashier',
    input: z.strictObject({
      memberId,
      name: line(100).optional(),
      phone: phone.nullable().optional(),
      email: email.nullable().optional(),
      birthday: birthday.nullable().optional(),
      note: paragraph(2000).nullable().optional(),
      consents: consents.optional(),
    }),
    output: memberPanel,
    refusals: ['MEMBER_UNKNOWN'],
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
    refusals: ['MEMBER_UNKNOWN', 'CARD_UNKNOWN'],
  }),
} as const;
