import { describe, expect, it, vi } from 'vitest';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { minorOf, type AmountKey } from '../../renderer/state/amount.ts';
import type { Desk } from '../../renderer/state/desk.ts';
import { resolveOrPick } from '../../renderer/state/finding.ts';
import { changePieces } from '../../renderer/state/products.ts';
import { chooseReward, nextReward, oneMoreOf } from '../../renderer/state/rewards.ts';
import { enterNewCard, replaceCard, startReplacement } from '../../renderer/state/replacement.ts';
import { goBack, pressKey, record } from '../../renderer/state/selling.ts';
import { undo } from '../../renderer/state/today.ts';
import { undoLast } from '../../renderer/state/undo-last.ts';
import { expectWhole, value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

const press = (desk: Desk, ...keys: AmountKey[]): void => keys.forEach((key) => pressKey(desk, key));

/** A shop with rewards and products, and Łucja with 100 points. */
async function richShop() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  const { cardNumber, memberId } = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
  value(await asOwner.points.adjust({ memberId, points: 100, reason: 'A start' }));
  const save = async (
    name: string,
    pointsCost: number,
    gives: Parameters<typeof asOwner.rewards.save>[0]['gives'],
  ) => value(await asOwner.rewards.save({ name, pointsCost, gives }));
  const coffee = await save('Free coffee', 80, { kind: 'amount', amountMinor: 250 });
  const tenth = await save('A tenth off', 50, { kind: 'percent', percent: 10, capMinor: 500 });
  const cake = await save('Free cake', 140, { kind: 'amount', amountMinor: 500 });
  const rye = value(
    await asOwner.products.save({
      name: 'Rye loaf',
      barcode: '5901234123457',
      priceMinor: 420,
      talkingPoints: 'Baked at four this morning',
      quickKey: 1,
    }),
  );
  value(await asOwner.products.save({ name: 'Flowers', barcode: '96385074' }));
  return { ...test, cardNumber, memberId, coffee, tenth, cake, rye };
}

const balanceOf = async ({ shop, memberId }: Awaited<ReturnType<typeof richShop>>) =>
  value(await shop.asOwner.points.balance({ memberId })).balance;

