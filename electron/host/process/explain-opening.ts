import { Fault, Refusal, type ErrorBody } from '../../core/contract/errors.ts';
import type { Translate } from '../../core/messages/translate.ts';
import type { Log } from '../log.ts';
import { v7 as newId } from 'uuid';

/** The answer for a shop that can't be opened. There is no shop to ask for its language, so the system's is used. */
export function explainOpening(error: unknown, say: Translate, log: Log): ErrorBody {
  if (error instanceof Fault) {
    const { code, details } = error;
    return { kind: 'fault', code, message: say(`fault.${code}`, details), details };
  }
  if (error instanceof Refusal) {
    const { code, details } = error;
    return { kind: 'refusal', code, message: say(`refusal.${code}`, details), details };
  }
  const incidentId = newId();
  log.write('error', 'shop.open-failed', {
    incidentId,
    why: error instanceof Error ? (error.stack ?? error.message) : String(error),
  });
  return { kind: 'fault', code: 'INTERNAL', message: say('fault.INTERNAL', { incidentId }), incidentId };
}
