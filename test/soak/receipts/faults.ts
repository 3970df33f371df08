import { setTimeout as wait } from 'node:timers/promises';
import type { PlayedPrinter } from '../../helpers/printer-emulator/play-printer.ts';
import type { FaultName, ProcessFault } from './plan.ts';
import type { SoakedTill } from './soaked-till.ts';

/** A printer, its till, and how its jobs are. */
export interface Scene {
  readonly printer: PlayedPrinter;
  readonly till: SoakedTill;
  /** Resolves when a job waits or none is under way any more. */
  readonly untilHeldUp: () => Promise<void>;
  /** Whether no job is under way any more. */
  readonly isOver: () => Promise<boolean>;
  /** A person takes back the last job that waits. */
  readonly takeBack: () => Promise<void>;
}

/** Each takes how much or how late, from 0 up to 1. */
export interface Fault {
  /** Before the burst is rung up. */
  readonly prepare?: (scene: Scene, extent: number) => void;
  /** Once it is rung up, until the trouble is there. */
  readonly happen: (scene: Scene, extent: number) => Promise<void>;
  readonly mend?: (scene: Scene) => Promise<void> | void;
}

/** About what a slip of the soaks' shop has. */
const BYTES_OF_SLIP = 500;
const LINES_OF_SLIP = 20;
/** A printer so slow that something can happen in the middle of a slip. */
const SLOW_BYTES_PER_SECOND = 1_000;
/** Within this time anything may be under way: the sale, the slip's making, its way, its end. */
const SOON_MS = 400;

const heldUp = ({ untilHeldUp }: Scene): Promise<void> => untilHeldUp();
const soon = (extent: number): Promise<void> => wait(extent * SOON_MS);

const slow = ({ printer }: Scene): void => printer.set({ bytesPerSecond: SLOW_BYTES_PER_SECOND });
const quick = { bytesPerSecond: null } as const;

/** Resolves when the printer is so far, or nothing is under way any more. */
async function until({ isOver }: Scene, isSo: () => boolean): Promise<void> {
  for (let looks = 1; !isSo(); looks += 1) {
    if (looks % 25 === 0 && (await isOver())) return;
    await wait(2);
  }
}

/** The cable, or all of the printer, is away after a while of the seed's. */
const away = (
  take: (printer: PlayedPrinter) => Promise<void>,
  back: (printer: PlayedPrinter) => Promise<void>,
): Fault => ({
  happen: async ({ printer }, extent) => {
    await soon(extent);
    await take(printer);
    await soon(extent);
  },
  mend: ({ printer }) => back(printer),
});

const killed = (kill: (till: SoakedTill) => void): Fault => ({
  prepare: slow,
  happen: async ({ till }, extent) => {
    await soon(extent);
    kill(till);
  },
  mend: ({ printer }) => printer.set(quick),
});

export const processFaultIn: Readonly<Record<ProcessFault, (till: SoakedTill) => void>> = {
  'station killed': (till) => till.killStation(),
  'host killed': (till) => till.killHost(),
  'host closed': (till) => till.closeHost(),
};

export const faults: Readonly<Record<FaultName, Fault>> = {
  'paper out before': {
    prepare: ({ printer }) => printer.set({ paper: 'out' }),
    happen: heldUp,
    mend: ({ printer }) => printer.set({ paper: 'enough' }),
  },
  'paper out in the middle': {
    prepare: ({ printer }, extent) => printer.set({ linesLeft: 1 + Math.floor(extent * 2 * LINES_OF_SLIP) }),
    happen: heldUp,
    mend: ({ printer }) => printer.set({ paper: 'enough' }),
  },
  'cover open': {
    prepare: ({ printer }) => printer.set({ cover: 'open' }),
    happen: heldUp,
    mend: ({ printer }) => printer.set({ cover: 'closed' }),
  },
  offline: {
    prepare: slow,
    happen: async (scene, extent) => {
      await soon(extent);
      scene.printer.set({ key: 'offline' });
      await scene.untilHeldUp();
    },
    mend: ({ printer }) => printer.set({ key: 'online', ...quick }),
  },
  'cutter jam': {
    prepare: ({ printer }) => printer.set({ nextCut: 'jams' }),
    happen: heldUp,
    mend: ({ printer }) => printer.set({ error: 'none', nextCut: 'works' }),
  },
  slow: {
    prepare: slow,
    happen: heldUp,
    mend: ({ printer }) => printer.set(quick),
  },
  'silent before': {
    prepare: ({ printer }) => printer.set({ speech: 'silent' }),
    happen: heldUp,
    mend: ({ printer }) => printer.set({ speech: 'answers' }),
  },
  'silent in the middle': {
    prepare: slow,
    happen: async (scene, extent) => {
      const { printer } = scene;
      const from = printer.takenBytes();
      await until(scene, () => printer.takenBytes() > from + extent * BYTES_OF_SLIP);
      printer.set({ speech: 'silent' });
      await scene.untilHeldUp();
    },
    mend: ({ printer }) => printer.set({ speech: 'answers', ...quick }),
  },
  'silent after': {
    prepare: slow,
    happen: async (scene, extent) => {
      const { printer } = scene;
      // All of a slip is in the printer, and the last of it is on its way to the paper.
      await until(scene, () => printer.waitingBytes() > BYTES_OF_SLIP / 2);
      await until(scene, () => printer.waitingBytes() < 10 + extent * 50);
      printer.set({ speech: 'silent' });
      await scene.untilHeldUp();
    },
    mend: ({ printer }) => printer.set({ speech: 'answers', ...quick }),
  },
  'takes nothing': {
    happen: async (scene, extent) => {
      await soon(extent / 4);
      scene.printer.set({ hearing: 'deaf' });
      await scene.untilHeldUp();
    },
    mend: ({ printer }) => printer.set({ hearing: 'takes' }),
  },
  'cable pulled': away(
    (printer) => printer.pull(),
    (printer) => printer.plug(),
  ),
  'cable pulled after some bytes': {
    happen: async (scene, extent) => {
      const { printer } = scene;
      const from = printer.takenBytes();
      const afterBytes = 1 + Math.floor(extent * BYTES_OF_SLIP);
      void printer.pull({ afterBytes });
      await until(scene, () => printer.takenBytes() === from + afterBytes);
      // There may have been less to print.
      await printer.pull();
    },
    mend: ({ printer }) => printer.plug(),
  },
  'switched off': away(
    (printer) => printer.switchOff(),
    (printer) => printer.switchOn(),
  ),
  'taken back by a person': {
    prepare: ({ printer }) => printer.set({ cover: 'open' }),
    happen: async ({ untilHeldUp, takeBack }) => {
      await untilHeldUp();
      await takeBack();
    },
    mend: ({ printer }) => printer.set({ cover: 'closed' }),
  },
  'station killed': killed((till) => till.killStation()),
  'host killed': killed((till) => till.killHost()),
  'host closed': killed((till) => till.closeHost()),
};
