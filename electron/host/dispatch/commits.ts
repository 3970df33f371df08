import type { Database } from 'better-sqlite3';
import type { TillEvent } from '../../core/contract/events.ts';

export interface CommitParts {
  readonly database: Database;
  /** After a transaction that was undone: nothing that was read or made in it holds. */
  readonly onUndone: () => void;
  /** After each commit, with what happened in it. */
  readonly onDone: (events: readonly TillEvent[]) => void;
}

/** Runs in one IMMEDIATE transaction: it is done wholly or not at all, and only then told. */
export type Commit = (run: (tell: (event: TillEvent) => void) => unknown) => unknown;

export function commitsTo({ database, onUndone, onDone }: CommitParts): Commit {
  // Made once: making one takes longer than an INSERT.
  const atomically = database.transaction((run: () => unknown): unknown => run());
  return (run) => {
    const events: TillEvent[] = [];
    let value: unknown;
    try {
      value = atomically.immediate(() => run((event) => events.push(event)));
    } catch (error) {
      onUndone();
      throw error;
    }
    onDone(events);
    return value;
  };
}
