import type { Carrier } from './till-api.ts';
import type { TillEvent } from './events.ts';

/** What the desktop shell puts into its window as `window.regulars`: nothing else reaches the outside from there. */
export interface TillBridge {
  /** Never rejects for what the till answers; rejects only when the input can't be carried (a function, for one). */
  readonly call: (procedure: string, input: unknown, commandId?: string) => ReturnType<Carrier>;
  /** Gives back the function that stops listening. */
  readonly onEvent: (listener: (event: TillEvent) => void) => () => void;
}
