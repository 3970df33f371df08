import { describe, expect, it, vi } from 'vitest';
import { actionOf } from '../../renderer/state/keys.ts';
import { openMember } from '../../renderer/state/members.ts';
import { hear } from '../../renderer/state/shop-events.ts';
import { resolveOrPick, seek } from '../../renderer/state/finding.ts';
import { submitScan } from '../../renderer/state/scanning.ts';
import { pressKey, record } from '../../renderer/state/selling.ts';
import {
  endTraining,
  startTraining,
  togglePracticeCards,
  toggleTraining,
} from '../../renderer/state/training.ts';
import type { Desk } from '../../renderer/state/desk.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

/** The desk that the window shows while it trains. */
function practiceOf(desk: Desk): Desk {
  const { practice } = desk.training.getState();
  if (practice === null) throw new Error('the window doesn’t train');
  return practice;
}

/** A desk with a half-made sale for Ana on it. */
async function halfMadeSale(): Promise<TestDesk & { readonly cardNumber: string }> {
  const test = await deskForTest();
  const { memberId, cardNumber } = value(await test.shop.asOwner.members.enrol({ name: 'Ana Ruiz' }));
  await openMember(test.desk, { memberId, name: 'Ana Ruiz', balance: 0, shownCard: cardNumber });
  for (const key of ['1', '2', '5', '0'] as const) pressKey(test.desk, key);
  await vi.waitFor(() => expect(test.desk.counter.getState().quote).not.toBeNull());
  return { ...test, cardNumber };
}

const firstCard = (desk: Desk): string => desk.training.getState().cards[0]?.cardNumber ?? '';

describe('A window that trains', () => {
  it('has a desk of its own, and the half-made sale is there again afterwards', async () => {
    const { desk, shop } = await halfMadeSale();
    seek(desk, 'An');
    const before = desk.counter.getState();
    await startTraining(desk);
    const practice = practiceOf(desk);
    expect(practice.counter.getState()).toMatchObject({ customer: { kind: 'nobody' }, lines: [] });
    await resolveOrPick(practice, firstCard(desk));
    for (const key of ['3', '0', '0'] as const) pressKey(practice, key);
    await record(practice);
    const { done } = practice.counter.getState();
    expect(done?.totalMinor).toBe(300);
    expect(done?.slip?.blocks[0]).toMatchObject({ text: 'TRAINING' });
    await endTraining(practice);
    expect(desk.training.getState().practice).toBeNull();
    expect(desk.counter.getState()).toBe(before);
    expect(desk.finding.getState().text).toBe('An');
    expect(value(await shop.asOwner.sales.list({})).sales).toEqual([]);
  });

  it('is in and out by one key, and nothing else is opened by it', async () => {
    const { desk } = await deskForTest();
    const anywhere = {
      typing: true,
      onControl: false,
      selling: false,
      asked: false,
      withMember: false,
      onBill: false,
      onReward: false,
      onSale: false,
      refunding: false,
      training: false,
      printing: false,
      withDrawer: false,
      printAsked: false,
    };
    expect(actionOf('F1', anywhere)).toEqual({ kind: 'training' });
    const inTraining = { ...anywhere, typing: false, training: true };
    expect(actionOf('c', inTraining)).toEqual({ kind: 'practiceCards', mayBeginName: true });
    expect(actionOf('c', { ...anywhere, typing: false })).toEqual({ kind: 'find', text: 'c' });
    await toggleTraining(desk);
    await toggleTraining(practiceOf(desk));
    expect(desk.training.getState().practice).toBeNull();
  });

  it('makes one practice shop, however often the key is pressed', async () => {
    const { desk, asked } = await deskForTest();
    await Promise.all([startTraining(desk), startTraining(desk), startTraining(desk)]);
    expect(asked.filter(({ procedure }) => procedure === 'training.start')).toHaveLength(1);
  });

  it('doesn’t begin while an answer about a sale is waited for, and says why', async () => {
    const { desk, loseAnswersOf } = await halfMadeSale();
    loseAnswersOf('sales.record');
    await record(desk);
    await startTraining(desk);
    expect(desk.training.getState().practice).toBeNull();
    expect(desk.finding.getState().outcome).toMatchObject({
      kind: 'refused',
      problem: { message: expect.stringContaining('Finish it first') },
    });
  });

  it.each(['owner', 'member'] as const)(
    'doesn’t begin over the forms of the page “%s”, whose entries would be lost, and says so',
    async (stage) => {
      const { desk } = await deskForTest();
      desk.stage.setState({ stage });
      await startTraining(desk);
      expect(desk.training.getState()).toMatchObject({ practice: null, isStarting: false });
      expect(desk.finding.getState().outcome).toMatchObject({
        problem: { message: expect.stringContaining('Go back to the till first') },
      });
    },
  );

  it('says why it couldn’t begin, and the till goes on', async () => {
    const { desk, loseAnswersOf } = await deskForTest();
    loseAnswersOf('training.start');
    await startTraining(desk);
    expect(desk.training.getState()).toMatchObject({ practice: null, isStarting: false });
    expect(desk.finding.getState().outcome).toMatchObject({
      kind: 'refused',
      problem: { message: 'No answer.' },
    });
  });

  it('shows its cards by a key; the real till has none to show', async () => {
    const { desk } = await deskForTest();
    togglePracticeCards(desk);
    expect(desk.stage.getState().stage).toBe('customer');
    await startTraining(desk);
    const practice = practiceOf(desk);
    togglePracticeCards(practice);
    expect(practice.stage.getState().stage).toBe('practiceCards');
    await resolveOrPick(practice, firstCard(desk));
    expect(practice.stage.getState().stage).toBe('customer');
  });

  it('goes back to the real till with a sentence when its practice shop is gone', async () => {
    const { desk, shop } = await halfMadeSale();
    const before = desk.counter.getState();
    await startTraining(desk);
    const practice = practiceOf(desk);
    await shop.restart();
    await resolveOrPick(practice, firstCard(desk));
    expect(desk.training.getState().practice).toBeNull();
    expect(desk.finding.getState().outcome).toMatchObject({
      kind: 'refused',
      problem: { code: 'TRAINING_OVER', message: expect.stringContaining('real till again') },
    });
    expect(desk.counter.getState().amount).toBe(before.amount);
  });
});

