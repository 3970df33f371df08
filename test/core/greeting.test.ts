import { describe, expect, it } from 'vitest';
import { greetingOf, type Greeted } from '../../electron/core/domain/greeting.ts';

const today = '2026-11-21';
const regular: Greeted = {
  birthday: '1990-04-21',
  visits: { count: 12, daysSinceLast: 9, usualGapDays: 9 },
  balance: 40,
  rewardsWithinReach: [],
  outlook: { nextReward: { name: 'Cake', missingPoints: 60, missingMinor: 6_000 }, nextExpiry: null },
  usualBasket: [{ name: 'Rye loaf', quantity: 1_000 }],
};
const said = (change: Partial<Greeted>, on = today) => greetingOf({ ...regular, ...change }, on);

describe('The line to say', () => {
  it('wishes a happy birthday, whatever else there is', () => {
    expect(said({ birthday: '1990-11-21', rewardsWithinReach: [{ name: 'Cake' }] })).toEqual({
      kind: 'birthday',
    });
    expect(said({ birthday: '--11-21' })).toEqual({ kind: 'birthday' });
  });

  it('keeps a birthday of 29 February on the 28th where the year has no 29th', () => {
    expect(said({ birthday: '--02-29' }, '2027-02-28')).toEqual({ kind: 'birthday' });
    expect(said({ birthday: '--02-29' }, '2028-02-28')).not.toEqual({ kind: 'birthday' });
  });

  it('welcomes who is here for the first time', () => {
    expect(said({ visits: { count: 0, daysSinceLast: null, usualGapDays: null } })).toEqual({
      kind: 'firstVisit',
    });
  });

  it('warns of points that expire within two weeks, before it offers what they pay for', () => {
    const expiring = (expiresOn: string) => ({
      rewardsWithinReach: [{ name: 'Cake' }],
      outlook: { nextReward: null, nextExpiry: { expiresOn, points: 30 } },
    });
    expect(said(expiring('2026-12-05'))).toEqual({ kind: 'expiring', expiresOn: '2026-12-05', points: 30 });
    expect(said(expiring('2026-12-06'))).toEqual({ kind: 'ready', reward: 'Cake' });
  });

  it('tells of a reward that is three quarters there', () => {
    const near = (balance: number) => ({
      balance,
      outlook: { nextReward: { name: 'Cake', missingPoints: 25, missingMinor: 2_450 }, nextExpiry: null },
    });
    expect(said(near(75))).toEqual({ kind: 'near', reward: 'Cake', missingMinor: 2_450 });
    expect(said(near(74))).toEqual({ kind: 'usual', products: ['Rye loaf'] });
  });

  it('says that they were missed after twice their usual time, and two weeks at least', () => {
    const away = (daysSinceLast: number, usualGapDays: number) => ({
      visits: { count: 12, daysSinceLast, usualGapDays },
    });
    expect(said(away(23, 9))).toEqual({ kind: 'missed', days: 23 });
    expect(said(away(17, 9))).toEqual({ kind: 'usual', products: ['Rye loaf'] });
    expect(said(away(6, 1))).toEqual({ kind: 'usual', products: ['Rye loaf'] });
  });

  it('offers the usual, or says nothing', () => {
    expect(said({})).toEqual({ kind: 'usual', products: ['Rye loaf'] });
    expect(said({ usualBasket: [] })).toBeNull();
  });
});
