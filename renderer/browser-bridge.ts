import type { TillBridge } from '../electron/core/contract/bridge.ts';
import { z } from 'zod';
import { tillEvent } from '../electron/core/contract/events.ts';
import type { ErrorBody } from '../electron/core/contract/errors.ts';
import type { Result } from '../electron/core/domain/result.ts';

/** After a refusal of the stream the browser doesn't try again by itself. */
const LISTEN_AGAIN_AFTER_MS = 5_000;

type Listener = Parameters<TillBridge['onEvent']>[0];

/** A practice shop's event, as the stream carries it. */
const practiceEvent = z.strictObject({ trainingId: z.string(), event: tillEvent });

/** The same bridge that the desktop puts into its window, made of what any browser has: over `regulars serve`. */
export function bridgeOverHttp(): TillBridge {
  const listeners = new Set<Listener>();
  const tell: Listener = (event, trainingId) => {
    for (const listener of listeners) listener(event, trainingId);
  };
  let isListening = false;
  return {
    call: async (procedure, input, commandId, trainingId) => {
      const response = await fetch(`/api/${encodeURIComponent(procedure)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ input, commandId, trainingId }),
      });
      return parseResult(await response.json());
    },
    onEvent: (listener) => {
      listeners.add(listener);
      if (!isListening) listen(tell);
      isListening = true;
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Listens from now on. Whatever happened while the stream was away is made good by asking for everything anew. */
function listen(tell: Listener): void {
  let wasAway = false;
  const open = (): void => {
    const stream = new EventSource('/api/events');
    stream.addEventListener('open', () => {
      // What happened between the page's first questions and this moment was told to nobody.
      tell({ name: wasAway ? 'host.restarted' : 'shop.changed' }, null);
      wasAway = false;
    });
    stream.addEventListener('message', ({ data }: MessageEvent<string>) => {
      const event = tillEvent.safeParse(JSON.parse(data));
      // A newer host may tell of things that this page doesn't know: it misses nothing that it shows.
      if (event.success) tell(event.data, null);
    });
    stream.addEventListener('training', ({ data }: MessageEvent<string>) => {
      const sent = practiceEvent.safeParse(JSON.parse(data));
      if (sent.success) tell(sent.data.event, sent.data.trainingId);
    });
    stream.addEventListener('error', () => {
      wasAway = true;
      if (stream.readyState !== EventSource.CLOSED) return;
      // Why there are no events, and what they would have told, is seen by asking: now, and each time that it fails.
      tell({ name: 'host.restarted' }, null);
      setTimeout(open, LISTEN_AGAIN_AFTER_MS);
    });
  };
  open();
}

/** Throws where something else than the till has answered. */
function parseResult(answer: unknown): Result<unknown, ErrorBody> {
  if (typeof answer === 'object' && answer !== null && 'ok' in answer) {
    // Our own server's answer, which has been through the contract; its form is the one that core states.
    return answer as Result<unknown, ErrorBody>;
  }
  throw new TypeError('this isn’t the till’s answer');
}
