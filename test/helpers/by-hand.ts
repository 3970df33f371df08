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

/** Reads a whole number from `from` on, of at most so many digits. Throws a TypeError that names the word. */
export function wholeNumber(word: string, text: string, from: 0 | 1, digits = 9): number {
  const isOne = text.length <= digits && (from === 0 ? /^\d+$/ : /^[1-9]\d*$/).test(text);
  if (isOne) return Number(text);
  throw new TypeError(`--${word} is a whole number${from === 0 ? '' : ` from ${from} on`}, not "${text}"`);
}
