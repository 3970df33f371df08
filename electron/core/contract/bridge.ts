import type { Carrier } from './till-api.ts';
import type { TillEvent } from './events.ts';

/** What the desktop shell puts into its window as `window.regulars`: nothing else reaches the outside from there. */
export interface TillBridge {
  /** Never rejects for what the till answers; rejects only when the input can't be carried (a function, for one). */
  readonly call: (
    procedure: string,
    input: unknown,
    commandId?: string,
    /** The practice shop that is asked; the shop's own book unless given. */
    trainingId?: string,
  ) => ReturnType<Carrier>;
  /** Tells with each event whose it is: null for the shop's own. Gives back the function that stops listening. */
  readonly onEvent: (listener: (event: TillEvent, trainingId: string | null) => void) => () => void;
}
