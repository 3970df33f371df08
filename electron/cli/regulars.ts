// First of all: an old Node gets a sentence, and nothing below is loaded before that.
import '../host/node-version.cjs';

/** Runs the command line with the words after the program's name. Resolves with the exit status. */
export async function run(words: readonly string[]): Promise<number> {
  const { runCommandLine } = await import('./command-line.ts');
  return runCommandLine(words);
}

// The installed program imports this from Electron's main process and calls `run` itself.
if (process.versions['electron'] === undefined) {
  const status = await run(process.argv.slice(2));
  process.exitCode = status;
  const { endProcess, endsByItself } = await import('../host/end-process.ts');
  // What is still being written to a pipe is let go on, unless a drive that hangs would keep this process for ever.
  if (!(await endsByItself())) await endProcess(status);
}
