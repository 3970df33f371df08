import type { DrawerPin } from './command-kinds.ts';
import { clearBuffers } from './commands.ts';

export type RealTimeCommand =
  | { readonly kind: 'status'; readonly n: 1 | 2 | 3 | 4 }
  | { readonly kind: 'pulse'; readonly pin: DrawerPin; readonly onMs: number; readonly offMs: number }
  | { readonly kind: 'clear' };

/**
 * Finds real-time commands among all bytes that come in, wherever they stand: Epson's printers obey them even in the
 * middle of a picture's data, and before all that waits.
 */
export class RealTimeSieve {
  #last: number[] = [];

  take(byte: number): RealTimeCommand | undefined {
    this.#last = [...this.#last, byte].slice(-clearBuffers.length);
    if (this.#endsWith(clearBuffers)) return { kind: 'clear' };
    const [dle, command, job, pin] = this.#last.slice(-5);
    if (dle === 0x10 && command === 0x14 && job === 1 && (pin === 0 || pin === 1) && byte >= 1 && byte <= 8)
      return { kind: 'pulse', pin: pin === 0 ? 'pin2' : 'pin5', onMs: byte * 100, offMs: byte * 100 };
    if (this.#endsWith([0x10, 0x04, byte]) && (byte === 1 || byte === 2 || byte === 3 || byte === 4))
      return { kind: 'status', n: byte };
    return undefined;
  }

  #endsWith(bytes: readonly number[]): boolean {
    const tail = this.#last.slice(-bytes.length);
    return tail.length === bytes.length && tail.every((byte, at) => byte === bytes[at]);
  }
}
