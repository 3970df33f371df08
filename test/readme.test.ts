import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { version } from '../electron/core/domain/version.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const commands = [...readme.matchAll(/```sh\n([^]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+#.*$/, '').trim())
  .filter((line) => line !== '');

const folder = mkdtempSync(join(tmpdir(), 'regulars-readme-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Types a line as a person would, in a shell, in a folder of its own; npm is told where the checkout is. */
const type = (line: string): string =>
  execFileSync('sh', ['-c', line.replaceAll('npm run', `npm --prefix '${root}' run`)], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, REGULARS_DATA: join(folder, 'shop'), LC_ALL: 'C.UTF-8' },
  });

describe('the README', () => {
  it('has a sale by the command line that works, line by line, as it stands', () => {
    // A year of a sample shop takes its time; test/cli/demo.test.ts types those lines.
    const typed = commands.filter((line) => line.includes('npm run -s regulars') && !line.includes(' demo'));
    const said = typed.map(type).join('\n');
    expect(typed.length).toBeGreaterThanOrEqual(7);
    expect(said).toContain('12 points');
    expect(said).toContain('Every check is fine.');
    expect(said).toContain('Łucja Kowalska');
    expect(readFileSync(join(folder, 'slip.txt'), 'utf8')).toContain('€12.50');
    expect(existsSync(join(folder, 'bakery.sqlite'))).toBe(true);
    expect(readFileSync(join(folder, 'today.html'), 'utf8')).toContain('Corner Bakery');
  }, 180_000);

  it('names scripts that there are', () => {
    const named = [...readme.matchAll(/npm (?:run )?(?:-s )?([a-z:]+)/g)].map(([, name]) => name);
    const builtIn = ['ci', 'run'];
    const scripts = Object.keys(manifest.scripts);
    expect(named.filter((name) => name !== undefined && ![...scripts, ...builtIn].includes(name))).toEqual(
      [],
    );
  });

  it('shows pictures that there are', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file = '']) => file);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  });

  it('is about the version that the program says it is', () => {
    expect(version).toBe(manifest.version);
  });
});
