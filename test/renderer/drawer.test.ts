import { describe, expect, it } from 'vitest';
import { followCommand } from '../../renderer/state/commands.ts';
import { chooseReason, openDrawer, toggleDrawer } from '../../renderer/state/drawer.ts';
import { loadPrinting } from '../../renderer/state/printing.ts';
import { deskWithPrinters, lost, printer } from './desk-with-printers.ts';

async function withDrawer() {
  const test = await deskWithPrinters();
  test.tell({ printers: [printer({ hasDrawer: true })] });
  await loadPrinting(test.desk);
  return test;
}

const stageOf = ({ desk }: Awaited<ReturnType<typeof deskWithPrinters>>) => desk.stage.getState().stage;

describe('The drawer', () => {
  it('can’t be opened where no printer has one', async () => {
    const test = await deskWithPrinters();
    await loadPrinting(test.desk);
    toggleDrawer(test.desk);
    expect(stageOf(test)).toBe('customer');
    expect(test.heard).toEqual(['no']);
  });

  it('opens with one of a few reasons, in the shop’s words, and the cashier is back where they were', async () => {
    const test = await withDrawer();
    toggleDrawer(test.desk);
    expect(stageOf(test)).toBe('drawer');
    chooseReason(test.desk, { reason: 'count' });
    await openDrawer(test.desk);
    expect(test.commands).toMatchObject([
      { procedure: 'drawer.open', input: { reason: 'Count what is in it' } },
    ]);
    expect(stageOf(test)).toBe('customer');
    expect(test.heard).toEqual(['yes']);
  });

  it('opens for a reason in the cashier’s own words', async () => {
    const test = await withDrawer();
    toggleDrawer(test.desk);
    chooseReason(test.desk, { reason: 'other', words: ' The key is in it ' });
    await openDrawer(test.desk);
    expect(test.commands).toMatchObject([{ input: { reason: 'The key is in it' } }]);
  });

  it('opens once, however often it is asked for, and again under the same id when the answer was lost', async () => {
    const test = await withDrawer();
    toggleDrawer(test.desk);
    test.answerNext(lost);
    await Promise.all([openDrawer(test.desk), openDrawer(test.desk)]);
    expect(test.commands).toHaveLength(1);
    expect(test.desk.drawer.getState().problem).toEqual(lost);
    expect(stageOf(test)).toBe('drawer');
    await openDrawer(test.desk);
    expect(test.commands[1]?.commandId).toBe(test.commands[0]?.commandId);
  });

  it('opens by a scanner alone', async () => {
    const test = await withDrawer();
    await followCommand(test.desk, 'CMD-DRAWER');
    await followCommand(test.desk, 'CMD-RECORD');
    expect(test.commands).toMatchObject([{ input: { reason: 'Change for a customer' } }]);
  });
});
