import type { TillBridge } from '../electron/core/contract/bridge.ts';
import type { ErrorBody } from '../electron/core/contract/errors.ts';
import type { Carrier } from '../electron/core/contract/till-api.ts';
import { bridgeOverHttp } from './browser-bridge.ts';

declare global {
  interface Window {
    readonly regulars: TillBridge;
  }
}

/** The desktop has put its bridge into the window; a browser's page makes its own. */
export const bridgeOfThisShell = (): TillBridge =>
  'regulars' in window ? window.regulars : bridgeOverHttp();

/**
 * A carrier that always answers. A call that the bridge itself couldn't carry is the fault HOST_UNREACHABLE: nobody
 * knows what became of it, and it is safe to ask again under the same command id.
 */
export function carrierOver(bridge: TillBridge, unreachableSentence: () => string): Carrier {
  return async (procedure, input, commandId) => {
    try {
      return await bridge.call(procedure, input, commandId);
    } catch {
      const error: ErrorBody = { kind: 'fault', code: 'HOST_UNREACHABLE', message: unreachableSentence() };
      return { ok: false, error };
    }
  };
}

/** The same for a practice shop. It tells when the shop is gone, beside answering so. */
export function carrierOfTraining(
  bridge: TillBridge,
  unreachableSentence: () => string,
  { trainingId, onOver }: { readonly trainingId: string; readonly onOver: (problem: ErrorBody) => void },
): Carrier {
  const carry = carrierOver(
    {
      ...bridge,
      call: (procedure, input, commandId) => bridge.call(procedure, input, commandId, trainingId),
    },
    unreachableSentence,
  );
  return async (procedure, input, commandId) => {
    const result = await carry(procedure, input, commandId);
    if (!result.ok && result.error.code === 'TRAINING_OVER') onOver(result.error);
    return result;
  };
}
