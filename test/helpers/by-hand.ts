/** A program of the checkout's that is started by hand. */
export interface ByHand<Options> {
  /** What `--help` prints, and what is printed below the sentence for wrong words. */
  readonly usage: string;
  /** Reads the words after the program's name. Throws a TypeError with a sentence for what it doesn't know. */
  readonly parse: (words: readonly string[]) => Options;
  /** Gives the exit status. */
  readonly run: (options: Options) => number | Promise<number>;
}

/** Runs it with the words that it was started with. The exit status of wrong usage is 2. */
export async function runByHand<Options>({ usage, parse, run }: ByHand<Options>): Promise<void> {
  const words = process.argv.slice(2);
  if (words.includes('--help')) {
    process.stdout.write(usage);
    return;
  }
  let options: Options;
  try {
    options = parse(words);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    process.stderr.write(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = await run(options);
}

/** Reads a whole number of at most nine digits from `from` on. Throws a TypeError that names the word. */
export function wholeNumber(word: string, text: string, from: 0 | 1): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (number >= from) return number;
  throw new TypeError(`--${word} is a whole number${from === 0 ? '' : ` from ${from} on`}, not "${text}"`);
}
