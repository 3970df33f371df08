import type { JobReason, PrinterCondition } from '../../core/contract/print-parts.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import type { DevicesDesk } from '../devices/devices-desk.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';
import { troubleOf } from './printer-trouble.ts';
import { startSpool, type SpoolParts } from './spool.ts';

/** What a book's procedures ask of its printing. */
export interface PrintDesk {
  /** The printers that this book prints on; the first one has its slips. */
  readonly printers: () => readonly ConfiguredDevice[];
  readonly condition: (deviceId: string) => PrinterCondition | null;
  /** What keeps a printer from printing now; null where nothing does. */
  readonly trouble: (printer: ConfiguredDevice) => JobReason | null;
  /** Told that there is news of the queue: what can be sent is sent by and by. */
  readonly look: () => void;
  /** Takes back a job that isn't over, unless something of it was sent; gives the job as it then is. */
  readonly takeBack: (jobId: string) => Promise<PrintJobRow | undefined>;
  /** Waits until a job is over, or as long as is given; gives the job as it then is. */
  readonly whenOver: (jobId: string, waitMs: number) => Promise<PrintJobRow | undefined>;
}

/** That of a shop's own book, with the spool behind it. */
export interface OpenPrintDesk extends PrintDesk {
  /** Erased members aren't named by what is still to come. */
  readonly forget: () => void;
  /** Whoever waits for a job is told how it is now: the till closes. */
  readonly endWaits: () => void;
  readonly close: () => Promise<void>;
}

export interface PrintDeskParts extends Omit<SpoolParts, 'line'> {
  readonly devices: Pick<DevicesDesk, 'line' | 'list'>;
}

export function openPrintDesk({ devices, ...parts }: PrintDeskParts): OpenPrintDesk {
  const { line } = devices;
  const spool = startSpool({ ...parts, line });
  const troubleAt = ({ deviceId, connection }: ConfiguredDevice): JobReason | null =>
    troubleOf({
      hasStation: line.hasStation(),
      connection,
      listed: devices.list().devices.find((device) => device.deviceId === deviceId),
      condition: line.condition(deviceId),
      waitsFor: spool.waitsFor(deviceId),
    });
  return {
    printers: line.printers,
    condition: line.condition,
    trouble: troubleAt,
    look: spool.look,
    takeBack: spool.takeBack,
    whenOver: spool.whenOver,
    forget: spool.makeAnew,
    endWaits: spool.endWaits,
    close: spool.close,
  };
}

/** That of a practice and a sample shop, which have no paper. */
export const noPrintDesk: PrintDesk = {
  printers: () => [],
  condition: () => null,
  trouble: () => null,
  look: () => {},
  takeBack: () => Promise.resolve(undefined),
  whenOver: () => Promise.resolve(undefined),
};
