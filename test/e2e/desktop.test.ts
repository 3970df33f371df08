import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '../../electron/host/lock.ts';
import {
  commandLineOf,
  descendantsOf,
  launchEnvironment,
  launchTill,
  machineSwitches,
  packagedApp,
  packagedCommand,
  processIsGone,
  type LaunchedTill,
} from '../helpers/desktop.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const bakery = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en' };

let folder: string;
let tills: LaunchedTill[];

beforeEach(() => {
  folder = makeFolder();
  tills = [];
});

afterEach(async () => {
  await Promise.all(tills.map((till) => till.close()));
  removeFolder(folder);
});

async function launch(...args: readonly string[]): Promise<LaunchedTill> {
  const till = await launchTill({ folder, args });
  tills.push(till);
  return till;
}

/** Of Electron's two processes that run Node, the device station being the other one: the one that has the shop's file. */
const hostOf = (till: LaunchedTill): number => {
  const hosts = descendantsOf(till.app.process().pid ?? 0).filter(
    (id) => commandLineOf(id).includes('node.mojom.NodeService') && hasOpen(id, 'shop.sqlite'),
  );
  expect(hosts).toHaveLength(1);
  return hosts[0] ?? 0;
};

function hasOpen(processId: number, name: string): boolean {
  const place = `/proc/${processId}/fd`;
  return readdirSync(place).some((fd) => {
    try {
      return readlinkSync(join(place, fd)).endsWith(name);
    } catch {
      // It was closed in between.
      return false;
    }
  });
}

/** Runs a program of the package to its end. */
async function run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv) {
  const child = spawn(program, args, { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString('utf8')));
  const [status]: unknown[] = await once(child, 'close');
  return { status, said };
}

describe('the window', () => {
  it('opens on the till, and the till answers', async () => {
    const till = await launch();
    expect(await till.page.title()).toBe('Regulars');
    expect(till.page.url()).toBe('app://regulars/index.html');
    const version: unknown = JSON.parse(readFileSync('package.json', 'utf8')).version;
    expect(await till.call('system.status', {})).toMatchObject({ ok: true, value: { version, shop: null } });
  });

  it('has a page without Node and without Electron', async () => {
    const { page } = await launch();
    expect(await page.evaluate(() => Object.keys(window.regulars).toSorted())).toEqual(['call', 'onEvent']);
    expect(
      await page.evaluate(() => ['require', 'process', 'module', 'Buffer'].filter((name) => name in window)),
    ).toEqual([]);
  });

  it('hears of what changed', async () => {
    const till = await launch();
    await till.page.evaluate(() => {
      Object.assign(window, {
        heard: new Promise((resolve) =>
          window.regulars.onEvent((event) => (event.name === 'shop.changed' ? resolve(event) : undefined)),
        ),
      });
    });
    await till.call('shop.setUp', bakery);
    expect(await till.page.evaluate(() => Reflect.get(window, 'heard'))).toEqual({ name: 'shop.changed' });
  });

  it('opens again where it stood', async () => {
    const till = await launch();
    const place = { x: 40, y: 60, width: 1024, height: 768 };
    await till.app.evaluate(
      ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
      place,
    );
    await till.close();
    const machine: unknown = JSON.parse(readFileSync(join(folder, 'machine.json'), 'utf8'));
    expect(machine).toMatchObject({ window: { width: 1024, height: 768, isMaximized: false } });
    const again = await launch();
    const bounds = await again.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    expect(bounds).toMatchObject({ width: 1024, height: 768 });
  });

  it('acts as a cashier where it is started as one, and no switch makes it more than the owner', async () => {
    const owner = await launch('--role=owner');
    await owner.call('shop.setUp', bakery);
    await owner.close();
    const cashier = await launch('--role=cashier');
    expect(await cashier.call('data.verify', {})).toMatchObject({
      ok: false,
      error: { code: 'NOT_ALLOWED' },
    });
    expect(await cashier.call('shop.get', {})).toMatchObject({ ok: true });
  });

  it('says what is wrong with a shop that can’t be opened, and goes on once it is mended', async () => {
    const file = join(folder, 'shop.sqlite');
    writeFileSync(file, 'This is not a shop. '.repeat(1000));
    const till = await launch();
    expect(await till.call('system.status', {})).toMatchObject({
      ok: false,
      error: { kind: 'fault', code: /DATABASE_(DAMAGED|FOREIGN)/ },
    });
    rmSync(file);
    await expect.poll(() => till.call('system.status', {})).toMatchObject({ ok: true });
  });
});

