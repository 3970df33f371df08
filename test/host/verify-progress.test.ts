import { describe, expect, it } from 'vitest';
import type { VerifyProgress } from '../../electron/core/contract/data.ts';
import { refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** What a till tells of its verifications from now on. */
function progressOf(till: TestTill): readonly (VerifyProgress | null)[] {
  const told: (VerifyProgress | null)[] = [];
  till.till().onEvent((event) => {
    if (event.name === 'verify.progress') told.push(event.progress);
  });
  return told;
}

async function shopWithSales(count: number): Promise<TestTill> {
  const till = await tillForTest();
  const { memberId } = value(await till.asOwner.members.enrol({ name: 'Ana' }));
  for (let sale = 0; sale < count; sale += 1)
    value(await till.asOwner.sales.record({ memberId, totalMinor: 350 }));
  return till;
}

describe('A verification', () => {
  it('tells how far it is, check by check, and that it is over', async () => {
    const till = await shopWithSales(3);
    const told = progressOf(till);
    const { ok } = value(await till.asOwner.data.verify({}));
    expect(ok).toBe(true);
    const begun = told.filter((progress) => progress?.looked === 0);
    expect(begun.map((progress) => progress?.check)).toEqual([
      ...['file', 'references', 'chain', 'balances', 'lots', 'carry', 'days'],
      ...['receipts', 'earnings', 'refunds', 'voids', 'merges', 'closed days'],
    ]);
    expect(begun.map((progress) => progress?.number)).toEqual(begun.map((_, at) => at + 1));
    expect(begun.every((progress) => progress?.of === begun.length)).toBe(true);
    expect(told.at(-1)).toBeNull();
    expect(value(await till.asOwner.data.verifyStatus({}))).toEqual({ progress: null });
  });

  it('is stopped when asked, and the till sells on', async () => {
    const till = await shopWithSales(1);
    const told = progressOf(till);
    const asked = till.asOwner.data.verify({});
    expect(value(await till.asOwner.data.stopVerify({}))).toEqual({ stopped: true });
    value(await till.asOwner.sales.record({ totalMinor: 500 }));
    expect(refusal(await asked)).toBe('VERIFY_STOPPED');
    expect(told).toEqual([null]);
    expect(value(await till.asOwner.data.stopVerify({}))).toEqual({ stopped: false });
    expect(value(await till.asOwner.data.verify({})).ok).toBe(true);
  });

  it('isn’t a cashier’s to look at or to stop', async () => {
    const till = await tillForTest();
    expect(refusal(await till.asCashier.data.verifyStatus({}))).toBe('NOT_ALLOWED');
    expect(refusal(await till.asCashier.data.stopVerify({}))).toBe('NOT_ALLOWED');
  });
});
