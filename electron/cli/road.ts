import { randomBytes } from 'node:crypto';
import { v7 as newId } from 'uuid';
import { Fault, type ErrorBody } from '../core/contract/errors.ts';
import type { Carrier } from '../core/contract/till-api.ts';
import type { Instant } from '../core/domain/ids.ts';
import { fail } from '../core/domain/result.ts';
import { translatorFor, type Locale } from '../core/messages/translate.ts';
import { version } from '../core/domain/version.ts';
import { createTill } from '../host/create-till.ts';
import type { Log } from '../host/log.ts';
import { listen } from '../host/socket.ts';
import { connect, ConnectionLost, RequestTooLong } from '../host/socket-client.ts';
import type { Session } from '../host/till.ts';
import { stationHere } from './station.ts';

/** How a command reaches the shop: over the socket of the till that is running, or by running one here. */
export interface Road {
  readonly carry: Carrier;
  readonly close: () => Promise<void>;
}

export interface RoadOptions {
  readonly folder: string;
  /** Whether a folder without a shop's file gets one. */
  readonly create: boolean;
  readonly session: Session & { readonly actorName: string; readonly role: 'cashier' | 'owner' };
  /** Milliseconds to wait for another program that has the shop. */
  readonly waitMs: number;
  /** Whether others may reach the shop through this process while it has it. */
  readonly isShared: boolean;
  /** Whether a shop whose file can't be opened is reached all the same: what rescues it is asked. */
  readonly toRescue: boolean;
  /** Whether a till that is opened here has its devices: a station is started for it. */
  readonly withDevices: boolean;
  /** For sentences where there is no shop yet. */
  readonly locale: Locale;
  readonly log: Log;
}

/** Between two looks at the lock, whoever has it may have begun to listen. */
const LOCK_LOOK_MS = 250;
/** A host that dies this often with one request in hand isn't asked a further time. */
const TIMES_ASKED = 3;

/** Throws what opening a shop throws: a Fault, or the refusal SHOP_NOT_SET_UP. */
export async function openRoad(options: RoadOptions): Promise<Road> {
  let road = await reach(options);
  return {
    carry: async (procedure, input, commandId) => {
      for (let times = 1; ; times += 1) {
        try {
          return await road.carry(procedure, input, commandId);
        } catch (error) {
          if (error instanceof RequestTooLong) return fail(tooLong(options.locale));
          if (!(error instanceof ConnectionLost)) throw error;
          if (times >= TIMES_ASKED) throw new Fault('HOST_UNREACHABLE', {}, error);
          // It may have been done or not: asked again under the same id, it is done once.
          road = await reach(options);
        }
      }
    },
    close: () => road.close(),
  };
}

const tooLong = (locale: Locale): ErrorBody => ({
  kind: 'refusal',
  code: 'INPUT_INVALID',
  message: translatorFor(locale)('cli.wrong.requestLong'),
});

async function reach(options: RoadOptions): Promise<Road> {
  const { folder, session } = options;
  const giveUpAt = performance.now() + options.waitMs;
  for (;;) {
    const host = await connect(folder, { version, asker: session.actorName, role: session.role });
    if (host !== undefined) {
      return { carry: host.carry, close: () => Promise.resolve(host.close()) };
    }
    const leftMs = giveUpAt - performance.now();
    try {
      return await openHere(options, Math.max(0, Math.min(LOCK_LOOK_MS, leftMs)));
    } catch (error) {
      const isHeldElsewhere = error instanceof Fault && error.code === 'DATABASE_BUSY';
      if (!isHeldElsewhere || leftMs <= 0) throw error;
    }
  }
}

async function openHere(options: RoadOptions, lockWaitMs: number): Promise<Road> {
  const { folder, create, session, locale, log, toRescue: staysToRescue } = options;
  const now = (): Instant => Date.now() as Instant;
  const station = options.withDevices ? await stationHere(log) : undefined;
  const till = await createTill({
    ...{ folder, create, now, newId, randomBytes, locale, log, lockWaitMs, staysToRescue },
    ...(station === undefined ? {} : { station: station.source }),
  });
  station?.start();
  const listening = options.isShared
    ? await listen(till, folder, version).catch((error: unknown) => {
        log.write('warning', 'cli.not-listening', {
          why: error instanceof Error ? error.name : typeof error,
        });
        return undefined;
      })
    : undefined;
  return {
    carry: (procedure, input, commandId) => till.dispatch(session, procedure, input, commandId),
    close: async () => {
      await listening?.close();
      await till.close();
      await station?.stop();
    },
  };
}
