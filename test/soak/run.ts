import '../../electron/host/node-version.cjs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runByHand } from '../helpers/by-hand.ts';
import { inLab } from '../hardware/in-lab.ts';
import { checkout } from '../helpers/parts.ts';
import { parseOptions, usage, type SoakCommand } from './options.ts';
import { isMemoryFlat, isTrue, receiptReport } from './receipts/receipt-report.ts';
import { soakReceipts } from './receipts/receipt-soak.ts';
import { isFlat, isWhole, reportOf } from './report.ts';
import { serialScanners, soakSerial } from './serial-soak.ts';

const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/**
 * Scans and prints by the thousand, pulls cables, and more. The exit status is 1 where a scan wasn't seen exactly once, a slip
 * isn't what the till says of it, or memory grew.
 */
async function run(options: SoakCommand): Promise<number> {
  tell(`seed ${options.seed}`);
  const serial = options.scans === 0 || (await soakedSerial(options));
  const hid = options.hid === 0 || (await soakedHid(options));
  const receipts = options.receipts === 0 || (await soakedReceipts(options));
  return serial && hid && receipts ? 0 : 1;
}

async function soakedSerial({ seed, scans }: SoakCommand): Promise<boolean> {
  tell('serial scanners on pseudo-terminals:');
  const result = await soakSerial(seed, scans, (seen) => tell(`  ${seen} of ${scans} scans`));
  for (const line of reportOf(result, serialScanners)) tell(`  ${line}`);
  return isWhole(result) && isFlat(result.memory);
}

async function soakedHid({ seed, hid }: SoakCommand): Promise<boolean> {
  tell('HID scanners in the hardware lab (its clock is slower than any till’s):');
  const out = mkdtempSync(join(tmpdir(), 'regulars-soak-'));
  const words = [join(checkout, 'test/soak/hid-child.ts'), String(seed), String(hid)];
  const lab = await inLab({ words, out, timeoutSeconds: 3_600 });
  rmSync(out, { recursive: true, force: true });
  if ('whyNot' in lab) tell(`  SKIPPED: ${lab.whyNot}`);
  return 'whyNot' in lab || lab.status === 0;
}

async function soakedReceipts({ seed, receipts }: SoakCommand): Promise<boolean> {
  tell('receipt printers, by a station whose patience is short (test/soak/receipts/quick-station.ts):');
  const onProgress = (sold: number): void => tell(`  ${sold} of ${receipts} receipts`);
  const counters = await soakReceipts({ seed, receipts, onProgress });
  for (const line of receiptReport(counters)) tell(`  ${line}`);
  return counters.every((counter) => isTrue(counter) && isMemoryFlat(counter));
}

await runByHand({ usage, parse: parseOptions, run });
