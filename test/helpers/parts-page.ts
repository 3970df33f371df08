import react from '@vitejs/plugin-react';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { contentTypes, pageHeaders } from '../../electron/host/page/page-headers.ts';

const root = fileURLToPath(new URL('../parts-page/', import.meta.url));
const built = fileURLToPath(new URL('../../test-results/parts-page/', import.meta.url));

export interface PartsPage {
  readonly address: string;
  readonly close: () => void;
}

/** Builds the page of all parts as the till's own page is built, and serves it under the same policy. */
export async function servePartsPage(): Promise<PartsPage> {
  await build({
    configFile: false,
    root,
    base: './',
    logLevel: 'error',
    plugins: [react()],
    build: {
      outDir: built,
      emptyOutDir: true,
      target: 'chrome130',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  });
  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0] ?? '/';
    const file = join(built, path === '/' ? 'index.html' : path);
    try {
      const body = readFileSync(file);
      const type = contentTypes[extname(file)] ?? 'application/octet-stream';
      response.writeHead(200, { ...pageHeaders("connect-src 'self'"), 'content-type': type }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  return {
    address: `http://127.0.0.1:${typeof place === 'object' && place !== null ? place.port : 0}/`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
