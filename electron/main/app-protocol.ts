import { protocol } from 'electron';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMachineFacts } from '../host/machine-facts.ts';
import { withAppearance } from '../host/page/page-appearance.ts';
import { contentTypes, pageHeaders } from '../host/page/page-headers.ts';

/** Where the window's page lives. Only pages of this origin may talk to the till. */
export const PAGE_ADDRESS = 'app://regulars/index.html';

const pageFolder = fileURLToPath(new URL('../renderer/', import.meta.url));

const headers = pageHeaders();

/** Must run before the app is ready: a scheme's rights are fixed from then on. */
export function declareAppProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/** Serves the bundle; its page looks as the machine of this shop's folder is to look. */
export function serveAppProtocol(folder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const file = method === 'GET' ? fileAt(url) : undefined;
    const contentType = contentTypes[extname(file ?? '')];
    if (file === undefined || contentType === undefined) return notFound();
    try {
      const written = await readFile(file);
      const isStart = contentType.startsWith('text/html');
      const body = isStart
        ? withAppearance(written.toString('utf8'), readMachineFacts(folder).appearance)
        : written;
      return new Response(body, { headers: { ...headers, 'content-type': contentType } });
    } catch {
      return notFound();
    }
  });
}

const notFound = (): Response => new Response(null, { status: 404, headers });

/** The bundle's file that an address means; undefined for another host, a broken address or a way out of the bundle. */
function fileAt(address: string): string | undefined {
  const { host, pathname } = new URL(address);
  if (host !== 'regulars') return undefined;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (path.includes('\0') || path.includes('\\')) return undefined;
  const file = normalize(join(pageFolder, path));
  return file.startsWith(pageFolder.endsWith(sep) ? pageFolder : pageFolder + sep) ? file : undefined;
}

/** Whether an address is a page of ours. */
export function isOurPage(address: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(address);
    return scheme === 'app:' && host === 'regulars';
  } catch {
    return false;
  }
}
