import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { checkBooks, enterHead, loadBooksCheck, stopBooksCheck } from '../../renderer/state/books-check.ts';
import { editFile, value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

/** A desk whose window hears of every check, as the real one does. */
async function listeningDesk(): Promise<TestDesk> {
  const test = await deskForTest();
  test.shop.till().onEvent((event) => {
    if (event.name === 'verify.progress') void followEvent(test.desk, event);
  });
  return test;
}

describe('The check of the books', () => {
  it('follows how far it is, and says that everything adds up', async () => {
    const { desk, shop, heard } = await listeningDesk();
    value(await shop.asOwner.sales.record({ totalMinor: 500 }));
    const seen: (string | undefined)[] = [];
    desk.booksCheck.subscribe(({ progress }) => seen.push(progress?.check));
    await checkBooks(desk);
    expect(seen).toContain('chain');
    expect(desk.booksCheck.getState()).toMatchObject({ isAsked: false, progress: null, found: { ok: true } });
    expect(heard).toEqual(['yes']);
  });

  it('takes the code of a printed page as it is printed, in groups and either case', async () => {
    const { desk, shop } = await deskForTest();
    const { memberId } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
    value(await shop.asOwner.sales.record({ memberId, totalMinor: 500 }));
    const { chainHead } = value(await shop.asOwner.day.summary({}));
    enterHead(desk, ` ${chainHead.slice(0, 8).toUpperCase()} ${chainHead.slice(8, 16)} `);
    await checkBooks(desk);
    expect(desk.booksCheck.getState().found?.checks.at(-1)).toMatchObject({ name: 'head', ok: true });
    enterHead(desk, 'not a code');
    await checkBooks(desk);
    expect(desk.booksCheck.getState().problem).toMatchObject({ code: 'INPUT_INVALID', field: 'head' });
  });

  it('names what doesn’t add up', async () => {
    const { desk, shop, heard } = await deskForTest();
    const { memberId } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
    value(await shop.asOwner.sales.record({ memberId, totalMinor: 500 }));
    await shop.till().close();
    editFile(join(shop.folder, 'shop.sqlite'), (database) =>
      database.exec('UPDATE member_balance SET balance = 6'),
    );
    await shop.restart();
    await checkBooks(desk);
    const { found } = desk.booksCheck.getState();
    expect(found?.checks.filter(({ ok }) => !ok).map(({ name }) => name)).toContain('balances');
    expect(heard).toEqual(['no']);
  });

  it('is stopped without a complaint', async () => {
    const { desk, heard } = await deskForTest();
    const asked = checkBooks(desk);
    await vi.waitFor(() => expect(desk.booksCheck.getState().isAsked).toBe(true));
    await stopBooksCheck(desk);
    await asked;
    expect(desk.booksCheck.getState()).toMatchObject({ isAsked: false, found: null, problem: null });
    expect(heard).toEqual([]);
  });

  it('is found under way by a window that comes in its middle, and its end as well', async () => {
    const { desk, shop } = await listeningDesk();
    await loadBooksCheck(desk);
    expect(desk.booksCheck.getState().progress).toBeNull();
    const seen: boolean[] = [];
    desk.booksCheck.subscribe(({ progress, isAsked }) => seen.push(progress !== null && !isAsked));
    value(await shop.asOwner.data.verify({}));
    expect(seen).toContain(true);
    expect(desk.booksCheck.getState()).toMatchObject({ isAsked: false, progress: null, found: null });
  });
});
