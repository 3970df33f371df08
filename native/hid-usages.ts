/** A collection of a HID device, as node-hid lists it: one device has several, on one path or on a path each. */
export interface HidCollection {
  readonly path?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** "Bar Code Scanner" of the POS usage tables: a device that hands whole codes to whoever opens it. */
export const isScanner = ({ usagePage, usage }: HidCollection): boolean =>
  usagePage === 0x8c && usage === 0x02;

/** Keyboard and keypad of the desktop page. */
export const isKeyboard = ({ usagePage, usage }: HidCollection): boolean =>
  usagePage === 0x01 && (usage === 0x06 || usage === 0x07);

/**
 * Whether a path may be opened: it is a scanner's, and nothing that is typed on a keyboard comes over it. On Linux all
 * collections of an interface share a path, and whoever opens it gets the reports of all of them.
 */
export function mayOpen(path: string, all: readonly HidCollection[]): boolean {
  const there = all.filter((collection) => collection.path === path);
  return there.some(isScanner) && !there.some(isKeyboard);
}
