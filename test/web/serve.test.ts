import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { regulars } from '../cli/regulars.ts';
import { commandLineOf, descendantsOf, processIsGone } from '../helpers/desktop.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { ask, comeIn, linkFrom, serveTill, type ServedTill } from '../helpers/web.ts';

const bakery = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris' };

async function served(folder: string, ...words: readonly string[]): Promise<ServedTill> {
  const till = await serveTill(folder, ...words);
  onTestFinished(async () => {
    await till.close();
  });
  return till;
}

const processOf = ({ child }: ServedTill, program: string): number =>
  descendantsOf(child.pid ?? 0).find((id) => commandLineOf(id).includes(program)) ?? 0;
const hostOf = (till: ServedTill): number => processOf(till, 'process/host.ts');
const stationOf = (till: ServedTill): number => processOf(till, 'native/station.ts');

/** The events of one stream, one after the other, as a browser reads them. */
async function* eventsOf({ origin }: ServedTill, cookie: string): AsyncGenerator {
  const answer = await fetch(`${origin}/api/events`, {
    headers: { cookie, 'sec-fetch-site': 'same-origin' },
  });
  if (answer.status !== 200 || answer.body === null) throw new Error(`the stream answers ${answer.status}`);
  let said = '';
  // What is sent first: the stream is open, and nothing is missed from here on.
  yield answer.headers.get('content-type');
  for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
    said += text;
    for (let end = said.indexOf('\n\n'); end !== -1; end = said.indexOf('\n\n')) {
      const [field = '', data = ''] = said.slice(0, end).split(/: ?(.*)/s);
      said = said.slice(end + 2);
      if (field === 'data') yield JSON.parse(data);
    }
  }
}

/** The next thing that is told, but for devices: what is plugged in here is told in its own time. */
async function nextOf(events: AsyncGenerator): Promise<unknown> {
  for (;;) {
    const { value }: { readonly value: unknown } = await events.next();
    const isOfDevices = typeof value === 'object' && JSON.stringify(value) === '{"name":"devices.changed"}';
    if (!isOfDevices) return value;
  }
}

describe('The address of a shop', () => {
  it('is the same the next time, so that a browser finds what it kept; another one where that is taken', async () => {
    const folder = folderForTest();
    const first = await served(folder);
    await first.close();
    const second = await served(folder);
    expect(second.port).toBe(first.port);
    await second.close();
    const other = createServer().listen(first.port, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => {
      other.close();
    });
    expect((await served(folder)).port).not.toBe(first.port);
  });
});

describe.runIf(process.platform === 'linux')('The shell’s host', () => {
  it('is a process of its own that is started again when it is killed, and a call under way counts once', async () => {
    const till = await served(folderForTest());
    const cookie = await comeIn(till);
    await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
    const events = eventsOf(till, cookie);
    expect(await nextOf(events)).toBe('text/event-stream; charset=utf-8');
    const first = hostOf(till);
    process.kill(first, 'SIGSTOP');
    const asked = ask(till, cookie, { procedure: 'sales.record', input: { totalMinor: 1250 } });
    process.kill(first, 'SIGKILL');
    expect(await asked).toMatchObject({ ok: true, value: { receiptNumber: 1 } });
    expect(await nextOf(events)).toEqual({ name: 'host.restarted' });
    expect(hostOf(till)).not.toBe(first);
    const sales = await ask(till, cookie, { procedure: 'sales.list', input: {} });
    expect(sales).toMatchObject({ ok: true, value: { sales: [{ totalMinor: 1250 }] } });
  });

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'closes the shop’s file at %s, and all ends with status 0',
    async (signal) => {
      const folder = folderForTest();
      const till = await served(folder);
      const cookie = await comeIn(till);
      await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
      const events = eventsOf(till, cookie);
      await nextOf(events);
      const host = hostOf(till);
      const exited = once(till.child, 'exit');
      till.child.kill(signal);
      expect(await exited).toEqual([0, null]);
      await processIsGone(host);
      // A stream that ends is no broken one.
      expect(await nextOf(events)).toBeUndefined();
      expect(await events.next()).toEqual({ value: undefined, done: true });
      expect(existsSync(join(folder, 'shop.sqlite-wal'))).toBe(false);
    },
  );

  it('doesn’t outlive a shell that is killed', async () => {
    const till = await served(folderForTest());
    await ask(till, await comeIn(till), { procedure: 'system.status', input: {} });
    const host = hostOf(till);
    till.child.kill('SIGKILL');
    await processIsGone(host);
  });

  it('is reached by the command line while the till is served', async () => {
    const folder = folderForTest();
    const till = await served(folder);
    const cookie = await comeIn(till);
    await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
    const events = eventsOf(till, cookie);
    await nextOf(events);
    const enrolled = await regulars([
      '--data',
      folder,
      'call',
      'members.enrol',
      '--input',
      '{"name":"Ana Ruiz"}',
    ]);
    const { memberId } = enrolled.answer().value;
    expect(await nextOf(events)).toEqual({ name: 'member.changed', memberId });
  });
});

