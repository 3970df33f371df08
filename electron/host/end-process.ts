/** What goes on after everything is closed, each until it is done or given up. */
const underWay = new Set<Promise<unknown>>();
/** What hangs in a call of the system that can't be taken back: Node waits for its thread even in `process.exit`. */
let hanging = 0;

/** Lets a work that nothing else waits for come to its end before the process does. It must end, whatever it meets. */
export function letFinish(work: Promise<unknown>): void {
  underWay.add(work);
  void work.finally(() => underWay.delete(work));
}

/** Says that a call may never come back; to be called again when it does. */
export function hangs(): () => void {
  hanging += 1;
  return () => {
    hanging -= 1;
  };
}

/**
 * Ends this process with that status, once what is under way is over. Everything of ours is closed. Where a call hangs,
 * another program takes the place of this one: the system ends the threads of the old one whatever they wait for.
 */
export async function endProcess(status: number): Promise<void> {
  await Promise.allSettled(underWay);
  if (hanging === 0) return process.exit(status);
  if (process.platform !== 'win32' && typeof process.execve === 'function')
    process.execve('/bin/sh', ['sh', '-c', `exit ${status}`], {});
  process.kill(process.pid, 'SIGKILL');
}

/** Whether a process that only has nothing more to do would end: one that hangs wouldn't. */
export async function endsByItself(): Promise<boolean> {
  await Promise.allSettled(underWay);
  return hanging === 0;
}
