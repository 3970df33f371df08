import fc from 'fast-check';
import type { Asked, ModelLine, ModelReward } from './model-bills.ts';
import type { Rules } from './model-sales.ts';

export const MEMBERS = 3;
export const FIRST_DAY = '2026-01-30';

export const rewards: readonly (ModelReward & { readonly name: string })[] = [
  { name: '€1 off', cost: 5, gives: 'amount', size: 100, capMinor: 0 },
  { name: 'A tenth off', cost: 8, gives: 'percent', size: 10, capMinor: 300 },
  { name: 'A free roll', cost: 3, gives: 'product', size: 0, capMinor: 0 },
  { name: 'A third off', cost: 40, gives: 'percent', size: 33, capMinor: 20_000 },
  { name: '€500 off', cost: 2_000, gives: 'amount', size: 50_000, capMinor: 0 },
];

/** A cent, some cents, about a part of what is left, all of it, or a cent more. */
export type RefundPart = { readonly minor: number } | { readonly percent: number } | 'all' | 'too much';

export type Step =
  | {
      readonly do: 'record';
      readonly member: number | undefined;
      readonly bill: number | readonly ModelLine[];
      readonly redeem: readonly Asked[];
    }
  | { readonly do: 'attach'; readonly sale: number; readonly member: number }
  | { readonly do: 'void'; readonly sale: number }
  | { readonly do: 'refund'; readonly sale: number; readonly part: RefundPart }
  | {
      readonly do: 'refund lines';
      readonly sale: number;
      readonly lines: readonly { readonly position: number; readonly part: 'all' | 'too much' | number }[];
    }
  | { readonly do: 'ask again'; readonly command: number }
  | { readonly do: 'restart'; readonly after: 'a close' | 'a power cut' }
  | { readonly do: 'policy'; readonly policy: 'floor' | 'owe' }
  | { readonly do: 'redeem'; readonly member: number; readonly asked: Asked }
  | { readonly do: 'cancel'; readonly redemption: number }
  | { readonly do: 'adjust'; readonly member: number; readonly points: number }
  | { readonly do: 'save'; readonly rules: Rules }
  | { readonly do: 'replace card'; readonly member: number }
  | { readonly do: 'merge'; readonly keep: number; readonly merge: number }
  | { readonly do: 'unmerge'; readonly member: number }
  | { readonly do: 'close day' }
  | { readonly do: 'clock moves'; readonly days: number; readonly isSeen: boolean }
  /** To the last day of one of a member's lots, or to the day after it. */
  | {
      readonly do: 'a lot ends';
      readonly member: number;
      readonly lot: number;
      readonly daysAfter: 0 | 1;
      readonly isSeen: boolean;
    };

const member = fc.nat(MEMBERS - 1);
/** Cents that make and break carries, everyday amounts, and the shop's limit. */
const total = fc.oneof(
  fc.constantFrom(0, 1, 50, 60, 99, 100, 101, 350, 100_000),
  fc.nat(2_000),
  fc.nat(100_000),
);
const lines: fc.Arbitrary<ModelLine[]> = fc.array(
  fc.record({
    quantity: fc.constantFrom(1_000, 1_000, 2_000, 3_000, 1, 333, 1_250),
    unitPriceMinor: fc.oneof(fc.constantFrom(1, 33, 50, 99, 100), fc.nat(9_000)),
    isRoll: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
/** Counted from the newest, so that most of them can still be changed; a few name none. */
const fromNewest = fc.oneof({ weight: 5, arbitrary: fc.nat(4) }, fc.nat(60));
const asked: fc.Arbitrary<Asked> = fc.record({
  // The free roll is the one that a bill's lines have most to say about.
  reward: fc.oneof(fc.nat(rewards.length - 1), fc.constant(2)),
  quantity: fc.constantFrom(1, 1, 2, 3),
});
const rules: fc.Arbitrary<Rules> = fc.record({
  points: fc.constantFrom(1, 1, 2, 3, 7, 10, 1_000_000),
  perAmountMinor: fc.constantFrom(1, 3, 7, 50, 100, 100, 150, 1_000, 1_000_000_000),
  minimumSpendMinor: fc.constantFrom(0, 0, 100, 500),
  expiryMonths: fc.constantFrom(null, 1, 1, 2, 3, 12),
});

/** One thing that happens at the till. */
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.record({
      do: fc.constant('record' as const),
      member: fc.option(member, { nil: undefined, freq: 4 }),
      bill: fc.oneof({ weight: 3, arbitrary: total }, { weight: 2, arbitrary: lines }),
      redeem: fc.oneof(
        { weight: 2, arbitrary: fc.constant<Asked[]>([]) },
        fc.array(asked, { minLength: 1, maxLength: 3 }),
      ),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('void' as const), sale: fromNewest }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('refund' as const),
      sale: fromNewest,
      part: fc.oneof(
        fc.record({ minor: fc.constantFrom(1, 1, 2, 33, 50, 99, 100) }),
        fc.record({ percent: fc.integer({ min: 1, max: 99 }) }),
        fc.constantFrom('all' as const, 'all' as const, 'too much' as const),
      ),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('refund lines' as const),
      sale: fromNewest,
      lines: fc.uniqueArray(
        fc.record({
          position: fc.oneof({ weight: 9, arbitrary: fc.nat(2) }, fc.constant(7)),
          part: fc.oneof(
            { weight: 3, arbitrary: fc.constant('all' as const) },
            { weight: 3, arbitrary: fc.constantFrom(1, 1_000, 500) },
            { weight: 1, arbitrary: fc.constant('too much' as const) },
          ),
        }),
        { minLength: 1, maxLength: 3, selector: ({ position }) => position },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('ask again' as const), command: fromNewest }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('restart' as const),
      after: fc.constantFrom('a close' as const, 'a power cut' as const),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      policy: fc.constantFrom('floor' as const, 'owe' as const, 'owe' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('attach' as const), sale: fromNewest, member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('redeem' as const), member, asked }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), redemption: fromNewest }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('adjust' as const),
      member,
      points: fc.oneof(fc.integer({ min: -30, max: -1 }), fc.integer({ min: 1, max: 50 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('save' as const), rules }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('replace card' as const), member }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('merge' as const), keep: member, merge: member }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('unmerge' as const), member }) },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'close day' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('clock moves' as const),
      days: fc.oneof(
        { weight: 4, arbitrary: fc.constantFrom(1, 1, 2, 28, 31) },
        { weight: 3, arbitrary: fc.nat(400) },
        { weight: 2, arbitrary: fc.integer({ min: -40, max: -1 }) },
      ),
      isSeen: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('a lot ends' as const),
      member,
      lot: fc.nat(2),
      daysAfter: fc.constantFrom(0 as const, 0 as const, 1 as const),
      isSeen: fc.boolean(),
    }),
  },
);