describe.runIf(process.platform === 'linux')('The shell’s device station', () => {
  /** The station after that one, once it is there. */
  const nextStation = async (till: ServedTill, before: number): Promise<number> => {
    while ([0, before].includes(stationOf(till))) await new Promise((resolve) => setTimeout(resolve, 20));
    return stationOf(till);
  };

  it('is started again when it is killed, and the till sells meanwhile', async () => {
    const till = await served(folderForTest());
    const cookie = await comeIn(till);
    await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
    const first = await nextStation(till, 0);
    process.kill(first, 'SIGKILL');
    const sold = await ask(till, cookie, { procedure: 'sales.record', input: { totalMinor: 1250 } });
    expect(sold).toMatchObject({ ok: true, value: { receiptNumber: 1 } });
    const second = await nextStation(till, first);
    await till.close();
    await processIsGone(second);
  });

  it('lives on when the host is killed', async () => {
    const till = await served(folderForTest());
    const cookie = await comeIn(till);
    await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
    const station = await nextStation(till, 0);
    process.kill(hostOf(till), 'SIGKILL');
    const sold = await ask(till, cookie, { procedure: 'sales.record', input: { totalMinor: 1250 } });
    expect(sold).toMatchObject({ ok: true });
    expect(stationOf(till)).toBe(station);
  });

  it('doesn’t outlive a shell that is killed', async () => {
    const till = await served(folderForTest());
    const station = await nextStation(till, 0);
    till.child.kill('SIGKILL');
    await processIsGone(station);
  });
});

describe('Events', () => {
  it('reach every tab, and a tab that has gone keeps nobody', async () => {
    const till = await served(folderForTest());
    const cookie = await comeIn(till);
    const tabs = [eventsOf(till, cookie), eventsOf(till, cookie), eventsOf(till, cookie)];
    for (const tab of tabs) await nextOf(tab);
    await tabs[0]?.return(undefined);
    await ask(till, cookie, { procedure: 'shop.setUp', input: bakery });
    for (const tab of tabs.slice(1)) expect(await nextOf(tab)).toEqual({ name: 'shop.changed' });
  });
});

describe('The sixth tab', () => {
  it('is refused its stream, which would take the browser’s last connection, until another tab is gone', async () => {
    const till = await served(folderForTest());
    const cookie = await comeIn(till);
    const tabs = Array.from({ length: 5 }, () => eventsOf(till, cookie));
    for (const tab of tabs) await nextOf(tab);
    const sixth = () =>
      fetch(`${till.origin}/api/events`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } });
    const refused = await sixth();
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ ok: false });
    await tabs[0]?.return(undefined);
    let answer = await sixth();
    while (answer.status === 503) answer = await sixth();
    expect(answer.status).toBe(200);
  });
});

describe('regulars serve', () => {
  it('acts as a cashier where it is told to, whatever the page asks', async () => {
    const till = await served(folderForTest(), '--role=cashier');
    const cookie = await comeIn(till);
    const answer = await ask(till, cookie, { procedure: 'system.status', input: {} });
    expect(answer).toMatchObject({ ok: true, value: { actor: { role: 'cashier' } } });
  });

  it('listens on the port it is given, and says so when another program has it', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const place = taken.address();
    const port = String(typeof place === 'object' && place !== null ? place.port : 0);
    const folder = folderForTest();
    const refused = await regulars(['--data', folder, 'serve', '--port', port]);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain(`Port ${port} can’t be had`);
    const json = await regulars(['--data', folder, 'serve', '--port', port, '--json']);
    expect(json.answer()).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'port' } });
    taken.close();
    await once(taken, 'close');
    expect((await served(folder, '--port', port)).port).toBe(Number(port));
  });

  it.each(['', 'x', '-1', '65536', '1.5', '123456', '0x50'])('takes no port “%s”', async (port) => {
    const { status, stderr } = await regulars(['serve', `--port=${port}`]);
    expect(status).toBe(2);
    expect(stderr).toMatch(/--port .*\n.*regulars serve \[--port N\] \[--open\]/);
  });

  it('prints the link as JSON for a program', async () => {
    const till = await served(folderForTest(), '--json');
    expect(till.link.startsWith(till.origin)).toBe(true);
  });

  it.runIf(process.platform === 'linux')(
    'opens the system’s browser when it is told to and there is a display, and only then',
    async () => {
      const folder = folderForTest();
      const programs = join(folder, 'programs');
      const opened = join(folder, 'opened');
      mkdirSync(programs);
      // In place of the system's own: it notes what it is asked to open.
      writeFileSync(
        join(programs, 'xdg-open'),
        `#!/bin/sh\necho "$@" > '${opened}.part' && mv '${opened}.part' '${opened}'\n`,
      );
      chmodSync(join(programs, 'xdg-open'), 0o700);
      const path = `${programs}${delimiter}${process.env['PATH'] ?? ''}`;
      const run = async (display: string | undefined): Promise<string> => {
        const child = spawn(process.execPath, [program, '--data', folder, 'serve', '--open'], {
          env: { ...process.env, PATH: path, DISPLAY: display, WAYLAND_DISPLAY: undefined },
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        const exited = once(child, 'exit');
        const link = await linkFrom(child.stdout);
        while (display !== undefined && !existsSync(opened))
          await new Promise((resolve) => setTimeout(resolve, 20));
        child.kill('SIGTERM');
        expect(await exited).toEqual([0, null]);
        return link;
      };
      await run(undefined);
      expect(existsSync(opened)).toBe(false);
      const link = await run(':0');
      expect(readFileSync(opened, 'utf8')).toBe(`${link}\n`);
    },
  );
});

const program = fileURLToPath(new URL('../../electron/cli/regulars.ts', import.meta.url));
