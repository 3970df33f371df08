import { describe, expect, it, vi } from 'vitest';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { commandCode, type BarcodeCommand } from '../../electron/core/domain/command-barcode.ts';
import { repeatsWithinMs } from '../../electron/core/domain/repeated-scan.ts';
import { minorOf } from '../../renderer/state/amount.ts';
import {
  emptyCounter,
  withCustomer,
  withKey,
  withPanel,
  withScanTakenBack,
} from '../../renderer/state/counter.ts';
import { startEnrolment } from '../../renderer/state/enrolment.ts';
import { startReplacement } from '../../renderer/state/replacement.ts';
import { loadQuickKeys } from '../../renderer/state/quick-keys.ts';
import { submitScan } from '../../renderer/state/scanning.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

/** The same code again is another scan only after a moment. */
let scannedAt = 0;

const scan = async (test: TestDesk, payload: string, readAt?: Date): Promise<void> => {
  scannedAt = Math.max(Date.now(), scannedAt + repeatsWithinMs);
  await submitScan(test.desk, payload, readAt ?? new Date(scannedAt));
  await test.eventsFollowed();
};

const scanCommand = (test: TestDesk, command: BarcodeCommand) => scan(test, commandCode(command));

async function withMember() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  const member = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
  value(await asOwner.points.adjust({ memberId: member.memberId, points: 100, reason: 'A start' }));
  const gives = { kind: 'amount', amountMinor: 250 } as const;
  const coffee = value(await asOwner.rewards.save({ name: 'Free coffee', pointsCost: 80, gives }));
  return { ...test, ...member, coffee };
}

describe('A scan', () => {
  it('goes through the host and comes back to this window as an event', async () => {
    const test = await withMember();
    const events: unknown[] = [];
    test.shop.till().onEvent((event) => events.push(event));
    await scan(test, test.cardNumber);
    expect(test.desk.counter.getState().customer).toMatchObject({ name: 'Łucja Kowalska' });
    expect(events).toMatchObject([{ name: 'scan.read', payload: test.cardNumber, source: 'keyboard' }]);
  });

  it('is looked up once, while it is on its way, and shows the panel with the name', async () => {
    const test = await withMember();
    const before = test.asked.length;
    const names: boolean[] = [];
    test.desk.counter.subscribe(({ customer }) => {
      if (customer.kind === 'member') names.push(customer.panel !== null);
    });
    await scan(test, test.cardNumber);
    expect(test.asked.slice(before).map(({ procedure }) => procedure)).toEqual([
      'cards.resolve',
      'devices.submitScan',
    ]);
    expect(names).toEqual([true]);
    // The answer was for that scan alone: what the card says now is asked again.
    value(await test.shop.asOwner.members.update({ memberId: test.memberId, note: 'Likes rye.' }));
    await scan(test, test.cardNumber);
    expect(test.desk.counter.getState().customer).toMatchObject({ panel: { note: 'Likes rye.' } });
  });

  it('in another window leaves this one alone', async () => {
    const test = await withMember();
    value(await test.shop.asOwner.devices.submitScan({ payload: test.cardNumber, window: 'another' }));
    await test.eventsFollowed();
    expect(test.desk.counter.getState().customer.kind).toBe('nobody');
  });

  it('is dead after three seconds', async () => {
    const test = await withMember();
    await scan(test, test.cardNumber, new Date(Date.now() - 3_500));
    expect(test.desk.counter.getState().customer.kind).toBe('nobody');
    expect(test.heard).toEqual(['no']);
  });

  it('is dead as well where only its answer came too late', async () => {
    const test = await withMember();
    const letIn = test.holdBack('cards.resolve');
    const scanned = scan(test, test.cardNumber, new Date(Date.now() - 2_900));
    await vi.waitFor(() =>
      expect(test.asked.map(({ procedure }) => procedure)).toContain('devices.submitScan'),
    );
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 500);
    letIn();
    await scanned;
    vi.restoreAllMocks();
    expect(test.desk.counter.getState().customer.kind).toBe('nobody');
  });

  it('fills the card number of a new member, and of a lost card', async () => {
    const test = await withMember();
    startEnrolment(test.desk);
    await scan(test, 'CARD-0001');
    expect(test.desk.enrolment.getState().entries.cardNumber).toBe('CARD-0001');
    test.desk.stage.setState({ stage: 'customer' });
    await scan(test, test.cardNumber);
    startReplacement(test.desk);
    await scan(test, 'CARD-0002');
    expect(test.desk.today.getState().last).toMatchObject({ kind: 'replaced', cardNumber: 'CARD-0002' });
  });
});