describe('what a page could ask of a browser', () => {
  it('is served with a content security policy that it never violates', async () => {
    const { app, page } = await launch();
    const policy = await app.evaluate(async ({ net }) =>
      (await net.fetch('app://regulars/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.addInitScript(() => {
      const violations: string[] = [];
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(event.violatedDirective),
      );
    });
    await page.reload({ waitUntil: 'networkidle' });
    await page.evaluate(() => window.regulars.call('system.status', {}));
    expect(await page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
    expect(complaints.filter((text) => /content security policy/i.test(text))).toEqual([]);
  });

  it('doesn’t run a script that came in by the page’s text', async () => {
    const { page } = await launch();
    const ran = await page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.cameIn = true';
      document.head.append(script);
      return 'cameIn' in window;
    });
    expect(ran).toBe(false);
  });

  it('never leaves the bundle’s files', async () => {
    const { app } = await launch();
    const statuses = await app.evaluate(
      async ({ net }, addresses) =>
        Promise.all(addresses.map(async (address) => (await net.fetch(address)).status)),
      [
        'app://regulars/index.html',
        'app://regulars/../../package.json',
        'app://regulars/..%2f..%2fpackage.json',
        'app://regulars/..%2fapp%2fmain.js',
        'app://regulars/assets/%2e%2e%5c..%5cpackage.json',
        'app://regulars/%00index.html',
        'app://regulars/%E0%A4%A',
        'app://elsewhere/index.html',
        'app://regulars/',
      ],
    );
    expect(statuses).toEqual([200, ...Array.from({ length: 8 }, () => 404)]);
  });

  it('isn’t granted: another page', async () => {
    const { app, page } = await launch();
    // Calls to one app run in order: the listener is in place before the page tries to leave.
    const prevented = app.evaluate(
      ({ BrowserWindow }) =>
        new Promise<boolean>((resolve) => {
          const contents = BrowserWindow.getAllWindows()[0]?.webContents;
          contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
        }),
    );
    await app.evaluate(() => {});
    await page.evaluate(() => window.location.assign('https://example.org/'));
    expect(await prevented).toBe(true);
    expect(page.url()).toBe('app://regulars/index.html');
  });

  it('isn’t granted: another window', async () => {
    const { app, page } = await launch();
    expect(await page.evaluate(() => window.open('app://regulars/index.html') === null)).toBe(true);
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it('isn’t granted: any permission', async () => {
    const { page } = await launch();
    const answers = await page.evaluate(async () => ({
      notifications: await Notification.requestPermission(),
      place: await new Promise((resolve) =>
        navigator.geolocation.getCurrentPosition(
          () => resolve('told'),
          (problem) => resolve(problem.code),
        ),
      ),
      microphone: await navigator.permissions.query({ name: 'microphone' }).then((status) => status.state),
      midi: await navigator.permissions.query({ name: 'midi' }).then((status) => status.state),
    }));
    expect(answers).toEqual({
      notifications: 'denied',
      place: 1,
      microphone: 'denied',
      midi: 'denied',
    });
  });
});

describe('a call that doesn’t come from the till’s own page', () => {
  it('is refused to another window with the same bridge', async () => {
    const { app } = await launch();
    const answer = await app.evaluate(async ({ app: till, BrowserWindow }) => {
      const preload = `${till.getAppPath()}/dist/preload/preload.cjs`;
      const other = new BrowserWindow({ show: false, webPreferences: { preload } });
      await other.loadURL('app://regulars/index.html');
      const said: unknown = await other.webContents.executeJavaScript(
        'regulars.call("system.status", {}).then(() => "answered", (error) => error.message)',
      );
      other.destroy();
      return said;
    });
    expect(answer).toContain('this sender may not call');
  });

  it('is refused to another page in the till’s window', async () => {
    const { app } = await launch();
    const answer = await app.evaluate(async ({ BrowserWindow }) => {
      const [own] = BrowserWindow.getAllWindows();
      await own?.loadURL('data:text/html,elsewhere');
      const said: unknown = await own?.webContents.executeJavaScript(
        'regulars.call("system.status", {}).then(() => "answered", (error) => error.message)',
      );
      return said;
    });
    expect(answer).toContain('this sender may not call');
  });
});

describe('a second launch', () => {
  it('on the same shop brings the first window to the front and ends, by whatever name the folder goes', async () => {
    const till = await launch();
    const otherName = `${folder}-by-another-name`;
    symlinkSync(folder, otherName);
    try {
      for (const named of [folder, otherName]) {
        await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
        const second = await run(
          packagedApp,
          [...machineSwitches(), '--data', named],
          await launchEnvironment(),
        );
        expect(second.status).toBe(0);
        await expect
          .poll(() => till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
          .toBe(true);
      }
    } finally {
      rmSync(otherName);
    }
  });

  it('on another shop opens a window of its own', async () => {
    const first = await launch();
    const elsewhere = makeFolder();
    try {
      const second = await launchTill({ folder: elsewhere });
      await second.call('shop.setUp', bakery);
      expect(await first.call('system.status', {})).toMatchObject({ ok: true, value: { shop: null } });
      await second.close();
    } finally {
      removeFolder(elsewhere);
    }
  });
});

describe('a host process that is killed', () => {
  it('with a command under way is replaced; the command is asked again and counts once', async () => {
    const till = await launch();
    await till.call('shop.setUp', bakery);
    const host = hostOf(till);
    // Stopped first, so that the command is surely on its way and surely not answered.
    process.kill(host, 'SIGSTOP');
    const selling = till.call('sales.record', { totalMinor: 1250 }, '0190a1b2-0000-4000-8000-000000000001');
    // A round trip through main: the sale, sent before it, has been handed to the host.
    await till.page.evaluate(() => {});
    process.kill(host, 'SIGKILL');
    expect(await selling).toMatchObject({ ok: true, value: { receiptNumber: expect.anything() } });
    expect(hostOf(till)).not.toBe(host);
    expect(await till.call('day.summary', {})).toMatchObject({ ok: true, value: { sales: { count: 1 } } });
  });

  it('in the middle of many sales loses none and counts none twice', async () => {
    const till = await launch();
    await till.call('shop.setUp', bakery);
    for (let round = 0; round < 3; round += 1) {
      const sales = Array.from({ length: 30 }, (_, index) =>
        till.call('sales.record', { totalMinor: 100 + index }),
      );
      await Promise.race(sales);
      process.kill(hostOf(till), 'SIGKILL');
      expect((await Promise.all(sales)).filter((answer) => !answer.ok)).toEqual([]);
    }
    expect(await till.call('day.summary', {})).toMatchObject({ ok: true, value: { sales: { count: 90 } } });
    expect(await till.call('data.verify', {})).toMatchObject({ ok: true, value: { ok: true } });
  });
});

/** A process that has no command line any more closes its files last of all: the system frees the lock then. */
const LET_GO_WITHIN_MS = 5_000;

describe('the end of the till', () => {
  it('by its window leaves no process and no lock', async () => {
    const till = await launch();
    await till.call('shop.setUp', bakery);
    const main = till.app.process().pid ?? 0;
    const processes = [main, ...descendantsOf(main)];
    expect(processes.length).toBeGreaterThan(3);
    await till.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    till.app.disconnect();
    await Promise.all(processes.map(processIsGone));
    (await takeLock(folder, { waitMs: LET_GO_WITHIN_MS })).release();
  });

  it('by kill -9 of its main process leaves no process and no lock', async () => {
    const till = await launch();
    await till.call('shop.setUp', bakery);
    const main = till.app.process().pid ?? 0;
    const processes = [main, ...descendantsOf(main)];
    process.kill(main, 'SIGKILL');
    await Promise.all(processes.map(processIsGone));
    tills = [];
    (await takeLock(folder, { waitMs: LET_GO_WITHIN_MS })).release();
  });
});

describe('the command line beside it', () => {
  it('reaches the shop through the open till, and alone once it is closed', async () => {
    const till = await launch();
    await till.call('shop.setUp', bakery);
    await till.call('sales.record', { totalMinor: 700 });
    const { DISPLAY: _display, ...noDisplay } = process.env;
    const ask = () => run(packagedCommand, ['call', 'day.summary', '--data', folder], noDisplay);
    const beside = await ask();
    await till.close();
    const alone = await ask();
    expect([beside.status, alone.status]).toEqual([0, 0]);
    expect(JSON.parse(beside.said)).toMatchObject({ ok: true, value: { sales: { count: 1 } } });
    expect(JSON.parse(alone.said)).toEqual(JSON.parse(beside.said));
  });
});
