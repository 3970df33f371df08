import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { answerFile, filesOfPage } from '../../electron/web/page-files.ts';
import { openTill, owner, type TestTill, type TestTillOptions } from './till.ts';

/** A real till behind the built page, in this process, so that its clock stands still and its data is known. */
export interface StillTill extends TestTill {
  /** Where a browser finds it. */
  readonly address: string;
}

/** The page as it ships. */
const builtPage = fileURLToPath(new URL('../../dist/renderer/', import.meta.url));

const call = z.object({ input: z.unknown(), commandId: z.string().optional() });

/**
 * Serves the page with its real headers, its calls and its events; who may come in is another test's matter. `pageFolder`
 * is that of another page than the one that ships.
 */
export async function openStillTill(
  options: TestTillOptions = {},
  pageFolder: string = builtPage,
): Promise<StillTill> {
  const shop = await openTill(options);
  const page = filesOfPage(pageFolder);
  const listeners = new Set<ServerResponse>();
  shop.till().onEvent((event) => {
    for (const listener of listeners) listener.write(`data: ${JSON.stringify(event)}\n\n`);
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = decodeURIComponent(request.url ?? '/');
    if (path === '/api/events') {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).flushHeaders();
      listeners.add(response);
      response.on('close', () => listeners.delete(response));
      return;
    }
    if (path.startsWith('/api/')) {
      const { input, commandId } = call.parse(JSON.parse(await text(request)));
      const result = await shop
        .till()
        .dispatch(owner, path.slice('/api/'.length), input, commandId ?? newId());
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      return;
    }
    const file = page.get(path);
    const isThere =
      file !== undefined && (await answerFile(response, file, { folder: shop.folder, isHeadOnly: false }));
    if (!isThere) response.writeHead(404).end();
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(new Error(String(error))));
  });
  const port = await listen(server);
  return {
    ...shop,
    address: `http://127.0.0.1:${port}/`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
      await shop.close();
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const place = server.address();
  return typeof place === 'object' && place !== null ? place.port : 0;
}
