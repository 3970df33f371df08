import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Translate } from '../core/messages/translate.ts';
import { folderLog } from '../host/log.ts';
import { lastPort, rememberPort } from '../host/machine-facts.ts';
import { linkToHost } from '../host/process/link.ts';
import { makeDoor } from './door.ts';
import { makeEventStreams } from './event-streams.ts';
import { forkHost } from './host-child.ts';
import { keepStationHere } from './kept-station.ts';
import { filesOfPage } from './page-files.ts';
import { answerRequest } from './requests.ts';
import { relayStation } from './station-relay.ts';

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
  /** 0 is the one of the last time where it is free, or any that is. */
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
  const port = await listenAsBefore(server, options);

  const events = makeEventStreams();
  const door = makeDoor(`regulars-${port}`);
  const station = keepStationHere(log);
  const relay = relayStation(station.source);
  const link = linkToHost({
    start: () => forkHost({ folder, role }),
    onEvent: events.send,
    onReady: (host) => {
      relay.hostIsReady(host);
      station.start();
    },
    onOrder: relay.hear,
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
      await Promise.all([link.stop(), station.stop()]);
      server.closeAllConnections();
      await closed;
      keepPort(folder, port);
    },
  };
}

/**
 * A browser keeps what a page leaves with it, a half-filled set-up for one, by address: so the address stays from one
 * time to the next where it can.
 */
async function listenAsBefore(server: Server, { port, folder }: WebShellOptions): Promise<number> {
  const before = port === 0 ? lastPort(folder) : undefined;
  if (before === undefined) return listen(server, port);
  try {
    return await listen(server, before);
  } catch {
    return listen(server, 0);
  }
}

/** A folder that can't be written to has been complained of already, and is no reason not to end. */
function keepPort(folder: string, port: number): void {
  try {
    if (existsSync(folder)) rememberPort(folder, port);
  } catch {
    // The next time it is another port.
  }
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
