/** One line for the developer. Never personal data, never a card's number: ids, codes and counts. */
export interface Log {
  readonly write: (
    level: 'info' | 'warning' | 'error',
    event: string,
    facts?: Readonly<Record<string, string | number>>,
  ) => void;
}

export const silentLog: Log = { write: () => {} };
