import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Translate } from '../core/messages/translate.ts';
import type { Link } from '../host/process/link.ts';
import { answerSentence, redirect, refuseCall } from './answers.ts';
import { isFromOurPage, isOurHost, isWantedElsewhere } from './asker.ts';
import { carryCall } from './calls.ts';
import type { Door } from './door.ts';
import type { EventStreams } from './event-streams.ts';
import { answerFile, type PageFiles } from './page-files.ts';

export interface Surroundings {
  readonly port: number;
  readonly door: Door;
  readonly link: Link;
  readonly events: EventStreams;
  readonly page: PageFiles;
  /** The shop's. */
  readonly folder: string;
  readonly say: Translate;
}

/** Answers one request, or says why not. Nothing is answered before it is clear who asks. */
export async function answerRequest(
  around: Surroundings,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { say, port } = around;
  if (!isOurHost(request, port)) {
    return answerSentence(response, 403, say, { sentence: say('web.wrongHost', { port: String(port) }) });
  }
  const asked = readTarget(request.url ?? '');
  if (asked === undefined) return answerSentence(response, 400, say, { sentence: say('web.notFound') });
  if (asked.path.startsWith('/api/')) return answerApi(around, asked, request, response);
  return answerPage(around, asked, request, response);
}

interface Target {
  /** Decoded. */
  readonly path: string;
  /** What follows the question mark; undefined without one. */
  readonly query: string | undefined;
}

/** Undefined for what isn't a path of a server's own: another server's address, a star, broken escapes. */
function readTarget(target: string): Target | undefined {
  if (!target.startsWith('/')) return undefined;
  const at = target.indexOf('?');
  try {
    return {
      path: decodeURIComponent(at === -1 ? target : target.slice(0, at)),
      query: at === -1 ? undefined : target.slice(at + 1),
    };
  } catch {
    return undefined;
  }
}

async function answerApi(
  around: Surroundings,
  { path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { door, events, say } = around;
  const name = path.slice('/api/'.length);
  const method = name === 'events' ? 'GET' : 'POST';
  if (query !== undefined) return refuseCall(response, 404, say('web.notFound'));
  if (request.method !== method) return refuseCall(response, 405, say('web.method'), { allow: method });
  if (!isFromOurPage(request)) return refuseCall(response, 403, say('web.wrongOrigin'));
  if (!door.isInside(request.headers.cookie)) return refuseCall(response, 403, say('web.notLetIn'));
  if (name === 'events') {
    if (!events.open(response)) refuseCall(response, 503, say('web.manyTabs'));
    return;
  }
  return carryCall(around, name, request, response);
}

async function answerPage(
  { door, page, folder, say }: Surroundings,
  { path, query }: Target,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return answerSentence(response, 405, say, { sentence: say('web.method') }, { allow: 'GET, HEAD' });
  }
  if (isWantedElsewhere(request)) {
    return answerSentence(response, 403, say, { sentence: say('web.wrongOrigin') });
  }
  const token = path === '/' ? new URLSearchParams(query).get('token') : null;
  if (token !== null && request.method === 'GET') {
    const cookie = door.enter(token);
    if (cookie !== undefined) return redirect(response, '/', cookie);
    return answerSentence(response, 403, say, { sentence: say('web.usedLink'), link: say('web.openTill') });
  }
  if (!door.isInside(request.headers.cookie)) {
    return answerSentence(response, 403, say, { sentence: say('web.outside'), link: say('web.openTill') });
  }
  const file = page.get(path);
  const isHeadOnly = request.method === 'HEAD';
  if (file !== undefined && (await answerFile(response, file, { folder, isHeadOnly }))) return;
  answerSentence(response, 404, say, { sentence: say('web.notFound'), link: say('web.openTill') });
}