describe('What happens in the two books', () => {
  /** A window that hears of everything as the bridge tells it. */
  async function listening() {
    const test = await halfMadeSale();
    test.shop.till().onEvent((event, trainingId) => hear(test.desk, event, trainingId));
    await startTraining(test.desk);
    return { ...test, practice: practiceOf(test.desk) };
  }

  it('reaches its own desk alone: a scan typed in training opens the practice member', async () => {
    const { desk, practice } = await listening();
    const before = desk.counter.getState().customer;
    await submitScan(practice, firstCard(desk));
    await vi.waitFor(() =>
      expect(practice.counter.getState().customer).toMatchObject({ kind: 'member', name: 'Łucja Kowalska' }),
    );
    expect(desk.counter.getState().customer).toBe(before);
  });

  it('goes where the cashier looks, when the shop’s own scanner reads a card', async () => {
    const { desk, practice, shop } = await listening();
    value(
      await shop.asCashier.devices.submitScan({ payload: firstCard(desk), readAt: new Date().toISOString() }),
    );
    await vi.waitFor(() => expect(practice.counter.getState().customer.kind).toBe('member'));
    expect(desk.counter.getState().customer).toMatchObject({ name: 'Ana Ruiz' });
  });

  it('says that this is training when a real card is scanned', async () => {
    const { desk, practice, cardNumber } = await listening();
    await submitScan(practice, cardNumber);
    await vi.waitFor(() =>
      expect(practice.finding.getState().outcome).toMatchObject({
        problem: { message: expect.stringContaining('This is training') },
      }),
    );
    expect(practice.counter.getState().customer.kind).toBe('nobody');
    expect(desk.finding.getState().outcome).toBeNull();
  });
});
