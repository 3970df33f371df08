import { takeLock } from '../../electron/host/lock.ts';
import { listen } from '../../electron/host/socket.ts';
import { echoTill } from './echo-till.ts';

// A host of its own process: takes the lock of the folder in its arguments, listens, says so, and stays.
const [folder = ''] = process.argv.slice(2);
const lock = await takeLock(folder, { waitMs: 30_000 });
const listening = await listen(echoTill(), folder, '1.0.0');
process.stdout.write('listening\n');
process.stdin.once('data', () => {
  void listening.close().then(() => {
    lock.release();
    process.exit(0);
  });
});
