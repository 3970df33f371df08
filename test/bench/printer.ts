import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { setImmediate as soon, setTimeout as wait } from 'node:timers/promises';
import { silentLog } from '../../electron/host/log.ts';
import { keepStationHere } from '../../electron/web/kept-station.ts';
import { playPrinter } from '../helpers/printer-emulator/play-printer.ts';
import type { PrinterPlace } from '../helpers/printer-emulator/cable.ts';
import { whyNoSerialPair } from '../helpers/serial-pair.ts';
import { expectAnswer, timesAs, timesOf, type Section, type Times } from './figures.ts';
import { WARM_UP } from './sale.ts';
import { openShop, setUpShop, valueOf, type OpenShop } from './shop.ts';

/** Sales in a row with the same printer: shorter than a machine's moods, longer than a change of printers. */
const BLOCK = 125;
/** The jobs that wait in the end, and how many sales are timed at each end. */
const PILE = 5_000;
const AT_EACH_END = 200;
const LOOK_PAUSE_MS = 50;
const LIMIT_MS = 60_000;

/** A printer on which nothing comes out, but for the one that the others are compared with. */
interface Hanging {
  readonly what: string;
  readonly place: PrinterPlace;
  readonly close: () => Promise<void>;
}

/** One takes no byte from its serial port, one accepts connections and reads nothing, of one the cable is out, and one is well. */
async function printersOfAllSorts(): Promise<readonly Hanging[]> {
  const prints = await playPrinter({ over: 'tcp' });
  const deaf = await playPrinter({ over: 'pty' });
  deaf.set({ hearing: 'deaf' });
  const out = await playPrinter({ over: 'pty' });
  await out.pull();
  const server = createServer({ pauseOnConnect: true }, (socket) => socket.on('error', () => undefined));
  server.listen({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const address = server.address();
  expectAnswer(typeof address === 'object' && address !== null, 'a network port');
  return [
    { what: 'a serial printer that takes nothing', place: deaf.place, close: deaf.close },
    {
      what: 'a network printer that never reads',
      place: { kind: 'tcp', host: '127.0.0.1', port: address.port },
      close: async () => void server.close(),
    },
    { what: 'a printer whose cable is out', place: out.place, close: out.close },
    { what: 'a printer that prints', place: prints.place, close: prints.close },
  ];
}

/**
 * Sales of one till beside a printer that hangs and without one, by turns in one run; and whether a sale is the slower the
 * more slips wait. Till and station are the real ones, the station in its own process.
 */
export async function printerSections(beside: string, rounds: number): Promise<readonly Section[]> {
  const title = 'Sale beside a printer that hangs';
  const whyNot = whyNoSerialPair();
  if (whyNot !== undefined) return [{ title, figures: [], remarks: [`SKIPPED: ${whyNot}`] }];
  const station = keepStationHere(silentLog);
  const shop = await openShop(join(beside, 'printing'), Date.now, station.source);
  const printers = await printersOfAllSorts();
  try {
    await setUpShop(shop);
    station.start();
    return [await byTurns(shop, printers, rounds), await pile(shop, printers[0], rounds)];
  } finally {
    await shop.close();
    await station.stop();
    for (const { close } of printers) await close();
  }
}

async function byTurns(shop: OpenShop, printers: readonly Hanging[], rounds: number): Promise<Section> {
  const without: number[] = [];
  const beside = new Map(printers.map((printer) => [printer, [] as number[]]));
  await sell(shop, WARM_UP);
  for (let left = rounds; left > 0; left -= BLOCK) {
    for (const [printer, times] of beside) {
      without.push(...(await sell(shop, Math.min(BLOCK, left))));
      const deviceId = await plugIn(shop, printer);
      times.push(...(await sell(shop, Math.min(BLOCK, left))));
      valueOf(await shop.ask.devices.remove({ deviceId }));
      await untilNoneIsOpen(shop);
    }
  }
  const alone = timesOf(without);
  return {
    title: `Sale beside a printer that hangs: ${rounds} with each, in blocks of ${BLOCK} by turns with none`,
    figures: [
      ...timesAs('without a printer', alone),
      ...[...beside].flatMap(([{ what }, times]) => {
        const hanging = timesOf(times);
        return [...timesAs(what, hanging), ...ratios(what, hanging, alone)];
      }),
    ],
  };
}

/** Of what hangs the target is: within a tenth of a till that has no printer. */
const ratios = (what: string, beside: Times, alone: Times): Section['figures'] => [
  { what: `${what} / none, p50`, value: beside.p50 / alone.p50, unit: '×' },
  {
    ...{ what: `${what} / none, p99`, value: beside.p99 / alone.p99, unit: '×' },
    ...(what === 'a printer that prints' ? {} : { limit: 1.1 }),
  },
];

/** A till whose printer hangs for days. */
async function pile(shop: OpenShop, printer: Hanging | undefined, rounds: number): Promise<Section> {
  expectAnswer(printer !== undefined, 'a printer hangs');
  const count = Math.min(PILE, rounds * 5);
  const deviceId = await plugIn(shop, printer);
  const times = await sell(shop, count);
  const first = timesOf(times.slice(0, AT_EACH_END));
  const last = timesOf(times.slice(-AT_EACH_END));
  const asked = await timed(async () => valueOf(await shop.ask.printing.queue({})));
  const removed = await timed(async () => valueOf(await shop.ask.devices.remove({ deviceId })));
  // Its slips are given up once that is answered, and a customer comes at that moment.
  const meanwhile = await timed(async () => {
    await soon();
    await sell(shop, 1);
  });
  return {
    title: `Slips that wait for a printer: ${count.toLocaleString('en')}`,
    figures: [
      ...timesAs(`a sale, the first ${AT_EACH_END}`, first),
      ...timesAs(`a sale, the last ${AT_EACH_END}`, last),
      { what: 'last / first, p50', value: last.p50 / first.p50, unit: '×', limit: 1.1 },
      { what: 'printing.queue when all wait', value: asked, unit: 'ms' },
      { what: 'the printer is removed', value: removed, unit: 'ms' },
      { what: 'a sale while all those are given up', value: meanwhile, unit: 'ms' },
    ],
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

async function sell({ ask }: OpenShop, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let left = count; left > 0; left -= 1)
    times.push(await timed(async () => valueOf(await ask.sales.record({ totalMinor: 250 + left }))));
  return times;
}

/** Configures it, and sells one thing. Gives its id once the station has that slip. */
async function plugIn(shop: OpenShop, { place, what }: Hanging): Promise<string> {
  const wish = { role: 'printer', name: what, connection: place } as const;
  const { deviceId } = valueOf(await shop.ask.devices.configure(wish));
  await sell(shop, 1);
  // A printer that is well may have printed it by now.
  await until(shop, (states) => !states.includes('queued'), `${what} has its slip`);
  return deviceId;
}

const untilNoneIsOpen = (shop: OpenShop): Promise<void> =>
  until(
    shop,
    (states) => !states.some((state) => state === 'queued' || state === 'waiting' || state === 'printing'),
    'a printer that is removed has no jobs',
  );

async function until(
  { ask }: OpenShop,
  isSo: (states: readonly string[]) => boolean,
  what: string,
): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const { jobs } = valueOf(await ask.printing.queue({}));
    if (isSo(jobs.map(({ state }) => state))) return;
    expectAnswer(performance.now() - startedAt < LIMIT_MS, what);
    await wait(LOOK_PAUSE_MS);
  }
}
