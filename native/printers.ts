import type { JobReason } from '../electron/core/contract/print-parts.ts';
import type { FromStation, ToStation, WantedDevice } from '../electron/core/contract/station.ts';
import type { Drivers } from './drivers.ts';
import {
  KeptPrinter,
  type KeptPrinterPatience,
  type OpenPort,
  type PrinterWay,
} from './printer/kept-printer.ts';
import { keptOnWireMs } from './printer/serial-printer.ts';

type Print = Extract<ToStation, { readonly kind: 'print' }>;
type JobNews = Extract<FromStation, { readonly kind: 'job' }>;

export interface PrintersOptions {
  readonly drivers: Pick<Drivers, 'openTcpPrinter' | 'openVirtualPrinter'>;
  readonly tell: (message: FromStation) => void;
  readonly patience?: Partial<KeptPrinterPatience>;
}

/** The printers that are wanted, wherever they are reached, and the jobs that they have. */
export interface Printers {
  /** Those that are wanted from now on. */
  readonly want: (devices: readonly WantedDevice[]) => void;
  readonly hear: (message: Extract<ToStation, { readonly kind: 'print' | 'begin' | 'cancel' }>) => void;
  /** Opens the port of a printer that is there. Rejects as opening it does. */
  readonly open: (
    deviceId: string,
    open: OpenPort,
    onGone: () => void,
  ) => Promise<{ readonly close: () => Promise<void> }>;
  /** Why a printer has no port now. */
  readonly lacksPort: (deviceId: string, why: JobReason) => void;
  readonly close: () => void;
}

/** So many jobs are remembered, so that none is printed twice that was told of twice. */
const JOBS_REMEMBERED = 1_000;

export function keepPrinters({ drivers, tell, patience = {} }: PrintersOptions): Printers {
  const kept = new Map<string, { readonly as: string; readonly printer: KeptPrinter }>();
  /** What was last told of each job. */
  const jobs = new Map<string, JobNews>();

  const remember = (news: JobNews): void => {
    jobs.delete(news.jobId);
    jobs.set(news.jobId, news);
    const [oldest] = jobs.keys();
    if (jobs.size > JOBS_REMEMBERED && oldest !== undefined) jobs.delete(oldest);
  };

  const tellJob = (news: JobNews): void => {
    remember(news);
    tell(news);
  };

  const wayTo = ({ connection }: WantedDevice): PrinterWay => {
    switch (connection.kind) {
      case 'serial':
        return { kind: 'kept', wireMs: keptOnWireMs(connection.baudRate) };
      case 'tcp':
        return {
          kind: 'per-job',
          open: (listener) =>
            drivers.openTcpPrinter({ host: connection.host, port: connection.port }, listener),
        };
      case 'virtual':
        return { kind: 'per-job', open: (listener) => drivers.openVirtualPrinter(null, listener) };
      case 'usblp':
      case 'hid':
        return { kind: 'kept', wireMs: 0 };
    }
  };

  const printerAt = (device: WantedDevice): KeptPrinter =>
    new KeptPrinter({
      deviceId: device.deviceId,
      way: wayTo(device),
      answersBy:
        device.connection.kind === 'virtual' ? 'nothing' : (device.profile.printer?.answers ?? 'status'),
      tell: (message) => (message.kind === 'job' ? tellJob(message) : tell(message)),
      patience,
    });

  const print = ({ jobId, deviceId, bytes }: Print): void => {
    const known = jobs.get(jobId);
    // Of what was given back nothing was sent: whoever gives it again means it.
    if (known !== undefined && known.state !== 'cancelled') return tell(known);
    const queued: JobNews = { kind: 'job', jobId, state: 'queued', reason: null, hasBegun: false };
    const printer = kept.get(deviceId)?.printer;
    if (printer === undefined) return tellJob({ ...queued, state: 'failed', reason: 'PRINTER_REMOVED' });
    remember(queued);
    printer.print({ jobId, bytes: Buffer.from(bytes, 'base64') });
  };

  const cancel = (jobId: string): void => {
    const known = jobs.get(jobId);
    // What isn't known was another station's, or is long over: this one can't tell whether it is on paper.
    if (known === undefined)
      return tell({ kind: 'job', jobId, state: 'unknown', reason: 'STATION_DOWN', hasBegun: false });
    tell(known);
    for (const { printer } of kept.values()) printer.cancel(jobId);
  };

  return {
    want: (devices) => {
      const wanted = devices.filter(({ role }) => role === 'printer');
      for (const [deviceId, { printer }] of kept) {
        if (wanted.some((device) => device.deviceId === deviceId)) continue;
        kept.delete(deviceId);
        printer.remove();
      }
      for (const device of wanted) {
        const { deviceId, connection, profile } = device;
        const as = JSON.stringify([connection, profile]);
        const before = kept.get(deviceId);
        if (before?.as === as) continue;
        const printer = printerAt(device);
        kept.set(deviceId, { as, printer });
        for (const job of before?.printer.handOver() ?? []) printer.print(job);
      }
    },
    hear: (message) => {
      switch (message.kind) {
        case 'print':
          return print(message);
        case 'begin':
          for (const { printer } of kept.values()) printer.begin(message.jobId);
          return;
        case 'cancel':
          return cancel(message.jobId);
      }
    },
    open: async (deviceId, open, onGone) => {
      const printer = kept.get(deviceId)?.printer;
      if (printer === undefined) throw new Error('a printer that isn’t wanted is opened');
      return printer.open(open, onGone);
    },
    lacksPort: (deviceId, why) => kept.get(deviceId)?.printer.lacksPort(why),
    close: () => {
      for (const { printer } of kept.values()) printer.close();
    },
  };
}
