import type { Outlook } from '../../core/contract/rewards.ts';
import type { Carry, EarningRules } from '../../core/domain/earning.ts';
import { nextExpiry } from '../../core/domain/expiry.ts';
import type { OpenLot } from '../../core/domain/ledger.ts';
import { nextReward } from '../../core/domain/rewards.ts';
import type { ReadContext } from '../context.ts';

/** What comes next for a member: the nearest reward that isn't there yet, and the next points to expire. */
export const outlookOf = (
  { read }: Pick<ReadContext, 'read'>,
  balance: number,
  carry: Carry,
  rules: EarningRules,
  lotsInOrder: Iterable<Pick<OpenLot, 'points' | 'expiresOn'>>,
): Outlook => ({
  nextReward: nextReward(balance, carry, rules, read.rewards.offered()) ?? null,
  nextExpiry: nextExpiry(lotsInOrder),
});
