import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

function start(environment: NodeJS.ProcessEnv) {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ELECTRON_DIST: _dist, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [at('electron/main/start.ts')], {
    env: { ...rest, LC_ALL: 'C.UTF-8', ...environment },
    encoding: 'utf8',
  });
  return { status, lines: (stdout + stderr).trimEnd().split('\n') };
}

describe.runIf(process.platform === 'linux')('npm start where Electron can’t start', () => {
  it('says in one sentence that there is no display, and what works instead', () => {
    const { status, lines } = start({});
    expect(status).toBe(3);
    expect(lines).toEqual([expect.stringMatching(/no display.*npm run -s regulars -- --help/)]);
  });

  it('says in one sentence that there is no Electron, and what works instead', () => {
    const empty = mkdtempSync(join(tmpdir(), 'regulars-no-electron-'));
    try {
      const { status, lines } = start({ DISPLAY: ':0', ELECTRON_DIST: empty });
      expect(status).toBe(3);
      expect(lines).toEqual([
        expect.stringMatching(/Electron couldn’t be downloaded.*npm run -s regulars -- --help/),
      ]);
    } finally {
      rmSync(empty, { recursive: true });
    }
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
