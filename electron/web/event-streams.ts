import type { ServerResponse } from 'node:http';
import { pageHeaders } from '../host/page/page-headers.ts';
import type { EventListener } from '../host/till.ts';

/** A comment this often keeps a connection that carries nothing from being taken for a dead one. */
const KEEP_ALIVE_MS = 15_000;
/** A browser that doesn't read is let go; when it comes back, it asks for everything anew. */
const LONGEST_BACKLOG = 256 * 1024;

/**
 * A browser has six connections for one server, and each stream keeps one of its own: beyond this many a tab's calls
 * would wait for ever. A tab that is refused a stream asks now and then instead.
 */
const MOST_STREAMS = 5;

/** The open event streams (server-sent events): one for each tab. */
export interface EventStreams {
  /** False where there are as many as may be, and nothing was answered. */
  readonly open: (response: ServerResponse) => boolean;
  /** A practice shop's events go out under a name of their own, which only a page that trains listens to. */
  readonly send: EventListener;
  readonly close: () => void;
}

export function makeEventStreams(): EventStreams {
  const streams = new Set<ServerResponse>();
  const write = (text: string): void => {
    for (const stream of streams) {
      stream.write(text);
      if (stream.writableLength > LONGEST_BACKLOG) stream.destroy();
    }
  };
  const keepAlive = setInterval(() => write(':\n\n'), KEEP_ALIVE_MS);
  return {
    open: (response) => {
      if (streams.size >= MOST_STREAMS) return false;
      response.writeHead(200, {
        ...pageHeaders(),
        'content-type': 'text/event-stream; charset=utf-8',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
        connection: 'close',
      });
      // How long a browser waits, in milliseconds, until it connects again.
      response.write('retry: 1000\n\n');
      streams.add(response);
      response.once('close', () => streams.delete(response));
      return true;
    },
    send: (event, trainingId) =>
      write(
        trainingId === null
          ? `data: ${JSON.stringify(event)}\n\n`
          : `event: training\ndata: ${JSON.stringify({ trainingId, event })}\n\n`,
      ),
    close: () => {
      clearInterval(keepAlive);
      for (const stream of streams) stream.end();
    },
  };
}
