import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refreshBook } from '../../renderer/state/book.ts';
import { backUpNow, lookAgain, markNames, markOf } from '../../renderer/state/marks.ts';
import { submitScan } from '../../renderer/state/scanning.ts';
import { value } from '../helpers/till.ts';
import { deskForTest, type TestDesk } from './desk-for-test.ts';

const states = ({ desk }: TestDesk): readonly string[] =>
  markNames.map((name) => `${name} ${markOf(name, desk.book.getState()).state}`);

const allFine = ['book fine', 'clock fine', 'backup fine', 'slips fine', 'scanner fine'];

/** A sale of tomorrow, and then the clock is put back. */
async function withClockBehind(): Promise<TestDesk> {
  const test = await deskForTest();
  test.shop.clock.advance({ days: 1 });
  const { memberId } = value(await test.shop.asOwner.members.enrol({ name: 'Jean' }));
  value(await test.shop.asOwner.sales.record({ memberId, totalMinor: 500 }));
  test.shop.clock.advance({ days: -1 });
  await refreshBook(test.desk);
  return test;
}

describe('The marks of the till', () => {
  it('are quiet while nothing is wrong', async () => {
    const test = await deskForTest();
    expect(states(test)).toEqual(allFine);
    expect(test.heard).toEqual([]);
  });

  it('say what is wrong with the one that it is about, and no other', async () => {
    const test = await withClockBehind();
    expect(states(test).filter((state) => !state.endsWith('fine'))).toEqual(['clock look']);
    expect(markOf('clock', test.desk.book.getState()).trouble).toMatch(/Set the date and time right/);
  });

  it('are heard once for what is newly wrong, not again while it stays', async () => {
    const test = await withClockBehind();
    await refreshBook(test.desk);
    expect(test.heard).toEqual(['no']);
  });

  it('tell by a sound whether looking again helped', async () => {
    const test = await withClockBehind();
    await lookAgain(test.desk);
    test.shop.clock.advance({ days: 2 });
    await lookAgain(test.desk);
    expect(test.heard).toEqual(['no', 'no', 'yes']);
    expect(states(test)).toEqual(allFine);
  });

  it('stop at the book when the host doesn’t answer, heard once, and are fine again when it does', async () => {
    const test = await deskForTest();
    test.loseAnswersOf('system.status');
    await refreshBook(test.desk);
    await refreshBook(test.desk);
    expect(states(test)).toContain('book stop');
    expect(test.heard).toEqual(['no']);
    test.loseAnswersOf(null);
    await refreshBook(test.desk);
    expect(states(test)).toEqual(allFine);
  });

  it('make a backup by hand and know when it was', async () => {
    const test = await deskForTest();
    expect(test.desk.book.getState().lastBackupAt).toBeNull();
    value(await backUpNow(test.desk, new Date('2026-11-21T12:00:00.123Z')));
    expect(readdirSync(join(test.shop.folder, 'backups'))).toContain('by-hand-20261121-120000-123.sqlite');
    expect(test.desk.book.getState().lastBackupAt).toBe('2026-11-21T12:00:00.000Z');
    expect(test.heard).toEqual(['yes']);
  });

  it('know when a scanner was heard in this window', async () => {
    const test = await deskForTest();
    const readAt = new Date();
    await submitScan(test.desk, '5901234123457', readAt);
    await test.eventsFollowed();
    expect(test.desk.scanner.getState().lastReadAt).toBe(readAt.toISOString());
  });
});
