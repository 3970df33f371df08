import type { DeviceFacts, DeviceProblem } from '../electron/core/contract/device-parts.ts';
import { jobReasons, type JobReason } from '../electron/core/contract/print-parts.ts';
import {
  toStation,
  type FromStation,
  type StationDevice,
  type WantedDevice,
} from '../electron/core/contract/station.ts';
import { backOff, type BackOff } from './back-off.ts';
import type { Drivers } from './drivers.ts';
import type { Hotplug, Notice } from './hotplug.ts';
import { keepDevice, type KeptDevice, type OpenDevice, type OpeningPatience } from './kept-device.ts';
import { writeLog } from './log.ts';
import { makeLook, nothingSeen, type Sight } from './looking.ts';
import type { KeptPrinterPatience } from './printer/kept-printer.ts';
import { keepPrinters } from './printers.ts';
import type { ScannedText } from './scanner/scanner.ts';
import { usesOf, type Opening, type Use } from './uses.ts';

/** All in milliseconds. */
export interface DevicesPatience extends OpeningPatience {
  /** Between the tries to open one device; the last one repeats. */
  readonly openPausesMs: readonly number[];
  /** Between the looks while something is missing; the last one repeats. */
  readonly lookPausesMs: readonly number[];
  /** Between the looks where the system doesn't tell of what is plugged in. */
  readonly slowLookMs: number;
  /** What happens within this time of a notice is looked at once. */
  readonly settleMs: number;
  /** How long a look waits for one kind of devices. */
  readonly lookWithinMs: number;
}

const usualPatience: DevicesPatience = {
  quietMs: 2_000,
  quietPauseMs: 250,
  openWithinMs: 5_000,
  wellAfterMs: 10_000,
  openPausesMs: [250, 500, 1_000, 2_000, 4_000],
  lookPausesMs: [500, 1_000, 2_000, 5_000],
  slowLookMs: 5_000,
  settleMs: 50,
  lookWithinMs: 5_000,
};

export interface DevicesOptions {
  readonly drivers: Drivers;
  readonly tell: (message: FromStation) => void;
  /** Begins to tell of what is plugged in and pulled. */
  readonly watch: (onNotice: (notice: Notice) => void) => Hotplug;
  /** Milliseconds UTC. */
  readonly now: () => number;
  readonly patience?: Partial<DevicesPatience>;
  readonly printerPatience?: Partial<KeptPrinterPatience>;
}

export interface Devices {
  /** A message of the host, as it came. */
  readonly hear: (message: unknown) => void;
  /** Resolves when no device is open any more. */
  readonly close: () => Promise<void>;
}

/** A device in use, and what it was opened as. */
interface Kept {
  readonly deviceId: string;
  readonly opening: Opening;
  readonly device: KeptDevice;
}

/**
 * The devices of the till: looked for, opened, found again. It begins with the first wish of a host, since only that
 * says which scanners are to be left alone.
 */
