import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchTill, packagedApp, type LaunchedTill } from '../helpers/desktop.ts';
import { checkout } from '../helpers/parts.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';

const unpacked = join(dirname(packagedApp), 'resources/app.asar.unpacked');

let folder: string;
let till: LaunchedTill;

beforeAll(async () => {
  folder = makeFolder();
  till = await launchTill({ folder });
});

afterAll(async () => {
  await till.close();
  removeFolder(folder);
});

describe('the packaged app', () => {
  it.each([
    { addon: 'node-hid', use: 'devices' },
    { addon: 'serialport', use: 'SerialPort' },
    { addon: 'better-sqlite3', use: 'prototype' },
  ])('loads the native addon of $addon', async ({ addon, use }) => {
    const hasIt = await till.app.evaluate(
      async ({ app }, asked) => {
        const { createRequire } = process.getBuiltinModule('node:module');
        const loaded: unknown = createRequire(`${app.getAppPath()}/package.json`)(asked.addon);
        if (asked.addon === 'better-sqlite3')
          return Boolean(Reflect.construct(loaded as new () => object, [':memory:']));
        const used: unknown = Reflect.get(loaded as object, asked.use);
        if (asked.addon === 'node-hid') return Array.isArray((used as () => unknown)());
        return Array.isArray(await (used as { list: () => Promise<unknown> }).list());
      },
      { addon, use },
    );
    expect(hasIt).toBe(true);
  });

  it('ships the addons for this platform, and for no other', () => {
    const addons = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.node'),
    );
    const here = `linux-${process.arch}`;
    expect(addons.filter((file) => !file.includes(here))).toEqual([]);
    expect(addons.filter((file) => file.includes('node-hid'))).not.toEqual([]);
    expect(addons.filter((file) => file.includes('@serialport'))).not.toEqual([]);
    expect(addons.filter((file) => file.includes('better-sqlite3'))).not.toEqual([]);
  });

  it('runs the device station in a process of its own, started again when it is killed', async () => {
    const stationId = (): Promise<number> =>
      till.app.evaluate(
        ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Regulars devices')?.pid ?? 0,
      );
    const nextStation = async (before: number): Promise<number> => {
      for (;;) {
        const id = await stationId();
        if (id !== 0 && id !== before) return id;
      }
    };
    const first = await nextStation(0);
    process.kill(first, 'SIGKILL');
    const status = await till.call('system.status', {});
    expect(status).toMatchObject({ ok: true });
    await nextStation(first);
  });

  it('knows its own version and runs on the Electron that it was packaged with', async () => {
    const versions = await till.app.evaluate(({ app }) => ({
      own: app.getVersion(),
      electron: process.versions['electron'],
      isPackaged: app.isPackaged,
    }));
    const status = await till.call('system.status', {});
    expect(status).toMatchObject({ ok: true, value: { version: versions.own } });
    expect(versions).toMatchObject({ isPackaged: true });
    const given = process.env['ELECTRON_DIST_VERSION'];
    if (given !== undefined) expect(versions.electron).toBe(given);
  });

  it('brings the udev rules that let it use scanners and printers', () => {
    const rules = 'udev/70-regulars.rules';
    const shipped = readFileSync(join(dirname(packagedApp), 'resources', rules));
    expect(shipped.equals(readFileSync(join(checkout, 'resources', rules)))).toBe(true);
  });

  it('has every fuse of the product set, but for the one that lets these tests in', async () => {
    const wire = await getCurrentFuseWire(packagedApp);
    // Each fuse is a digit in the program's file: 0 is off, 1 is on.
    const isOn = (fuse: FuseV1Options): boolean => String.fromCharCode(wire[fuse] ?? 0) === '1';
    expect({
      runAsNode: isOn(FuseV1Options.RunAsNode),
      cookieEncryption: isOn(FuseV1Options.EnableCookieEncryption),
      nodeOptions: isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable),
      inspectArguments: isOn(FuseV1Options.EnableNodeCliInspectArguments),
      asarIntegrity: isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation),
      onlyAsar: isOn(FuseV1Options.OnlyLoadAppFromAsar),
      fileProtocol: isOn(FuseV1Options.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspectArguments: true,
      asarIntegrity: true,
      onlyAsar: true,
      fileProtocol: false,
    });
  });
});
