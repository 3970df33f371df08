import { describe, expect, it, vi } from 'vitest';
import { minorOf, type AmountKey } from '../../renderer/state/amount.ts';
import { enrol, enter, startEnrolment } from '../../renderer/state/enrolment.ts';
import { askForCard, isSeeking, resolveOrPick } from '../../renderer/state/finding.ts';
import { askAgain, confirmTotal, doIt, goBack, pressKey, record } from '../../renderer/state/selling.ts';
import { lastSale, loadToday, undo } from '../../renderer/state/today.ts';
import { askUndoEffect, forgetUndoEffect } from '../../renderer/state/undo-effect.ts';
import type { Desk } from '../../renderer/state/desk.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

const press = (desk: Desk, ...keys: AmountKey[]): void => keys.forEach((key) => pressKey(desk, key));

const salesOf = async ({ shop }: TestDesk) => value(await shop.asOwner.sales.list({})).sales;

async function withLucja() {
  const test = await deskForTest();
  const { cardNumber } = value(await test.shop.asOwner.members.enrol({ name: 'Łucja Kowalska' }));
  return { ...test, cardNumber };
}

describe('A sale at the till', () => {
  it('opens the member of a scanned card, quotes while the amount is typed, and records it', async () => {
    const test = await withLucja();
    const { desk, cardNumber } = test;
    await resolveOrPick(desk, cardNumber);
    press(desk, '1', '2', '5', '0');
    await vi.waitFor(() => expect(desk.counter.getState().quote?.pointsEarned).toBe(12));
    await record(desk);
    const { done, customer } = desk.counter.getState();
    expect(done?.outcome).toMatchObject({ pointsEarned: 12, balance: 12, carriedMinor: 50 });
    expect(customer.kind).toBe('nobody');
    expect(done?.slip?.blocks.length).toBeGreaterThan(3);
    expect(lastSale(desk.today.getState())).toMatchObject({ totalMinor: 1250, memberName: 'Łucja Kowalska' });
    expect(await salesOf(test)).toHaveLength(1);
  });

  it('sells once when Enter is struck twice', async () => {
    const test = await deskForTest();
    press(test.desk, '5', '00');
    const letIn = test.holdBack('sales.record');
    doIt(test.desk);
    doIt(test.desk);
    letIn();
    await vi.waitFor(() => expect(test.desk.counter.getState().done).not.toBeNull());
    expect(await salesOf(test)).toHaveLength(1);
  });

  it('sells once when the answer was lost and it is asked again', async () => {
    const test = await deskForTest();
    const { desk } = test;
    press(desk, '5', '00');
    test.loseAnswersOf('sales.record');
    await record(desk);
    expect(desk.counter.getState().recording.kind).toBe('unanswered');
    test.loseAnswersOf(null);
    await askAgain(desk);
    expect(desk.counter.getState().done?.totalMinor).toBe(500);
    expect(await salesOf(test)).toHaveLength(1);
    const ids = test.asked
      .filter(({ procedure }) => procedure === 'sales.record')
      .map(({ commandId }) => commandId);
    expect(new Set(ids).size).toBe(1);
  });

  it('keeps everything as it was asked while nobody knows whether the sale stands', async () => {
    const test = await withLucja();
    const { desk, cardNumber } = test;
    press(desk, '5', '00');
    test.loseAnswersOf('sales.record');
    await record(desk);
    press(desk, '7');
    goBack(desk);
    await resolveOrPick(desk, cardNumber);
    expect(minorOf(desk.counter.getState().amount)).toBe(500);
    expect(desk.counter.getState().customer.kind).toBe('withoutCard');
  });

  it('asks before it takes a huge total, and a second Enter is no yes', async () => {
    const test = await deskForTest();
    const { desk } = test;
    press(desk, '9', '9', '9', '9', '9', '9', '9');
    await record(desk);
    expect(desk.counter.getState().recording.kind).toBe('question');
    doIt(desk);
    expect(await salesOf(test)).toHaveLength(0);
    await confirmTotal(desk);
    expect((await salesOf(test)).map(({ totalMinor }) => totalMinor)).toEqual([9_999_999]);
    const ids = test.asked
      .filter(({ procedure }) => procedure === 'sales.record')
      .map(({ commandId }) => commandId);
    expect(new Set(ids).size).toBe(1);
  });

  it('forgets the yes when the total is changed after it was asked', async () => {
    const test = await deskForTest();
    const { desk } = test;
    press(desk, '9', '9', '9', '9', '9', '9');
    await record(desk);
    goBack(desk);
    expect(minorOf(desk.counter.getState().amount)).toBe(999_999);
    press(desk, '0');
    await record(desk);
    expect(desk.counter.getState().recording.kind).toBe('question');
  });

  it('asks for one quote at a time, and last for what stands there: a scan’s digits keep nobody waiting', async () => {
    const { desk, asked, holdBack } = await deskForTest();
    const letIn = holdBack('sales.quote');
    for (const key of ['1', '2', '9', '0'] as const) pressKey(desk, key);
    const quotes = () => asked.filter(({ procedure }) => procedure === 'sales.quote').length;
    expect(quotes()).toBe(1);
    letIn();
    await vi.waitFor(() => expect(desk.counter.getState().quote?.totalMinor).toBe(1290));
    expect(quotes()).toBe(2);
  });

  it('has left the search once the amount is typed: one step back leads on', async () => {
    const { desk } = await deskForTest();
    desk.finding.setState({ text: '', outcome: { kind: 'unknownCard', code: 'X' } });
    expect(isSeeking(desk.finding.getState())).toBe(true);
    press(desk, '5');
    expect(isSeeking(desk.finding.getState())).toBe(false);
  });

  it('drops a quote that comes after the amount has changed', async () => {
    const { desk, holdBack } = await deskForTest();
    const letIn = holdBack('sales.quote');
    press(desk, '5');
    press(desk, 'backspace');
    letIn();
    press(desk, '7', '00');
    await vi.waitFor(() => expect(desk.counter.getState().quote).not.toBeNull());
    press(desk, 'clear');
    expect(desk.counter.getState().quote).toBeNull();
  });

  it('does not record nothing', async () => {
    const test = await deskForTest();
    await record(test.desk);
    expect(test.heard).toEqual(['no']);
    expect(await salesOf(test)).toHaveLength(0);
  });
});