describe('Rewards at the till', () => {
  it('come off the amount while it is typed, stand on the slip, and come back with an undo', async () => {
    const test = await richShop();
    const { desk, cardNumber, coffee } = test;
    await resolveOrPick(desk, cardNumber);
    press(desk, '1', '2', '5', '0');
    chooseReward(desk, coffee);
    await vi.waitFor(() =>
      expect(desk.counter.getState().quote).toMatchObject({ totalMinor: 1000, discountMinor: 250 }),
    );
    await record(desk);
    const { done } = desk.counter.getState();
    expect(done).toMatchObject({ totalMinor: 1000, outcome: { pointsEarned: 10, pointsRedeemed: 80 } });
    expect(JSON.stringify(done?.slip)).toContain('Free coffee');
    expect(await balanceOf(test)).toBe(30);
    await undoLast(desk);
    expect(await balanceOf(test)).toBe(100);
    const { amount, rewards } = desk.counter.getState();
    expect(minorOf(amount)).toBe(1250);
    expect(rewards.map(({ name }) => name)).toEqual(['Free coffee']);
    await expectWhole(test.shop);
  });

  it('take a percentage of what was typed', async () => {
    const { desk, cardNumber, tenth } = await richShop();
    await resolveOrPick(desk, cardNumber);
    chooseReward(desk, tenth);
    press(desk, '2', '0', '00');
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(1800));
    await record(desk);
    expect(desk.counter.getState().done?.totalMinor).toBe(1800);
  });

  it('are gone through one by one by R, the dearest within reach first, and then none', async () => {
    const { desk, cardNumber } = await richShop();
    await resolveOrPick(desk, cardNumber);
    const chosen = () => desk.counter.getState().rewards.map(({ name }) => name);
    nextReward(desk);
    expect(chosen()).toEqual(['Free coffee']);
    nextReward(desk);
    expect(chosen()).toEqual(['A tenth off']);
    nextReward(desk);
    expect(chosen()).toEqual([]);
  });

  it('say at once that the points don’t pay for two of them', async () => {
    const { desk, cardNumber, coffee, tenth } = await richShop();
    await resolveOrPick(desk, cardNumber);
    press(desk, '5', '00');
    chooseReward(desk, coffee);
    chooseReward(desk, tenth);
    await vi.waitFor(() =>
      expect(desk.counter.getState().quoteProblem).toMatchObject({ code: 'POINTS_INSUFFICIENT' }),
    );
    goBack(desk);
    expect(desk.counter.getState().quoteProblem).toBeNull();
  });

  it('are given alone where there is no amount, once, and taken back', async () => {
    const test = await richShop();
    const { desk, cardNumber, coffee } = test;
    await resolveOrPick(desk, cardNumber);
    chooseReward(desk, coffee);
    test.loseAnswersOf('rewards.redeem');
    await record(desk);
    expect(desk.counter.getState().recording.kind).toBe('unanswered');
    test.loseAnswersOf(null);
    await record(desk);
    expect(await balanceOf(test)).toBe(20);
    expect(desk.counter.getState().customer.kind).toBe('nobody');
    await undoLast(desk);
    expect(await balanceOf(test)).toBe(100);
  });

  it('are had several times by + after them, as far as the balance goes', async () => {
    const test = await richShop();
    const { desk, cardNumber, tenth, heard } = test;
    await resolveOrPick(desk, cardNumber);
    press(desk, '2', '0', '00');
    nextReward(desk);
    nextReward(desk);
    changePieces(desk, 1);
    await vi.waitFor(() =>
      expect(desk.counter.getState().quote).toMatchObject({ discountMinor: 380, pointsRedeemed: 100 }),
    );
    heard.length = 0;
    changePieces(desk, 1);
    expect(heard).toEqual(['no']);
    expect(desk.counter.getState().quoteProblem?.message).toBe(
      'The balance of 100 points doesn’t pay for A tenth off once more.',
    );
    changePieces(desk, -1);
    expect(desk.counter.getState()).toMatchObject({ rewards: [{ quantity: 1 }], quoteProblem: null });
    oneMoreOf(desk, tenth);
    await vi.waitFor(() => expect(desk.counter.getState().quote?.discountMinor).toBe(380));
    await record(desk);
    expect(JSON.stringify(desk.counter.getState().done?.slip)).toContain('A tenth off × 2');
    expect(await balanceOf(test)).toBe(16);
    await undoLast(desk);
    expect(desk.counter.getState().rewards).toMatchObject([{ quantity: 2 }]);
    expect(await balanceOf(test)).toBe(100);
    changePieces(desk, -1);
    changePieces(desk, -1);
    expect(desk.counter.getState().rewards).toEqual([]);
    await expectWhole(test.shop);
  });

  it('are told where one more would find nothing left of the bill', async () => {
    const { desk, cardNumber, shop } = await richShop();
    const euro = value(
      await shop.asOwner.rewards.save({
        ...{ name: '€1 off', pointsCost: 10, gives: { kind: 'amount', amountMinor: 100 } },
      }),
    );
    await resolveOrPick(desk, cardNumber);
    press(desk, '1', '5', '0');
    oneMoreOf(desk, euro);
    oneMoreOf(desk, euro);
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(0));
    oneMoreOf(desk, euro);
    await vi.waitFor(() => expect(desk.counter.getState().quoteProblem?.code).toBe('REWARD_MORE_THAN_BILL'));
  });

  it('ask for the amount where a percentage is given alone', async () => {
    const { desk, cardNumber, tenth } = await richShop();
    await resolveOrPick(desk, cardNumber);
    chooseReward(desk, tenth);
    await record(desk);
    expect(desk.counter.getState().recording).toMatchObject({ problem: { code: 'REWARD_NEEDS_AMOUNT' } });
    press(desk, '5', '00');
    await record(desk);
    expect(desk.counter.getState().done?.totalMinor).toBe(450);
  });

  it('don’t go over to the next customer', async () => {
    const { desk, cardNumber, coffee, shop } = await richShop();
    await resolveOrPick(desk, cardNumber);
    chooseReward(desk, coffee);
    const other = value(await shop.asOwner.members.enrol({ name: 'Jean' }));
    await resolveOrPick(desk, other.cardNumber);
    expect(desk.counter.getState()).toMatchObject({ rewards: [], customer: { name: 'Jean' } });
  });
});

