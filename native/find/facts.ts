import type { DeviceFacts } from '../../electron/core/contract/device-parts.ts';

/** What a device says of itself, or its system of it. Any text, of any length. */
export interface Telling {
  readonly transport: DeviceFacts['transport'];
  /** What tells this kind of device from another of the same numbers: `8c:2`; may be empty. */
  readonly part: string;
  readonly vendorId: number | null;
  readonly productId: number | null;
  readonly serialNumber: string | null;
  readonly path: string;
  /** By what a printer says of itself it is known again; printable. */
  readonly ieee1284?: string | undefined;
  /** Names, the best first. */
  readonly names: readonly (string | null)[];
}

const longestName = 200;
const longestPath = 500;

/**
 * What is told of devices as facts, each with a key that it has again after it was pulled and put back: by its numbers
 * and not by its path, which moves. Only a device without numbers, such as a port of the machine, has its path for a key.
 */
export function deviceFacts(tellings: readonly Telling[], twins: Twins): readonly DeviceFacts[] {
  const facts = tellings
    .filter(({ path }) => path !== '' && path.length <= longestPath && path === clean(path))
    .map((telling): DeviceFacts => {
      const { transport, vendorId, productId, path, ieee1284 } = telling;
      const serialNumber = textOrNull(telling.serialNumber);
      return {
        key: baseKey(telling, serialNumber),
        transport,
        label:
          telling.names.map(textOrNull).find((name) => name !== null) ??
          numbers(telling) ??
          path.slice(0, longestName),
        vendorId,
        productId,
        serialNumber,
        path,
        ...(ieee1284 === undefined ? {} : { ieee1284 }),
      };
    });
  return twins.toldApart(facts);
}

function baseKey(telling: Telling, serialNumber: string | null): string {
  const { transport, part } = telling;
  const of = numbers(telling);
  if (of === null) return `${transport}:${telling.path}`.slice(0, longestKey);
  return [transport, of, serialNumber?.slice(0, 100) ?? '', part].join(':');
}

/** The contract's 300, less the room for a twin's number. */
const longestKey = 290;

const numbers = ({ vendorId, productId }: Telling): string | null =>
  vendorId === null || productId === null ? null : `${hex(vendorId)}:${hex(productId)}`;

const hex = (number: number): string => number.toString(16).padStart(4, '0');

/** Without what can't be shown; null where nothing is left. */
function textOrNull(text: string | null): string | null {
  const shown = clean(text ?? '')
    .slice(0, longestName)
    .toWellFormed()
    .trim();
  return shown === '' ? null : shown;
}

const clean = (text: string): string => text.toWellFormed().replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '');

/**
 * Tells devices apart that say the same of themselves: two cheap scanners of a kind have no serial numbers, or the same.
 * Each has a number as long as it stays where it is plugged in, and the lowest that is free when it comes.
 */
export class Twins {
  #places = new Map<string, ReadonlyMap<string, number>>();

  toldApart(facts: readonly DeviceFacts[]): readonly DeviceFacts[] {
    const byKey = Map.groupBy(facts, ({ key }) => key);
    const places = new Map<string, ReadonlyMap<string, number>>();
    for (const [key, twins] of byKey) places.set(key, this.#numbered(key, twins));
    this.#places = places;
    return [...byKey].flatMap(([key, twins]) => {
      // A device that is listed twice on one path is one device.
      const byPath = new Map(twins.map((fact) => [fact.path ?? '', fact]));
      return [...byPath].map(([path, fact]) => {
        const number = places.get(key)?.get(path) ?? 1;
        return number === 1 ? fact : { ...fact, key: `${key}#${number}` };
      });
    });
  }

  #numbered(key: string, twins: readonly DeviceFacts[]): ReadonlyMap<string, number> {
    const before = this.#places.get(key);
    const paths = [...new Set(twins.map(({ path }) => path ?? ''))].toSorted(byNumber);
    const numbers = new Map<string, number>();
    for (const path of paths) {
      const number = before?.get(path);
      if (number !== undefined) numbers.set(path, number);
    }
    for (const path of paths) {
      if (numbers.has(path)) continue;
      const taken = new Set(numbers.values());
      let free = 1;
      while (taken.has(free)) free += 1;
      numbers.set(path, free);
    }
    return numbers;
  }
}

/** hidraw9 comes before hidraw10. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });
