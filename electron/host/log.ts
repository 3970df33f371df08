import { appendFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** One line for the developer. Never personal data, never a card's number: ids, codes and counts. */
export interface Log {
  readonly write: (
    level: 'info' | 'warning' | 'error',
    event: string,
    facts?: Readonly<Record<string, string | number>>,
  ) => void;
}

export const silentLog: Log = { write: () => {} };

const DAYS_KEPT = 14;
const fileName = /^\d{4}-\d{2}-\d{2}\.ndjson$/;

/** A log in the shop's folder: `logs/`, one file of JSON lines per day, two weeks of them. It must never stop a sale. */
export function folderLog(folder: string, now: () => number): Log {
  const logs = join(folder, 'logs');
  let today = '';
  const startDay = (day: string): void => {
    mkdirSync(logs, { recursive: true, mode: 0o700 });
    const files = readdirSync(logs)
      .filter((name) => fileName.test(name))
      .toSorted();
    for (const old of files.slice(0, Math.max(0, files.length - DAYS_KEPT)))
      rmSync(join(logs, old), { force: true });
    today = day;
  };
  return {
    write(level, event, facts = {}) {
      const at = new Date(now()).toISOString();
      try {
        if (at.slice(0, 10) !== today) startDay(at.slice(0, 10));
        appendFileSync(join(logs, `${today}.ndjson`), `${JSON.stringify({ at, level, event, ...facts })}\n`, {
          mode: 0o600,
        });
      } catch {
        // A full or read-only disk is told by the procedure that met it; its log line has nowhere to go.
      }
    },
  };
}
