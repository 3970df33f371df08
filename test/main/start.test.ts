import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { folderForTest } from '../helpers/shop-folder.ts';
import { comeIn, linkFrom } from '../helpers/web.ts';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** `npm start` where the window can't open: what it says, and the till that it serves instead. */
async function start(environment: NodeJS.ProcessEnv) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ELECTRON_DIST: _dist, ...rest } = process.env;
  const child = spawn(process.execPath, [at('electron/main/start.ts'), '--data', folderForTest()], {
    env: { ...rest, LC_ALL: 'C.UTF-8', PATH: '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGTERM');
  });
  let said = '';
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  const link = await linkFrom(child.stdout);
  const sentences = said.split('\n').filter((line) => line !== '' && line !== 'Building the till …');
  return { child, link, sentences };
}

describe.runIf(process.platform === 'linux')('npm start where Electron can’t start', () => {
  it('says in one line that there is no display, serves the till to a browser, and ends well', async () => {
    const { child, link, sentences } = await start({});
    expect(sentences).toEqual([expect.stringMatching(/no display\. The till opens in a browser instead\.$/)]);
    const cookie = await comeIn({ link });
    const page = await fetch(new URL('/', link), { headers: { cookie } });
    expect({ status: page.status, hasScript: (await page.text()).includes('<script') }).toEqual({
      status: 200,
      hasScript: true,
    });
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
  });

  it('does the same where there is no Electron, although there is no browser to be opened either', async () => {
    const { sentences } = await start({ DISPLAY: ':0', ELECTRON_DIST: folderForTest() });
    expect(sentences).toEqual([
      expect.stringMatching(/Electron couldn’t be downloaded.* The till opens in a browser instead\.$/),
    ]);
  });

  it('refuses words that mean nothing, as the command line does', () => {
    const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
    const { status, stderr } = spawnSync(process.execPath, [at('electron/main/start.ts'), '--nonsense'], {
      env: { ...rest, LC_ALL: 'C.UTF-8' },
      encoding: 'utf8',
    });
    expect(status).toBe(2);
    expect(stderr).toContain('serve has no option --nonsense');
  });
});

describe('an entry point on another Node', () => {
  const check = JSON.stringify(at('electron/host/node-version.cjs'));
  const runOn = (version: string) => {
    const pretend = `Object.defineProperty(process, 'versions', { value: { node: '${version}' } });`;
    return spawnSync(process.execPath, ['-e', `${pretend} require(${check}); console.log('went on')`], {
      encoding: 'utf8',
    });
  };

  it.each(['18.20.8', '20.20.2', '22.17.1'])(
    'stops on Node %s with a sentence, status 3 and no crash',
    (version) => {
      const { status, stdout, stderr } = runOn(version);
      expect({ status, stdout }).toEqual({ status: 3, stdout: '' });
      expect(stderr).toMatch(/^Regulars needs Node 22\.18 or newer, and this is Node [\d.]+\. .*\n$/);
    },
  );

  it.each(['22.18.0', '24.21.0', '26.0.0'])('goes on with Node %s', (version) => {
    expect(runOn(version)).toMatchObject({ status: 0, stdout: 'went on\n' });
  });
});
