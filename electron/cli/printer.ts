/** The command line's two ways out. */
export interface Printer {
  /** Text on standard output; resolves when it is taken, so that nothing piles up before a slow reader. */
  readonly print: (text: string) => Promise<void>;
  /** One line of JSON on standard output. */
  readonly json: (value: unknown) => Promise<void>;
  /** A sentence on standard error. */
  readonly complain: (sentence: string) => void;
  /** How far long work is, over the words before; none takes them away. Only on a terminal: a file keeps what is over. */
  readonly progress: (words: string | null) => void;
  /** True once whoever read our output has gone: `regulars … | head -1`. What is printed then is dropped. */
  readonly isUnread: () => boolean;
}

export function printerTo(out: NodeJS.WritableStream, err: NodeJS.WritableStream): Printer {
  let isUnread = false;
  out.on('error', () => {
    isUnread = true;
  });
  err.on('error', () => {});
  const print = (text: string): Promise<void> =>
    new Promise((resolve) => {
      if (isUnread) return resolve();
      out.write(text.endsWith('\n') ? text : `${text}\n`, (error) => {
        if (error != null) isUnread = true;
        resolve();
      });
    });
  return {
    print,
    json: (value) => print(JSON.stringify(value)),
    complain: (sentence) => {
      err.write(`${sentence}\n`);
    },
    progress: (words) => {
      if ('isTTY' in err && err.isTTY === true) err.write(`\r\u{1b}[K${words ?? ''}`);
    },
    isUnread: () => isUnread,
  };
}
