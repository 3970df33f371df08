import type { Log } from '../log.ts';

/** For what happens outside a shop's open file: a line of JSON on the process's stderr. */
export const consoleLog: Log = {
  write: (level, event, facts = {}) => {
    process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...facts })}\n`);
  },
};
