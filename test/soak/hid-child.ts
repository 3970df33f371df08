import '../../electron/host/node-version.cjs';
import { hidScanners, soakHid } from './hid-soak.ts';
import { isWhole, reportOf } from './report.ts';

// Started inside the hardware lab by `npm run test:soak -- --hid N`.
const [seed, total] = process.argv.slice(2).map(Number);
if (seed === undefined || total === undefined) throw new TypeError('started without its seed and its scans');
const result = await soakHid(seed, total);
for (const line of reportOf(result, hidScanners)) process.stdout.write(`${line}\n`);
process.exitCode = isWhole(result) ? 0 : 1;
