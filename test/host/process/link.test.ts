import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TillEvent } from '../../../electron/core/contract/events.ts';
import { linkToHost, type HostChild, type Link, type Patience } from '../../../electron/host/process/link.ts';
import type { FromHost } from '../../../electron/host/process/wire.ts';
import { silentLog } from '../../../electron/host/log.ts';

const smallHost = fileURLToPath(new URL('./small-host.ts', import.meta.url));
const unreachable = { kind: 'fault', code: 'HOST_UNREACHABLE', message: 'gone' } as const;

let folder: string;
let children: ChildProcess[];
let events: TillEvent[];
let links: Link[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'regulars-link-'));
  children = [];
  events = [];
  links = [];
});

afterEach(async () => {
  await Promise.all(links.map((link) => link.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** A host as a child process: how a shell without Electron starts one. */
function startChild(program: string): HostChild {
  const child = fork(program, [], { stdio: 'ignore', execArgv: [] });
  children.push(child);
  child.send({ folder, role: 'owner' });
  return {
    post: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => child.on('message', (message) => listener(message as FromHost)),
    onExit: (listener) => child.once('exit', listener),
    kill: () => {
      child.kill('SIGKILL');
    },
  };
}

function link(options: { readonly program?: string; readonly patience?: Partial<Patience> } = {}): Link {
  const made = linkToHost({
    start: () => startChild(options.program ?? smallHost),
    onEvent: (event) => events.push(event),
    unreachable: async () => unreachable,
    log: silentLog,
    patience: { restartPausesMs: [0, 10], ...options.patience },
  });
  links.push(made);
  return made;
}

describe('a link to a host that lives', () => {
  it('carries a request there and its answer back', async () => {
    const answer = await link().call('anything', {}, undefined);
    expect(answer).toEqual({ ok: true, value: { processId: children[0]?.pid } });
  });

  it('matches answers to their askers when many ask at once', async () => {
    const one = link();
    const answers = await Promise.all(Array.from({ length: 50 }, () => one.call('anything', {}, undefined)));
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(events).toEqual([]);
  });

  it('lets the host close the shop’s file before its process ends', async () => {
    const one = link();
    await one.call('anything', {}, undefined);
    await one.stop();
    expect(readFileSync(join(folder, 'closed'), 'utf8')).toBe('closed\n');
    expect(children[0]?.exitCode).toBe(0);
  });

  it('answers what is asked after it was stopped with HOST_UNREACHABLE', async () => {
    const one = link();
    await one.stop();
    expect(await one.call('anything', {}, undefined)).toEqual({ ok: false, error: unreachable });
  });
});

describe('a host that is killed', () => {
  it('with a command under way is replaced, asked again with the same id, and counts it once', async () => {
    const answer = await link().call('count.thenDie', {}, 'command-1');
    expect(answer).toEqual({ ok: true, value: 1 });
    expect(readFileSync(join(folder, 'counted'), 'utf8')).toBe('command-1\n');
    expect(children).toHaveLength(2);
    expect(events).toEqual([{ name: 'host.restarted' }]);
  });

  it('between two requests is replaced without anybody asking', async () => {
    const one = link();
    await one.call('anything', {}, undefined);
    const first = children[0];
    first?.kill('SIGKILL');
    const answer = await one.call('anything', {}, undefined);
    expect(answer).toEqual({ ok: true, value: { processId: children[1]?.pid } });
  });

  it('takes queries under way along to the next one', async () => {
    const one = link();
    const waiting = one.call('never.answer', {}, undefined);
    const dying = await one.call('count.thenDie', {}, 'command-2');
    expect(dying.ok).toBe(true);
    await one.stop();
    expect(await waiting).toEqual({ ok: false, error: unreachable });
  });

  it('by the same request again and again is spared it: the request is answered HOST_UNREACHABLE', async () => {
    const one = link();
    expect(await one.call('always.die', {}, 'command-3')).toEqual({ ok: false, error: unreachable });
    expect(await one.call('anything', {}, undefined)).toMatchObject({ ok: true });
  });
});

describe('a host that can’t come back', () => {
  it('is answered for with HOST_UNREACHABLE within the time that was set', async () => {
    const one = link({ program: join(folder, 'absent.ts'), patience: { unreachableAfterMs: 50 } });
    expect(await one.call('anything', {}, undefined)).toEqual({ ok: false, error: unreachable });
  });

  it('is ended and started again when it never gets ready', async () => {
    const silent = fileURLToPath(new URL('./silent-host.ts', import.meta.url));
    const one = link({ program: silent, patience: { unreachableAfterMs: 500, startWithinMs: 200 } });
    const answer = one.call('anything', {}, undefined);
    const first = children[0];
    if (first !== undefined) await once(first, 'exit');
    expect(first?.signalCode).toBe('SIGKILL');
    expect(await answer).toEqual({ ok: false, error: unreachable });
  });
});

describe('a host whose parent is gone', () => {
  it('closes the shop’s file and ends by itself', async () => {
    const child = fork(smallHost, [], { stdio: 'ignore', execArgv: [] });
    child.send({ folder, role: 'owner' });
    await once(child, 'message');
    child.disconnect();
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(existsSync(join(folder, 'closed'))).toBe(true);
  });
});
