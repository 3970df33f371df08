import { describe, expect, it, vi } from 'vitest';
import type { MemberId } from '../../electron/core/domain/ids.ts';
import { choose, seek } from '../../renderer/state/finding.ts';
import { refreshPanel } from '../../renderer/state/members.ts';
import { readPaperAgain, showCardSlip } from '../../renderer/state/paper.ts';
import { loadQuickKeys } from '../../renderer/state/quick-keys.ts';
import { pressKey, record, sellWithoutCard, showSlip } from '../../renderer/state/selling.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

/** A desk with one member, whose shop loses its answers as the test wants. */
async function withAna() {
  const test = await deskForTest();
  const ana = value(await test.shop.asOwner.members.enrol({ name: 'Ana' }));
  const problemOf = (name: 'panel' | 'slip' | 'paper' | 'quickKeys') =>
    test.desk.loads.getState()[name]?.code;
  return { ...test, ana, problemOf };
}

/** A row of the list that a name finds: only there the panel is read for itself. */
const rowOf = ({ memberId, cardNumber, name = 'Ana' }: Row) =>
  ({ memberId: memberId as MemberId, cardNumber, name, phone: null, balance: 0 }) as const;

interface Row {
  readonly memberId: string;
  readonly cardNumber: string;
  readonly name?: string;
}

describe('What can’t be read', () => {
  it('says so in the member’s place, sells on, and is there when it is tried again', async () => {
    const { desk, ana, loseAnswersOf, problemOf } = await withAna();
    loseAnswersOf('members.get');
    await choose(desk, rowOf(ana));
    expect(problemOf('panel')).toBe('HOST_UNREACHABLE');
    expect(desk.counter.getState().recording.kind).toBe('ready');
    loseAnswersOf(null);
    await refreshPanel(desk);
    expect(problemOf('panel')).toBeUndefined();
    expect(desk.counter.getState().customer).toMatchObject({ panel: { name: 'Ana' } });
  });

  it('is forgotten with the member whom it was about', async () => {
    const { desk, ana, shop, loseAnswersOf, problemOf } = await withAna();
    const bo = value(await shop.asOwner.members.enrol({ name: 'Bo' }));
    loseAnswersOf('members.get');
    await choose(desk, rowOf(ana));
    loseAnswersOf(null);
    await choose(desk, rowOf({ ...bo, name: 'Bo' }));
    expect(problemOf('panel')).toBeUndefined();
  });

  it('says so in the place of a sale’s slip, whose sale stands', async () => {
    const { desk, loseAnswersOf, problemOf } = await withAna();
    sellWithoutCard(desk);
    pressKey(desk, '5');
    loseAnswersOf('sales.receipt');
    await record(desk);
    const { done } = desk.counter.getState();
    expect(problemOf('slip')).toBe('HOST_UNREACHABLE');
    loseAnswersOf(null);
    if (done !== null) await showSlip(desk, done.saleId);
    expect(problemOf('slip')).toBeUndefined();
    expect(desk.counter.getState().done?.slip).not.toBeNull();
  });

  it('says so in the place of a card’s slip', async () => {
    const { desk, ana, loseAnswersOf, problemOf } = await withAna();
    loseAnswersOf('members.cardSlip');
    await showCardSlip(desk, { memberId: ana.memberId, name: 'Ana' }, 'look');
    expect(problemOf('paper')).toBe('HOST_UNREACHABLE');
    loseAnswersOf(null);
    await readPaperAgain(desk);
    expect(problemOf('paper')).toBeUndefined();
    expect(desk.paper.getState().document).not.toBeNull();
  });

  it('says so beside the pad for the products', async () => {
    const { desk, loseAnswersOf, problemOf } = await withAna();
    loseAnswersOf('products.quickKeys');
    await loadQuickKeys(desk);
    expect(problemOf('quickKeys')).toBe('HOST_UNREACHABLE');
    loseAnswersOf(null);
    await loadQuickKeys(desk);
    expect(problemOf('quickKeys')).toBeUndefined();
  });

  it('says so below the search, which can be tried again', async () => {
    const { desk, loseAnswersOf } = await withAna();
    const finding = () => desk.finding.getState();
    loseAnswersOf('members.find');
    seek(desk, 'an');
    await vi.waitFor(() => expect(finding().outcome).toMatchObject({ kind: 'refused' }));
    loseAnswersOf(null);
    seek(desk, 'an');
    await vi.waitFor(() => expect(finding().rows).toMatchObject([{ name: 'Ana' }]));
    expect(finding().outcome).toBeNull();
  });
});
