import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../electron/core/domain/earning.ts';
import {
  clawBackOf,
  leftOfLines,
  paidForLines,
  restOf,
  sharesOf,
  type RefundAsked,
  type Refunded,
  type SoldSale,
} from '../../electron/core/domain/refund.ts';

/** A bill of lines with rewards on it, which earned what some rule gave, with a carry that went in or out. */
const soldSale: fc.Arbitrary<SoldSale> = fc
  .record({
    lines: fc.array(
      fc.record({
        productId: fc.constantFrom(null, 'rye', 'ham'),
        quantity: fc.integer({ min: 1, max: 5_000 }),
        amountMinor: fc.nat(3_000),
      }),
      { maxLength: 4 },
    ),
    typedMinor: fc.integer({ min: 1, max: 5_000 }),
    off: fc.array(
      fc.record({
        productId: fc.constantFrom(null, 'rye'),
        cost: fc.integer({ min: 1, max: 100 }),
        quantity: fc.integer({ min: 1, max: 4 }),
        share: fc.nat(60),
      }),
      { maxLength: 3 },
    ),
    points: fc.constantFrom(1, 3, 7, 1_000_000),
    carryUnit: fc.constantFrom(1, 7, 100, 150),
    carryIn: fc.nat(149),
  })
  .map(({ lines, typedMinor, off, points, carryUnit, carryIn }) => {
    let leftMinor = lines.length === 0 ? typedMinor : lines.reduce((sum, line) => sum + line.amountMinor, 0);
    const rewards = off.map(({ productId, cost, quantity, share }, at) => {
      const discountMinor = Math.floor((leftMinor * share) / 100);
      leftMinor -= discountMinor;
      return { id: `r${at}`, productId, quantity, points: cost * quantity, discountMinor };
    });
    const before = carryIn % carryUnit;
    const all = before + leftMinor * points;
    const earned = Math.floor(all / carryUnit);
    const carryDelta = all - earned * carryUnit - before;
    return { totalMinor: leftMinor, earned, carryDelta, carryUnit, lines, rewards };
  })
  .filter(({ totalMinor }) => totalMinor > 0);

const part = fc.record({ isByLines: fc.boolean(), share: fc.integer({ min: 1, max: 100 }), at: fc.nat(3) });

function after(
  before: Refunded,
  shares: Extract<ReturnType<typeof sharesOf>, { ok: true }>['value'],
): Refunded {
  return {
    amountMinor: before.amountMinor + shares.amountMinor,
    lines: before.lines.map((line, position) => {
      const back = shares.lines.find((each) => each.position === position);
      return {
        quantity: line.quantity + (back?.quantity ?? 0),
        amountMinor: line.amountMinor + (back?.amountMinor ?? 0),
      };
    }),
    returned: new Map(
      [...new Set([...before.returned.keys(), ...shares.returns.map(({ rewardId }) => rewardId)])].map(
        (id) => [
          id,
          (before.returned.get(id) ?? 0) +
            (shares.returns.find(({ rewardId }) => rewardId === id)?.points ?? 0),
        ],
      ),
    ),
  };
}

const nothingYet = (sale: SoldSale): Refunded => ({
  amountMinor: 0,
  lines: sale.lines.map(() => ({ quantity: 0, amountMinor: 0 })),
  returned: new Map(),
});

describe('refunds of a sale', () => {
  it('together take back floor(earned × refunded / total), never more of anything than there was, and a void the rest', () => {
    fc.assert(
      fc.property(soldSale, fc.array(part, { maxLength: 12 }), (sale, parts) => {
        let before = nothingYet(sale);
        let points = 0;
        let carry = 0;
        for (const { isByLines, share, at } of parts) {
          const line = leftOfLines(sale, before)[at];
          const leftMinor = sale.totalMinor - before.amountMinor;
          const asked: RefundAsked =
            isByLines && line !== undefined
              ? {
                  kind: 'lines',
                  lines: [{ position: at, quantity: Math.ceil((line.quantity * share) / 100) }],
                }
              : { kind: 'amount', amountMinor: Math.ceil((leftMinor * share) / 100) };
          const shares = sharesOf(sale, before, asked);
          if (!shares.ok) continue;
          points += shares.value.pointsDue;
          carry += shares.value.carryDue;
          before = after(before, shares.value);
          const exact = (BigInt(sale.earned) * BigInt(before.amountMinor)) / BigInt(sale.totalMinor);
          expect(points).toBe(Number(exact));
          // What is taken back is worth the share of what the sale made, to the sub-point.
          const made = BigInt(sale.earned) * BigInt(sale.carryUnit) + BigInt(sale.carryDelta);
          const worth = BigInt(points) * BigInt(sale.carryUnit) + BigInt(carry);
          expect(worth).toBe((made * BigInt(before.amountMinor)) / BigInt(sale.totalMinor));
          const left = leftOfLines(sale, before);
          for (const { quantity, amountMinor } of left)
            expect(Math.min(quantity, amountMinor)).toBeGreaterThanOrEqual(0);
          if (left.length > 0) {
            const sum = left.reduce((all, { amountMinor }) => all + amountMinor, 0);
            expect(sum).toBe(sale.totalMinor - before.amountMinor);
          }
          for (const reward of sale.rewards)
            expect(before.returned.get(reward.id) ?? 0).toBeLessThanOrEqual(reward.points);
        }
        const rest = restOf(sale, before);
        expect(points + rest.pointsDue).toBe(sale.earned);
        expect(carry + rest.carryDue).toBe(sale.carryDelta);
        for (const { rewardId, points: left } of rest.returns) {
          const given = sale.rewards.find(({ id }) => id === rewardId)?.points;
          expect((before.returned.get(rewardId) ?? 0) + left).toBe(given);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('have nothing left of points, carry, lines and rewards once all the money is back', () => {
    fc.assert(
      fc.property(soldSale, (sale) => {
        const before = nothingYet(sale);
        const shares = sharesOf(sale, before, { kind: 'amount', amountMinor: sale.totalMinor });
        expect(shares.ok).toBe(true);
        if (!shares.ok) return;
        const rest = restOf(sale, after(before, shares.value));
        expect(rest).toEqual({ amountMinor: 0, pointsDue: 0, carryDue: 0, returns: [] });
      }),
    );
  });
});

it('what was paid for lines adds up to what was paid, and no line was paid less than nothing', () => {
  fc.assert(
    fc.property(soldSale, (sale) => {
      const paid = paidForLines(sale);
      for (const minor of paid) expect(minor).toBeGreaterThanOrEqual(0);
      if (paid.length > 0) expect(paid.reduce((sum, minor) => sum + minor, 0)).toBe(sale.totalMinor);
    }),
  );
  expect(allocate(1, [0, 1])).toEqual([0, 1]);
});

it('points taken back come from the sale’s own, then what expired, then the member’s others; the rest is owed or borne', () => {
  fc.assert(
    fc.property(
      ...[fc.nat(50), fc.nat(20), fc.nat(20), fc.nat(20), fc.constantFrom('floor' as const, 'owe' as const)],
      (due, inLot, lapsed, elsewhere, policy) => {
        const from = clawBackOf(due, { inLot, lapsed, elsewhere }, policy);
        expect(from.fromLot + from.lapsed + from.fromOthers + from.owed + from.borne).toBe(due);
        if (from.owed + from.borne > 0) {
          expect([from.fromLot, from.lapsed, from.fromOthers]).toEqual([inLot, lapsed, elsewhere]);
        }
        expect(policy === 'owe' ? from.borne : from.owed).toBe(0);
      },
    ),
  );
});
