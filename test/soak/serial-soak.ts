import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StationProcess } from '../helpers/station-process.ts';
import { ptyScanner } from './pty-scanner.ts';
import type { SoakScanner } from './soak-scanner.ts';
import { soak, type SoakOptions, type SoakResult } from './soak.ts';

export const serialScanners = 4;

/** A soak with serial scanners on pseudo-terminals, which any machine with socat has. */
export async function soakSerial(
  seed: number,
  total: number,
  onProgress?: SoakOptions['onProgress'],
): Promise<SoakResult> {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-soak-'));
  const station = new StationProcess({ isWatched: true });
  const scanners: SoakScanner[] = [];
  try {
    for (let number = 0; number < serialScanners; number += 1)
      scanners.push(await ptyScanner(folder, number));
    return await soak({
      station,
      scanners,
      total,
      seed,
      ...(onProgress === undefined ? {} : { onProgress }),
    });
  } finally {
    await station.close();
    await Promise.all(scanners.map((scanner) => scanner.pull()));
    rmSync(folder, { recursive: true, force: true });
  }
}
