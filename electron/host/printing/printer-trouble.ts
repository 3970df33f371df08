import type { DeviceProblem, DeviceState } from '../../core/contract/device-parts.ts';
import { jobReasons, type JobReason, type PrinterCondition } from '../../core/contract/print-parts.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';

export interface PrinterFacts {
  readonly hasStation: boolean;
  readonly connection: ConfiguredDevice['connection'];
  /** As it is listed; undefined where it isn't. */
  readonly listed: { readonly state: DeviceState; readonly problem: DeviceProblem | null } | undefined;
  readonly condition: PrinterCondition | null;
  /** Why its job waits; null where it has none that does. */
  readonly waitsFor: JobReason | null;
}

/** What keeps a printer from printing: what it is closest to knowing comes first. Pure. */
export function troubleOf({
  hasStation,
  connection,
  listed,
  condition,
  waitsFor,
}: PrinterFacts): JobReason | null {
  if (!hasStation) return 'STATION_DOWN';
  if (waitsFor !== null) return waitsFor;
  const own = condition === null ? null : troubleIn(condition);
  if (own !== null) return own;
  if (listed?.state === 'absent') return connection.kind === 'tcp' ? 'PRINTER_UNREACHABLE' : 'PRINTER_ABSENT';
  if (listed?.state !== 'troubled') return null;
  return jobReasons.find((reason) => reason === listed.problem) ?? 'OPEN_FAILED';
}

function troubleIn({ isOnline, paper, isCoverOpen, error }: PrinterCondition): JobReason | null {
  if (isCoverOpen === true) return 'COVER_OPEN';
  if (paper === 'out') return 'PAPER_OUT';
  if (error === 'unrecoverable') return 'UNRECOVERABLE';
  if (error === 'cutter') return 'CUTTER_JAMMED';
  if (error === 'recoverable') return 'PRINTER_ERROR';
  return isOnline === false ? 'OFFLINE' : null;
}
