import { describe, expect, it, vi } from 'vitest';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { minorOf } from '../../renderer/state/amount.ts';
import { amountOfText, enterInRow, openOutage, takeBackLine } from '../../renderer/state/outage.ts';
import {
  moveHighlight,
  seekCustomer,
  settleCustomer,
  takeScan,
} from '../../renderer/state/outage-customer.ts';
import { confirmRow, enterSale, undoEntered } from '../../renderer/state/outage-sales.ts';
import { expectWhole, value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

/** A bakery in Paris on 21 November 2026, with Łucja, two Annas, and a loaf. */
async function afterAnOutage() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  const lucja = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
  value(await asOwner.members.enrol({ name: 'Anna Kowalska' }));
  const anna = value(await asOwner.members.enrol({ name: 'Anna Nowak' }));
  value(await asOwner.products.save({ name: 'Rye loaf', barcode: '5901234123457', priceMinor: 420 }));
  value(await asOwner.products.save({ name: 'Flowers', barcode: '96385074' }));
  openOutage(test.desk);
  return { ...test, lucja, anna };
}

const now = ({ desk }: Pick<TestDesk, 'desk'>) => desk.outage.getState();
const problemOf = (test: Pick<TestDesk, 'desk'>) => {
  const { step } = now(test);
  return 'problem' in step ? `${step.kind} ${step.problem.field ?? ''}` : step.kind;
};
const salesIn = async ({ shop }: TestDesk) => value(await shop.asOwner.sales.list({})).sales;

describe('A sale from the paper', () => {
  it('is entered with the time that it had, and its time stays for the next one', async () => {
    const test = await afterAnOutage();
    const { desk, lucja } = test;
    expect(now(test).entries.date).toBe('2026-11-21');
    enterInRow(desk, { time: '842', amount: '1250' });
    await takeScan(desk, lucja.cardNumber);
    await enterSale(desk);
    expect(now(test)).toMatchObject({
      entries: { date: '2026-11-21', time: '842', who: '', amount: '' },
      customer: null,
      step: { kind: 'typing' },
      entered: [{ receiptNumber: 1, memberName: 'Łucja Kowalska', totalMinor: 1250, pointsEarned: 12 }],
    });
    expect(await salesIn(test)).toMatchObject([
      { occurredAt: '2026-11-21T07:42:00.000Z', totalMinor: 1250, memberName: 'Łucja Kowalska' },
    ]);
    enterInRow(desk, { amount: '3.5' });
    await enterSale(desk);
    expect(await salesIn(test)).toMatchObject([{ totalMinor: 350, memberName: null }, { totalMinor: 1250 }]);
    await expectWhole(test.shop);
  });

  it('is undone once, and says so', async () => {
    const test = await afterAnOutage();
    enterInRow(test.desk, { time: '8:42', amount: '500' });
    await enterSale(test.desk);
    const [sale] = now(test).entered;
    if (sale === undefined) throw new Error('the sale is listed');
    await Promise.all([undoEntered(test.desk, sale.saleId), undoEntered(test.desk, sale.saleId)]);
    expect(now(test).entered).toMatchObject([{ isUndone: true, problem: null }]);
    expect(await salesIn(test)).toMatchObject([{ voided: true }]);
  });

  it('has products where they are scanned, and what is typed beside them', async () => {
    const test = await afterAnOutage();
    const { desk } = test;
    enterInRow(desk, { time: '8:42' });
    for (const code of ['5901234123457', '5901234123457', '5901234123457']) await takeScan(desk, code);
    takeBackLine(desk, now(test).lines[0]?.id ?? 0);
    await takeScan(desk, '96385074');
    expect(problemOf(test)).toBe('refused totalMinor');
    enterInRow(desk, { amount: '100' });
    await enterSale(desk);
    expect(now(test).entered).toMatchObject([{ totalMinor: 940 }]);
    expect(now(test).lines).toEqual([]);
  });

  it('stands once when the answer is lost, and nothing changes until it is known', async () => {
    const test = await afterAnOutage();
    const { desk } = test;
    enterInRow(desk, { time: '8:42', amount: '500' });
    test.loseAnswersOf('sales.record');
    await enterSale(desk);
    expect(now(test).step.kind).toBe('unanswered');
    enterInRow(desk, { amount: '900' });
    await takeScan(desk, test.lucja.cardNumber);
    expect(now(test)).toMatchObject({ entries: { amount: '500' }, customer: null });
    test.loseAnswersOf(null);
    await followEvent(desk, { name: 'host.restarted' });
    expect(now(test).entered).toMatchObject([{ receiptNumber: 1, totalMinor: 500 }]);
    expect(await salesIn(test)).toHaveLength(1);
  });

  it('is entered once though Enter comes twice', async () => {
    const test = await afterAnOutage();
    enterInRow(test.desk, { time: '8:42', amount: '500' });
    await Promise.all([enterSale(test.desk), enterSale(test.desk)]);
    expect(await salesIn(test)).toHaveLength(1);
    expect(now(test).step.kind).toBe('typing');
  });

  it('asks about a total that the shop doubts, and a second Enter is no yes', async () => {
    const test = await afterAnOutage();
    enterInRow(test.desk, { time: '8:42', amount: '100000000' });
    await enterSale(test.desk);
    expect(now(test).step.kind).toBe('question');
    await enterSale(test.desk);
    expect(await salesIn(test)).toEqual([]);
    await confirmRow(test.desk);
    expect(now(test).entered).toMatchObject([{ totalMinor: 100_000_000 }]);
  });
});

