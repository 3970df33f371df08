import { describe, expect, it } from 'vitest';
import { followCommand } from '../../renderer/state/commands.ts';
import { isPaperNearEnd, printerMark } from '../../renderer/state/printer-mark.ts';
import { answerPrintQuestion, togglePrints } from '../../renderer/state/prints.ts';
import {
  askedAbout,
  cancelJob,
  canReprint,
  loadPrinting,
  mayCancel,
  reprintJob,
  tellWhetherPrinted,
  troublesOf,
} from '../../renderer/state/printing.ts';
import { followEvent } from '../../renderer/state/shop-events.ts';
import { startTraining } from '../../renderer/state/training.ts';
import { deskWithPrinters, explained, lost, printer, printJob } from './desk-with-printers.ts';

const silent = (number: number) => printJob(number, { state: 'unknown', reason: explained('SILENT') });
const waiting = (number: number) => printJob(number, { state: 'waiting', reason: explained('PAPER_OUT') });
const outOfPaper = printer({ trouble: explained('PAPER_OUT') });

describe('What is printed', () => {
  it('is asked for at every change, and when the host is back', async () => {
    const test = await deskWithPrinters();
    expect(test.desk.printing.getState().jobs).toBeNull();
    test.tell({ jobs: [printJob(1)] });
    await followEvent(test.desk, { name: 'printing.changed' });
    expect(test.desk.printing.getState().jobs).toHaveLength(1);
    test.tell({ jobs: [printJob(1), printJob(2)] });
    await followEvent(test.desk, { name: 'host.restarted' });
    expect(test.desk.printing.getState().jobs).toHaveLength(2);
    test.tell({});
    await followEvent(test.desk, { name: 'shop.changed' });
    expect(test.desk.printing.getState().jobs).toEqual([]);
  });

  it('is what the newest question was answered, whichever answer comes last', async () => {
    const test = await deskWithPrinters();
    const letOut = test.holdQueue();
    const older = loadPrinting(test.desk);
    test.tell({ jobs: [printJob(1)] });
    const newer = loadPrinting(test.desk);
    letOut();
    await Promise.all([newer, older]);
    expect(test.desk.printing.getState().jobs).toHaveLength(1);
  });

  it('is not asked for in a practice shop, where nothing comes on paper', async () => {
    const test = await deskWithPrinters();
    await startTraining(test.desk);
    const { practice } = test.desk.training.getState();
    if (practice === null) throw new Error('the window trains');
    const before = test.asked.length;
    await loadPrinting(practice);
    expect(test.asked).toHaveLength(before);
    expect(practice.printing.getState().jobs).toBeNull();
  });
});

describe('A printer that can’t print', () => {
  it('is heard once when slips begin to wait for it, and no more while they do', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [waiting(1)], printers: [outOfPaper] });
    await loadPrinting(test.desk);
    test.tell({ jobs: [waiting(1), printJob(2, { state: 'queued' })], printers: [outOfPaper] });
    await loadPrinting(test.desk);
    expect(test.heard).toEqual(['no']);
  });

  it('says why, what to do, and how many slips wait', async () => {
    const test = await deskWithPrinters();
    test.tell({
      jobs: [waiting(1), printJob(2, { state: 'queued' }), printJob(3)],
      printers: [printer({ deviceId: 'bar', name: 'Bar', trouble: explained('COVER_OPEN') }), outOfPaper],
    });
    await loadPrinting(test.desk);
    const troubles = troublesOf(test.desk.printing.getState());
    expect(troubles.map(({ printerName, waiting: slips }) => [printerName, slips])).toEqual([
      ['Receipts', 2],
      ['Bar', 0],
    ]);
    expect(troubles[0]?.reason).toEqual(explained('PAPER_OUT'));
  });

  it('says why also where only a drawer waits for it, which is no slip', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [printJob(1, { kind: 'drawer', state: 'queued' })], printers: [outOfPaper] });
    await loadPrinting(test.desk);
    expect(troublesOf(test.desk.printing.getState())).toMatchObject([{ waiting: 0, isInTheWay: true }]);
  });

  it('that has nothing to print is left to its mark', async () => {
    const test = await deskWithPrinters();
    test.tell({ printers: [outOfPaper] });
    await loadPrinting(test.desk);
    expect(test.heard).toEqual([]);
    expect(printerMark(test.desk.printing.getState())?.state).toBe('look');
  });

  it('goes from the screen by itself when it is mended', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [waiting(1)], printers: [outOfPaper] });
    await loadPrinting(test.desk);
    test.tell({ jobs: [printJob(1)] });
    await followEvent(test.desk, { name: 'printing.changed' });
    expect(troublesOf(test.desk.printing.getState())).toEqual([]);
    expect(printerMark(test.desk.printing.getState())).toEqual({ state: 'fine', trouble: null });
  });
});

describe('The printer’s mark', () => {
  it('is not there where no printer is set up', () => {
    expect(printerMark({ jobs: null, printers: [] })).toBeNull();
    expect(printerMark({ jobs: [], printers: [] })).toBeNull();
  });

  it('wants a look, without a sound, when the roll is near its end', async () => {
    const test = await deskWithPrinters();
    const condition = { isOnline: true, paper: 'near-end', isCoverOpen: false, error: 'none' } as const;
    test.tell({ printers: [printer({ condition })] });
    await loadPrinting(test.desk);
    expect(isPaperNearEnd(test.desk.printing.getState())).toBe(true);
    expect(printerMark(test.desk.printing.getState())?.state).toBe('look');
    expect(test.heard).toEqual([]);
  });
});

