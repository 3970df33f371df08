import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { readMachineFacts } from '../host/machine-facts.ts';
import { withAppearance } from '../host/page/page-appearance.ts';
import { contentTypes, pageHeaders } from '../host/page/page-headers.ts';

const headers: Readonly<Record<string, string>> = {
  ...pageHeaders("connect-src 'self'"),
  'cross-origin-resource-policy': 'same-origin',
};

interface PageFile {
  readonly file: string;
  readonly contentType: string;
}

/** The page's files by the path that asks for them. What isn't among them can't be asked for, however it is spelt. */
export type PageFiles = ReadonlyMap<string, PageFile>;

export function filesOfPage(folder: string): PageFiles {
  const page = new Map(
    filesBelow(folder).flatMap((file): readonly [string, PageFile][] => {
      const contentType = contentTypes[extname(file)];
      const path = `/${relative(folder, file).split(sep).join('/')}`;
      return contentType === undefined ? [] : [[path, { file, contentType }]];
    }),
  );
  const start = page.get('/index.html');
  return start === undefined ? page : page.set('/', start);
}

/** Folder by folder: the installed program's files are in an archive, which isn't read in one go on every Electron. */
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(place) : [place];
  });

/**
 * Answers with a file; the start page looks as the machine of this shop's folder is to look. False where the file
 * isn't there any more, and nothing was answered.
 */
export async function answerFile(
  response: ServerResponse,
  { file, contentType }: PageFile,
  { folder, isHeadOnly }: { readonly folder: string; readonly isHeadOnly: boolean },
): Promise<boolean> {
  const written = await readFile(file).catch(() => undefined);
  if (written === undefined) return false;
  const isStart = contentType.startsWith('text/html');
  const bytes = isStart
    ? Buffer.from(withAppearance(written.toString('utf8'), readMachineFacts(folder).appearance))
    : written;
  response.writeHead(200, {
    ...headers,
    'content-type': contentType,
    'content-length': bytes.length,
    // The names of all files but the start page's change with what is in them.
    'cache-control': isStart ? 'no-store' : 'private, max-age=31536000, immutable',
  });
  response.end(isHeadOnly ? undefined : bytes);
  return true;
}
