import type { ErrorBody } from '../core/contract/errors.ts';
import type { TillEvent } from '../core/contract/events.ts';
import type { Role } from '../core/contract/procedure.ts';
import type { Instant } from '../core/domain/ids.ts';
import type { Result } from '../core/domain/result.ts';
import type { Locale } from '../core/messages/translate.ts';
import type { DevicesDesk } from './devices/devices-desk.ts';
import type { StationScan } from './devices/station-link.ts';
import type { Log } from './log.ts';
import type { StationSource } from './station-channel.ts';

/** Who asks, over which shell. Made by the shell's binding from what it can prove, never from the request. */
export interface Session {
  readonly shell: 'window' | 'cli' | 'host';
  /** What history and audit say: the owner's name, or `cli:<system user>`. Null is the shop's owner. */
  readonly actorName: string | null;
  readonly role: Role;
  /** The till's name, kept with each transfer: which counter. */
  readonly till: string;
}

export type EventListener = (event: TillEvent, trainingId: string | null) => void;

/** The running shop. `dispatch` never throws and never rejects: whatever happens is in its answer. */
export interface Till {
  readonly dispatch: (
    session: Session,
    procedure: string,
    input: unknown,
    commandId: string | undefined,
    /** The practice shop that is asked; the shop's own book where there is none. */
    trainingId?: string,
  ) => Promise<Result<unknown, ErrorBody>>;
  /**
   * Tells what changed after each commit, and in which practice shop: null is the shop's own book. Gives back the
   * function that stops listening.
   */
  readonly onEvent: (listener: EventListener) => () => void;
  readonly close: () => Promise<void>;
}

/** A till in the process that opened it. */
export interface OpenTill extends Till {
  /**
   * Does now what is due by the clock, as the till does by itself at its opening and every half minute: points expire
   * when a business day has begun.
   */
  readonly lookAtClock: () => Promise<void>;
  /** Takes what a scanner of this machine read, for whoever stands at this till. */
  readonly takeScan: (scan: StationScan) => void;
}

/** What a practice shop knows of the shop that it was made from. */
export interface PracticeBook {
  readonly kind: 'practice';
  /** Whether a code is a card of the shop's own: it means nothing here, and the cashier is told so. */
  readonly isRealCard: (code: string) => boolean;
}

/** What a sample shop's till knows of the shop in whose place it stands. */
export interface SampleBook {
  readonly kind: 'sample';
  /** The shop's own folder, where the facts of this machine lie. */
  readonly machineFolder: string;
}

export interface TillOptions {
  /** The shop's folder, absolute. */
  readonly folder: string;
  /** Whether a folder without a shop's file gets one. Without, opening it is the refusal SHOP_NOT_SET_UP. */
  readonly create: boolean;
  /** Integer milliseconds UTC. */
  readonly now: () => Instant;
  /** UUIDv7. */
  readonly newId: () => string;
  readonly randomBytes: (count: number) => Uint8Array;
  readonly log: Log;
  /** What is spoken while there is no shop with a locale of its own. */
  readonly locale: Locale;
  /** How long to wait for another program that has the shop open, in milliseconds; 10 000 unless given. */
  readonly lockWaitMs?: number;
  /** A till whose file can't be opened stays, says why, and answers `rescue`; without, opening it throws. */
  readonly staysToRescue?: boolean;
  /** How long the second backup folder may be silent before it counts as hanging, beside the time of a copy; a minute unless given. */
  readonly secondSilentAfterMs?: number;
  /** Given where the till stands beside another one of this machine, which has the devices. */
  readonly devices?: DevicesDesk;
  /** Given where the folder is a practice shop's: its file is marked as one, and so is each slip. */
  readonly practice?: PracticeBook;
  /** Given where the folder is a sample shop's: the same holds. */
  readonly sample?: SampleBook;
  /** Where the till's devices are; a till without one has none. */
  readonly station?: StationSource;
}
