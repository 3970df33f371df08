import type { PrinterCondition } from '../../core/contract/print-parts.ts';
import type { FromStation, ToStation } from '../../core/contract/station.ts';
import type { ConfiguredDevice } from './device-plan.ts';

/** How a job goes, in the station's words. */
export type JobNews = Extract<FromStation, { readonly kind: 'job' }>;
/** What a printer says of itself, in the station's words. */
export type PrinterNews = Extract<FromStation, { readonly kind: 'printer' }>;

/** Whoever has something to print, and follows what becomes of it. */
export interface PrinterListener {
  readonly onJob: (news: JobNews) => void;
  /** A printer said something of itself. */
  readonly onPrinter: () => void;
  /** A life of the station began, and has been told what is wanted; or its life ended, and all that it had went with it. */
  readonly onStation: (what: 'joined' | 'gone') => void;
  /** A device was configured or removed. */
  readonly onPlan: () => void;
}

/** The way to the printers of this machine. */
export interface PrinterLine {
  /** Those that are configured; the first one has the slips. */
  readonly printers: () => readonly ConfiguredDevice[];
  readonly hasStation: () => boolean;
  /** What a printer last said of itself in this life of the station; null where it didn't. */
  readonly condition: (deviceId: string) => PrinterCondition | null;
  /** Says something to the station that is there now; to none it is lost. */
  readonly post: (message: Extract<ToStation, { readonly kind: 'print' | 'begin' | 'cancel' }>) => void;
  /** Gives back what stops it. */
  readonly follow: (listener: PrinterListener) => () => void;
}
