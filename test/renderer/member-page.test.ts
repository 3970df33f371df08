import { describe, expect, it } from 'vitest';
import { adjust, pointsOfText } from '../../renderer/state/adjustment.ts';
import { enrol, enter, startEnrolment } from '../../renderer/state/enrolment.ts';
import {
  enterDetail,
  entriesNow,
  hasDraft,
  leaveEditing,
  saveDetails,
  startEditing,
} from '../../renderer/state/member-details.ts';
import {
  chooseHistory,
  knownAlready,
  moreHistory,
  openMemberPage,
  openSaleOf,
} from '../../renderer/state/member-page.ts';
import { openMember } from '../../renderer/state/members.ts';
import { pressKey } from '../../renderer/state/selling.ts';
import { goTo, leaveStage } from '../../renderer/state/stage.ts';
import { undoLast } from '../../renderer/state/undo-last.ts';
import { value } from '../helpers/till.ts';
import { deskForTest } from './desk-for-test.ts';

/** A desk with Łucja's page open. */
async function pageForTest() {
  const test = await deskForTest();
  const { asOwner } = test.shop;
  const details = { name: 'Łucja', phone: '600 123 456', note: 'Likes rye' };
  const { memberId } = value(await asOwner.members.enrol(details));
  await openMemberPage(test.desk, { memberId, name: 'Łucja' });
  const panel = () => {
    const { panel: shown } = test.desk.memberPage.getState();
    if (shown === null) throw new Error('the page is there');
    return shown;
  };
  return { ...test, asOwner, memberId, panel };
}

