import { refusedMerges } from './refused-merges.ts';
import { inAYear, nobody, paymentCard, practiceCard, type Case } from './refused.ts';

/** What is refused of members, their cards and their points. */
export const refusedMembers: readonly Case[] = [
  ['members.enrol', 'MEMBER_UNNAMED', 'name', () => ({ email: 'eve@example.org' })],
  ['members.enrol', 'MEMBER_ALREADY_HERE', 'phone', () => ({ name: 'Eve', phone: '0034600123456' })],
  ['members.enrol', 'CARD_TAKEN', 'cardNumber', ({ ana }) => ({ name: 'Eve', cardNumber: ana.cardNumber })],
  [
    'members.enrol',
    'CARD_MISREAD',
    'cardNumber',
    ({ ana: { cardNumber } }) => ({
      name: 'Eve',
      cardNumber: cardNumber.slice(0, 12) + ((Number(cardNumber[12]) + 1) % 10),
    }),
  ],
  [
    'members.enrol',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    () => ({ name: 'Eve', cardNumber: paymentCard }),
  ],
  ['members.enrol', 'REFERRER_UNKNOWN', 'referredByCard', () => ({ name: 'Eve', referredByCard: 'X-1' })],
  [
    'members.enrol',
    'CARD_LOOKS_LIKE_PAYMENT',
    'referredByCard',
    () => ({ name: 'Eve', referredByCard: paymentCard }),
  ],
  ...refusedMerges,
  ['members.get', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.page', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['members.update', 'MEMBER_UNNAMED', 'name', ({ bo }) => ({ memberId: bo.memberId, name: null })],
  ['members.update', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, name: 'Eve' })],
  ['members.replaceCard', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, reason: 'Lost' })],
  [
    'members.replaceCard',
    'CARD_TAKEN',
    'cardNumber',
    ({ ana, bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: ana.cardNumber }),
  ],
  [
    'members.replaceCard',
    'CARD_MISREAD',
    'cardNumber',
    ({ bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: '2912345678901' }),
  ],
  [
    'members.replaceCard',
    'CARD_LOOKS_LIKE_PAYMENT',
    'cardNumber',
    ({ bo }) => ({ memberId: bo.memberId, reason: 'Lost', cardNumber: paymentCard }),
  ],
  ['members.cardSlip', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, format: 'text' })],
  [
    'members.cardSlip',
    'CARD_UNKNOWN',
    'memberId',
    ({ memberWithoutCard }) => ({ memberId: memberWithoutCard, format: 'text' }),
  ],
  ['points.expire', 'DAY_IN_FUTURE', 'asOf', () => ({ asOf: inAYear().slice(0, 10) })],
  ['members.enrol', 'CARD_OF_ANOTHER_BOOK', 'cardNumber', () => ({ name: 'Eve', cardNumber: practiceCard })],
  [
    'members.replaceCard',
    'CARD_OF_ANOTHER_BOOK',
    'cardNumber',
    ({ ana }) => ({ memberId: ana.memberId, cardNumber: practiceCard, reason: 'Lost' }),
  ],
  ['points.balance', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.history', 'CURSOR_INVALID', 'cursor', ({ ana }) => ({ memberId: ana.memberId, cursor: '-1' })],
  ['points.overTime', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody })],
  ['points.adjust', 'MEMBER_UNKNOWN', 'memberId', () => ({ memberId: nobody, points: 1, reason: 'A gift' })],
  [
    'points.adjust',
    'POINTS_INSUFFICIENT',
    'points',
    ({ bo }) => ({ memberId: bo.memberId, points: -1, reason: 'A slip' }),
  ],
];
