import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const rooms = [
  'electron/core',
  'electron/host',
  'electron/web',
  'electron/cli',
  'electron/main',
  'electron/preload',
  'native',
  'renderer',
] as const;
type Room = (typeof rooms)[number];

/** Who may import whom; whatever isn't here is forbidden. */
const allowed: Readonly<Record<Room, readonly Room[]>> = {
  'electron/core': [],
  'electron/host': ['electron/core'],
  'electron/web': ['electron/host', 'electron/core'],
  // Only to start the browser shell: `regulars serve`.
  'electron/cli': ['electron/web', 'electron/host', 'electron/core'],
  'electron/main': ['electron/host', 'electron/core'],
  'electron/preload': ['electron/core'],
  native: ['electron/core'],
  renderer: ['electron/core'],
};

const pairs = rooms.flatMap((from) => rooms.filter((to) => to !== from).map((to) => ({ from, to })));
const forbidden = pairs.filter(({ from, to }) => !allowed[from].includes(to));
const permitted = pairs.filter(({ from, to }) => allowed[from].includes(to));

let house: string;

/** A house with the real rules and rooms of one file each. */
beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'regulars-rooms-'));
  for (const file of [
    '.oxlintrc.json',
    'tsconfig.base.json',
    ...rooms.map((room) => `${room}/tsconfig.json`),
  ]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    cpSync(join(checkout, file), join(house, file));
  }
  symlinkSync(join(checkout, 'node_modules'), join(house, 'node_modules'));
  for (const room of rooms) write(`${room}/thing.ts`, 'export const thing = 1;\n');
});

afterEach(() => rmSync(house, { recursive: true, force: true }));

const write = (file: string, text: string): void => writeFileSync(join(house, file), text);

/** Writes a file into `from` that imports the thing of `to`. */
function importAcross(from: Room, to: Room): string {
  const up = from.split('/').map(() => '..');
  const file = `${from}/from-${to.replace('/', '-')}.ts`;
  write(file, `export { thing } from '${[...up, to].join('/')}/thing.ts';\n`);
  return file;
}

function run(
  tool: string,
  ...words: readonly string[]
): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(checkout, tool), ...words], {
    cwd: house,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const lint = () => run('node_modules/oxlint/bin/oxlint', '--format=unix', 'electron', 'native', 'renderer');
const compile = () =>
  run('node_modules/typescript/bin/tsc', '-b', ...rooms.map((room) => join(room, 'tsconfig.json')));

describe('an import between rooms', () => {
  it('that is allowed passes both the linter and the compiler', () => {
    for (const { from, to } of permitted) importAcross(from, to);
    expect(lint()).toMatchObject({ status: 0 });
    expect(compile()).toEqual({ status: 0, said: '' });
  });

  it('that is forbidden is caught by the linter, each of them', () => {
    const files = forbidden.map(({ from, to }) => importAcross(from, to));
    const { status, said } = lint();
    expect(status).not.toBe(0);
    expect(files.filter((file) => !said.includes(file))).toEqual([]);
    expect(said.split('no-restricted-imports').length - 1).toBe(files.length);
  });

  it('that is forbidden is caught by the compiler, each of them', () => {
    const files = forbidden.map(({ from, to }) => importAcross(from, to));
    const { status, said } = compile();
    expect(status).not.toBe(0);
    // A room that is wrong isn't built, so rooms that stand on it are named only once it is right again.
    expect(files.some((file) => said.includes(file))).toBe(true);
    for (const room of rooms) {
      for (const file of files) rmSync(join(house, file), { force: true });
      const ofRoom = forbidden.filter(({ from }) => from === room);
      const written = ofRoom.map(({ from, to }) => importAcross(from, to));
      const { said: ofThisRoom } = compile();
      expect(written.filter((file) => !ofThisRoom.includes(file))).toEqual([]);
    }
  });
});

describe('core', () => {
  it.each(['node:fs', 'electron', 'react', 'better-sqlite3'])('may not import %s', (name) => {
    write('electron/core/impure.ts', `import '${name}';\n`);
    const { status, said } = lint();
    expect(status).not.toBe(0);
    expect(said).toContain('no-restricted-imports');
  });

  it.each(['process', 'document', 'Buffer', 'setTimeout'])('doesn’t know %s', (name) => {
    write('electron/core/impure.ts', `export const found = ${name};\n`);
    const { status, said } = compile();
    expect(status).not.toBe(0);
    expect(said).toContain(name);
  });
});

it('the build of the whole house covers every room', () => {
  const solution: unknown = JSON.parse(readFileSync(join(checkout, 'tsconfig.json'), 'utf8'));
  expect(solution).toEqual({
    files: [],
    references: [...rooms, 'test'].map((path) => ({ path })),
  });
});
