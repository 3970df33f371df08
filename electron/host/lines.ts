/** One line of NDJSON as it came in, or why it can't be read. */
export type Line = { readonly text: string } | { readonly problem: 'too-long' | 'not-utf8' };

/** No request of ours comes near it. What is longer is skipped up to its end and never kept in memory. */
export const LINE_LIMIT_BYTES = 1024 * 1024;

const NEW_LINE = 0x0a;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Cuts a stream of bytes into lines. Feed it chunks as they come, and ask for the rest when no more do. */
export class LineCutter {
  readonly #limitBytes: number;
  #parts: Uint8Array[] = [];
  #heldBytes = 0;

  constructor(limitBytes: number = LINE_LIMIT_BYTES) {
    this.#limitBytes = limitBytes;
  }

  /** The lines that end in this chunk, without their ends. */
  push(chunk: Uint8Array): readonly Line[] {
    const lines: Line[] = [];
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEW_LINE, from);
      this.#hold(chunk.subarray(from, end === -1 ? chunk.length : end));
      if (end === -1) return lines;
      lines.push(this.#take());
      from = end + 1;
    }
  }

  /** True while the line that hasn't ended yet is over the limit already. */
  get isTooLong(): boolean {
    return this.#heldBytes > this.#limitBytes;
  }

  /** The last line, where the stream ended without a line end. */
  rest(): Line | undefined {
    return this.#heldBytes === 0 ? undefined : this.#take();
  }

  #hold(part: Uint8Array): void {
    this.#heldBytes += part.length;
    if (this.isTooLong) this.#parts = [];
    else if (part.length > 0) this.#parts.push(part);
  }

  #take(): Line {
    const parts = this.#parts;
    const isTooLong = this.isTooLong;
    this.#parts = [];
    this.#heldBytes = 0;
    if (isTooLong) return { problem: 'too-long' };
    try {
      return { text: utf8.decode(Buffer.concat(parts)).replace(/\r$/, '') };
    } catch {
      return { problem: 'not-utf8' };
    }
  }
}
