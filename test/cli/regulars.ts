import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const entry = fileURLToPath(new URL('../../electron/cli/regulars.ts', import.meta.url));

/** English, and no shop by default. */
const usualEnvironment = { LC_ALL: 'C.UTF-8', REGULARS_DATA: undefined };

/** What a run of the command line came to. */
export interface Outcome {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The only line of standard output, as JSON. Throws where it is anything else. */
  readonly answer: () => Answer;
}

export interface Answer {
  readonly ok: boolean;
  readonly value: Readonly<Record<string, unknown>>;
  readonly error: {
    readonly code: string;
    readonly kind: string;
    readonly message: string;
    readonly field?: string;
  };
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly write: (text: string) => void;
  /** The next line of standard output; undefined at its end. */
  readonly nextLine: () => Promise<string | undefined>;
  readonly ended: Promise<Outcome>;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly directory?: string;
  /** A program and its arguments that run the command line for us: `setpriv …`. */
  readonly through?: readonly string[];
}

/** Starts the real command line, as a process of its own. */
export function start(words: readonly string[], options: RunOptions = {}): Running {
  const [program = process.execPath, ...before] = options.through ?? [];
  const node = program === process.execPath ? [] : [process.execPath];
  const child = spawn(program, [...before, ...node, entry, ...words], {
    cwd: options.directory,
    env: { ...process.env, ...usualEnvironment, ...options.environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdin.on('error', () => {});
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  let lines: AsyncIterator<string> | undefined;
  return {
    child,
    write: (text) => child.stdin.write(text),
    nextLine: async () => {
      lines ??= createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const { value, done } = await lines.next();
      return done === true ? undefined : value;
    },
    ended: new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (status, signal) =>
        resolve({ status, signal, stdout, stderr, answer: () => parseAnswer(stdout) }),
      );
    }),
  };
}

/** Runs it to its end. */
export function regulars(words: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const running = start(words, options);
  running.child.stdin.end(options.input);
  return running.ended;
}

export function parseAnswer(line: string): Answer {
  if (line.trim().includes('\n')) throw new Error(`more than one line: ${line}`);
  return JSON.parse(line) as Answer;
}

/** A folder for one test file's shops; `remove` takes all of it away. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = makeFolder();
  return { path, remove: () => removeFolder(path) };
}

/** A shop in a fresh folder. */
export async function openShop(folder: string, ...words: readonly string[]): Promise<void> {
  const usual = ['--shop', 'Nord', '--currency', 'EUR', '--time-zone', 'Europe/Paris'];
  const made = await regulars(['--data', folder, 'init', ...usual, ...words]);
  if (made.status !== 0) throw new Error(`no shop: ${made.stderr}`);
}

/** Enrols a member; the card's number. */
export async function enrol(folder: string, name = 'Łucja Kowalska'): Promise<string> {
  const answer = await regulars([
    '--data',
    folder,
    'call',
    'members.enrol',
    '--input',
    JSON.stringify({ name }),
  ]);
  return String(answer.answer().value['cardNumber']);
}
