import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { procedures } from '../../electron/core/contract/till-api.ts';
import { regulars, temporaryFolder } from './regulars.ts';

const place = temporaryFolder();
const folder = join(place.path, 'no-shop-here');
const inNoShop = (...words: readonly string[]) => regulars(['--data', folder, ...words]);
afterAll(place.remove);

describe('wrong usage', () => {
  const cases: readonly (readonly [words: string, says: string])[] = [
    ['', 'a command is missing'],
    ['import members x.csv', 'no command called import'],
    ['undo x', 'no command called undo'],
    ['dance', 'no command called dance'],
    ['report', 'no command called report'],
    ['report week', 'no command called report week'],
    ['sale --card 1', '--total is missing'],
    ['sale --total 1', '--card is missing'],
    ['sale --card 1 --total', '--total needs a value'],
    ['sale --card --total 5', '--card needs a value'],
    ['sale --card 1 --total twelve', 'twelve isn’t one'],
    ['sale --card 1 --total 1e3', '1e3 isn’t one'],
    ['sale --card 1 --total NaN', 'NaN isn’t one'],
    ['sale --card 1 --total 5 --receipt slip.pdf', '.txt, .bin, .svg or .png'],
    ['sale --card 1 --total 5 --receipt slip', '.txt, .bin, .svg or .png'],
    ['sale --card 1 --total 5 --prnt', 'no option --prnt'],
    ['sale --card 1 --card 2 --total 5', 'twice'],
    ['sale --card 1 --total 5 --confirm=yes', 'takes no value'],
    ['sale 12.50 --card 1 --total 5', '12.50 is one too many'],
    ['report day --html', '--html needs a value'],
    ['report day --receipt z.doc', '.txt, .bin, .svg or .png'],
    ['report day --html a.html --receipt z.txt', 'one of --html, --csv, --slip and --receipt'],
    ['backup', 'FILE is missing'],
    ['backup a b', 'b is one too many'],
    ['init --shop Nord', '--currency is missing'],
    ['init --shop N --currency EUR --time-zone UTC --points-per-unit few', 'whole number'],
    ['devices', 'no command called devices'],
    ['devices add --role scanner --name Door', 'one of --serial, --tcp, --usblp, --hid and --virtual'],
    ['devices add --role scanner --name Door --virtual --hid 1:2', 'one of --serial'],
    ['devices add --role waiter --name Door --virtual', 'one of: scanner, printer, display'],
    ['devices add --role scanner --name Door --hid 1d6b', '1d6b isn’t that'],
    ['devices add --role printer --name Bar --tcp bar', 'bar isn’t that'],
    ['devices add --role printer --name Bar --usblp --baud 9600', '--baud is a serial port’s'],
    ['devices add --role scanner --name Door --serial COM3 --baud fast', '--baud must be a whole number'],
    ['devices add --role scanner --name Door --serial COM3 --flow wild', 'none, hardware, software'],
    ['devices add --role printer --name Bar --usblp lp0 lp1', 'lp1 is one too many'],
    ['devices test', 'DEVICE is missing'],
    ['devices test Door --wait 61', 'from 1 to 60'],
    ['call', 'PROCEDURE is missing'],
    ['verify -x', 'no option -x'],
    ['--bogus verify', '--bogus'],
    ['--role king verify', 'cashier or owner'],
  ];
  it.each(cases)('is told in a sentence, with the usage: regulars %s', async (words, says) => {
    const { status, stdout, stderr } = await inNoShop(...words.split(' ').filter((word) => word !== ''));
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(says);
    expect(stderr).toContain('Usage:');
    expect(stderr).not.toContain('node:');
  });

  it('of call is told in JSON too', async () => {
    const unknown = await inNoShop('call', 'sales.fly');
    expect(unknown.status).toBe(2);
    expect(unknown.answer()).toMatchObject({ ok: false, error: { code: 'PROCEDURE_UNKNOWN' } });
    const broken = await inNoShop('call', 'sales.quote', '--input', '{"totalMinor":');
    expect(broken.status).toBe(2);
    expect(broken.answer()).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'input' } });
    const long = await regulars(['call', 'sales.quote', '--input', '-'], {
      input: `"${'x'.repeat(1024 * 1024)}"`,
    });
    expect(long.status).toBe(2);
    expect(long.answer()).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', field: 'input' } });
  });

  it('leaves no folder behind', () => {
    expect(existsSync(folder)).toBe(false);
  });
});

