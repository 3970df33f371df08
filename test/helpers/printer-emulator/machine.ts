import type { PrintedSlip } from '../printed-items.ts';
import { isAboutPrinter, type Command, type DrawerPin, type PrinterCommand } from './command-kinds.ts';
import { CommandReader } from './commands.ts';
import { missingFor, type Equipment } from './equipment.ts';
import { RealTimeSieve } from './real-time.ts';
import { linesOf, Roll, type PaperCommand } from './roll.ts';
import {
  AUTOMATIC_BITS,
  automaticStatus,
  DRAWER_STATUS,
  isOnline,
  paperStatus,
  realTimeStatus,
  wellConditioned,
  type Condition,
} from './status.ts';

/** All that a test can do to a printer, one or more at a time. */
export interface Play extends Condition {
  /** How many lines of 32 dots are left on the roll; null: enough. */
  readonly linesLeft: number | null;
  /** `jams`: the next cut makes an error of the cutter, and is done when that is mended. */
  readonly nextCut: 'works' | 'jams';
  /** `silent`: it takes bytes and prints, and answers nothing. */
  readonly speech: 'answers' | 'silent';
  /** How fast it prints; null: as fast as bytes come. */
  readonly bytesPerSecond: number | null;
}

export interface Pulse {
  readonly pin: DrawerPin;
  readonly onMs: number;
  readonly offMs: number;
}

export interface TornPage {
  readonly slip: PrintedSlip;
  /** False for what is still under the head, or was torn off a printer without a cutter. */
  readonly isCut: boolean;
}

const TICK_MS = 10;

/**
 * The inside of a printer, without its plug: bytes go into its buffer and out of that onto paper in their turn, as long
 * as it is online; real-time commands are obeyed as they come.
 */
export class PrinterMachine {
  readonly pulses: Pulse[] = [];
  /** Each with the number of its byte, counted as they are taken. */
  readonly #failures: { readonly what: string; readonly byte: number }[] = [];
  /** The bytes of questions in real time, likewise. */
  readonly #realTimeBytes = new Set<number>();
  /** Told when there is room in the buffer again. */
  onRoom = (): void => undefined;
  /** Gets what it answers. */
  onAnswer = (_bytes: Uint8Array): void => undefined;

