import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A file that drawing lines needs: where npm puts it, and its name in `dist/fonts`. */
export interface FontFile {
  /** Below `node_modules`. */
  readonly source: string;
  readonly name: string;
}

const google = (packageName: string, path: string): FontFile => ({
  source: `@expo-google-fonts/${packageName}/${path}`,
  name: path.slice(path.lastIndexOf('/') + 1),
});

/** One weight of each script: paper wants a sturdy stroke, and bold is drawn with a thicker one. */
export const fontFiles = {
  latin: google('inter', '500Medium/Inter_500Medium.ttf'),
  han: google('noto-sans-sc', '500Medium/NotoSansSC_500Medium.ttf'),
  arabic: google('noto-sans-arabic', '500Medium/NotoSansArabic_500Medium.ttf'),
  hebrew: google('noto-sans-hebrew', '500Medium/NotoSansHebrew_500Medium.ttf'),
  emoji: google('noto-emoji', '500Medium/NotoEmoji_500Medium.ttf'),
} as const satisfies Record<string, FontFile>;
export type Script = keyof typeof fontFiles;

/** The drawing machine itself, kept in the same folder. */
export const resvgFile: FontFile = { source: '@resvg/resvg-wasm/index_bg.wasm', name: 'resvg.wasm' };

/** All that a packaged till has to be given: each `node_modules/<source>` as `dist/fonts/<name>`. */
export const bundledFiles: readonly FontFile[] = [...Object.values(fontFiles), resvgFile];

const here = dirname(fileURLToPath(import.meta.url));

/** Reads one of the files: a bundle in `dist/app` has them in `dist/fonts`, a checkout in `node_modules`. */
export function readFont(file: FontFile): Promise<Buffer> {
  const bundled = join(here, '..', 'fonts', file.name);
  return readFile(existsSync(bundled) ? bundled : join(here, '..', '..', '..', 'node_modules', file.source));
}