export function openDevices(options: DevicesOptions): Devices {
  const patience = { ...usualPatience, ...options.patience };
  const look = makeLook(options.drivers.find, patience.lookWithinMs, () => lookSoon(lookPauses.next()));
  const lookPauses = backOff(patience.lookPausesMs);
  const openPauses = new Map<string, BackOff>();
  const kept = new Map<string, Kept>();
  const printers = keepPrinters({
    drivers: options.drivers,
    tell: options.tell,
    patience: options.printerPatience ?? {},
  });
  /** By path: what is being closed there, or hangs at opening. Nothing else is opened at such a path. */
  const closing = new Map<string, Promise<void>>();
  /** Pulled, or given up by the driver, and not yet looked for again. */
  const pulled = new Set<string>();
  let lastFacts = new Map<string, DeviceFacts>();
  let wanted: readonly WantedDevice[] = [];
  let leftAlone: ReadonlySet<string> = new Set();
  let sight: Sight = nothingSeen;
  let uses: readonly Use[] = [];
  let hotplug: Hotplug | undefined;
  let nextLook: NodeJS.Timeout | undefined;
  let nextLookAtMs = Number.POSITIVE_INFINITY;
  let looking: 'no' | 'yes' | 'again' = 'no';
  let hasLooked = false;
  let isOver = false;
  let told = '';

  const lookSoon = (inMs: number): void => {
    const atMs = performance.now() + inMs;
    // A look that is due earlier isn't put off: notices may come without end.
    if (isOver || nextLookAtMs <= atMs) return;
    clearTimeout(nextLook);
    nextLookAtMs = atMs;
    nextLook = setTimeout(() => void lookNow(), inMs);
  };

  const lookNow = async (): Promise<void> => {
    clearTimeout(nextLook);
    nextLookAtMs = Number.POSITIVE_INFINITY;
    if (looking !== 'no') {
      looking = 'again';
      return;
    }
    looking = 'yes';
    const seen = await look(wanted.flatMap(({ connection }) => pathOf(connection)));
    const isStale = wasAskedAgain();
    looking = 'no';
    if (isOver) return;
    // Of what was pulled in the meantime this look can't know whether it is back.
    if (!isStale) pulled.clear();
    sight = seen;
    hasLooked = true;
    settle();
    if (isStale) return lookNow();
    planNextLook();
  };
  const wasAskedAgain = (): boolean => looking === 'again';

  const planNextLook = (): void => {
    const isMissing = sight.problems.length > 0 || uses.some(({ facts }) => facts.path === null);
    if (!isMissing) lookPauses.reset();
    if (isMissing) lookSoon(lookPauses.next());
    else if (hotplug?.isTold() !== true) lookSoon(patience.slowLookMs);
  };

  const onNotice = (notice: Notice): void => {
    for (const { device } of kept.values()) device.tryNow();
    if (notice === 'changed') return;
    lookPauses.reset();
    lookSoon(patience.settleMs);
  };

  /** Brings what is open into line with what is wanted and what is there. */
  const settle = (): void => {
    const there = sight.devices.filter(({ path }) => path === null || !pulled.has(path));
    const places = new Map([...sight.places].filter(([, place]) => !pulled.has(place)));
    uses = usesOf({ devices: wanted, leftAlone, lastFacts }, { ...sight, devices: there, places });
    const present = new Map(
      uses.flatMap(({ deviceId, facts }) => (facts.path === null ? [] : [[deviceId, facts]])),
    );
    for (const [deviceId, facts] of present) lastFacts.set(deviceId, facts);
    // Who was seen to be away begins anew; who was only given up by its driver doesn't.
    for (const deviceId of pulled.size === 0 ? openPauses.keys() : []) {
      if (!present.has(deviceId)) openPauses.delete(deviceId);
    }
    for (const one of kept.values()) {
      const use = uses.find(({ deviceId }) => deviceId === one.deviceId);
      if (!isSame(use?.opening, one.opening)) letGo(one);
    }
    for (const use of uses) open(use);
    tellSeen();
  };

  const open = ({ deviceId, opening }: Use): void => {
    if (opening === null || kept.has(deviceId) || closing.has(opening.place.path)) return;
    const pauses = openPauses.get(deviceId) ?? backOff(patience.openPausesMs);
    const isFirst = !openPauses.has(deviceId);
    openPauses.set(deviceId, pauses);
    const device = keepDevice({
      open: (onGone) => opened(deviceId, opening, onGone),
      onChange: tellSeen,
      onFailure: (problem) => {
        if (problem === 'OPEN_FAILED') lookSoon(patience.settleMs);
      },
      onGone: () => {
        pulled.add(opening.place.path);
        lookPauses.reset();
        settle();
        void lookNow();
      },
      backOff: pauses,
      pauseMs: isFirst ? 0 : pauses.next(),
      patience,
    });
    kept.set(deviceId, { deviceId, opening, device });
  };

  const opened = (deviceId: string, opening: Opening, onGone: () => void): Promise<OpenDevice> => {
    const { drivers, tell, now } = options;
    const onScan = ({ text, aim }: ScannedText): void => {
      // What comes of a scanner that is let go of is nobody's any more.
      if (kept.get(deviceId)?.opening === opening) tell({ kind: 'scan', deviceId, text, aim, readAt: now() });
    };
    switch (opening.by) {
      case 'hid':
        return drivers.openHid(opening.place, { onScan, onGone });
      case 'serial':
        return drivers.openSerial(opening.place, { onScan, onGone });
      case 'serial-printer':
        return printers.open(
          deviceId,
          (listener) => drivers.openSerialPrinter(opening.place, listener),
          onGone,
        );
      case 'usblp':
        return printers.open(
          deviceId,
          (listener) => drivers.openUsblpPrinter(opening.place, listener),
          onGone,
        );
    }
  };

  const letGo = ({ deviceId, opening, device }: Kept): void => {
    kept.delete(deviceId);
    const { path } = opening.place;
    const closed = device.close().finally(() => {
      closing.delete(path);
      if (!isOver) settle();
    });
    closing.set(path, closed);
  };

  const tellSeen = (): void => {
    if (!hasLooked || isOver) return;
    for (const use of uses) printers.lacksPort(use.deviceId, whyNoPort(inUse(use).problem));
    const used = new Set(uses.flatMap(({ facts: { path } }) => path ?? []));
    const devices: readonly StationDevice[] = [
      ...uses.map(inUse),
      ...sight.devices
        .filter(({ path }) => path === null || !(used.has(path) || pulled.has(path)))
        .map((facts): StationDevice => ({ ...facts, deviceId: null, state: 'idle', problem: null })),
    ];
    const message: FromStation = {
      kind: 'seen',
      devices: devices.slice(0, 500),
      problems: [...sight.problems],
    };
    const text = JSON.stringify(message);
    if (text === told) return;
    told = text;
    options.tell(message);
  };

  const inUse = ({ deviceId, facts, opening }: Use): StationDevice => {
    const device = kept.get(deviceId)?.device;
    if (facts.path === null) return { ...facts, deviceId, state: 'absent', problem: null };
    if (opening === null) return { ...facts, deviceId, state: 'idle', problem: null };
    return {
      ...facts,
      deviceId,
      state: device?.state() ?? 'opening',
      problem: device?.problem() ?? null,
    };
  };

  const hear = (message: unknown): void => {
    const parsed = toStation.safeParse(message);
    if (!parsed.success) return writeLog('warning', 'station.message-broken');
    if (isOver) return;
    if (parsed.data.kind !== 'want' && parsed.data.kind !== 'look') return printers.hear(parsed.data);
    if (parsed.data.kind === 'want') {
      const before = new Map(
        wanted.map(({ deviceId, connection }) => [deviceId, JSON.stringify(connection)]),
      );
      wanted = firstOfEach(parsed.data.devices);
      printers.want(wanted);
      leftAlone = new Set(parsed.data.leftAlone);
      lastFacts = new Map(
        [...lastFacts].filter(([deviceId]) =>
          wanted.some(
            (one) => one.deviceId === deviceId && before.get(deviceId) === JSON.stringify(one.connection),
          ),
        ),
      );
      // Whoever wants is told, also what was told before: it may be a host that has only come.
      told = '';
      if (hasLooked) settle();
    }
    hotplug ??= options.watch(onNotice);
    lookPauses.reset();
    void lookNow();
  };

  return {
    hear,
    close: async () => {
      isOver = true;
      clearTimeout(nextLook);
      hotplug?.close();
      printers.close();
      for (const one of kept.values()) letGo(one);
      await Promise.all(closing.values());
    },
  };
}

const pathOf = (connection: WantedDevice['connection']): readonly string[] =>
  (connection.kind === 'serial' || connection.kind === 'usblp') && connection.path !== undefined
    ? [connection.path]
    : [];

/** Why a printer with such a problem prints nothing. */
const whyNoPort = (problem: DeviceProblem | null): JobReason =>
  problem === null ? 'PRINTER_ABSENT' : (jobReasons.find((reason) => reason === problem) ?? 'OPEN_FAILED');

const firstOfEach = (devices: readonly WantedDevice[]): readonly WantedDevice[] =>
  devices.filter((one, at) => devices.findIndex(({ deviceId }) => deviceId === one.deviceId) === at);

const isSame = (one: Opening | null | undefined, other: Opening): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
