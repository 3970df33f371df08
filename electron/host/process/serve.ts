import { fail, type Result } from '../../core/domain/result.ts';
import type { ErrorBody } from '../../core/contract/errors.ts';
import type { Session, Till } from '../till.ts';
import type { FromHost, TillRequest } from './wire.ts';

/** After a failed opening, requests within this time get the same answer without another try. */
const OPEN_AGAIN_AFTER_MS = 250;

export interface Serving {
  readonly session: Session;
  readonly open: () => Promise<Till>;
  /** Turns what `open` threw into the answer that says what is wrong and what to do. */
  readonly explain: (error: unknown) => ErrorBody;
  readonly post: (message: FromHost) => void;
  /** Milliseconds of any clock that only goes forward. */
  readonly elapsedMs: () => number;
}

/**
 * Answers requests over one channel. The process lives on when the shop can't be opened, so that the window can say
 * why; each later request is a new chance, for a folder that has become writable again or a file put back.
 */
export function serveTill(serving: Serving): {
  readonly answer: (request: TillRequest) => Promise<void>;
  readonly close: () => Promise<void>;
} {
  let failedAtMs = 0;

  const open = async (): Promise<Result<Till, ErrorBody>> => {
    try {
      const till = await serving.open();
      till.onEvent((event, trainingId) => serving.post({ event, trainingId }));
      return { ok: true, value: till };
    } catch (error) {
      failedAtMs = serving.elapsedMs();
      return fail(serving.explain(error));
    }
  };

  // Opened before the first request: the window and the shop's file get ready side by side.
  let opening = open();

  const till = async (): Promise<Result<Till, ErrorBody>> => {
    const earlier = opening;
    const opened = await earlier;
    const isTooSoon = serving.elapsedMs() - failedAtMs < OPEN_AGAIN_AFTER_MS;
    if (opened.ok || isTooSoon) return opened;
    // Of several requests that met the same failure, the first one tries again for all.
    if (opening === earlier) opening = open();
    return opening;
  };

  return {
    answer: async ({ id, procedure, input, commandId, trainingId }) => {
      const opened = await till();
      const result = opened.ok
        ? await opened.value.dispatch(serving.session, procedure, input, commandId, trainingId)
        : opened;
      serving.post({ id, result });
    },
    close: async () => {
      const opened = await opening;
      if (opened.ok) await opened.value.close();
    },
  };
}
