import '../../electron/host/node-version.cjs';
import { described } from '../helpers/parts.ts';
import { realDevices } from './real-devices.ts';

// `npm run test:hardware`: the station with real devices, inside the hardware lab. The exit status is 0 where nothing
// failed, though nothing was tried: the reason is then the last line. `-- printing` runs the files of that name alone.
const outcome = await realDevices(process.argv.slice(2));
for (const failure of outcome.failures) process.stdout.write(`FAILED ${failure}\n`);
process.stdout.write(`real devices in the hardware lab: ${described(outcome)}\n`);
process.exitCode = outcome.failed > 0 ? 1 : 0;
