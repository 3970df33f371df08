import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { ask, callRequest, comeIn, serveTill, type ServedTill } from '../helpers/web.ts';

let folder: string;
let served: ServedTill;
let cookie: string;

beforeAll(async () => {
  folder = makeFolder();
  served = await serveTill(folder);
  cookie = await comeIn(served);
});

afterAll(async () => {
  await served.close();
  removeFolder(folder);
});

interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Says exactly these bytes and reads until the other side has said all: no client mends anything on the way. */
async function say(...lines: readonly string[]): Promise<RawAnswer> {
  const socket = connect(served.port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(lines.join('\r\n'));
  let said = '';
  for await (const bytes of socket) {
    said += String(bytes);
    if (/^HTTP.*?\r\n\r\n/s.test(said) && !said.includes('connection: close')) break;
  }
  socket.destroy();
  const [head = '', ...body] = said.split('\r\n\r\n');
  return { status: Number(head.split(' ')[1]), head: head.toLowerCase(), body: body.join('\r\n\r\n') };
}

const get = (target: string, ...headers: readonly string[]) =>
  say(`GET ${target} HTTP/1.1`, `Host: 127.0.0.1:${served.port}`, 'Connection: close', ...headers, '', '');

const status = { procedure: 'system.status', input: {} };

/** A right call but for what is given. */
function callWith(changed: Readonly<Record<string, string | undefined>>, more: RequestInit = {}) {
  const usual = callRequest(served.origin, cookie, status);
  const headers = Object.entries({ ...(usual.headers as Record<string, string>), ...changed });
  return fetch(`${served.origin}/api/system.status`, {
    ...usual,
    ...more,
    headers: headers.filter((header): header is [string, string] => header[1] !== undefined),
  });
}

const refusalOf = async (answer: Response): Promise<unknown> => ({
  status: answer.status,
  body: await answer.json(),
});
const refused = (status: number, code = 'INPUT_INVALID') => ({
  status,
  body: { ok: false, error: { kind: 'refusal', code, message: expect.stringMatching(/\.$/) } },
});

describe('The host’s name', () => {
  it.each(['127.0.0.1', 'localhost'])('%s is one of ours', async (name) => {
    const answer = await say(
      'GET / HTTP/1.1',
      `Host: ${name}:${served.port}`,
      `Cookie: ${cookie}`,
      'Connection: close',
      '',
      '',
    );
    expect(answer.status).toBe(200);
  });

  it.each([
    ['another site', 'Host: evil.example'],
    ['another site with our port', () => `Host: evil.example:${served.port}`],
    ['ours with a dot', () => `Host: localhost.:${served.port}`],
    ['a name that begins like ours', () => `Host: 127.0.0.1.evil.example:${served.port}`],
    ['ours without its port', 'Host: 127.0.0.1'],
    ['ours with another port', 'Host: 127.0.0.1:1'],
    ['ours in capitals', () => `Host: LOCALHOST:${served.port}`],
    ['nothing', 'Host:'],
    ['left out', 'X-Nothing: here'],
    ['there twice', () => `Host: 127.0.0.1:${served.port}\r\nHost: 127.0.0.1:${served.port}`],
  ])('is refused when it is %s, with the right cookie and origin', async (_, header) => {
    const host = typeof header === 'string' ? header : header();
    for (const request of [
      'GET / HTTP/1.1',
      'POST /api/system.status HTTP/1.1',
      'GET /api/events HTTP/1.1',
    ]) {
      const answer = await say(
        request,
        host,
        `Origin: ${served.origin}`,
        `Cookie: ${cookie}`,
        'Sec-Fetch-Site: same-origin',
        'Content-Type: application/json',
        'Content-Length: 12',
        'Connection: close',
        '',
        '{"input":{}}',
      );
      expect([400, 403]).toContain(answer.status);
      expect(answer.body).not.toContain('schemaVersion');
    }
  });

  it('is listened to on the loopback address alone', async () => {
    const others = Object.values(networkInterfaces())
      .flat()
      .filter((place) => place !== undefined && place.family === 'IPv4' && !place.internal);
    for (const place of others) {
      const socket = connect(served.port, place?.address ?? '');
      const [error]: unknown[] = await once(socket, 'error');
      expect(error).toMatchObject({ code: 'ECONNREFUSED' });
    }
  });
});

describe('The one-time link', () => {
  it('opens nothing a second time, and says what to do', async () => {
    const answer = await fetch(served.link, { redirect: 'manual' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('type regulars serve again');
  });

  it.each(['', 'x', 'A'.repeat(43), '%00'])('opens nothing with “%s” for a token', async (token) => {
    const answer = await fetch(`${served.origin}/?token=${token}`, { redirect: 'manual' });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is left whole by a HEAD and by a wrong try, and gives a cookie that scripts and other sites never have', async () => {
    const other = makeFolder();
    const fresh = await serveTill(other);
    try {
      expect((await fetch(fresh.link, { method: 'HEAD', redirect: 'manual' })).status).toBe(403);
      expect((await fetch(`${fresh.link}x`, { redirect: 'manual' })).status).toBe(403);
      const answer = await fetch(fresh.link, { redirect: 'manual' });
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toBe('/');
      expect(answer.headers.get('cache-control')).toBe('no-store');
      const [pair = '', ...attributes] = (answer.headers.get('set-cookie') ?? '').split('; ');
      expect(attributes.toSorted()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Strict']);
      expect(pair).toMatch(new RegExp(`^regulars-${fresh.port}=[\\w-]{43}$`));
    } finally {
      expect(await fresh.close()).toBe(0);
      removeFolder(other);
    }
  });

  it('of another till on this machine gives a cookie that is worth nothing here', async () => {
    const other = makeFolder();
    const fresh = await serveTill(other);
    try {
      const theirs = await comeIn(fresh);
      const renamed = theirs.replace(`regulars-${fresh.port}`, `regulars-${served.port}`);
      for (const strange of [theirs, renamed])
        expect(await refusalOf(await callWith({ cookie: strange }))).toEqual(refused(403, 'NOT_ALLOWED'));
    } finally {
      await fresh.close();
      removeFolder(other);
    }
  });
});

describe('Without the cookie', () => {
  it('the page says how to open the till', async () => {
    const answer = await fetch(served.origin);
    expect(answer.status).toBe(403);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await answer.text()).toContain('type regulars serve again');
  });

  it.each([undefined, '', 'regulars=', 'regulars-1=x'])('a call with %j is refused', async (strange) => {
    expect(await refusalOf(await callWith({ cookie: strange }))).toEqual(refused(403, 'NOT_ALLOWED'));
  });

  it('a cookie that is nearly right is refused, and one among others is found', async () => {
    const last = cookie.at(-1) === 'A' ? 'E' : 'A';
    for (const nearly of [cookie.slice(0, -1), `${cookie.slice(0, -1)}${last}`, `${cookie}A`, `x${cookie}`])
      expect(await refusalOf(await callWith({ cookie: nearly }))).toEqual(refused(403, 'NOT_ALLOWED'));
    expect((await callWith({ cookie: `a=b; ${cookie}; c=d` })).status).toBe(200);
  });

  it('no part of the page and no event is given away', async () => {
    const start = await (await fetch(served.origin, { headers: { cookie } })).text();
    const script = /src="\.(\/assets\/[^"]+\.js)"/.exec(start)?.[1] ?? '';
    expect((await get(script, `Cookie: ${cookie}`)).status).toBe(200);
    expect((await get(script)).status).toBe(403);
    expect((await get('/api/events', 'Sec-Fetch-Site: same-origin')).status).toBe(403);
  });
});

describe('Another page', () => {
  const strange = [
    ['without an origin', { origin: undefined }],
    ['of another site', { origin: 'https://evil.example' }],
    ['of another port here', { origin: 'http://127.0.0.1:1' }],
    ['of our other name', () => ({ origin: `http://localhost:${served.port}` })],
    ['over TLS', () => ({ origin: `https://127.0.0.1:${served.port}` })],
    ['in a sandbox', { origin: 'null' }],
    ['whose browser says cross-site', { 'sec-fetch-site': 'cross-site' }],
    ['whose browser says same-site', { 'sec-fetch-site': 'same-site' }],
    ['whose browser says none', { 'sec-fetch-site': 'none' }],
  ] as const;

  it.each(strange)('%s can’t call', async (_, headers) => {
    const changed = typeof headers === 'function' ? headers() : headers;
    expect(await refusalOf(await callWith(changed))).toEqual(refused(403, 'NOT_ALLOWED'));
  });

  it.each([
    ['of another site', 'Origin: https://evil.example'],
    ['of another port here', 'Origin: http://127.0.0.1:1'],
    ['whose browser says same-site', 'Sec-Fetch-Site: same-site'],
    ['that says nothing of itself', 'X-Nothing: here'],
  ])('%s can’t listen', async (_, header) => {
    expect((await get('/api/events', `Cookie: ${cookie}`, header)).status).toBe(403);
  });

  it('can’t frame ours, and can’t take a part of it', async () => {
    for (const target of ['iframe', 'script', 'image']) {
      const mode = target === 'iframe' ? 'navigate' : 'no-cors';
      const fetched = ['Sec-Fetch-Site: same-site', `Sec-Fetch-Mode: ${mode}`, `Sec-Fetch-Dest: ${target}`];
      expect((await get('/', `Cookie: ${cookie}`, ...fetched)).status).toBe(403);
    }
  });

  it('gets no leave from a preflight', async () => {
    const answer = await fetch(`${served.origin}/api/system.status`, {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(405);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('A call', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('isn’t made with %s', async (method) => {
    const answer = await callWith({}, { method, body: null });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json; charset=latin1',
    undefined,
  ])('isn’t sent as %s', async (type) => {
    expect(await refusalOf(await callWith({ 'content-type': type }))).toEqual(refused(415));
  });

  it('isn’t sent compressed', async () => {
    expect(await refusalOf(await callWith({ 'content-encoding': 'gzip' }))).toEqual(refused(415));
  });

  it.each([
    ['nothing', ''],
    ['no JSON', '{"input":'],
    ['a list', '[{}]'],
    ['a text', '"input"'],
    ['null', 'null'],
    ['something unknown', '{"input":{},"session":{"role":"owner"}}'],
    ['a number for a command id', '{"input":{},"commandId":5}'],
    ['a number for a practice shop’s id', '{"input":{},"trainingId":5}'],
    ['nothing for a practice shop’s id', '{"input":{},"trainingId":null}'],
    ['a byte that isn’t UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ])('isn’t made of %s', async (_, body) => {
    expect(await refusalOf(await callWith({}, { body }))).toEqual(refused(400));
  });

  it('may be a megabyte long and no longer, whether it says its length or not', async () => {
    const enough = 1024 * 1024;
    const filled = (length: number): string => {
      const frame = '{"input":{"text":""}}';
      return frame.replace('""', `"${'x'.repeat(length - frame.length)}"`);
    };
    expect((await callWith({}, { body: filled(enough) })).status).toBe(200);
    expect(await refusalOf(await callWith({}, { body: filled(enough + 1) }))).toEqual(refused(413));
    const inPieces = await say(
      'POST /api/system.status HTTP/1.1',
      `Host: 127.0.0.1:${served.port}`,
      `Origin: ${served.origin}`,
      `Cookie: ${cookie}`,
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      '',
      (enough + 1).toString(16),
      filled(enough + 1),
      '',
    );
    expect(inPieces.status).toBe(413);
  });

  it('has the till’s answer for its body, which nothing keeps', async () => {
    const answer = await callWith({});
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(await answer.json()).toMatchObject({ ok: true, value: { shop: null, actor: { role: 'owner' } } });
    expect(await ask(served, cookie, { procedure: 'no.such' })).toMatchObject({
      error: { code: 'PROCEDURE_UNKNOWN' },
    });
  });

  it('finds nothing behind a question mark', async () => {
    const answer = await fetch(
      `${served.origin}/api/system.status?role=owner`,
      callRequest(served.origin, cookie, status),
    );
    expect(await refusalOf(answer)).toEqual(refused(404));
  });
});

describe('A path', () => {
  it.each([
    '/../package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..\\package.json',
    '/%5c..%5cpackage.json',
    '//etc/passwd',
    '/index.html%00.js',
    '/assets/',
    '/assets',
    '/shop.sqlite',
    '/api',
    '/__proto__',
  ])('%s leads nowhere', async (path) => {
    const answer = await get(path, `Cookie: ${cookie}`);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/dependencies|root:/);
  });

  it.each(['http://evil.example/', '/%zz', '*', 'evil.example:80'])('%s is none', async (target) => {
    expect((await get(target, `Cookie: ${cookie}`)).status).toBe(400);
  });

  it('is asked with GET or HEAD alone', async () => {
    const head = await fetch(served.origin, { method: 'HEAD', headers: { cookie } });
    expect({ status: head.status, body: await head.text() }).toEqual({ status: 200, body: '' });
    expect(Number(head.headers.get('content-length'))).toBeGreaterThan(100);
    const posted = await fetch(served.origin, { method: 'POST', headers: { cookie }, body: 'x' });
    expect(posted.status).toBe(405);
    expect(posted.headers.get('allow')).toBe('GET, HEAD');
  });

  it('gives the page with the desktop’s policy, and leave to talk to the till', async () => {
    const { headers } = await fetch(served.origin, { headers: { cookie } });
    const policy = (headers.get('content-security-policy') ?? '').split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy.join(' ')).not.toContain('unsafe');
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
});

describe.concurrent('A request that never ends', () => {
  const started = [
    ['in its head', []],
    ['in its body', ['Content-Type: application/json', 'Content-Length: 12', '', '{"in']],
  ] as const;

  it.each(started)('%s is let go', async (_, rest) => {
    const socket = connect(served.port, '127.0.0.1');
    const head = [
      'POST /api/system.status HTTP/1.1',
      `Host: 127.0.0.1:${served.port}`,
      `Origin: ${served.origin}`,
      `Cookie: ${cookie}`,
    ];
    socket.write([...head, ...rest].join('\r\n'));
    let said = '';
    for await (const bytes of socket) said += String(bytes);
    expect(said).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});
