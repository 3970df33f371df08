import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { SoakScanner } from './soak-scanner.ts';

/** What ends a code. A scanner whose codes end by a silence would make its fragments codes, too. */
const endings = [
  ['cr', '\r'],
  ['lf', '\n'],
  ['crlf', '\r\n'],
  ['tab', '\t'],
] as const;

/** A serial scanner on a pseudo-terminal, which socat holds: it vanishes with its process, as a port with its cable. */
export class PtyScanner implements SoakScanner {
  readonly deviceId: string;
  readonly wanted: SoakScanner['wanted'];
  readonly #path: string;
  readonly #ending: string;
  #socat: ChildProcess | undefined;

  private constructor(folder: string, number: number) {
    const [terminator, ending] = endings[number % endings.length] ?? endings[0];
    this.deviceId = `scanner-${number + 1}`;
    this.#path = join(folder, `port-${number + 1}`);
    this.#ending = ending;
    this.wanted = {
      deviceId: this.deviceId,
      role: 'scanner',
      connection: { kind: 'serial', path: this.#path, baudRate: 9600 },
      profile: { terminator },
    };
  }

  static async plugIn(folder: string, number: number): Promise<PtyScanner> {
    const scanner = new PtyScanner(folder, number);
    await scanner.plug();
    return scanner;
  }

  async scan(text: string): Promise<void> {
    await this.#send(`${text}${this.#ending}`);
  }

  async scanPart(text: string): Promise<void> {
    await this.#send(text);
  }

  async pull(): Promise<void> {
    const socat = this.#socat;
    if (socat === undefined) return;
    this.#socat = undefined;
    const ended = once(socat, 'exit');
    socat.kill('SIGKILL');
    await ended;
    rmSync(this.#path, { force: true });
  }

  async plug(): Promise<void> {
    const socat = spawn('socat', ['-u', 'STDIN', `PTY,link=${this.#path},raw,echo=0`], {
      stdio: ['pipe', 'ignore', 'inherit'],
    });
    this.#socat = socat;
    while (!existsSync(this.#path)) {
      if (socat.exitCode !== null) throw new Error('socat gave no pseudo-terminal');
      await wait(2);
    }
  }

  #send(bytes: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const { stdin } = this.#socat ?? {};
      if (stdin === undefined || stdin === null) return reject(new Error('the cable is out'));
      stdin.write(bytes, 'latin1', (error) => (error ? reject(error) : resolve()));
    });
  }
}
