import type { PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import { blockNames, type Answer } from './answers.ts';
import { automaticStatus, type Question } from './status-bytes.ts';

export type AnswersBy = NonNullable<PrinterProfile['answers']>;

const DLE = 0x10;
const ESC = 0x1b;
const GS = 0x1d;

/** DLE EOT n. It is answered at once, past all that waits. To be sent between two commands and never within one. */
export const questionBytes = (question: Question): Uint8Array => Uint8Array.of(DLE, 0x04, question);

/** DLE DC4 8: throws away what waits in the printer, also half a command whose rest will never come. */
export const clearing = Uint8Array.of(DLE, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08);
export const isCleared = (answer: Answer): answer is Extract<Answer, { readonly kind: 'block' }> =>
  answer.kind === 'block' && answer.name === blockNames.cleared;

/** GS a: which of its changes a printer tells by itself. */
const ONLINE_ERRORS_AND_PAPER = 0b0000_1110;
const automaticReports = (what: number): Uint8Array => Uint8Array.of(GS, 0x61, what);

/**
 * A slip begins with ESC @, which also ends the printer's own reports. They are asked for right after it: a printer that
 * takes no more in the middle of a slip can't be asked why.
 */
export function withReports(bytes: Uint8Array, answersBy: AnswersBy): Uint8Array {
  const isAnswering = answersBy === 'status' || answersBy === 'job-id';
  if (!isAnswering || bytes[0] !== ESC || bytes[1] !== 0x40) return bytes;
  return Buffer.concat([bytes.subarray(0, 2), automaticReports(ONLINE_ERRORS_AND_PAPER), bytes.subarray(2)]);
}

/** How a printer proves that all before is on paper. */
export interface Proof {
  /** Comes before the job's first byte: what would look like the proof is ended. */
  readonly before: Uint8Array;
  /** Follows the job's last byte. */
  readonly ask: Uint8Array;
  readonly isGivenBy: (answer: Answer) => boolean;
  /** Whether noise of a cable could look like it. */
  readonly isUnmistakable: boolean;
  /** What is sent once it is given. */
  readonly after: Uint8Array;
}

const nothing = new Uint8Array();

/** Null where a printer never says a word. */
export function proofOf(answersBy: AnswersBy, jobId: string): Proof | null {
  switch (answersBy) {
    case 'job-id': {
      const id = processId(jobId);
      return {
        before: nothing,
        ask: Uint8Array.of(GS, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, ...id),
        isGivenBy: (answer) =>
          answer.kind === 'block' && answer.name === blockNames.jobId && id.equals(Buffer.from(answer.data)),
        isUnmistakable: true,
        after: nothing,
      };
    }
    case 'status':
      return {
        before: nothing,
        ask: Uint8Array.of(GS, 0x72, 0x01),
        isGivenBy: ({ kind }) => kind === 'in-turn',
        isUnmistakable: false,
        after: nothing,
      };
    case 'automatic-status':
      return {
        // Reports are told at once when they are asked for, in its turn. They are off before, so that none is of a change.
        before: automaticReports(0),
        ask: automaticReports(ONLINE_ERRORS_AND_PAPER),
        isGivenBy: (answer) =>
          answer.kind === 'automatic' && automaticStatus(answer.bytes)?.isOnline === true,
        isUnmistakable: true,
        after: automaticReports(0),
      };
    case 'nothing':
      return null;
  }
}

/** Four printable characters of a job's id, as GS ( H wants them. */
const processId = (jobId: string): Buffer =>
  Buffer.from(Buffer.from(jobId.replaceAll('-', '').slice(-6), 'hex').toString('base64url'), 'latin1');
