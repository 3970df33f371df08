import { readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const nodes = '/sys/class/usbmisc';

/** The part of the USB device that a node of that name belongs to, such as `1-1:1.2`. */
function usbInterface(name: RegExp): string {
  const found = readdirSync(nodes).find((entry) => name.test(entry));
  if (found === undefined) throw new Error(`no node is named ${String(name)}`);
  // Right below the node's folder, or below the HID device that it is of.
  const parts = realpathSync(join(nodes, found)).split('/');
  const part = parts.findLast((folder) => /^\d+-[\d.]+:\d+\.\d+$/.test(folder));
  if (part === undefined) throw new Error(`${found} is of no USB device`);
  return part;
}

/** Takes a part of a USB device from its driver, or gives it back. */
const driver = (name: 'usblp' | 'usbhid', act: 'bind' | 'unbind', part: string): void =>
  writeFileSync(join('/sys/bus/usb/drivers', name, act), part);

/** A printer that its driver has let go of, and that can be given back to it. */
export interface LetGoPrinter {
  /** Another number: printers share theirs with other USB devices, and where one of those goes the next to come has its. */
  readonly comeBackElsewhere: () => void;
}

/** For a till it is as if the printer were pulled. Every driver has its part again once the cable was out. */
export function letGoOfPrinter(): LetGoPrinter {
  const [lp, hiddev] = [usbInterface(/^lp\d+$/), usbInterface(/^hiddev\d+$/)];
  driver('usblp', 'unbind', lp);
  return {
    comeBackElsewhere: () => {
      driver('usbhid', 'unbind', hiddev);
      driver('usblp', 'bind', lp);
    },
  };
}
