import { takeLock } from '../../electron/host/lock.ts';
import { listen } from '../../electron/host/socket.ts';
import { echoTill } from './echo-till.ts';

// A host of its own process: takes the lock of the folder in its arguments, listens as the version that stands there
// too, says so, and stays. It says when it is asked for something that it keeps waiting.
const [folder = '', version = '1.0.0'] = process.argv.slice(2);
const lock = await takeLock(folder, { waitMs: 30_000 });
const till = echoTill(() => process.stdout.write('asked\n'));
const listening = await listen(till, folder, version);
process.stdout.write('listening\n');
process.stdin.once('data', () => {
  void listening.close().then(() => {
    lock.release();
    process.exit(0);
  });
});
