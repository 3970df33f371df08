import './electron/host/node-version.cjs';
import { cpSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { bundledFiles } from './electron/host/export/fonts.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Resolved at run time: Electron itself, and the three packages that carry native addons. */
const external = ['electron', 'better-sqlite3', 'node-hid', 'serialport', /^node:/];

/** What slips are drawn with is read from files beside the bundle. */
const fonts = (): Plugin => ({
  name: 'fonts-of-slips',
  applyToEnvironment: ({ name }) => name === 'app',
  writeBundle() {
    for (const { source, name } of bundledFiles) {
      cpSync(here(`./node_modules/${source}`), here(`./dist/fonts/${name}`));
    }
  },
});

/**
 * `vite build --app` builds all that is shipped: the window, everything that runs on Node inside Electron, and the
 * preload script. The oldest runtime it is tested on is Electron 33: Chrome 130 with Node 20.18.
 */
export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [react(), fonts()],
  builder: {},
  environments: {
    client: {
      build: {
        outDir: here('./dist/renderer'),
        emptyOutDir: true,
        target: 'chrome130',
        // A data: URL would need a hole in the content security policy.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // It comes from the disk, in one piece, once.
        chunkSizeWarningLimit: 2_000,
      },
    },
    app: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron', 'better-sqlite3', 'node-hid', 'serialport'] },
      build: {
        outDir: here('./dist/app'),
        emptyOutDir: true,
        target: 'node20.18',
        minify: false,
        rolldownOptions: {
          // One folder for all of them: a worker is found beside the chunk that starts it.
          input: {
            main: here('./electron/main/main.ts'),
            host: here('./electron/host/process/host.ts'),
            station: here('./native/station.ts'),
            'copy-worker': here('./electron/host/copy-worker.ts'),
            'journal-worker': here('./electron/host/journal-worker.ts'),
            'drawing-worker': here('./electron/host/export/drawing-worker.ts'),
            'reader-worker': here('./electron/host/reader-worker.ts'),
            'forget-worker': here('./electron/host/rescue/forget-worker.ts'),
            'rescue-worker': here('./electron/host/rescue/rescue-worker.ts'),
            'sample-worker': here('./electron/host/sample/sample-worker.ts'),
            regulars: here('./electron/cli/regulars.ts'),
          },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: here('./dist/preload'),
        emptyOutDir: true,
        target: 'chrome130',
        minify: false,
        rolldownOptions: {
          input: { preload: here('./electron/preload/preload.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
});
