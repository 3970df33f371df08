import { randomBytes } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { v7 as newId } from 'uuid';
import { clientOver } from '../../electron/core/contract/till-api.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';
import type { OpenTill, Session } from '../../electron/host/till.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { chanceFrom, type Chance } from '../bench/chance.ts';
import { cornerBakery, owner, value } from '../helpers/till.ts';
import { lookAtFile, noHarm, type Acknowledged, type Harm } from './comparison.ts';
import { startCrashingTill, type Answer, type CrashingTill } from './crashing-till.ts';
import { Load, type ClockHabit, type Question } from './load.ts';

/** Questions that are under way at once. */
const AT_ONCE = 4;
/** So many of the newest answers are asked for again after each kill; at the end all of them. */
const RECENT = 60;
const FIRST_MORNING = Date.parse('2026-10-20T07:00:00Z');

/** What goes wrong in the middle of a round, besides the kill. */
export interface Trouble {
  /** It begins while questions are under way. */
  readonly begin: () => void;
  /** It is over, with the till dead. */
  readonly end: () => void;
  /** Faults that the till may answer meanwhile. */
  readonly faults: ReadonlySet<string>;
  /** Set where the system may say that something is on the disk that isn't, in the moment in which it begins. */
  readonly isSystemInDoubt?: true;
}

export interface CrashRunOptions {
  readonly folder: string;
  readonly seed: number;
  readonly clock?: ClockHabit;
  readonly trouble?: Trouble;
  /** Where the till has the machine's clock: what sets it, and the variables that let it see that. */
  readonly machineClock?: {
    readonly variables: Readonly<Record<string, string>>;
    readonly set: (at: number) => void;
  };
}

/**
 * Rounds of one shop: a till of its own process works under load, is killed with -9 at a moment of the seed's, and what
 * it leaves is opened and compared with what it had answered.
 */
export class CrashRun {
  readonly harm: Harm = noHarm();
  rounds = 0;
  acknowledgedCount = 0;
  /** How many commands were written when the kill came before their answer: these are the moments that matter. */
  committedUnanswered = 0;
  readonly #options: CrashRunOptions;
  readonly #file: string;
  readonly #chance: Chance;
  readonly #load: Load;
  readonly #acknowledged: Acknowledged[] = [];
  /** Asked, and neither answered nor refused: the next till is asked first, by the same ids. */
  #unanswered: Question[] = [];
  #askedAgain = new Map<string, Acknowledged>();
  /** Under way when a trouble began in which the system's own word is in doubt: each is there whole, or not at all. */
  #inDoubt: ReadonlySet<string> = new Set();
  /** Written and not answered when the till was killed: asked again by its id, each has this answer and no other. */
  readonly #written = new Map<string, unknown>();
  #next: CrashingTill | undefined;
  #answers = 0;
  #faults = 0;
  /** Lets whoever waits for an answer go on. */
  #heard = (): void => {};

  private constructor(options: CrashRunOptions, rewards: readonly string[]) {
    this.#options = options;
    this.#file = join(options.folder, 'shop.sqlite');
    this.#chance = chanceFrom(options.seed);
    this.#load = new Load(this.#chance, FIRST_MORNING, rewards, options.clock);
  }

