import { fail, ok } from '../../electron/core/domain/result.ts';
import type { Session, Till } from '../../electron/host/till.ts';

/** What the echoing till says it was asked. */
export interface Echo {
  readonly session: Session;
  readonly procedure: string;
  readonly input: unknown;
  readonly commandId: string | undefined;
}

/**
 * A till without a shop that answers with the question, so that a test sees what came through the socket. It knows
 * `refuse`, `large` (a megabyte), and `wait` and `sales.record`, which are answered when `letGo` is called.
 */
export function echoTill(
  onWaiting: () => void = () => {},
): Till & { readonly letGo: () => void; readonly asked: readonly Echo[] } {
  const asked: Echo[] = [];
  const waiting: (() => void)[] = [];
  return {
    asked,
    letGo: () => {
      for (const go of waiting.splice(0)) go();
    },
    dispatch: async (session, procedure, input, commandId) => {
      const echo = { session, procedure, input, commandId };
      asked.push(echo);
      switch (procedure) {
        case 'refuse':
          return fail({ kind: 'refusal', code: 'CARD_UNKNOWN', message: 'No.', field: 'cardNumber' });
        case 'large':
          return ok('x'.repeat(1024 * 1024));
        case 'wait':
        case 'sales.record':
          onWaiting();
          await new Promise<void>((resolve) => waiting.push(resolve));
          return ok(echo);
        default:
          return ok(echo);
      }
    },
    onEvent: () => () => {},
    close: () => Promise.resolve(),
  };
}
