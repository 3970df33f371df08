import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import * as fonts from '../../electron/host/export/fonts.ts';

const checkout = fileURLToPath(new URL('../../', import.meta.url));

test('every file that a packaged till is given is there, under a name of its own', () => {
  for (const { source } of fonts.bundledFiles) {
    expect(existsSync(join(checkout, 'node_modules', source)), source).toBe(true);
  }
  expect(new Set(fonts.bundledFiles.map(({ name }) => name)).size).toBe(fonts.bundledFiles.length);
});

test('a checkout reads fonts from its packages', async () => {
  const font = await fonts.readFont(fonts.fontFiles.latin);
  expect(font.subarray(0, 4)).toEqual(Buffer.from([0, 1, 0, 0]));
});

test('a bundle reads fonts from the folder beside its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'regulars-fonts-'));
  try {
    mkdirSync(join(folder, 'dist', 'app'), { recursive: true });
    mkdirSync(join(folder, 'dist', 'fonts'));
    const bundle = join(folder, 'dist', 'app', 'fonts.ts');
    copyFileSync(join(checkout, 'electron/host/export/fonts.ts'), bundle);
    writeFileSync(join(folder, 'dist', 'fonts', fonts.fontFiles.latin.name), 'the bundled one');
    const bundled: typeof fonts = await import(/* @vite-ignore */ pathToFileURL(bundle).href);
    expect((await bundled.readFont(fonts.fontFiles.latin)).toString()).toBe('the bundled one');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
