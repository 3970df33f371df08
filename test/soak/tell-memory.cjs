'use strict';

const { renameSync, writeFileSync } = require('node:fs');

// Loaded into a process that a soak watches, before its own program: sweeps up what nothing holds any more and says what is
// left. What stands about unswept comes and goes with the collector's mood, and would hide what grows. A process whose
// channel is its shell's own says it in the file that its first word names.
const [, , file] = process.argv;

process.on('SIGUSR2', () => {
  globalThis.gc();
  const { rss, heapUsed } = process.memoryUsage();
  if (file === undefined) return process.send?.({ kept: { rss, heapUsed } });
  writeFileSync(`${file}.part`, JSON.stringify({ rss, heapUsed }));
  renameSync(`${file}.part`, file);
});
