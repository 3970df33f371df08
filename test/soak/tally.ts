/** What of the scans didn't come as it was sent. */
export interface Harm {
  /** Sent whole while the cable was in, and not seen. */
  readonly lost: readonly string[];
  /** Seen more than once. */
  readonly doubled: readonly string[];
  /** Seen and never sent whole: a fragment, or two codes in one. */
  readonly strange: readonly string[];
  /** Seen after one that was sent later. */
  readonly late: readonly string[];
}

export const harmOf = (all: readonly Harm[]): Harm => ({
  lost: all.flatMap(({ lost }) => lost),
  doubled: all.flatMap(({ doubled }) => doubled),
  strange: all.flatMap(({ strange }) => strange),
  late: all.flatMap(({ late }) => late),
});

/** The codes of one scanner in the order in which they were sent. Each is another one. */
export class Tally {
  /** Whether the code must be seen, by the code. */
  readonly #sent = new Map<string, boolean>();

  /** One whose cable is pulled at once may come through or not; but never twice. */
  add(text: string, fate: 'certain' | 'pulled at once'): void {
    this.#sent.set(text, fate === 'certain');
  }

  /** How many of those came through that were pulled as they were sent. */
  luckyIn(seen: readonly string[]): number {
    return new Set(seen.filter((text) => this.#sent.get(text) === false)).size;
  }

  compare(seen: readonly string[]): Harm {
    const all = new Set(seen);
    const places = new Map([...this.#sent.keys()].map((text, place) => [text, place]));
    const late: string[] = [];
    let furthest = -1;
    for (const text of seen) {
      const place = places.get(text) ?? furthest;
      if (place < furthest) late.push(text);
      furthest = Math.max(furthest, place);
    }
    return {
      lost: [...this.#sent].filter(([text, isCertain]) => isCertain && !all.has(text)).map(([text]) => text),
      doubled: [...all].filter((text) => seen.indexOf(text) !== seen.lastIndexOf(text)),
      strange: [...all].filter((text) => !places.has(text)),
      late,
    };
  }
}
