import { assert } from '../../core/domain/assert.ts';

/** Chance that is the same for the same seed. */
export interface Dice {
  /** From 0 up to 1, without it. */
  readonly share: () => number;
  /** Whole, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly oneOf: <Thing>(things: readonly Thing[]) => Thing;
  /** One of them, as often as its weight says. */
  readonly weighted: <Thing>(things: readonly Thing[], weightOf: (thing: Thing) => number) => Thing;
  readonly bytes: (count: number) => Uint8Array;
}

/** Mulberry32: small, quick, and evenly spread enough for customers. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    between,
    happens: (probability) => share() < probability,
    oneOf(things) {
      const thing = things[between(0, things.length - 1)];
      assert(thing !== undefined, 'there is something to choose from');
      return thing;
    },
    weighted(things, weightOf) {
      let left = share() * things.reduce((sum, thing) => sum + weightOf(thing), 0);
      for (const thing of things) {
        left -= weightOf(thing);
        if (left < 0) return thing;
      }
      const last = things.at(-1);
      assert(last !== undefined, 'there is something to choose from');
      return last;
    },
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
  };
}