describe('A scan by a scanner of the shop’s own', () => {
  const tell = (test: TestDesk, event: TillEvent): Promise<void> => followEvent(test.desk, event);
  const byScanner = (readAt = new Date()) =>
    ({ source: 'scanner', window: null, deviceId: 'hid:1', readAt: readAt.toISOString() }) as const;

  it('is looked up as it was read, and called by its short number', async () => {
    const test = await withMember();
    value(
      await test.shop.asOwner.products.save({ name: 'Cheese', barcode: '9506000134352', priceMinor: 590 }),
    );
    const scanned = (payload: string, code: string) =>
      tell(test, {
        ...{ name: 'scan.read', ...byScanner(), payload, aim: ']d2', code },
        ...{ symbology: 'GS1 DataMatrix', kind: 'product' },
      });
    await scanned('010950600013435210A1\u001d17301231', '9506000134352');
    await scanned('010950600013435210A1\u001d17301231', '9506000134352');
    await scanned('010950600013435210B2\u001d17201231', '9506000134352');
    // The second lot is a line of its own; it is past its day, and the cashier hears it.
    expect(test.desk.counter.getState().lines).toMatchObject([
      { name: 'Cheese', quantity: 2_000, goods: { lot: 'A1', isExpired: false } },
      { name: 'Cheese', quantity: 1_000, goods: { lot: 'B2', isExpired: true } },
    ]);
    expect(test.heard).toEqual(['yes', 'yes', 'no']);
    await scanned('0109780306406157', '9780306406157');
    expect(test.desk.finding.getState().outcome).toEqual({ kind: 'unknownProduct', code: '9780306406157' });
  });

  it('of a bank card says why nothing comes of it, while it is fresh', async () => {
    const test = await withMember();
    const code = 'CARD_LOOKS_LIKE_PAYMENT';
    await tell(test, { name: 'scan.refused', ...byScanner(new Date(Date.now() - 60_000)), code });
    expect(test.desk.finding.getState().outcome).toBeNull();
    await tell(test, { name: 'scan.refused', ...byScanner(), code });
    expect(test.desk.finding.getState().outcome).toMatchObject({
      ...{ kind: 'refused', problem: { code, message: expect.stringContaining('bank card') } },
    });
    expect(test.heard).toEqual(['no', 'no']);
  });

  it('of a whole page of text is no card and no product, and isn’t shown whole', async () => {
    const test = await withMember();
    const payload = 'Menu of the day. '.repeat(100);
    await tell(test, {
      ...{ name: 'scan.read', ...byScanner(), payload, aim: ']Q1', code: payload.trim() },
      ...{ symbology: 'QR Code', kind: 'unknown' },
    });
    expect(test.desk.finding.getState()).toMatchObject({
      ...{ text: '', outcome: { kind: 'unknownProduct', code: `${payload.slice(0, 40)}…` } },
    });
    expect(test.heard).toEqual(['no']);
  });
});

describe('A scan that was typed into the amount', () => {
  it('is taken back whole, and what came from the host meanwhile stays', async () => {
    const { shop } = await deskForTest();
    const { memberId, cardNumber } = value(await shop.asOwner.members.enrol({ name: 'Jean' }));
    const card = { memberId, name: 'Jean', balance: 0, shownCard: cardNumber };
    const opened = withCustomer(emptyCounter(2), { kind: 'member', panel: null, ...card });
    const typed = withKey(opened, '5');
    const panel = value(await shop.asOwner.members.get({ memberId }));
    const after = withScanTakenBack(withPanel(withKey(typed, '9'), panel), typed);
    expect(minorOf(after.amount)).toBe(5);
    expect(after.customer).toMatchObject({ panel: { name: 'Jean' } });
  });

  it('leaves nobody at the counter where nobody was there before', () => {
    const before = emptyCounter(2);
    expect(withScanTakenBack(withKey(withKey(before, '5'), '9'), before).customer.kind).toBe('nobody');
  });
});

describe('The till by scanner alone', () => {
  it('sells with a reward, undoes, and sells again', async () => {
    const test = await withMember();
    const { desk } = test;
    await scan(test, test.cardNumber);
    for (const key of ['1', '2', '5', '0'] as const) await scanCommand(test, { kind: 'digit', key });
    await scanCommand(test, { kind: 'reward', rewardId: test.coffee.rewardId });
    await scanCommand(test, { kind: 'do', name: 'RECORD' });
    await vi.waitFor(() => expect(desk.counter.getState().done?.totalMinor).toBe(1000));
    await scanCommand(test, { kind: 'do', name: 'UNDO' });
    await vi.waitFor(() => expect(desk.counter.getState().customer.kind).toBe('member'));
    await scanCommand(test, { kind: 'do', name: 'REWARD' });
    expect(desk.counter.getState().rewards).toEqual([]);
    await scanCommand(test, { kind: 'do', name: 'RECORD' });
    await vi.waitFor(() => expect(desk.counter.getState().done?.totalMinor).toBe(1250));
    await scanCommand(test, { kind: 'do', name: 'NEXT' });
    expect(desk.counter.getState().done).toBeNull();
  });

  it('says what is missing where a reward is scanned with nobody there', async () => {
    const test = await withMember();
    await scanCommand(test, { kind: 'reward', rewardId: test.coffee.rewardId });
    expect(test.desk.finding.getState().outcome).toMatchObject({
      problem: { message: 'Scan the card first, then the reward.' },
    });
  });

  it('opens the look and the products, and closes them by the same code; practice cards only while it trains', async () => {
    const test = await withMember();
    const { desk } = test;
    value(await test.shop.asOwner.products.save({ name: 'Roll', priceMinor: 60, quickKey: 1 }));
    await loadQuickKeys(desk);
    for (const isShown of [true, false]) {
      await scanCommand(test, { kind: 'do', name: 'QUICK-KEYS' });
      expect(desk.quickKeys.getState().isShown).toBe(isShown);
    }
    for (const stage of ['appearance', 'customer']) {
      await scanCommand(test, { kind: 'do', name: 'APPEARANCE' });
      expect(desk.stage.getState().stage).toBe(stage);
    }
    await scanCommand(test, { kind: 'do', name: 'PRACTICE-CARDS' });
    expect(desk.stage.getState().stage).toBe('customer');
    expect(test.heard.at(-1)).toBe('no');
  });

  it('knows no other commands, and looks none of them up as a card', async () => {
    const test = await withMember();
    await scan(test, 'CMD-DANCE');
    expect(test.desk.finding.getState().outcome).toMatchObject({ kind: 'refused' });
    expect(test.asked.some(({ procedure }) => procedure === 'cards.resolve')).toBe(false);
  });
});
