import { setTimeout as wait } from 'node:timers/promises';
import type { JobReason, JobState } from '../../electron/core/contract/print-parts.ts';
import type { Answer } from './answers.ts';
import { proofOf, withReports, type AnswersBy, type Proof } from './commands.ts';
import type { PrinterTalk, Writing } from './printer-talk.ts';
import { PrinterGone } from './printer-trouble.ts';
import { troubleIn } from './status-bytes.ts';

/** All in milliseconds. */
export interface PrintPatience {
  /** A question that was taken is answered within this time, or the printer is silent. */
  readonly answerWithinMs: number;
  /** Between the questions while a job waits or is being printed. */
  readonly askPauseMs: number;
  /** A printer that takes no byte for so long is held up. */
  readonly heldUpAfterMs: number;
  /** One that has answered questions and answers none for so long has gone silent. */
  readonly silentAfterMs: number;
  /** One that says that it is well, or never says anything, has so long for the end of a job. */
  readonly provenWithinMs: number;
}

export const usualPrintPatience: PrintPatience = {
  answerWithinMs: 1_000,
  askPauseMs: 250,
  heldUpAfterMs: 2_000,
  silentAfterMs: 10_000,
  provenWithinMs: 45_000,
};

/** What a job is at its end, or while it is on its way. */
export interface JobWord {
  readonly state: JobState;
  readonly reason: JobReason | null;
}

export interface PrintedJob {
  readonly jobId: string;
  readonly bytes: Uint8Array;
}

export interface Printing {
  readonly talk: PrinterTalk;
  readonly answersBy: AnswersBy;
  /** How long the bytes of a job take from the system to the printer, at most. */
  readonly wireMs: number;
  readonly patience: PrintPatience;
  /** Tells how it goes. */
  readonly tell: (word: JobWord) => void;
}

/**
 * Prints a job that has begun: whole, once, up to the printer's word for it. Rejects with `PrinterGone` where the printer
 * vanishes before that; nobody knows then how much of it is on paper.
 */
export async function printJob({ jobId, bytes }: PrintedJob, printing: Printing): Promise<JobWord> {
  const { talk, answersBy, patience, tell, wireMs } = printing;
  const writing: Writing = {
    signal: talk.signal,
    heldUpAfterMs: patience.heldUpAfterMs,
    onTaken: () => tell(going),
    onHeldUp: () => tell({ state: 'waiting', reason: troubleIn(talk.status) ?? 'STALLED' }),
  };
  const proof = proofOf(answersBy, jobId);
  if (proof !== null) await talk.write(proof.before, writing);
  await talk.write(withReports(bytes, answersBy), writing);
  if (proof === null) {
    await wait(wireMs, undefined, { signal: talk.signal }).catch(giveUp);
    return { state: 'sent', reason: null };
  }
  const listening = talk.listenFor(proof.isGivenBy);
  try {
    await talk.write(proof.ask, writing);
    return await proven(proof, listening, printing, writing);
  } finally {
    listening.stop();
  }
}

const going: JobWord = { state: 'printing', reason: null };
const silent: JobWord = { state: 'unknown', reason: 'SILENT' };

/**
 * So many questions may go unanswered after a printer's word and before it is believed: where a machine is busy an answer
 * is late. One that was switched off, and made a byte of noise as it went, isn't back that soon.
 */
const DOUBTS = 2;

/** Waits for the printer's word, and tells meanwhile what keeps it. */
async function proven(
  proof: Proof,
  first: ReturnType<PrinterTalk['listenFor']>,
  { talk, patience, tell, wireMs }: Printing,
  writing: Writing,
): Promise<JobWord> {
  const { answerWithinMs, askPauseMs } = patience;
  let listening = first;
  const beganMs = performance.now() + wireMs;
  /** When it last answered a question, and when it was last known to be kept from printing. */
  let spokeAtMs = beganMs;
  let keptAtMs = beganMs;
  /** How many are left; null as long as the word isn't given. */
  let doubtsLeft: number | null = null;
  try {
    for (;;) {
      if (await isHeardWithin(listening.heard, askPauseMs, talk.signal)) {
        doubtsLeft = DOUBTS;
        listening = talk.listenFor(proof.isGivenBy);
      }
      const heard = await talk.ask(answerWithinMs);
      if (talk.isOver) throw new PrinterGone();
      const now = performance.now();
      if (heard === 'told') spokeAtMs = now;
      // A byte alone may be a cable's noise, as where the printer is switched off: one that talks says more.
      if (doubtsLeft !== null && (proof.isUnmistakable || !talk.hasSpoken || heard === 'told')) {
        await talk.write(proof.after, writing);
        return { state: 'printed', reason: null };
      }
      if (doubtsLeft !== null) doubtsLeft = doubtsLeft > 0 ? doubtsLeft - 1 : null;
      const trouble = troubleIn(talk.status) ?? (heard === 'held' ? 'STALLED' : null);
      tell(trouble === null ? going : { state: 'waiting', reason: trouble });
      const isSilent = talk.hasSpoken && heard === 'silent';
      if (isSilent && now - spokeAtMs > patience.silentAfterMs) return silent;
      if (trouble !== null && !isSilent) keptAtMs = now;
      if (now - keptAtMs > patience.provenWithinMs) return silent;
    }
  } finally {
    listening.stop();
  }
}

async function isHeardWithin(heard: Promise<Answer>, ms: number, signal: AbortSignal): Promise<boolean> {
  const pause = wait(ms, undefined, { signal, ref: false }).catch(giveUp);
  return (await Promise.race([heard, pause])) !== undefined;
}

const giveUp = (): never => {
  throw new PrinterGone();
};
