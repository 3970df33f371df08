'use strict';

// Loaded into a process that a soak watches, before its own program: sweeps up what nothing holds any more and says what is
// left. What stands about unswept comes and goes with the collector's mood, and would hide what grows.
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ kept: { rss, heapUsed } });
});