  readonly #equipment: Equipment;
  readonly #roll: Roll;
  #play: Play = {
    ...wellConditioned,
    linesLeft: null,
    nextCut: 'works',
    speech: 'answers',
    bytesPerSecond: null,
  };
  #sieve = new RealTimeSieve();
  #reader = new CommandReader();
  #buffer: number[] = [];
  /** What couldn't be done when its turn came: it is done first. */
  #held: PaperCommand | undefined;
  #automaticMask = 0;
  #toldLast: Uint8Array = new Uint8Array();
  #takenBytes = 0;
  #printedBytes = 0;
  /** The one that is being printed. */
  #byte = 0;
  #torn: TornPage[] = [];
  #timer: NodeJS.Timeout | undefined;
  #credit = 0;

  constructor(equipment: Equipment) {
    this.#equipment = equipment;
    this.#roll = new Roll(equipment.paperDots);
  }

  /** How many bytes it takes now. */
  get room(): number {
    return Math.max(0, this.#equipment.bufferBytes - this.#buffer.length);
  }

  get waitingBytes(): number {
    return this.#buffer.length;
  }

  /** What was printed, from the first page to the one under the head. */
  get pages(): readonly TornPage[] {
    const { page } = this.#roll;
    return page.items.length === 0 ? this.#torn : [...this.#torn, { slip: page, isCut: false }];
  }

  get failures(): readonly string[] {
    return this.#failures.map(({ what }) => what);
  }

  get failuresInQuestions(): readonly string[] {
    return this.#failures.filter(({ byte }) => this.#realTimeBytes.has(byte)).map(({ what }) => what);
  }

  take(bytes: Uint8Array): void {
    for (const byte of bytes) {
      this.#buffer.push(byte);
      this.#takenBytes += 1;
      this.#obeyAtOnce(byte);
    }
    this.#run();
  }

  set(change: Partial<Play>): void {
    const isRefilled = change.paper !== undefined && change.paper !== 'out' && change.linesLeft === undefined;
    this.#change({ ...change, ...(isRefilled ? { linesLeft: null } : {}) });
    this.#run();
  }

  /** All that isn't on paper is gone. */
  losePower(): void {
    this.#clear();
    this.#roll.initialize();
    this.#automaticMask = 0;
    this.#stopClock();
  }

  #stopClock(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#credit = 0;
  }

  #clear(): void {
    this.#buffer = [];
    this.#held = undefined;
    this.#reader = new CommandReader();
    this.#sieve = new RealTimeSieve();
    this.#roll.dropLine();
  }

  #change(change: Partial<Play>): void {
    this.#play = { ...this.#play, ...change };
    this.#tellChange();
  }

  #tellChange(): void {
    if ((this.#automaticMask & AUTOMATIC_BITS) === 0) return;
    const status = automaticStatus(this.#play);
    if (!Buffer.from(status).equals(this.#toldLast)) this.#tellAutomatically(status);
  }

  #tellAutomatically(status: Uint8Array): void {
    this.#toldLast = status;
    this.#answer(status);
  }

  #answer(bytes: Uint8Array): void {
    if (this.#play.speech === 'answers') this.onAnswer(bytes);
  }

  #obeyAtOnce(byte: number): void {
    const command = this.#sieve.take(byte);
    switch (command?.kind) {
      case undefined:
        return;
      case 'status':
        for (const back of [1, 2, 3]) this.#realTimeBytes.add(this.#takenBytes - back);
        return this.#answer(Uint8Array.of(realTimeStatus(this.#play, command.n)));
      case 'pulse':
        this.pulses.push({ pin: command.pin, onMs: command.onMs, offMs: command.offMs });
        return;
      case 'clear':
        this.#clear();
        return this.#answer(Uint8Array.of(0x37, 0x25, 0x00));
    }
  }

  /** Prints what it can now, and the rest as its time comes. */
  #run(): void {
    const { bytesPerSecond } = this.#play;
    while (isOnline(this.#play) && (this.#held !== undefined || this.#buffer.length > 0)) {
      if (bytesPerSecond !== null && this.#credit < 1) {
        this.#timer ??= setTimeout(() => this.#tick(bytesPerSecond), TICK_MS);
        break;
      }
      this.#credit -= bytesPerSecond === null ? 0 : 1;
      this.#step();
    }
    if (this.room > 0) this.onRoom();
  }

  #tick(bytesPerSecond: number): void {
    this.#timer = undefined;
    this.#credit += (bytesPerSecond * TICK_MS) / 1000;
    this.#run();
  }

  #step(): void {
    const held = this.#held;
    if (held !== undefined) {
      this.#held = undefined;
      return this.#print(held);
    }
    this.#byte = this.#takenBytes - this.#buffer.length;
    const byte = this.#buffer.shift();
    if (byte === undefined) return;
    this.#printedBytes += 1;
    this.#noteFailure(() => {
      const command = this.#reader.take(byte);
      if (command !== undefined) this.#obey(command);
    });
  }

  #obey(command: Command): void {
    if (isAboutPrinter(command)) this.#obeyAboutPrinter(command);
    else this.#print(command);
  }

  #obeyAboutPrinter(command: PrinterCommand): void {
    switch (command.kind) {
      case 'pulse':
        this.pulses.push({ pin: command.pin, onMs: command.onMs, offMs: command.offMs });
        return;
      case 'automatic-status':
        this.#automaticMask = command.mask;
        if ((command.mask & AUTOMATIC_BITS) !== 0) this.#tellAutomatically(automaticStatus(this.#play));
        return;
      case 'tell':
        return this.#answer(
          Uint8Array.of(command.what === 'paper' ? paperStatus(this.#play) : DRAWER_STATUS),
        );
      case 'process-id':
        return this.#answer(Uint8Array.of(0x37, 0x22, ...command.id, 0x00));
      case 'name': {
        const name = command.of === 'maker' ? 'REGULARS' : 'EMULATOR';
        return this.#answer(Uint8Array.of(0x5f, ...Buffer.from(name), 0x00));
      }
      case 'real-time':
        return;
    }
  }

  /** Does what is for paper, or holds it where there is none, or the cutter jams. */
  #print(command: PaperCommand): void {
    const lines = linesOf(command);
    const { linesLeft, nextCut } = this.#play;
    if (linesLeft !== null && lines > 0 && linesLeft <= 0) {
      this.#held = command;
      return this.#change({ paper: 'out' });
    }
    if (command.kind === 'cut' && nextCut === 'jams') {
      this.#held = command;
      return this.#change({ error: 'cutter', nextCut: 'works' });
    }
    if (linesLeft !== null) this.#play = { ...this.#play, linesLeft: linesLeft - lines };
    this.#noteFailure(() => {
      const missing = missingFor(command, this.#equipment);
      if (missing !== undefined) throw new Error(missing);
      // Where nothing cuts, a person tears off what stands before the next slip.
      if (command.kind === 'initialize' && !this.#equipment.cuts) this.#tearOff({ isCut: false });
      // It also ends what GS a began.
      if (command.kind === 'initialize') this.#automaticMask = 0;
      this.#roll.obey(command);
      if (command.kind === 'cut') this.#tearOff({ isCut: true });
    });
  }

  #tearOff({ isCut }: Pick<TornPage, 'isCut'>): void {
    const slip = this.#roll.tearOff();
    if (slip.items.length > 0) this.#torn = [...this.#torn, { slip, isCut }];
  }

  #noteFailure(attempt: () => void): void {
    try {
      attempt();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      this.#failures.push({ what: `${what}, at byte ${this.#printedBytes - 1}`, byte: this.#byte });
    }
  }
}
