import type { PrintedSlip } from '../printed-items.ts';
import { networkCable, serialCable, type Cable, type PrinterPlace } from './cable.ts';
import { usualEquipment, type Equipment } from './equipment.ts';
import { PrinterMachine, type Play, type Pulse } from './machine.ts';

export interface PlayedPrinterWishes extends Partial<Equipment> {
  readonly over: 'pty' | 'tcp';
  /** Where the pty's name `printer` is to lie; a folder of its own unless given. */
  readonly folder?: string;
}

/** What came out of the printer, up to a cut or as far as it got. */
export interface PlayedPage extends PrintedSlip {
  /** False for what is still under the head, or was torn off a printer without a cutter. */
  readonly isCut: boolean;
  /** As it lies on the counter, a pixel a dot. */
  readonly png: () => Promise<Uint8Array>;
}

/** All that can happen to a printer beyond what its machine does; `deaf`: it takes no bytes at all. */
export interface Happening extends Play {
  readonly hearing: 'takes' | 'deaf';
}

export interface PlayedPrinter<Place = PrinterPlace> {
  /** What the till opens. */
  readonly place: Place;
  readonly pages: () => readonly PlayedPage[];
  readonly pulses: () => readonly Pulse[];
  /** Each byte that no printer would understand, and each thing that this one can't do. */
  readonly failures: () => readonly string[];
  /**
   * Those of them that are bytes of a question in real time: it stood in the middle of another command, as where the rest of
   * that was torn off. It is answered all the same.
   */
  readonly failuresInQuestions: () => readonly string[];
  /** Bytes that it took, since the beginning. */
  readonly takenBytes: () => number;
  /** Bytes that it took and didn't print yet. */
  readonly waitingBytes: () => number;
  /** Makes something happen to it; the rest stays as it is. */
  readonly set: (change: Partial<Happening>) => void;
  /**
   * Pulls its cable, now or once it took that many more bytes; resolves when it is out. What the printer took stays in it,
   * and half a command waits for its other half, as in a printer that can't know.
   */
  readonly pull: (when?: { readonly afterBytes: number }) => Promise<void>;
  /** Puts the cable back, at the same place. */
  readonly plug: () => Promise<void>;
  /** What it took and didn't print is lost, and its port or address is gone. */
  readonly switchOff: () => Promise<void>;
  readonly switchOn: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Plays an ESC/POS receipt printer on a real pseudo-terminal, which wants socat, or on a real port of 127.0.0.1. */
export function playPrinter({ over, folder, ...wishes }: PlayedPrinterWishes): Promise<PlayedPrinter> {
  return playBehind<PrinterPlace>(
    (onReadable) => (over === 'tcp' ? networkCable(onReadable) : serialCable(onReadable, folder)),
    wishes,
  );
}

/** Plays it behind whatever cable, which tells when there is something to take. */
export async function playBehind<Place>(
  plugIn: (onReadable: () => void) => Promise<Cable<Place>>,
  wishes: Partial<Equipment>,
): Promise<PlayedPrinter<Place>> {
  const equipment: Equipment = { ...usualEquipment, ...wishes };
  const machine = new PrinterMachine(equipment);
  let hearing: Happening['hearing'] = 'takes';
  let takenBytes = 0;
  let pulling: { bytesLeft: number; readonly pullNow: () => void } | undefined;
  let isPumping = false;

  // The machine tells of room while it takes bytes: one round is enough.
  const pump = (): void => {
    if (isPumping) return;
    isPumping = true;
    while (hearing === 'takes' && pulling?.bytesLeft !== 0) {
      const bytes = cable.take(Math.min(machine.room, pulling?.bytesLeft ?? Infinity));
      if (bytes === undefined) break;
      takenBytes += bytes.length;
      machine.take(bytes);
      if (pulling !== undefined) pulling.bytesLeft -= bytes.length;
      if (pulling?.bytesLeft === 0) pulling.pullNow();
    }
    isPumping = false;
  };
  const cable = await plugIn(() => pump());
  machine.onRoom = pump;
  machine.onAnswer = cable.say;

  const pull: PlayedPrinter<Place>['pull'] = async (when) => {
    if (when !== undefined) {
      await new Promise<void>((resolve) => {
        pulling = { bytesLeft: when.afterBytes, pullNow: resolve };
        pump();
      });
    }
    await cable.pull();
    pulling = undefined;
  };

  return {
    place: cable.place,
    pages: () =>
      machine.pages.map(({ slip, isCut }) => ({
        ...slip,
        isCut,
        png: async () => {
          // What draws is heavy to load, and an emulated machine takes minutes for what is never looked at.
          const { drawPrinted } = await import('../printed-slip.ts');
          return drawPrinted(slip, equipment.paperDots);
        },
      })),
    pulses: () => machine.pulses,
    failures: () => machine.failures,
    failuresInQuestions: () => machine.failuresInQuestions,
    takenBytes: () => takenBytes,
    waitingBytes: () => machine.waitingBytes,
    set: ({ hearing: heard, ...change }) => {
      hearing = heard ?? hearing;
      machine.set(change);
      pump();
    },
    pull,
    plug: cable.plug,
    switchOff: async () => {
      await cable.pull();
      machine.losePower();
    },
    switchOn: cable.plug,
    close: async () => {
      machine.losePower();
      await cable.close();
    },
  };
}