  static async start(options: CrashRunOptions): Promise<CrashRun> {
    const till = await open(options.folder, FIRST_MORNING);
    const ask = clientAs(till, owner);
    value(await ask.shop.setUp({ ...cornerBakery, timeZone: 'UTC' }));
    value(await ask.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 1 }));
    const roll = value(await ask.products.save({ name: 'A roll' }));
    const rewards = [];
    for (const gives of [
      { kind: 'amount', amountMinor: 100 },
      { kind: 'percent', percent: 10, capMinor: 500 },
      { kind: 'product', productId: roll.productId },
    ] as const)
      rewards.push(value(await ask.rewards.save({ name: gives.kind, pointsCost: 5, gives })).rewardId);
    await till.close();
    return new CrashRun(options, rewards);
  }

  async round(): Promise<void> {
    const chance = this.#chance;
    const till = this.#next ?? this.#startTill();
    await till.loaded;
    const left = this.#unanswered;
    this.#askedAgain = new Map(
      this.#acknowledged.slice(-RECENT).map((known) => [known.question.commandId, known]),
    );
    this.#answers = 0;
    this.#faults = 0;
    const how = chance.below(20);
    const opening = till.open(this.#load.now());
    if (how === 0) spin(chance.below(40_000));
    else {
      const why = await opening;
      if (why !== undefined) this.harm.broken.push(`round ${this.rounds}: the till did not open: ${why}`);
      for (const question of [...this.#askedAgain.values()].map((known) => known.question))
        till.ask(question);
      for (const question of left) till.ask(question);
      await this.#work(till, 1 + chance.below(40));
      if (how === 1) till.end();
      if (how >= 2 && how < 10) this.#waitForCommit(till);
      else spin(chance.below(how === 1 ? 30_000 : 8_000));
    }
    await till.kill();
    this.#options.trouble?.end();
    this.rounds += 1;
    this.#next = this.#startTill();
    this.#lookAtWhatIsLeft();
  }

  /** Compares everything that was ever answered, and ends. */
  async finish(): Promise<void> {
    await this.#next?.kill();
    this.#next = undefined;
    const till = await open(this.#options.folder, this.#load.now());
    for (const question of this.#unanswered) {
      const { procedure, input, role, commandId } = question;
      if (!this.#written.has(commandId)) continue;
      this.#expectWritten(question, await till.dispatch({ ...owner, role }, procedure, input, commandId));
    }
    for (const known of this.#acknowledged) {
      const { procedure, input, role, commandId } = known.question;
      this.#expectSame(known, await till.dispatch({ ...owner, role }, procedure, input, commandId));
    }
    await till.close();
    lookAtFile(this.#file, this.#acknowledged, this.harm);
  }

  #startTill(): CrashingTill {
    const { folder, machineClock } = this.#options;
    return startCrashingTill({
      folder,
      onAnswer: (question, answer) => this.#hear(question, answer),
      ...(machineClock === undefined ? {} : { machineClock: machineClock.variables }),
    });
  }

  /** Keeps some questions under way until so many are answered; what then is under way stays so. */
  async #work(till: CrashingTill, answers: number): Promise<void> {
    const { trouble } = this.#options;
    const troubleAt = trouble === undefined ? undefined : Math.ceil(answers / 2);
    let isTroubled = false;
    // A till that can't write any more answers faults: a few of them are enough.
    while (this.#answers < answers && this.#faults < 6) {
      if (this.#answers >= (troubleAt ?? Number.MAX_SAFE_INTEGER) && !isTroubled) {
        isTroubled = true;
        if (trouble?.isSystemInDoubt === true)
          this.#inDoubt = new Set(this.#unanswered.map(({ commandId }) => commandId));
        trouble?.begin();
      }
      while (this.#unanswered.length < AT_ONCE) this.#askNext(till);
      const heard = new Promise<void>((resolve) => {
        this.#heard = resolve;
      });
      if ((await Promise.race([heard, till.gone])) === 'gone') {
        this.harm.broken.push(`round ${this.rounds}: the till ended by itself`);
        return;
      }
    }
  }

  /**
   * Asks some more, and sits still until the till writes: a look at the journal's size and time is all that is done, no
   * answer is read. The kill comes while the commit is on its way to the disk, or just behind it.
   */
  #waitForCommit(till: CrashingTill): void {
    const journal = `${this.#file}-wal`;
    const looks = (): string => {
      const found = statSync(journal, { bigint: true, throwIfNoEntry: false });
      return `${found?.size} ${found?.mtimeNs}`;
    };
    const before = looks();
    while (this.#unanswered.length < AT_ONCE) this.#askNext(till);
    const giveUpAt = performance.now() + 250;
    while (looks() === before && performance.now() < giveUpAt);
    // The commit's last page comes some microseconds behind its first.
    spin(this.#chance.below(600));
  }

  #askNext(till: CrashingTill): void {
    const question = this.#load.next();
    this.#options.machineClock?.set(question.at);
    this.#unanswered.push(question);
    till.ask(question);
  }

  #hear(question: Question, answer: Answer): void {
    const known = this.#askedAgain.get(question.commandId);
    if (known !== undefined) {
      this.#askedAgain.delete(question.commandId);
      return this.#expectSame(known, answer);
    }
    this.#unanswered = this.#unanswered.filter(({ commandId }) => commandId !== question.commandId);
    this.#answers += 1;
    this.#heard();
    if (this.#written.has(question.commandId)) this.#expectWritten(question, answer);
    if (answer.ok) {
      this.#acknowledged.push({ question, value: answer.value });
      this.acknowledgedCount += 1;
      this.#load.note(question, answer.value);
      return;
    }
    const { kind, code } = answer.error;
    if (kind === 'refusal') return;
    if (this.#options.trouble?.faults.has(code) === true) this.#faults += 1;
    else this.harm.broken.push(`${question.procedure} was answered with ${code}`);
  }

  #lookAtWhatIsLeft(): void {
    const database = openForReading(this.#file);
    try {
      const find = database.prepare<[string], string>(`SELECT answer FROM command WHERE id = ?`).pluck();
      for (const { commandId } of this.#unanswered) {
        const answer = find.get(commandId);
        if (answer === undefined || this.#written.has(commandId)) continue;
        this.#written.set(commandId, JSON.parse(answer));
        this.committedUnanswered += 1;
      }
      this.#forgetDoubtful((commandId) => find.get(commandId) !== undefined);
    } finally {
      database.close();
    }
    lookAtFile(this.#file, this.#acknowledged.slice(-RECENT), this.harm);
  }

  /** What the system said to be on the disk and isn't was never done: whoever asked asks again. */
  #forgetDoubtful(isThere: (commandId: string) => boolean): void {
    for (const commandId of this.#inDoubt) {
      const at = this.#acknowledged.findLastIndex(({ question }) => question.commandId === commandId);
      if (at < 0 || isThere(commandId)) continue;
      const [known] = this.#acknowledged.splice(at, 1);
      this.acknowledgedCount -= 1;
      if (known !== undefined) this.#unanswered.push(known.question);
    }
    this.#inDoubt = new Set();
  }

  /** What was written before a kill is what the next till answers. */
  #expectWritten({ procedure, commandId }: Question, answer: Answer): void {
    const written = this.#written.get(commandId);
    this.#written.delete(commandId);
    if (!answer.ok)
      this.harm.lost.push(`${procedure} ${commandId} was written, and answered ${answer.error.code}`);
    else if (!isDeepStrictEqual(answer.value, written))
      this.harm.doubled.push(`${procedure} ${commandId} was written, and has another answer now`);
  }

  /** A command is answered again under its id as it was answered first, and its backup is there. */
  #expectSame({ question, value: first }: Acknowledged, again: Answer): void {
    const { procedure, input, commandId } = question;
    if (!again.ok) this.harm.lost.push(`${procedure} ${commandId} asked again: ${again.error.code}`);
    else if (!isDeepStrictEqual(again.value, first))
      this.harm.broken.push(`${procedure} ${commandId} has another answer now`);
    if (procedure !== 'data.backup') return;
    const copy = join(this.#options.folder, 'backups', String(input['file']));
    if (!existsSync(copy))
      this.harm.lost.push(`the backup ${String(input['file'])} was answered and is not there`);
  }
}

const open = (folder: string, at: number): Promise<OpenTill> =>
  createTill({
    folder,
    create: true,
    now: () => at as Instant,
    newId,
    randomBytes,
    log: silentLog,
    locale: 'en',
  });

const clientAs = (till: OpenTill, session: Session) =>
  clientOver(
    (procedure, input, commandId) => till.dispatch(session, procedure, input, commandId),
    () => newId(),
  );

/** So short a time that a timer would miss it: the other process goes on meanwhile. */
function spin(microseconds: number): void {
  const until = performance.now() + microseconds / 1_000;
  while (performance.now() < until);
}