describe('a Node that is too old', () => {
  it('is told apart before anything is loaded', () => {
    const launcher = fileURLToPath(new URL('../../electron/cli/regulars.cjs', import.meta.url));
    const older = join(place.path, 'older.cjs');
    writeFileSync(older, `Object.defineProperty(process.versions, 'node', { value: '14.21.3' });`);
    const { status, stdout, stderr } = spawnSync(process.execPath, ['-r', older, launcher, '--version'], {
      encoding: 'utf8',
    });
    expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
    expect(stderr).toMatch(/^Regulars needs Node 22\.18 or newer, and this is Node 14\.21\.3\..*\n$/);
    const fitting = spawnSync(process.execPath, [launcher, '--version'], { encoding: 'utf8' });
    expect(fitting).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });
});

describe('help', () => {
  it('names every command, in the system’s language', async () => {
    const english = await inNoShop('--help');
    expect(english.status).toBe(0);
    for (const command of [
      'init',
      'procedures',
      'call',
      'batch',
      'sale',
      'report day',
      'verify',
      'backup',
      'serve',
      'till',
    ]) {
      expect(english.stdout).toContain(`\n  regulars ${command}`);
    }
    const chinese = await regulars(['--help'], { environment: { LC_ALL: 'zh_CN.UTF-8' } });
    expect(chinese.stdout).toContain('退出状态');
  });

  it('has a page for each command, whatever else is there or missing', async () => {
    const { status, stdout } = await inNoShop('sale', '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('Usage: regulars sale --card N --total 12.50');
    expect((await inNoShop('report', '--help')).stdout).toContain('regulars report day');
  });

  it('tells the version that package.json has', async () => {
    const manifest: unknown = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    );
    expect(manifest).toMatchObject({ version: (await inNoShop('--version')).stdout.trim() });
  });
});

describe.skipIf(process.platform !== 'linux')('till', () => {
  it('says in a sentence why no window opens, and what works instead', async () => {
    const environment = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };
    const outcome = await regulars(['--data', folder, 'till'], { environment });
    expect(outcome).toMatchObject({ status: 3, stdout: '' });
    expect(outcome.stderr).toContain('no display');
    expect(outcome.stderr).toContain('command line');
  });
});

describe('procedures', () => {
  it('are listed without a shop, with the schemas that others write against', async () => {
    const listed = await inNoShop('procedures', '--json');
    expect(listed.status).toBe(0);
    const { procedures: all } = listed.answer().value as { procedures: { name: string; input: unknown }[] };
    expect(all.map(({ name }) => name)).toEqual([...procedures.keys()]);
    expect(all.find(({ name }) => name === 'sales.record')).toMatchObject({
      kind: 'command',
      role: 'cashier',
      refusals: expect.arrayContaining(['CARD_UNKNOWN', 'TOTAL_NEEDS_CONFIRMATION']),
      input: {
        type: 'object',
        additionalProperties: false,
        properties: { totalMinor: { type: 'integer', minimum: 0 } },
      },
      output: { type: 'object', properties: { receiptNumber: { type: 'integer' } } },
    });
    const table = await inNoShop('procedures');
    expect(table.stdout).toMatch(/^sales\.record +command +cashier +CARD_UNKNOWN/m);
    expect(table.stdout.trimEnd().split('\n')).toHaveLength(procedures.size);
  });
});
