import type { ServerResponse } from 'node:http';
import type { ErrorBody } from '../core/contract/errors.ts';
import { fail, type Result } from '../core/domain/result.ts';
import type { Translate } from '../core/messages/translate.ts';
import { pageHeaders } from '../host/page/page-headers.ts';

/** Nothing here is kept anywhere, read by another site, or taken for something else. */
const closedHeaders: Readonly<Record<string, string>> = {
  ...pageHeaders(),
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export function answerJson(
  response: ServerResponse,
  status: number,
  result: Result<unknown, ErrorBody>,
  more: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(JSON.stringify(result));
  response.writeHead(status, {
    ...closedHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.length,
    ...more,
  });
  response.end(bytes);
}

/** What an API's request is told that never reaches the till. The connection is closed: its body isn't read. */
export function refuseCall(
  response: ServerResponse,
  status: number,
  message: string,
  more: Readonly<Record<string, string>> = {},
): void {
  const code = status === 401 || status === 403 ? 'NOT_ALLOWED' : 'INPUT_INVALID';
  answerJson(response, status, fail({ kind: 'refusal', code, message }), { connection: 'close', ...more });
}

/** A page with a sentence for a person. Where it may help, a link leads to the till itself. */
export function answerSentence(
  response: ServerResponse,
  status: number,
  say: Translate,
  { sentence, link }: { readonly sentence: string; readonly link?: string },
  more: Readonly<Record<string, string>> = {},
): void {
  const bytes = Buffer.from(
    [
      '<!doctype html>',
      `<html lang="${say('web.language')}">`,
      '<meta charset="utf-8"><meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">',
      '<title>Regulars</title>',
      `<p>${escaped(sentence)}</p>`,
      ...(link === undefined ? [] : [`<p><a href="/">${escaped(link)}</a></p>`]),
      '',
    ].join('\n'),
  );
  response.writeHead(status, {
    ...closedHeaders,
    // The address may hold a token: the icon of this page is the only thing that a browser asks for by itself.
    'content-security-policy': `${closedHeaders['content-security-policy'] ?? ''}; img-src data:`,
    'content-type': 'text/html; charset=utf-8',
    'content-length': bytes.length,
    connection: 'close',
    ...more,
  });
  response.end(bytes);
}

export function redirect(response: ServerResponse, to: string, cookie: string): void {
  response.writeHead(303, { ...closedHeaders, location: to, 'set-cookie': cookie, 'content-length': 0 });
  response.end();
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
