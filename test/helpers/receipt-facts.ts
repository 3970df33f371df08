import fc from 'fast-check';
import type { ReceiptFacts, ReceiptMember } from '../../electron/core/domain/receipt.ts';
import { logoOf, type Logo } from '../../electron/core/domain/logo.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';

/** Corner Bakery's slip of the design page, with whatever a test wants otherwise. */
export function bakerySlip(changes: Partial<ReceiptFacts> = {}): ReceiptFacts {
  return {
    shop: {
      name: 'Corner Bakery',
      address: '12 Mill Lane',
      phone: '01 23 45 67',
      logo: null,
      currency: { code: 'EUR', exponent: 2 },
      timeZone: 'Europe/Paris',
      locale: 'en',
      saysNotFiscal: true,
      isTraining: false,
      isSample: false,
    },
    receiptNumber: 318,
    occurredAt: Date.UTC(2026, 10, 21, 9, 42) as Instant,
    totalMinor: 1250,
    lines: [],
    discountMinor: 0,
    rewards: [],
    countsForDay: null,
    member: bakeryMember(),
    voided: false,
    missingPoints: { owed: 0, borne: 0 },
    refundedMinor: 0,
    copy: false,
    ...changes,
  };
}

export const bakeryMember = (changes: Partial<ReceiptMember> = {}): ReceiptMember => ({
  name: 'Łucja Kowalska',
  cardLastFour: '4711',
  pointsEarned: 12,
  explanation: [
    { code: 'EARN_PER_AMOUNT', text: '1 point per €1 on €12.50', points: 12 },
    { code: 'CARRIED', text: '€0.50 carried on to the next visit', points: 0 },
  ],
  balance: 248,
  carriedMinor: 50,
  outlook: null,
  ...changes,
});

const nasty = fc.constantFrom(
  '\u001B@\u001Bp\u0000\u0019\u00FA',
  '\u001D!\u0011\u001DV\u0000',
  '←@ ↑ ☺ ▬ ◄',
  '\u0010\u0014\u0001\u0000\u0005',
  '\uD83D',
  '\uDE00x',
  '\uFFFD\uFFFE\uFFFF',
  '👩‍👩‍👧‍👦🇫🇷❤️',
  '李小龙（）、。',
  'محمد عبد الله',
  'שלום',
  '\u202Egnirts\u202C',
  '</text><rect width="9999"/>&amp;',
  'e\u0301\u0301\u0301\u0301',
  'aﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞﾞ',
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk',
  '€ £ ¥ § ¶ • … − ‑',
  '\u3000\u00A0\u2009\u202F',
  '﷽𒐫',
  '{A}{{',
);

/** Text as nobody should send it: any UTF-16, controls, commands, scripts, lone surrogates. */
export const hostileText = fc
  .array(fc.oneof(nasty, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), { maxLength: 5 })
  .map((parts) => parts.join(' '));

const amount = fc.integer({ min: 0, max: 999_999_999_999 });
const explanation = fc.record({
  code: hostileText,
  text: hostileText,
  points: fc.integer({ min: -9999, max: 9999 }),
});

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const hostileOutlook = fc.record({
  nextReward: fc.option(
    fc.record({ rewardId: hostileText, name: hostileText, missingPoints: amount, missingMinor: amount }),
  ),
  nextExpiry: fc.option(fc.record({ expiresOn: day, points: fc.integer({ min: 1, max: 1_000_000_000 }) })),
});

/** A loaf, more or less: light above, dark below, and as wide as it is asked for. */
export const loafLogo = (widthDots: number, heightDots: number): Logo =>
  logoOf(widthDots, heightDots, (x, y) => y > heightDots / 3 && (x + y) % 5 !== 0);

const anyLogo = fc
  .record({
    columns: fc.integer({ min: 1, max: 48 }),
    rows: fc.integer({ min: 8, max: 60 }),
    step: fc.nat(7),
  })
  .map(({ columns, rows, step }) => logoOf(columns * 8, rows, (x, y) => (x * y + step) % 7 < 3));

export const hostileFacts: fc.Arbitrary<ReceiptFacts> = fc.record({
  shop: fc.record({
    name: hostileText,
    address: fc.option(hostileText),
    phone: fc.option(hostileText),
    logo: fc.option(anyLogo),
    currency: fc.constantFrom(
      { code: 'EUR', exponent: 2 },
      { code: 'JPY', exponent: 0 },
      { code: 'KWD', exponent: 3 },
    ),
    timeZone: fc.constantFrom('Europe/Paris', 'Asia/Shanghai', 'America/St_Johns', 'UTC'),
    locale: fc.constantFrom('en', 'zh-CN'),
    saysNotFiscal: fc.boolean(),
    isTraining: fc.boolean(),
    isSample: fc.boolean(),
  }),
  receiptNumber: fc.integer({ min: 1, max: 999_999_999 }),
  occurredAt: fc.integer({ min: 0, max: 4_102_444_800_000 }).map((instant) => instant as Instant),
  totalMinor: amount,
  lines: fc.array(
    fc.record({
      name: hostileText,
      quantity: fc.integer({ min: 1, max: 1_000_000_000 }),
      unitPriceMinor: amount,
      amountMinor: amount,
    }),
    { maxLength: 3 },
  ),
  discountMinor: amount,
  rewards: fc.array(
    fc.record({
      name: hostileText,
      quantity: fc.integer({ min: 1, max: 100 }),
      points: fc.integer({ min: 1, max: 1_000_000_000 }),
      discountMinor: fc.oneof(fc.constant(0), amount),
    }),
    { maxLength: 2 },
  ),
  countsForDay: fc.option(day),
  member: fc.option(
    fc.record({
      name: hostileText,
      cardLastFour: fc.option(hostileText.map((text) => [...text].slice(0, 4).join(''))),
      pointsEarned: fc.integer({ min: 0, max: 1_000_000_000 }),
      explanation: fc.array(explanation, { maxLength: 3 }),
      balance: fc.integer({ min: 0, max: 1_000_000_000_000 }),
      carriedMinor: fc.integer({ min: -1000, max: 1000 }),
      outlook: fc.option(hostileOutlook),
    }),
  ),
  voided: fc.boolean(),
  missingPoints: fc.record({ owed: fc.nat(1_000_000_000), borne: fc.nat(1_000_000_000) }),
  refundedMinor: amount,
  copy: fc.boolean(),
});
