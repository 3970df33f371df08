import type { PrinterProfile } from '../../../electron/core/contract/device-parts.ts';
import { soakCounter, type CounterResult } from './counter.ts';
import type { Processes } from './plan.ts';

export interface SoakedCounter extends CounterResult {
  readonly name: string;
}

export interface ReceiptSoakOptions {
  readonly seed: number;
  /** Shared out among the counters evenly. */
  readonly receipts: number;
  readonly onProgress?: (sold: number) => void;
}

interface CounterKind {
  readonly over: 'pty' | 'tcp';
  readonly profile: PrinterProfile;
  readonly processes: Processes;
}

const printers: readonly Pick<CounterKind, 'over' | 'profile'>[] = [
  { over: 'pty', profile: { answers: 'status' } },
  { over: 'tcp', profile: { answers: 'job-id', drawer: 'pin2' } },
];
export const counterKinds: readonly CounterKind[] = (['left alone', 'killed too'] as const).flatMap(
  (processes) => printers.map((printer) => ({ ...printer, processes })),
);

/** Four tills, two at a time: a printer on a serial port and one on the network, with processes that live and that are killed. */
export async function soakReceipts({
  seed,
  receipts,
  onProgress,
}: ReceiptSoakOptions): Promise<readonly SoakedCounter[]> {
  let sold = 0;
  const run = async (kind: CounterKind, number: number): Promise<SoakedCounter> => {
    const upTo = (count: number): number => Math.floor((receipts * count) / counterKinds.length);
    const result = await soakCounter({
      ...kind,
      seed: seed + number,
      sales: upTo(number + 1) - upTo(number),
      onSale: () => {
        sold += 1;
        if (sold % Math.ceil(receipts / 8) === 0) onProgress?.(sold);
      },
    });
    return { name: `${kind.over}, ${kind.profile.answers}, processes ${kind.processes}`, ...result };
  };
  const done: SoakedCounter[] = [];
  for (let first = 0; first < counterKinds.length; first += printers.length) {
    const beside = counterKinds.slice(first, first + printers.length);
    done.push(...(await Promise.all(beside.map((kind, at) => run(kind, first + at)))));
  }
  return done;
}
