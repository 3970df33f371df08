import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect as connectRaw } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHostFile } from '../../electron/host/host-file.ts';
import {
  connect,
  ConnectionLost,
  RequestTooLong,
  type HostConnection,
} from '../../electron/host/socket-client.ts';
import { listen, type Listening } from '../../electron/host/socket.ts';
import { echoTill } from './echo-till.ts';

const caller = { version: '1.0.0', asker: 'cli:anna', role: 'owner' } as const;
const hostScript = fileURLToPath(new URL('socket-host.ts', import.meta.url));

let folder: string;
let listening: Listening | undefined;
let connection: HostConnection | undefined;
let till: ReturnType<typeof echoTill>;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rs-'));
  till = echoTill();
});
afterEach(async () => {
  connection?.close();
  connection = undefined;
  till.letGo();
  await listening?.close();
  listening = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function reach(): Promise<HostConnection> {
  connection = await connect(folder, caller);
  if (connection === undefined) throw new Error('no host answered');
  return connection;
}

/** What a stranger who writes these bytes hears until the door closes. */
async function heardAfter(...bytes: readonly (string | Buffer)[]): Promise<string> {
  const socket = connectRaw(readHostFile(folder)?.socket ?? '');
  let heard = '';
  socket.on('data', (chunk) => (heard += chunk.toString()));
  socket.on('error', () => {});
  await once(socket, 'connect');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  for (const part of bytes) socket.write(part);
  await closed;
  return heard;
}

const helloLine = (changes: object = {}): string =>
  `${JSON.stringify({ hello: { token: readHostFile(folder)?.token, ...caller, ...changes } })}\n`;

describe('a running till', () => {
  beforeEach(async () => {
    listening = await listen(till, folder, '1.0.0');
  });

  it('answers the command line of its own user', async () => {
    const { carry } = await reach();
    expect(await carry('sales.quote', { totalMinor: 1250 }, 'an-id')).toEqual({
      ok: true,
      value: {
        session: { shell: 'cli', actorName: 'cli:anna', role: 'owner', till: 'cli' },
        procedure: 'sales.quote',
        input: { totalMinor: 1250 },
        commandId: 'an-id',
      },
    });
    expect(await carry('refuse', {}, undefined)).toEqual({
      ok: false,
      error: { kind: 'refusal', code: 'CARD_UNKNOWN', message: 'No.', field: 'cardNumber' },
    });
  });

  it('carries an absent input as absent', async () => {
    const { carry } = await reach();
    await carry('system.status', undefined, undefined);
    expect(till.asked[0]?.input).toBeUndefined();
  });

  it('answers each of many questions that are under way at once', async () => {
    const { carry } = await reach();
    const answers = await Promise.all(
      Array.from({ length: 500 }, (_, number) => carry('echo', { number }, undefined)),
    );
    expect(answers).toMatchObject(
      Array.from({ length: 500 }, (_, number) => ({ ok: true, value: { input: { number } } })),
    );
  });

  it('acts as a cashier for one who asks to be no more', async () => {
    connection = await connect(folder, { ...caller, role: 'cashier' });
    await connection?.carry('echo', {}, undefined);
    expect(till.asked[0]?.session.role).toBe('cashier');
  });

  it('tells another version which one it is', async () => {
    await expect(connect(folder, { ...caller, version: '2.0.0' })).rejects.toMatchObject({
      code: 'HOST_VERSION_DIFFERS',
      details: { running: '1.0.0', own: '2.0.0' },
    });
  });

  it.skipIf(process.platform === 'win32')('lets nobody else see its token or its door', () => {
    const socket = readHostFile(folder)?.socket ?? '';
    expect(statSync(join(folder, 'host.json')).mode & 0o777).toBe(0o600);
    expect(statSync(socket).mode & 0o777).toBe(0o600);
    expect(socket).toBe(join(folder, 'host.sock'));
  });

  const strangers: readonly (readonly [what: string, line: () => string | Buffer])[] = [
    ['a wrong token', () => helloLine({ token: '0'.repeat(64) })],
    ['a short token', () => helloLine({ token: '' })],
    ['no token', () => helloLine({ token: undefined })],
    ['a role above the owner', () => helloLine({ role: 'anyone' })],
    ['an asker who isn’t the command line', () => helloLine({ asker: 'owner' })],
    ['an asker with a line end', () => helloLine({ asker: 'cli:a\nb' })],
    ['a key that isn’t known', () => helloLine({ shell: 'window' })],
    ['a question before the hello', () => '{"id":1,"procedure":"echo","input":{}}\n'],
    ['something else than JSON', () => 'GET / HTTP/1.1\r\n\r\n'],
    ['bytes', () => Buffer.from([0, 255, 10, 254, 10])],
    ['an empty line', () => '\n'],
    ['a line without an end', () => 'x'.repeat(2 * 1024 * 1024)],
  ];
  it.each(strangers)('closes its door without a word to %s', async (_what, line) => {
    expect(await heardAfter(line())).toBe('');
    expect(till.asked).toEqual([]);
    expect(await (await reach()).carry('echo', {}, undefined)).toMatchObject({ ok: true });
  });

  const afterHello: readonly (readonly [what: string, line: string])[] = [
    ['a question of another form', '{"id":"1","procedure":"echo"}\n'],
    [
      'a question with a session in it',
      '{"id":1,"procedure":"echo","input":{},"session":{"role":"owner"}}\n',
    ],
    ['half a question', '{"id":1,"procedure"\n'],
    ['a question without an end', 'x'.repeat(2 * 1024 * 1024)],
  ];
  it.each(afterHello)('closes its door to %s after the hello', async (_what, line) => {
    expect(await heardAfter(helloLine(), line)).toBe('{"welcome":{"version":"1.0.0"}}\n');
    expect(till.asked).toEqual([]);
    expect(await (await reach()).carry('echo', {}, undefined)).toMatchObject({ ok: true });
  });

  it('doesn’t hoard answers for one who doesn’t take them', async () => {
    const socket = connectRaw(readHostFile(folder)?.socket ?? '');
    socket.pause();
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(helloLine());
    for (let id = 0; id < 2_000; id += 1) socket.write(`{"id":${id},"procedure":"large","input":{}}\n`);
    // Others are served meanwhile.
    const { carry } = await reach();
    for (let turn = 0; turn < 50; turn += 1) {
      expect(await carry('echo', { turn }, undefined)).toMatchObject({ ok: true });
    }
    expect(till.asked.filter(({ procedure }) => procedure === 'large').length).toBeLessThan(2_000);
    socket.destroy();
  });

  it('refuses to send what no procedure takes, before it is sent', async () => {
    const { carry } = await reach();
    await expect(carry('echo', 'x'.repeat(2 * 1024 * 1024), undefined)).rejects.toBeInstanceOf(
      RequestTooLong,
    );
    expect(await carry('echo', {}, undefined)).toMatchObject({ ok: true });
  });

  it('answers what is under way before it closes, and leaves no name behind', async () => {
    const { carry } = await reach();
    const { socket } = readHostFile(folder) ?? { socket: '' };
    const underWay = carry('wait', { last: true }, undefined);
    while (till.asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const closed = listening?.close();
    listening = undefined;
    till.letGo();
    expect(await underWay).toMatchObject({ ok: true, value: { input: { last: true } } });
    await closed;
    await expect(carry('echo', {}, undefined)).rejects.toBeInstanceOf(ConnectionLost);
    expect(existsSync(socket)).toBe(false);
    expect(existsSync(join(folder, 'host.json'))).toBe(false);
    expect(await connect(folder, caller)).toBeUndefined();
  });
});

describe('a till that isn’t there', () => {
  it('is no answer, whatever lies in its place', async () => {
    expect(await connect(folder, caller)).toBeUndefined();
    for (const text of [
      '',
      'null',
      '{}',
      '{"socket":"',
      JSON.stringify({ socket: '/nowhere', token: 'x' }),
    ]) {
      writeFileSync(join(folder, 'host.json'), text);
      expect(await connect(folder, caller)).toBeUndefined();
    }
    const gone = { socket: join(folder, 'host.sock'), token: '0'.repeat(64), version: '1.0.0', pid: 1 };
    writeFileSync(join(folder, 'host.json'), JSON.stringify(gone));
    expect(await connect(folder, caller)).toBeUndefined();
    writeFileSync(gone.socket, 'not a socket');
    expect(await connect(folder, caller)).toBeUndefined();
  });

  it('says so to whoever was waiting for it when it was killed, and the next one takes its place', async () => {
    const start = async (): Promise<ReturnType<typeof spawn>> => {
      const child = spawn(process.execPath, [hostScript, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
      if (child.stdout !== null) await once(child.stdout, 'data');
      return child;
    };
    const first = await start();
    const { carry } = await reach();
    expect(await carry('echo', {}, undefined)).toMatchObject({ ok: true });
    const waiting = carry('wait', {}, undefined);
    // It is asked in order: once the second is answered, the first is under way.
    await carry('echo', {}, undefined);
    first.kill('SIGKILL');
    await expect(waiting).rejects.toBeInstanceOf(ConnectionLost);
    expect(existsSync(join(folder, 'host.sock'))).toBe(true);
    expect(await connect(folder, caller)).toBeUndefined();

    const second = await start();
    expect(await (await reach()).carry('echo', {}, undefined)).toMatchObject({ ok: true });
    const gone = once(second, 'exit');
    second.stdin?.write('end\n');
    await gone;
    expect(existsSync(join(folder, 'host.sock'))).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('a shop’s folder with a long name', () => {
  it('has its socket in a private directory elsewhere, which goes with it', async () => {
    const deep = join(folder, 'a-shop-with-a-very-long-name'.repeat(5));
    mkdirSync(deep);
    const abandoned = await listen(till, deep, '1.0.0');
    const first = readHostFile(deep)?.socket ?? '';
    expect(Buffer.byteLength(first)).toBeLessThanOrEqual(103);
    expect(statSync(dirname(first)).mode & 0o777).toBe(0o700);
    expect(statSync(first).mode & 0o777).toBe(0o600);

    // Another host that has the lock clears away what it finds, and its own when it closes.
    const second = await listen(till, deep, '1.0.0');
    const file = readFileSync(join(deep, 'host.json'), 'utf8');
    expect(file).not.toContain(first);
    expect(existsSync(dirname(first))).toBe(false);
    const socket = readHostFile(deep)?.socket ?? '';
    await abandoned.close();
    await second.close();
    expect(existsSync(dirname(socket))).toBe(false);
  });
});
