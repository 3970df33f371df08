import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 as newId } from 'uuid';
import type { PrinterProfile } from '../../../electron/core/contract/device-parts.ts';
import { clientOver, type Carrier, type TillClient } from '../../../electron/core/contract/till-api.ts';
import { silentLog } from '../../../electron/host/log.ts';
import { linkToHost, type HostChild } from '../../../electron/host/process/link.ts';
import { forkHost } from '../../../electron/web/host-child.ts';
import { keepStationHere } from '../../../electron/web/kept-station.ts';
import { forkStation, type CarryingStationChild } from '../../../electron/web/station-child.ts';
import { relayStation } from '../../../electron/web/station-relay.ts';
import { valueOf } from '../../bench/shop.ts';
import type { PrinterPlace } from '../../helpers/printer-emulator/cable.ts';
import type { KeptMemory } from '../../helpers/station-process.ts';
import { keptBy, watchedWords } from './watched-process.ts';

const hostProgram = fileURLToPath(new URL('../../../electron/host/process/host.ts', import.meta.url));
const stationProgram = fileURLToPath(new URL('./quick-station.ts', import.meta.url));

/** A processor that others use, too, takes its time to start a host or to answer a beat. */
const LONG_MS = 60_000;
const ASK_AGAIN_MS = 20;

/** A till of three processes, as a browser's shell starts it: this one carries between its host and its station. */
export interface SoakedTill {
  readonly ask: TillClient;
  /** The shop's file, for whoever reads it once the till is closed. */
  readonly file: string;
  readonly killStation: () => void;
  readonly killHost: () => void;
  /** As at a restart of the machine: it closes the shop's file first. */
  readonly closeHost: () => void;
  /** False from when a host is to end until the next one reads what it is asked. */
  readonly hasHost: () => boolean;
  /** What each of its processes keeps. Linux only. */
  readonly kept: () => Promise<Readonly<Record<'host' | 'station', KeptMemory>>>;
  readonly close: () => Promise<void>;
  /** Takes away its folder. */
  readonly remove: () => void;
}

/** Starts one with a shop and one receipt printer. */
export async function startSoakedTill(place: PrinterPlace, profile: PrinterProfile): Promise<SoakedTill> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-soak-'));
  const shop = join(folder, 'shop');
  mkdirSync(shop);
  const tells = { host: join(folder, 'host.json'), station: join(folder, 'station.json') };
  let host: HostChild | undefined;
  let stationChild: CarryingStationChild | undefined;
  let hasHost = false;
  const endHost = (end: (host: HostChild) => void): void => {
    hasHost = false;
    if (host !== undefined) end(host);
  };

  const station = keepStationHere(silentLog, {
    fork: () => {
      stationChild = forkStation(silentLog, watchedWords(stationProgram, tells.station));
      return stationChild;
    },
    patience: { beatsMissed: LONG_MS / 1_000, firstBeatsMissed: LONG_MS / 1_000, restartPausesMs: [100] },
  });
  const hasStation = new Promise<void>((resolve) => {
    station.source.onJoined(() => resolve());
  });
  const relay = relayStation(station.source);
  const link = linkToHost({
    start: () => {
      host = forkHost({ folder: shop, role: 'owner' }, watchedWords(hostProgram, tells.host));
      return host;
    },
    onEvent: () => undefined,
    onReady: (ready) => {
      hasHost = true;
      relay.hostIsReady(ready);
      station.start();
    },
    onOrder: relay.hear,
    unreachable: () =>
      Promise.resolve({ kind: 'fault', code: 'HOST_UNREACHABLE', message: 'the host isn’t there' }),
    log: silentLog,
    patience: { startWithinMs: LONG_MS, unreachableAfterMs: LONG_MS },
  });
  /** A host that is just closing says so; whoever asks again by the same command id loses nothing, and counts nothing twice. */
  const askUntilAnswered: Carrier = async (procedure, input, commandId) => {
    for (;;) {
      const answer = await link.call(procedure, input, commandId);
      if (answer.ok || answer.error.code !== 'HOST_UNREACHABLE') return answer;
      await wait(ASK_AGAIN_MS);
    }
  };
  const ask = clientOver(askUntilAnswered, newId);
  valueOf(await ask.shop.setUp({ name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' }));
  const printer = {
    role: 'printer',
    name: 'Counter',
    connection: place,
    profile: { printer: profile },
  } as const;
  valueOf(await ask.devices.configure(printer));
  // Before that it couldn't be asked what it keeps.
  await hasStation;
  return {
    ask,
    file: join(shop, 'shop.sqlite'),
    killStation: () => stationChild?.kill(),
    killHost: () => endHost((one) => one.kill()),
    closeHost: () => endHost((one) => one.post({ close: true })),
    hasHost: () => hasHost,
    kept: async () => ({ host: await keptBy(tells.host), station: await keptBy(tells.station) }),
    close: async () => {
      await Promise.all([link.stop(), station.stop()]);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