describe('Products at the till', () => {
  it('become lines by a scan; the same one again is two pieces', async () => {
    const { desk, rye } = await richShop();
    await resolveOrPick(desk, '5901234123457');
    await resolveOrPick(desk, '5901234123457');
    expect(desk.counter.getState().lines).toMatchObject([
      { productId: rye.productId, quantity: 2000, talkingPoints: 'Baked at four this morning' },
    ]);
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(840));
    changePieces(desk, -1);
    changePieces(desk, -1);
    expect(desk.counter.getState()).toMatchObject({ lines: [], selected: null, quote: null });
  });

  it('make what was typed before them a line of its own, and take what is typed after', async () => {
    const { desk, shop } = await richShop();
    press(desk, '3', '00');
    await resolveOrPick(desk, '5901234123457');
    press(desk, '1', '5', '0');
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(870));
    await record(desk);
    expect(desk.counter.getState().done?.totalMinor).toBe(870);
    const slip = JSON.stringify(desk.counter.getState().done?.slip);
    expect(slip).toContain('Rye loaf');
    expect(slip.match(/"Other"/g)).toHaveLength(2);
    await undoLast(desk);
    expect(desk.counter.getState().lines).toHaveLength(2);
    expect(minorOf(desk.counter.getState().amount)).toBe(150);
    await expectWhole(shop);
  });

  it('wait for the price where they have none', async () => {
    const { desk, heard } = await richShop();
    await resolveOrPick(desk, '96385074');
    expect(desk.counter.getState()).toMatchObject({ lines: [], pricing: { name: 'Flowers' } });
    await record(desk);
    expect(heard.at(-1)).toBe('no');
    press(desk, '9', '00');
    await resolveOrPick(desk, '5901234123457');
    expect(desk.counter.getState().lines.map(({ name, unitPriceMinor }) => [name, unitPriceMinor])).toEqual([
      ['Flowers', 900],
      ['Rye loaf', 420],
    ]);
  });

  it('cost exactly what the scale printed', async () => {
    const { desk, shop } = await richShop();
    value(await shop.asOwner.shop.update({ weighedGoods: [{ prefix: '21', holds: 'price' }] }));
    const cheese = { name: 'Cheese', barcode: '2112345', priceMinor: 4990, soldBy: 'weight' } as const;
    value(await shop.asOwner.products.save(cheese));
    await resolveOrPick(desk, '2112345003474');
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(347));
    await record(desk);
    expect(desk.counter.getState().done?.totalMinor).toBe(347);
  });

  it('say what can be done where nobody knows the code', async () => {
    const { desk } = await richShop();
    await resolveOrPick(desk, '4006381333931');
    expect(desk.finding.getState().outcome).toEqual({ kind: 'unknownProduct', code: '4006381333931' });
  });

  it('give way one by one to Esc', async () => {
    const { desk, cardNumber, coffee } = await richShop();
    await resolveOrPick(desk, cardNumber);
    await resolveOrPick(desk, '5901234123457');
    press(desk, '5');
    chooseReward(desk, coffee);
    goBack(desk);
    expect(minorOf(desk.counter.getState().amount)).toBe(0);
    goBack(desk);
    expect(desk.counter.getState().rewards).toEqual([]);
    goBack(desk);
    expect(desk.counter.getState()).toMatchObject({ lines: [], customer: { kind: 'member' } });
    goBack(desk);
    expect(desk.counter.getState().customer.kind).toBe('nobody');
  });
});

describe('Cards at the till', () => {
  it('are replaced with the new one in hand; the old one names it, and points stay', async () => {
    const test = await richShop();
    const { desk, cardNumber } = test;
    await resolveOrPick(desk, cardNumber);
    startReplacement(desk);
    enterNewCard(desk, 'NEW-4712');
    await replaceCard(desk);
    expect(desk.stage.getState().stage).toBe('paper');
    expect(JSON.stringify(desk.paper.getState().document)).toContain('NEW-4712');
    press(desk, '5', '00');
    await record(desk);
    expect(desk.counter.getState().done?.outcome.balance).toBe(105);
    await resolveOrPick(desk, cardNumber);
    expect(desk.finding.getState().outcome).toEqual({ kind: 'blockedCard', replacedBy: '4712' });
  });

  it('say at the number why a card can’t be taken, and take another', async () => {
    const { desk, shop, cardNumber } = await richShop();
    value(await shop.asOwner.members.enrol({ name: 'Jean', cardNumber: 'OLD-1' }));
    await resolveOrPick(desk, cardNumber);
    startReplacement(desk);
    enterNewCard(desk, 'OLD-1');
    await replaceCard(desk);
    expect(desk.replacement.getState().problem).toMatchObject({ code: 'CARD_TAKEN', field: 'cardNumber' });
    enterNewCard(desk, '');
    await replaceCard(desk);
    expect(desk.today.getState().last).toMatchObject({ kind: 'replaced', name: 'Łucja Kowalska' });
  });

  it('aren’t all that is scanned: the barcode of a slip opens its sale, which can be undone', async () => {
    const { desk, shop, cardNumber } = await richShop();
    await resolveOrPick(desk, cardNumber);
    press(desk, '5', '00');
    await record(desk);
    await resolveOrPick(desk, receiptCode(1));
    expect(desk.paper.getState()).toMatchObject({
      of: { kind: 'sale', sale: { totalMinor: 500, memberName: 'Łucja Kowalska' } },
      document: { title: 'Slip No. 000001' },
    });
    const { of } = desk.paper.getState();
    if (of?.kind !== 'sale') throw new Error('the sale is shown');
    await undo(desk, of.sale);
    expect(value(await shop.asOwner.sales.list({})).sales[0]).toMatchObject({ voided: true });
  });
});
