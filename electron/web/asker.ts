import type { IncomingMessage } from 'node:http';

/**
 * Whether a request is addressed to this shell by one of its own names. A page elsewhere whose name was made to point
 * here (DNS rebinding) sends its own name, and is told by it.
 */
export function isOurHost({ headersDistinct }: IncomingMessage, port: number): boolean {
  const [host, ...more] = headersDistinct['host'] ?? [];
  return more.length === 0 && (host === `127.0.0.1:${port}` || host === `localhost:${port}`);
}

/**
 * Whether a request that acts or listens comes from our own page. Browsers say so with Origin, but not for a page's
 * GET to its own origin: there Sec-Fetch-Site says it, which no page can set. Who sends neither is turned away.
 */
export function isFromOurPage({ headers, method }: IncomingMessage): boolean {
  const { origin, host = '', 'sec-fetch-site': site } = headers;
  if (site !== undefined && site !== 'same-origin') return false;
  if (origin !== undefined) return origin === `http://${host}`;
  return method === 'GET' && site === 'same-origin';
}

/** Whether a page of another origin wants a part of ours inside of it: an image, a script, a frame. */
export function isWantedElsewhere({ headers }: IncomingMessage): boolean {
  const { 'sec-fetch-site': site, 'sec-fetch-mode': mode, 'sec-fetch-dest': target } = headers;
  if (site === undefined || site === 'none' || site === 'same-origin') return false;
  return mode !== 'navigate' || target !== 'document';
}