describe('What is wrong with a row', () => {
  it.each([
    [{ time: 'noon', amount: '500' }, 'refused notedAt'],
    [{ time: '', amount: '500' }, 'refused notedAt'],
    [{ date: '', time: '8:42', amount: '500' }, 'refused date'],
    [{ time: '8:42' }, 'refused totalMinor'],
    [{ time: '23:59', amount: '500' }, 'refused notedAt'],
    [{ date: '2026-03-29', time: '2:30', amount: '500' }, 'refused notedAt'],
    [{ date: '2026-10-25', time: '2:30', amount: '500' }, 'refused reading'],
  ])('%j is said at its field', async (entry, said) => {
    const test = await afterAnOutage();
    enterInRow(test.desk, entry);
    await enterSale(test.desk);
    expect(problemOf(test)).toBe(said);
    expect(await salesIn(test)).toEqual([]);
    enterInRow(test.desk, { time: '8:43' });
    expect(now(test).step.kind).toBe('typing');
  });

  it('is mended for an hour that was there twice by saying which', async () => {
    const test = await afterAnOutage();
    enterInRow(test.desk, { date: '2026-10-25', time: '230', amount: '500', reading: 'first' });
    await enterSale(test.desk);
    enterInRow(test.desk, { amount: '500', reading: 'second' });
    await enterSale(test.desk);
    expect(now(test).entered.map(({ notedAt }) => notedAt)).toEqual([
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T00:30:00.000Z',
    ]);
    expect(now(test).entered[0]?.dayNote).toMatch(/2026|21/);
  });

  it.each([
    ['a card that nobody has', '12345678', 'refused cardNumber'],
    ['the slip of a sale', receiptCode(1), 'refused cardNumber'],
    ['a bank card', '4111111111111111', 'refused cardNumber'],
  ])('%s is said at the card', async (_, code, said) => {
    const test = await afterAnOutage();
    enterInRow(test.desk, { time: '8:42', amount: '500' });
    await enterSale(test.desk);
    await takeScan(test.desk, code);
    expect(problemOf(test)).toBe(said);
    expect(now(test).entries.who).toBe('');
  });

  it('is a lost card, which names the one that replaced it', async () => {
    const test = await afterAnOutage();
    const { memberId, cardNumber } = test.lucja;
    const replaced = await test.shop.asOwner.members.replaceCard({
      memberId,
      cardNumber: 'NEW-4712',
      reason: 'Lost',
    });
    expect(replaced.ok).toBe(true);
    await takeScan(test.desk, cardNumber);
    const { step } = now(test);
    expect('problem' in step && step.problem.message).toContain('4712');
  });
});

describe('A name on the paper', () => {
  it('lists those who fit, and Enter takes the highlighted one', async () => {
    const test = await afterAnOutage();
    const { desk, anna } = test;
    seekCustomer(desk, 'anna');
    await vi.waitFor(() => expect(now(test).found).toHaveLength(2));
    const nowak = now(test).found.findIndex(({ memberId }) => memberId === anna.memberId);
    if (nowak === 1) moveHighlight(desk, 1);
    expect(await settleCustomer(desk, 'takeHighlighted')).toBe(true);
    expect(now(test)).toMatchObject({ customer: { name: 'Anna Nowak' }, found: [] });
    seekCustomer(desk, 'lucja');
    expect(now(test).customer).toBeNull();
  });

  it('isn’t guessed where several fit, and is taken where only one does', async () => {
    const test = await afterAnOutage();
    const { desk } = test;
    enterInRow(desk, { time: '8:42', amount: '500' });
    seekCustomer(desk, 'anna');
    await enterSale(desk);
    expect(problemOf(test)).toBe('refused cardNumber');
    seekCustomer(desk, 'lucja');
    await enterSale(desk);
    expect(now(test).entered).toMatchObject([{ memberName: 'Łucja Kowalska' }]);
    seekCustomer(desk, 'Nobody of that name');
    enterInRow(desk, { amount: '500' });
    await enterSale(desk);
    expect(problemOf(test)).toBe('refused cardNumber');
    expect(now(test).entries.amount).toBe('500');
  });
});

describe('An amount in a row', () => {
  it.each([
    ['1250', 2, 1250],
    ['12.50', 2, 1250],
    ['12,5', 2, 1250],
    ['0.50', 2, 50],
    ['1250', 0, 1250],
    ['12.5', 3, 12_500],
    ['', 2, 0],
  ])('%j with %i decimals is %i', (text, exponent, minor) => {
    const amount = amountOfText(text, exponent);
    expect(amount === null ? null : minorOf(amount)).toBe(minor);
  });

  it.each([
    ['12.345', 2],
    ['1.5', 0],
    ['12a', 2],
    ['-5', 2],
    ['99999999999999', 2],
  ])('%j with %i decimals is none', (text, exponent) => expect(amountOfText(text, exponent)).toBeNull());
});
