import type { Cable } from '../helpers/printer-emulator/cable.ts';
import { gadgetPrinter } from './gadget.ts';
import type { Lab } from './lab.ts';

/** How often it is looked whether something has come, and how much of it is taken at a time: between two, answers go out. */
const LOOK_MS = 5;
const MOST_BYTES = 1_024;

/** The lab's USB cable with a played printer at its end. Pulled, all else at it is gone, too. */
export async function usbCable(lab: Lab, onReadable: () => void): Promise<Cable<typeof gadgetPrinter>> {
  await lab.plug();
  const end = lab.openGadgetPrinter();
  // It reads when it is asked to and no further: what the printer doesn't take is to hold its till up.
  end.stall();
  let unread: Buffer = Buffer.alloc(0);
  let saying: Promise<unknown> = Promise.resolve();
  let mayTake = 0;
  const look = setInterval(() => {
    mayTake = MOST_BYTES;
    onReadable();
  }, LOOK_MS);

  /** All that the kernel has taken for it, which is about 20 KB at most. */
  const read = (): Buffer => {
    end.resume();
    // While it stands still nothing comes between what is read and what is thrown away.
    end.stall();
    const bytes = end.received();
    end.clear();
    return bytes;
  };

  return {
    place: gadgetPrinter,
    plug: () => lab.plug(),
    pull: async () => {
      lab.unplug();
      unread = Buffer.alloc(0);
    },
    take: (most) => {
      const room = Math.min(most, mayTake);
      if (room > 0 && unread.length === 0) unread = read();
      const taken = unread.subarray(0, room);
      unread = unread.subarray(taken.length);
      mayTake -= taken.length;
      return taken.length === 0 ? undefined : taken;
    },
    say: (bytes) => {
      // What is said into a cable that is out, or to nobody, is lost.
      saying = saying.then(() => end.reply(bytes)).catch(() => undefined);
    },
    close: async () => {
      clearInterval(look);
      await saying;
      end.close();
    },
  };
}
