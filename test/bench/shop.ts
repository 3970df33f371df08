import { randomBytes, randomUUID } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { clientOver, type TillClient } from '../../electron/core/contract/till-api.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { createTill } from '../../electron/host/create-till.ts';
import { silentLog } from '../../electron/host/log.ts';
import type { StationSource } from '../../electron/host/station-channel.ts';
import type { Session } from '../../electron/host/till.ts';
import { WrongAnswer } from './figures.ts';

export const owner: Session = { shell: 'window', actorName: null, role: 'owner', till: 'till 1' };

/** A shop that is open, asked the way a window asks: through dispatch, over the typed client. */
export interface OpenShop {
  readonly ask: TillClient;
  readonly close: () => Promise<void>;
}

/** `now` is the machine's clock unless given; without a `station` the till has no devices. */
export async function openShop(
  folder: string,
  now: () => number = Date.now,
  station?: StationSource,
): Promise<OpenShop> {
  const till = await createTill({
    folder,
    create: true,
    now: () => now() as Instant,
    newId,
    randomBytes,
    log: silentLog,
    locale: 'en',
    ...(station === undefined ? {} : { station }),
  });
  return {
    ask: clientOver(
      (procedure, input, commandId) => till.dispatch(owner, procedure, input, commandId),
      randomUUID,
    ),
    close: till.close,
  };
}

/** The value of an answer; a refusal or a fault is a wrong answer here. */
export function valueOf<Value>(
  answer: Result<Value, { readonly code: string; readonly message: string }>,
): Value {
  if (answer.ok) return answer.value;
  throw new WrongAnswer(`${answer.error.code}: ${answer.error.message}`);
}

export async function setUpShop({ ask }: OpenShop): Promise<void> {
  const input = { name: 'Boulangerie du Pont', currency: 'EUR', timeZone: 'Europe/Paris', cutOver: '04:00' };
  valueOf(await ask.shop.setUp(input));
}
