import { takeLock } from '../../electron/host/lock.ts';

// Takes the lock of the folder named in its arguments, says so, and holds it until it is ended or told to let go.
const [folder = '', waitMs = '0'] = process.argv.slice(2);
try {
  const lock = await takeLock(folder, { waitMs: Number(waitMs) });
  process.stdout.write('held\n');
  process.stdin.once('data', () => {
    lock.release();
    process.stdout.write('released\n');
    process.exit(0);
  });
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : 'failed'}\n`);
  process.exit(3);
}
