import { expect, it } from 'vitest';
import { questionBytes } from '../../../native/printer/commands.ts';
import { printJob, type JobWord } from '../../../native/printer/print-job.ts';
import type { PrinterPort, PrinterPortListener } from '../../../native/printer/printer-port.ts';
import { PrinterTalk } from '../../../native/printer/printer-talk.ts';

const well = 0x12;
const questions = [1, 4].map((question) => Buffer.from(questionBytes(question === 1 ? 1 : 4)));
const proof = Buffer.of(0x1d, 0x72, 1);

/** A job to a printer that has talked, whose every word a test says: what it answers to a question, and whether it does. */
async function jobTo(answers: (isProven: () => boolean) => boolean): Promise<JobWord> {
  let isProven = false;
  let say: PrinterPortListener['onBytes'] = () => undefined;
  const port: PrinterPort = {
    write: async (bytes) => {
      const isQuestion = questions.some((question) => question.equals(bytes));
      if (isQuestion && answers(() => isProven)) setImmediate(() => say(Uint8Array.of(well)));
      if (proof.equals(bytes)) {
        isProven = true;
        setImmediate(() => say(Uint8Array.of(0)));
      }
      return bytes.length;
    },
    close: async () => undefined,
  };
  const talk = await PrinterTalk.open(
    async (listener) => {
      say = listener.onBytes;
      return port;
    },
    { onStatus: () => undefined, onGone: () => undefined },
  );
  expect(await talk.ask(10_000)).toBe('told');
  return printJob(
    { jobId: '00000000-0000-4000-8000-000000000000', bytes: Buffer.from('One\n') },
    {
      talk,
      answersBy: 'status',
      wireMs: 0,
      patience: {
        answerWithinMs: 20,
        askPauseMs: 5,
        heldUpAfterMs: 10_000,
        silentAfterMs: 10_000,
        provenWithinMs: 1_000,
      },
      tell: () => undefined,
    },
  );
}

it.each([1, 2])('a printer’s word is believed though %d of its answers after it are lost', async (lost) => {
  let left = lost;
  const end = await jobTo((isProven) => {
    if (!isProven() || left === 0) return true;
    left -= 1;
    return false;
  });
  expect(end).toEqual({ state: 'printed', reason: null });
});

it('a byte of a printer that says nothing for longer, as one that is switched off, is no word of it', async () => {
  let left = 5;
  const end = await jobTo((isProven) => {
    if (!isProven() || left === 0) return true;
    left -= 1;
    return false;
  });
  expect(end).toEqual({ state: 'unknown', reason: 'SILENT' });
});
