'use strict';
// Loaded before anything else at every entry point, so it is written for the oldest Node there may be: no type
// syntax, no import. On a Node below 22 better-sqlite3 dies with a segmentation fault and without a word.
const parts = process.versions.node.split('.').map(Number);
const isOldNode = parts[0] < 22 || (parts[0] === 22 && parts[1] < 18);
// Inside Electron the Node is Electron's own and fits the addons that are packaged with it.
if (isOldNode && !process.versions.electron) {
  process.stderr.write(
    'Regulars needs Node 22.18 or newer, and this is Node ' +
      process.versions.node +
      '. Type `npm ci`: it brings a fitting Node, which every `npm run` command then uses.\n',
  );
  process.exit(3);
}