describe('Undo', () => {
  it('says before it is done what becomes of points and balance, and just that happens', async () => {
    const { desk, shop } = await deskForTest();
    const { cardNumber } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
    await resolveOrPick(desk, cardNumber);
    press(desk, '1', '2', '00');
    await record(desk);
    const sale = lastSale(desk.today.getState());
    if (sale === null) throw new Error('a sale was recorded');
    await askUndoEffect(desk, sale.saleId);
    const effect = desk.today.getState().effects[sale.saleId];
    expect(effect?.quote).toMatchObject({ pointsClawedBack: 12, balanceBefore: 12, balance: 0 });
    expect(effect?.quote?.explanation.map(({ text }) => text)).toEqual(['12 points taken back']);
    await undo(desk, sale);
    expect(desk.today.getState().last).toMatchObject({ kind: 'undone', pointsTakenBack: 12 });
    await askUndoEffect(desk, sale.saleId);
    expect(desk.today.getState().effects[sale.saleId]?.problem?.code).toBe('SALE_VOIDED');
    forgetUndoEffect(desk, sale.saleId);
    expect(desk.today.getState().effects).toEqual({});
  });

  it('takes the sale back and puts it on the counter, so that it can be mended', async () => {
    const test = await withLucja();
    const { desk, cardNumber } = test;
    await resolveOrPick(desk, cardNumber);
    press(desk, '1', '2', '5', '0');
    await record(desk);
    const sale = lastSale(desk.today.getState());
    if (sale === null) throw new Error('the sale can be undone');
    await undo(desk, sale);
    expect((await salesOf(test))[0]).toMatchObject({ voided: true });
    expect(desk.counter.getState().customer).toMatchObject({ name: 'Łucja Kowalska', balance: 0 });
    expect(minorOf(desk.counter.getState().amount)).toBe(1250);
    expect(lastSale(desk.today.getState())).toBeNull();
  });

  it('leaves the next customer alone', async () => {
    const { desk } = await deskForTest();
    press(desk, '5', '00');
    await record(desk);
    press(desk, '7');
    const sale = lastSale(desk.today.getState());
    if (sale === null) throw new Error('the sale can be undone');
    await undo(desk, sale);
    expect(minorOf(desk.counter.getState().amount)).toBe(7);
  });

  it('says why not, where the day has its Z meanwhile', async () => {
    const test = await withLucja();
    const { desk, shop, cardNumber } = test;
    await resolveOrPick(desk, cardNumber);
    press(desk, '5', '00');
    await record(desk);
    const sale = lastSale(desk.today.getState());
    if (sale === null) throw new Error('the sale can be undone');
    const { date } = value(await shop.asOwner.day.summary({}));
    value(await shop.asOwner.day.close({ date }));
    await undo(desk, sale);
    expect(desk.today.getState().problem?.error.code).toBe('SALE_NOT_TODAY');
    expect(lastSale(desk.today.getState())).not.toBeNull();
  });

  it('reaches every sale of the day from the list', async () => {
    const test = await deskForTest();
    value(await test.shop.asOwner.sales.record({ totalMinor: 100 }));
    await loadToday(test.desk);
    const [sale] = test.desk.today.getState().sales;
    if (sale === undefined) throw new Error('the list has the sale');
    await undo(test.desk, sale);
    expect(test.desk.today.getState().sales[0]).toMatchObject({ voided: true });
    expect(test.desk.counter.getState().customer.kind).toBe('nobody');
  });
});

