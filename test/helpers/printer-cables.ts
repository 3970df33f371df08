import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { farEnd, type FarEnd } from './far-end.ts';
import { serialPair, whyNoSerialPair, type SerialPair } from './serial-pair.ts';

/** Why this machine has no cable with two ends; undefined where it has. */
export const whyNoCables =
  process.platform === 'win32' ? 'Windows has no pseudo-terminals' : whyNoSerialPair();

export interface PrinterCables {
  /** Of this test alone. */
  readonly folder: () => string;
  readonly plugIn: () => Promise<SerialPair & { readonly printer: FarEnd }>;
  /** Done at the end of this test, the last one first. */
  readonly atEnd: (step: () => Promise<void> | void) => void;
}

/** Cables with a printer at their far end, as many as a test plugs in. */
export function printerCables(): PrinterCables {
  let folder: string;
  const steps: (() => Promise<void> | void)[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'regulars-printer-'));
  });
  afterEach(async () => {
    for (const step of steps.splice(0).toReversed()) await step();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder: () => folder,
    async plugIn() {
      const cable = await serialPair(folder);
      steps.push(() => cable.pull());
      const printer = farEnd(cable.far);
      steps.push(() => printer.close());
      return { ...cable, printer };
    },
    atEnd: (step) => void steps.push(step),
  };
}
