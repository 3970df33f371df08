import { app } from 'electron';
import type { ErrorBody } from '../core/contract/errors.ts';

/** The answer for a host that can't be brought back. Its texts are loaded when they are needed, not at every start. */
export async function unreachableHost(): Promise<ErrorBody> {
  const { localeLike, translatorFor } = await import('../core/messages/translate.ts');
  const say = translatorFor(localeLike(app.getLocale()));
  return { kind: 'fault', code: 'HOST_UNREACHABLE', message: say('fault.HOST_UNREACHABLE') };
}
