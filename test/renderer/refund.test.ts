import { describe, expect, it, vi } from 'vitest';
import {
  noRefund,
  changeGoods,
  chooseAllLeft,
  chooseRefundReason,
  giveBack,
  pressRefundKey,
  refundBack,
  startRefund,
  writeOtherReason,
} from '../../renderer/state/refund.ts';
import type { AmountKey } from '../../renderer/state/amount.ts';
import type { Desk } from '../../renderer/state/desk.ts';
import { expectWhole, value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

const press = (desk: Desk, ...keys: AmountKey[]): void => keys.forEach((key) => pressRefundKey(desk, key));

/** A sale of two loaves and 250 grams of cheese to Łucja, paid in part by a reward. */
async function soldSale() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  const { memberId } = value(await asOwner.members.enrol({ name: 'Łucja' }));
  value(await asOwner.points.adjust({ memberId, points: 50, reason: 'A start' }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 20, gives }));
  const lines = [
    { name: 'Rye loaf', quantity: 2_000, unitPriceMinor: 400 },
    { name: 'Cheese', quantity: 250, unitPriceMinor: 1_200 },
  ];
  const { saleId } = value(await asOwner.sales.record({ memberId, lines, redeem: [{ rewardId }] }));
  await startRefund(test.desk, saleId);
  const refund = () => test.desk.refund.getState();
  return { ...test, memberId, saleId, refund };
}

describe('A refund at the till', () => {
  it('says what becomes of money, points and rewards before it is confirmed, and writes nothing till then', async () => {
    const { desk, shop, memberId, refund } = await soldSale();
    expect(refund().sale).toMatchObject({ totalMinor: 1_000, leftMinor: 1_000, isOfToday: true });
    press(desk, '5', '00');
    await vi.waitFor(() =>
      expect(refund().quote).toMatchObject({
        ...{ amountMinor: 500, pointsClawedBack: 5, pointsReturned: 10, balance: 45, leftMinor: 500 },
      }),
    );
    expect(value(await shop.asOwner.points.balance({ memberId })).balance).toBe(40);
    await giveBack(desk);
    expect(refund().done).toMatchObject({
      refund: { amountMinor: 500 },
      slip: { title: 'Refund No. 000001' },
    });
    expect(desk.today.getState()).toMatchObject({
      last: { kind: 'refunded', amountMinor: 500, points: 5, balance: 45 },
      sales: [{ refundedMinor: 500 }],
    });
    await giveBack(desk);
    expect(desk.stage.getState().stage).toBe('customer');
    await expectWhole(shop);
  });

  it('is by pieces, a weighed line whole, never more than was sold', async () => {
    const { desk, refund, heard } = await soldSale();
    changeGoods(desk, 1);
    changeGoods(desk, 1);
    expect([...refund().goods]).toEqual([[0, 2_000]]);
    heard.length = 0;
    changeGoods(desk, 1);
    expect(heard).toEqual(['no']);
    desk.refund.setState({ selected: 1 });
    changeGoods(desk, 1);
    expect(new Map(refund().goods)).toEqual(
      new Map([
        [0, 2_000],
        [1, 250],
      ]),
    );
    await vi.waitFor(() => expect(refund().quote?.amountMinor).toBe(1_000));
    press(desk, '5');
    expect(refund()).toMatchObject({ goods: new Map() });
  });

  it('may be several, together never more than was paid', async () => {
    const { desk, shop, saleId, refund, heard } = await soldSale();
    press(desk, '4', '00');
    await giveBack(desk);
    await startRefund(desk, saleId);
    expect(refund().sale).toMatchObject({ refundedMinor: 400, leftMinor: 600 });
    heard.length = 0;
    press(desk, '6', '0', '1');
    await vi.waitFor(() => expect(refund().problem?.code).toBe('REFUND_TOO_MUCH'));
    expect(heard).toEqual(['no']);
    chooseAllLeft(desk);
    await vi.waitFor(() => expect(refund().quote).toMatchObject({ amountMinor: 600, leftMinor: 0 }));
    await giveBack(desk);
    expect(value(await shop.asOwner.sales.list({})).sales).toMatchObject([{ refundedMinor: 1_000 }]);
    await expectWhole(shop);
  });

  it('happens once where its answer was lost, and nothing can be changed meanwhile', async () => {
    const test = await soldSale();
    const { desk, shop, saleId, refund } = test;
    press(desk, '5', '00');
    test.loseAnswersOf('sales.refund');
    await giveBack(desk);
    expect(refund().problem?.code).toBe('HOST_UNREACHABLE');
    press(desk, '9');
    refundBack(desk);
    await startRefund(desk, saleId);
    test.loseAnswersOf(null);
    await giveBack(desk);
    expect(refund().done).toMatchObject({ refund: { amountMinor: 500 } });
    expect(value(await shop.asOwner.sales.list({})).sales).toMatchObject([{ refundedMinor: 500 }]);
  });

  it('lands in the open day where the sale’s own is closed, and names it', async () => {
    const { desk, shop, saleId, refund } = await soldSale();
    value(await shop.asOwner.day.close({ date: '2026-11-21' }));
    await startRefund(desk, saleId);
    expect(refund().sale).toMatchObject({ isOfToday: false, businessDay: '2026-11-21' });
    press(desk, '5', '00');
    await giveBack(desk);
    expect(JSON.stringify(refund().done?.slip)).toContain('Receipt No. 000001 of');
    const { refunds } = value(await shop.asOwner.sales.listRefunds({ date: '2026-11-22' }));
    expect(refunds).toMatchObject([{ receiptNumber: 1, saleDay: '2026-11-21', amountMinor: 500 }]);
  });

  it('keeps another reason in the cashier’s own words', async () => {
    const { desk, shop } = await soldSale();
    press(desk, '5', '00');
    chooseRefundReason(desk, 'other');
    writeOtherReason(desk, '  The cake fell ');
    await giveBack(desk);
    const { refunds } = value(await shop.asOwner.sales.listRefunds({}));
    expect(refunds).toMatchObject([{ reason: 'Other: The cake fell' }]);
  });

  it('goes back step by step', async () => {
    const { desk, refund } = await soldSale();
    press(desk, '5');
    refundBack(desk);
    expect(desk.stage.getState().stage).toBe('refund');
    refundBack(desk);
    expect(desk.stage.getState().stage).toBe('customer');
    expect(refund()).toEqual(noRefund);
  });
});
