import { createServer, type Server } from 'node:http';
import type { Translate } from '../core/messages/translate.ts';
import { folderLog } from '../host/log.ts';
import { linkToHost } from '../host/process/link.ts';
import { makeDoor } from './door.ts';
import { makeEventStreams } from './event-streams.ts';
import { forkHost } from './host-child.ts';
import { filesOfPage } from './page-files.ts';
import { answerRequest } from './requests.ts';

/** The only address that is listened on: nothing beyond this machine ever reaches the till. */
const LOOPBACK = '127.0.0.1';

/** In milliseconds. A till's requests are small and from this machine: who is slower than this isn't the till's page. */
const patience = {
  headersTimeout: 5_000,
  requestTimeout: 10_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 2_000,
};
const MOST_CONNECTIONS = 128;

export interface WebShellOptions {
  /** The shop's folder, absolute. */
  readonly folder: string;
  readonly role: 'cashier' | 'owner';
  /** 0 is any that is free. */
  readonly port: number;
  /** Where the built page is. */
  readonly pageFolder: string;
  readonly say: Translate;
}

export interface WebShell {
  /** Opens the till in one browser, once. */
  readonly link: string;
  /** Lets the host close the shop's file; resolves when its process is gone and nothing is listened on any more. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the till to browsers of this machine: the page, its calls and its events, over a host process that is
 * started again when it dies. Throws what listening on the port throws: EADDRINUSE, EACCES.
 */
export async function openWebShell(options: WebShellOptions): Promise<WebShell> {
  const { folder, role, say } = options;
  const page = filesOfPage(options.pageFolder);
  const log = folderLog(folder, Date.now);
  const server = createServer({ ...patience, requireHostHeader: false });
  server.maxConnections = MOST_CONNECTIONS;
  const port = await listen(server, options.port);

  const events = makeEventStreams();
  const door = makeDoor(`regulars-${port}`);
  const link = linkToHost({
    start: () => forkHost({ folder, role }),
    onEvent: events.send,
    unreachable: () =>
      Promise.resolve({ kind: 'fault', code: 'HOST_UNREACHABLE', message: say('fault.HOST_UNREACHABLE') }),
    log,
  });
  server.on('request', (request, response) => {
    answerRequest({ port, door, link, events, page, folder, say }, request, response).catch(
      (error: unknown) => {
        // Whoever asked went away in the middle, which is no fault of anything here.
        const isGone = !request.complete || response.destroyed;
        if (!isGone) log.write('error', 'web.request-failed', { why: String(error) });
        response.destroy();
      },
    );
  });

  return {
    link: `http://${LOOPBACK}:${port}/?token=${door.token}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      events.close();
      await link.stop();
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: LOOPBACK, port, exclusive: true }, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}
