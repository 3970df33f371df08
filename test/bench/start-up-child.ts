import { openShop, valueOf } from './shop.ts';

// A process of its own, so that nothing is loaded, compiled or read before it is timed.
const loadedMs = performance.now();
const shop = await openShop(process.argv[2] ?? '');
const status = valueOf(await shop.ask.system.status({}));
const answeredMs = performance.now();
await shop.close();
process.stdout.write(
  JSON.stringify({ openedMs: answeredMs - loadedMs, answeredMs, isSetUp: status.shop === null ? 0 : 1 }),
);
