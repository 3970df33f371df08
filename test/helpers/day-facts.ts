import type { DaySummary } from '../../electron/core/contract/day-summary.ts';

/** A good Saturday of Corner Bakery, closed, with whatever a test wants otherwise. */
export const saturday = (changes: Partial<DaySummary> = {}): DaySummary => ({
  date: '2026-11-21',
  open: false,
  sales: { count: 212, grossMinor: 228_000, netMinor: 228_000, memberCount: 140 },
  refunds: { count: 0, amountMinor: 0 },
  voids: { count: 2, amountMinor: 1250 },
  rewards: { count: 9, points: 720, discountMinor: 2250 },
  points: {
    opening: 12_000,
    issued: 2104,
    clawedBack: 12,
    redeemed: 720,
    returned: 80,
    expired: 31,
    adjusted: -5,
    closing: 13_416,
  },
  newMembers: 9,
  returningMembers: 120,
  chainHead: '7203abb14bf50d9ca400b1c008c3a3a1ad35669a4018117a07e842577e324bb0',
  z: {
    zNumber: 12,
    closedAt: '2026-11-21T21:05:00.000Z',
    salesHash: '657823ad8fba825e98667fd21e9235f9e63d5d95d43446642ac988c11034aabb',
  },
  ...changes,
});
