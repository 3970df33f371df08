import { setTimeout as wait } from 'node:timers/promises';
import { AnswerReader, type Answer } from './answers.ts';
import { clearing, isCleared, questionBytes } from './commands.ts';
import type { PrinterPort, PrinterPortListener } from './printer-port.ts';
import {
  automaticStatus,
  nothingSaid,
  paperStatus,
  realTimeStatus,
  type PrinterStatus,
  type Question,
} from './status-bytes.ts';

/** What came of questions: `held`: the printer doesn't even take it; `silent`: it took it, and says nothing. */
export type Heard = 'told' | 'silent' | 'held';

type Said = Partial<PrinterStatus> | 'silent' | 'held';

export interface TalkListener {
  /** What the printer says of itself is another thing than before. */
  readonly onStatus: (status: PrinterStatus) => void;
  /** Told once: the cable was pulled, the connection is lost. */
  readonly onGone: () => void;
}

const isRealTime = (answer: Answer): answer is Extract<Answer, { readonly kind: 'real-time' }> =>
  answer.kind === 'real-time';

/** An ear for one answer. What is never heard never resolves. */
export interface Listening {
  readonly heard: Promise<Answer>;
  readonly stop: () => void;
}

export interface Writing {
  readonly signal: AbortSignal;
  /** A piece was taken. */
  readonly onTaken: () => void;
  /** No byte was taken for that long; told again as long as it lasts. */
  readonly onHeldUp: () => void;
  readonly heldUpAfterMs: number;
}

/** A printer that lets itself be written to and asked, over whatever port. */
export class PrinterTalk {
  readonly #port: PrinterPort;
  readonly #listener: TalkListener;
  readonly #over = new AbortController();
  readonly #reader = new AnswerReader();
  readonly #ears = new Set<(answer: Answer) => void>();
  #status = nothingSaid;
  #hasSpoken = false;
  /** What is being written: a port takes one thing at a time. */
  #writing: Promise<void> = Promise.resolve();
  #isHeld = false;
  #asking: Promise<unknown> = Promise.resolve();

  private constructor(port: PrinterPort, listener: TalkListener) {
    this.#port = port;
    this.#listener = listener;
  }

  /** Rejects as the port's opening does. */
  static async open(
    open: (listener: PrinterPortListener) => Promise<PrinterPort>,
    listener: TalkListener,
  ): Promise<PrinterTalk> {
    const early: Uint8Array[] = [];
    const opened: { talk?: PrinterTalk } = {};
    let isGoneEarly = false;
    const port = await open({
      onBytes: (bytes) => (opened.talk === undefined ? early.push(bytes) : opened.talk.#hear(bytes)),
      onGone: () => {
        isGoneEarly = true;
        if (opened.talk !== undefined) opened.talk.#end();
      },
    });
    const talk = new PrinterTalk(port, listener);
    opened.talk = talk;
    for (const bytes of early) talk.#hear(bytes);
    if (isGoneEarly) talk.#end();
    return talk;
  }

  get status(): PrinterStatus {
    return this.#status;
  }

  /** Whether it has ever answered a question. */
  get hasSpoken(): boolean {
    return this.#hasSpoken;
  }

  get isOver(): boolean {
    return this.#over.signal.aborted;
  }

  /** Given when the printer is gone or the port closed. */
  get signal(): AbortSignal {
    return this.#over.signal;
  }

  /** Asks how it is: whether it prints, then why not, or how much paper it has. One after the other. */
  ask(answerWithinMs: number): Promise<Heard> {
    const asked = this.#asking.then(() => this.#askAll(answerWithinMs));
    this.#asking = asked;
    return asked;
  }

  /**
   * Throws away what waits in it, whatever it is doing. Many don't know how, and say nothing; what they do know comes out
   * and is in nobody's way.
   */
  clear(answerWithinMs: number): Promise<Heard> {
    const cleared = this.#asking.then(() => this.#clearNow(answerWithinMs));
    this.#asking = cleared;
    return cleared;
  }

  /** Listens for the next answer that is meant, from now on and until it is stopped. */
  listenFor(isMeant: (answer: Answer) => boolean): Listening {
    let stop = (): void => {};
    const heard = new Promise<Answer>((resolve) => {
      const ear = (answer: Answer): void => {
        if (!isMeant(answer)) return;
        stop();
        resolve(answer);
      };
      stop = () => this.#ears.delete(ear);
      this.#ears.add(ear);
    });
    return { heard, stop };
  }

  /** Resolves when the port has taken all. Rejects as its writes do; it is of no use then and is to be closed. */
  async write(bytes: Uint8Array, { signal, onTaken, onHeldUp, heldUpAfterMs }: Writing): Promise<void> {
    await this.#writing;
    let rest = bytes;
    while (rest.length > 0) {
      const held = setInterval(onHeldUp, heldUpAfterMs);
      try {
        rest = rest.subarray(await this.#port.write(rest, signal));
      } finally {
        clearInterval(held);
      }
      onTaken();
    }
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#port.close();
  }

  #end(): void {
    if (this.isOver) return;
    this.#over.abort();
    this.#listener.onGone();
  }

  /** What it says is learnt as one thing: that it is offline, and why. */
  async #askAll(answerWithinMs: number): Promise<Heard> {
    const first = await this.#askOne(1, answerWithinMs);
    if (typeof first === 'string') return first;
    const isOnline = first.isOnline === true;
    let said: Partial<PrinterStatus> = isOnline ? { ...first, isCoverOpen: false, error: 'none' } : first;
    for (const question of isOnline ? ([4] as const) : ([2, 3, 4] as const)) {
      const more = await this.#askOne(question, answerWithinMs);
      if (typeof more === 'string') return more;
      said = { ...said, ...more };
    }
    this.#learn(said);
    return 'told';
  }