describe('A slip of which nobody knows whether it is on paper', () => {
  it('is asked about, the oldest first, and heard once', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(3), silent(2), printJob(1)] });
    await loadPrinting(test.desk);
    await loadPrinting(test.desk);
    expect(askedAbout(test.desk.printing.getState()).map(({ title }) => title)).toEqual(['Slip 2', 'Slip 3']);
    expect(test.heard).toEqual(['no']);
  });

  it('stays asked about until the host says that it isn’t', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(2)] });
    await loadPrinting(test.desk);
    await answerPrintQuestion(test.desk, 'printed');
    expect(askedAbout(test.desk.printing.getState())).toHaveLength(1);
    test.tell({ jobs: [printJob(2)] });
    await followEvent(test.desk, { name: 'printing.changed' });
    expect(askedAbout(test.desk.printing.getState())).toEqual([]);
  });

  it('is never printed again by itself: only a No asks for that', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(2)] });
    await loadPrinting(test.desk);
    expect(test.commands).toEqual([]);
    await answerPrintQuestion(test.desk, 'missing');
    expect(test.commands).toMatchObject([
      { procedure: 'printing.confirm', input: { jobId: silent(2).jobId, isPrinted: false } },
    ]);
  });

  it('is answered once, however often the key is pressed before there is an answer', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(2), silent(3)] });
    await loadPrinting(test.desk);
    await Promise.all([answerPrintQuestion(test.desk, 'missing'), answerPrintQuestion(test.desk, 'missing')]);
    expect(test.commands).toHaveLength(1);
  });

  it('is answered under the same id when the answer was lost, and under another for another word', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(2)] });
    await loadPrinting(test.desk);
    test.answerNext(lost);
    await tellWhetherPrinted(test.desk, silent(2), 'missing');
    expect(test.desk.printing.getState().refused).toEqual({ of: silent(2).jobId, error: lost });
    await tellWhetherPrinted(test.desk, silent(2), 'missing');
    await tellWhetherPrinted(test.desk, silent(2), 'printed');
    const [first, again, other] = test.commands.map(({ commandId }) => commandId);
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });

  it('is answered by a scanner, at the counter and in the list', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [silent(2)] });
    await loadPrinting(test.desk);
    await followCommand(test.desk, 'CMD-PRINTED');
    await followCommand(test.desk, 'CMD-PRINTS');
    expect(test.desk.stage.getState().stage).toBe('prints');
    await followCommand(test.desk, 'CMD-PRINT-AGAIN');
    expect(test.commands.map(({ input }) => input)).toEqual([
      { jobId: silent(2).jobId, isPrinted: true },
      { jobId: silent(2).jobId, isPrinted: false },
    ]);
  });

  it('has no answer where nothing is asked', async () => {
    const test = await deskWithPrinters();
    await loadPrinting(test.desk);
    await answerPrintQuestion(test.desk, 'printed');
    expect(test.commands).toEqual([]);
    expect(test.heard).toEqual(['no']);
  });
});

describe('The list of what is printed', () => {
  it('is in and out by one key, and there is none without a printer', async () => {
    const test = await deskWithPrinters();
    togglePrints(test.desk);
    expect(test.desk.stage.getState().stage).toBe('customer');
    await loadPrinting(test.desk);
    togglePrints(test.desk);
    expect(test.desk.stage.getState().stage).toBe('prints');
    togglePrints(test.desk);
    expect(test.desk.stage.getState().stage).toBe('customer');
  });

  it('prints again what has ended and was for paper, each time that it is asked', async () => {
    const test = await deskWithPrinters();
    const job = printJob(1);
    expect(canReprint(job)).toBe(true);
    expect(canReprint(silent(2))).toBe(false);
    expect(canReprint(printJob(3, { kind: 'drawer' }))).toBe(false);
    await reprintJob(test.desk, job);
    await reprintJob(test.desk, job);
    const [first, second] = test.commands.map(({ commandId }) => commandId);
    expect(second).not.toBe(first);
  });

  it('takes back what waits, and says so where the host says that it has begun', async () => {
    const test = await deskWithPrinters();
    test.tell({ jobs: [waiting(1)], printers: [outOfPaper] });
    await loadPrinting(test.desk);
    expect(mayCancel(waiting(1))).toBe(true);
    expect(mayCancel(printJob(2, { state: 'printing' }))).toBe(true);
    expect(mayCancel(printJob(2, { state: 'waiting', hasBegun: true }))).toBe(false);
    expect(mayCancel(printJob(2, { state: 'unknown', hasBegun: true }))).toBe(false);
    const begun = { kind: 'refusal', code: 'JOB_BEGUN', message: 'It has begun.' } as const;
    test.answerNext(begun);
    await cancelJob(test.desk, waiting(1));
    expect(test.desk.printing.getState().refused).toEqual({ of: waiting(1).jobId, error: begun });
    expect(test.desk.printing.getState().jobs).toEqual([waiting(1)]);
    expect(test.desk.printing.getState().underWay).toEqual({});
  });
});