describe('A card that is shown after paying', () => {
  it('gets the sale its points', async () => {
    const test = await withLucja();
    const { desk, cardNumber } = test;
    press(desk, '5', '00');
    await record(desk);
    const sale = lastSale(desk.today.getState());
    if (sale === null) throw new Error('the sale can get its card');
    askForCard(desk, sale);
    await resolveOrPick(desk, cardNumber);
    expect(desk.counter.getState().done?.outcome.pointsEarned).toBe(5);
    expect(lastSale(desk.today.getState())).toMatchObject({ memberName: 'Łucja Kowalska', pointsEarned: 5 });
    expect(desk.finding.getState().cardFor).toBeNull();
  });
});

describe('Finding', () => {
  it('opens the first that fits where the text is no card', async () => {
    const { desk } = await withLucja();
    await resolveOrPick(desk, 'lucja');
    expect(desk.counter.getState().customer).toMatchObject({ kind: 'member', name: 'Łucja Kowalska' });
  });

  it('says that a card is unknown and keeps its number for a new member', async () => {
    const { desk } = await deskForTest();
    await resolveOrPick(desk, 'OLD-4711');
    expect(desk.finding.getState().outcome).toEqual({ kind: 'unknownCard', code: 'OLD-4711' });
  });

  it('takes what looks like a bank card off the screen', async () => {
    const { desk } = await deskForTest();
    await resolveOrPick(desk, '4111111111111111');
    expect(desk.finding.getState()).toMatchObject({
      text: '',
      outcome: { kind: 'refused', problem: { code: 'CARD_LOOKS_LIKE_PAYMENT' } },
    });
  });

  it('looks for a name that is longer than any card', async () => {
    const name = 'Wolfeschlegelsteinhausenbergerdorff Karlheinz Maximilian von und zu Hinterzarten';
    const { desk, shop } = await deskForTest();
    value(await shop.asOwner.members.enrol({ name }));
    await resolveOrPick(desk, name);
    expect(desk.counter.getState().customer).toMatchObject({ name });
  });
});

describe('The new member’s form', () => {
  it('keeps what was typed when it is refused, and says why at the field', async () => {
    const { desk } = await deskForTest();
    startEnrolment(desk);
    enter(desk, { who: 'Jean', other: 'none' });
    await enrol(desk);
    const { entries, problem } = desk.enrolment.getState();
    expect(entries).toMatchObject({ who: 'Jean', other: 'none' });
    expect(problem).toMatchObject({ field: 'phone', details: { problem: 'has no digit in it.' } });
  });

  it('makes one member when the answer was lost and it is asked again', async () => {
    const test = await deskForTest();
    const { desk } = test;
    startEnrolment(desk);
    enter(desk, { who: 'Jean' });
    test.loseAnswersOf('members.enrol');
    await enrol(desk);
    enter(desk, { who: 'Jeanne' });
    test.loseAnswersOf(null);
    await enrol(desk);
    expect(desk.counter.getState().customer).toMatchObject({ name: 'Jean' });
    expect(value(await test.shop.asOwner.members.find({ text: 'jean' })).members).toHaveLength(1);
  });
});