  async #clearNow(answerWithinMs: number): Promise<Heard> {
    if (this.#isHeld) return this.isOver ? 'silent' : 'held';
    const answer = await this.#answered(clearing, isCleared, answerWithinMs);
    return typeof answer === 'string' ? answer : 'told';
  }

  async #askOne(question: Question, answerWithinMs: number): Promise<Said> {
    const answer = await this.#answered(questionBytes(question), isRealTime, answerWithinMs);
    if (typeof answer === 'string') return answer;
    this.#hasSpoken = true;
    return realTimeStatus(question, answer.byte);
  }

  /** The answer to this, if it comes in time. */
  async #answered<Meant extends Answer>(
    bytes: Uint8Array,
    isMeant: (answer: Answer) => answer is Meant,
    withinMs: number,
  ): Promise<Meant | 'silent' | 'held'> {
    if (this.isOver) return 'silent';
    const { heard, stop } = this.listenFor(isMeant);
    // Of one that the printer doesn't take only the way out is left: it is asked for nothing more.
    if (!this.#isHeld) this.#send(bytes);
    const silence = wait(withinMs, undefined, { signal: this.signal, ref: false }).catch(() => undefined);
    const answer = await Promise.race([heard, silence]);
    stop();
    if (answer !== undefined && isMeant(answer)) return answer;
    return this.#isHeld && !this.isOver ? 'held' : 'silent';
  }

  #send(bytes: Uint8Array): void {
    this.#isHeld = true;
    const send = async (): Promise<void> => {
      for (let rest = bytes; rest.length > 0;)
        rest = rest.subarray(await this.#port.write(rest, this.signal));
    };
    this.#writing = send()
      // A port that is over tells so by itself.
      .catch(() => undefined)
      .finally(() => {
        this.#isHeld = false;
      });
  }

  #hear(bytes: Uint8Array): void {
    for (const answer of this.#reader.take(bytes)) {
      if (answer.kind === 'automatic') this.#learn(automaticStatus(answer.bytes) ?? {});
      if (answer.kind === 'in-turn') this.#learn(paperStatus(answer.byte));
      for (const ear of [...this.#ears]) ear(answer);
    }
  }

  #learn(said: Partial<PrinterStatus>): void {
    const status = { ...this.#status, ...said };
    if (JSON.stringify(status) === JSON.stringify(this.#status)) return;
    this.#status = status;
    this.#listener.onStatus(status);
  }
}
