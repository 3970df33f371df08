import { beginsAutomaticStatus, isPlainStatus, isRealTimeStatus } from './status-bytes.ts';

/** One thing that a printer says. */
export type Answer =
  /** Of DLE EOT, at once. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** Of GS r, in its turn. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** Of GS a: four bytes, at each change. */
  | { readonly kind: 'automatic'; readonly bytes: readonly number[] }
  /** A block with a name, such as that of GS ( H: what stands between its first two bytes and its last. */
  | { readonly kind: 'block'; readonly name: number; readonly data: readonly number[] };

/** The names of blocks that begin with 37h. */
export const blockNames = { jobId: 0x22, cleared: 0x25 } as const;

const BLOCK = 0x37;
const BLOCK_END = 0x00;
/** What is longer isn't anything that is asked for. */
const LONGEST_BLOCK = 80;
const flowBytes: ReadonlySet<number> = new Set([0x11, 0x13]);

/** Tells answers apart in whatever pieces they come. What belongs to none is noise. */
export class AnswerReader {
  #automatic: number[] = [];
  #block: number[] | undefined;

  take(bytes: Uint8Array): readonly Answer[] {
    return [...bytes].flatMap((byte) => this.#takeByte(byte) ?? []);
  }

  #takeByte(byte: number): Answer | undefined {
    if (this.#block !== undefined) return this.#takeOfBlock(this.#block, byte);
    if (this.#automatic.length > 0) {
      // Its four bytes follow one another; only what stops and starts the flow may come between.
      if (flowBytes.has(byte)) return undefined;
      if (isPlainStatus(byte)) return this.#takeOfAutomatic(byte);
      this.#automatic = [];
    }
    if (byte === BLOCK) {
      this.#block = [];
      return undefined;
    }
    if (isRealTimeStatus(byte)) return { kind: 'real-time', byte };
    if (beginsAutomaticStatus(byte)) {
      this.#automatic = [byte];
      return undefined;
    }
    return isPlainStatus(byte) ? { kind: 'in-turn', byte } : undefined;
  }

  #takeOfAutomatic(byte: number): Answer | undefined {
    const bytes = [...this.#automatic, byte];
    this.#automatic = bytes.length < 4 ? bytes : [];
    return bytes.length < 4 ? undefined : { kind: 'automatic', bytes };
  }

  #takeOfBlock(block: number[], byte: number): Answer | undefined {
    if (byte !== BLOCK_END) {
      block.push(byte);
      if (block.length > LONGEST_BLOCK) this.#block = undefined;
      return undefined;
    }
    this.#block = undefined;
    const [name, ...data] = block;
    return name === undefined ? undefined : { kind: 'block', name, data };
  }
}