describe('A member’s page', () => {
  it('leads back to where it was opened, and the half-made sale is still there', async () => {
    const { desk, memberId } = await pageForTest();
    leaveStage(desk);
    await openMember(desk, { memberId, name: 'Łucja', balance: 0, shownCard: null });
    for (const key of ['4', '2', '0'] as const) pressKey(desk, key);
    const { amount } = desk.counter.getState();
    await openMemberPage(desk, { memberId, name: 'Łucja' });
    expect(desk.stage.getState().stage).toBe('member');
    leaveStage(desk);
    expect(desk.stage.getState().stage).toBe('customer');
    expect(desk.counter.getState()).toMatchObject({ amount, customer: { kind: 'member', memberId } });
    goTo(desk, 'today');
    await openMemberPage(desk, { memberId, name: 'Łucja' });
    leaveStage(desk);
    expect(desk.stage.getState().stage).toBe('today');
  });

  it('opens the slip of a sale in its history, and the slip leads back to the page', async () => {
    const { desk, asOwner, memberId } = await pageForTest();
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    await openMemberPage(desk, { memberId, name: 'Łucja' });
    const [entry] = desk.memberPage.getState().history ?? [];
    if (entry === undefined) throw new Error('a history of one sale');
    await openSaleOf(desk, entry);
    expect(desk.stage.getState().stage).toBe('paper');
    expect(desk.paper.getState().document?.title).toBe('Slip No. 000001');
    leaveStage(desk);
    expect(desk.stage.getState().stage).toBe('member');
    leaveStage(desk);
    expect(desk.stage.getState().stage).toBe('customer');
  });

  it('goes on with its history page by page, and narrows it', async () => {
    const { desk, asOwner, memberId } = await pageForTest();
    for (let at = 0; at < 60; at += 1)
      value(await asOwner.points.adjust({ memberId, points: 1, reason: 'A gift' }));
    value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    await openMemberPage(desk, { memberId, name: 'Łucja' });
    const shown = () => desk.memberPage.getState().history ?? [];
    expect(shown()).toHaveLength(50);
    await moreHistory(desk);
    expect(shown()).toHaveLength(61);
    await chooseHistory(desk, 'sales');
    expect(shown()).toMatchObject([{ kind: 'earn', points: 5 }]);
  });

  it('offers again what was typed and not saved, and forgets it once it is saved', async () => {
    const { desk, panel } = await pageForTest();
    startEditing(desk);
    enterDetail(desk, { note: 'Likes rye, thin' });
    leaveEditing(desk);
    leaveStage(desk);
    expect(hasDraft(desk.memberDetails.getState(), panel())).toBe(true);
    startEditing(desk);
    expect(entriesNow(desk.memberDetails.getState(), panel()).note).toBe('Likes rye, thin');
    await saveDetails(desk);
    expect(panel().note).toBe('Likes rye, thin');
    expect(desk.memberDetails.getState()).toMatchObject({ isOpen: false });
    expect(hasDraft(desk.memberDetails.getState(), panel())).toBe(false);
  });

  it('puts details back by the undo of the bar, name and consents too', async () => {
    const { desk, panel } = await pageForTest();
    startEditing(desk);
    enterDetail(desk, { name: '', phone: '600 999 999', marketing: true });
    await saveDetails(desk);
    expect(panel()).toMatchObject({ name: '… 9999', isNamed: false, consents: { marketing: true } });
    await undoLast(desk);
    expect(panel()).toMatchObject({ name: 'Łucja', phone: '600 123 456', consents: { marketing: false } });
    expect(desk.today.getState().last).toMatchObject({ kind: 'detailsPutBack', name: 'Łucja' });
  });

  it('says at its field what can’t be saved, and keeps what was typed', async () => {
    const { desk, panel } = await pageForTest();
    startEditing(desk);
    enterDetail(desk, { birthday: '31 April' });
    await saveDetails(desk);
    const details = desk.memberDetails.getState();
    expect(details).toMatchObject({ isOpen: true, problem: { field: 'birthday' } });
    expect(entriesNow(details, panel()).birthday).toBe('31 April');
  });

  it('saves once when the answer was lost, and another’s change meanwhile stays', async () => {
    const { desk, asOwner, memberId, panel, asked, loseAnswersOf } = await pageForTest();
    startEditing(desk);
    enterDetail(desk, { note: 'Likes rolls' });
    loseAnswersOf('members.update');
    await saveDetails(desk);
    loseAnswersOf(null);
    value(await asOwner.members.update({ memberId, email: 'lucja@example.org' }));
    await saveDetails(desk);
    const ids = asked.filter(({ procedure }) => procedure === 'members.update').map((ask) => ask.commandId);
    expect(ids[0]).toBe(ids[1]);
    expect(panel()).toMatchObject({ note: 'Likes rolls', email: 'lucja@example.org' });
  });

  it('corrects points with a reason, and takes the correction back once', async () => {
    const { desk, memberId, panel } = await pageForTest();
    await adjust(desk, { memberId, name: 'Łucja', points: 12 }, 'A birthday', desk.newCommandId());
    expect(panel().balance).toBe(12);
    await undoLast(desk);
    expect(panel().balance).toBe(0);
    await undoLast(desk);
    expect(panel().balance).toBe(0);
    expect(desk.memberPage.getState().history?.map(({ points }) => points)).toEqual([-12, 12]);
  });

  it.each([
    ['12', 12],
    ['+3', 3],
    ['−4', -4],
    ['-5', -5],
    ['1.5', Number.NaN],
    ['', Number.NaN],
  ])('reads %j as %d points', (text, points) => expect(pointsOfText(text)).toBe(points));
});

describe('The new member’s form', () => {
  it('takes a phone number in the field for a name', async () => {
    const { desk, shop } = await deskForTest();
    startEnrolment(desk);
    enter(desk, { who: '600 123 456' });
    await enrol(desk);
    const found = value(await shop.asOwner.members.find({ text: '600123' })).members;
    expect(found).toMatchObject([{ name: '… 3456', phone: '600 123 456' }]);
    expect(desk.counter.getState().customer).toMatchObject({ kind: 'member', name: '… 3456' });
  });

  it('asks about who has the number already, and enrols anyway under the same command', async () => {
    const { desk, asked } = await pageForTest();
    startEnrolment(desk);
    enter(desk, { who: 'Jean', other: '600123456' });
    await enrol(desk);
    expect(knownAlready(desk.enrolment.getState().problem)).toMatchObject({ name: 'Łucja' });
    await enrol(desk, 'confirmed');
    expect(desk.counter.getState().customer).toMatchObject({ kind: 'member', name: 'Jean' });
    const ids = asked.filter(({ procedure }) => procedure === 'members.enrol').map((ask) => ask.commandId);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toBe(ids[1]);
  });

  it('leaves the question behind when the number is changed', async () => {
    const { desk } = await pageForTest();
    startEnrolment(desk);
    enter(desk, { who: '600 123 456' });
    await enrol(desk);
    enter(desk, { who: '600 123 457' });
    expect(desk.enrolment.getState().problem).toBeNull();
  });
});
