import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { launchBrowser, whyNoBrowser } from '../helpers/browser.ts';
import { seenFolder, seenPictures } from './seen.ts';

const sheets = fileURLToPath(new URL('../../test-results/picture-sheets/', import.meta.url));

const ACROSS = 3;
const ON_A_SHEET = 9;
/** In CSS pixels: half of an ordinary screen, so that its words can be read. */
const WIDTH = 640;

/** The pictures of each view, "en-dark-1280x800" for one, by the names of their screens. */
function picturesByView(): ReadonlyMap<string, readonly string[]> {
  const views = new Map<string, string[]>();
  for (const file of seenPictures()) {
    const view =
      file
        .split(sep)
        .at(-1)
        ?.replace(/\.png$/, '') ?? '';
    views.set(view, [...(views.get(view) ?? []), file]);
  }
  return views;
}

const figure = (file: string): string =>
  `<figure><img src="${pathToFileURL(join(seenFolder, file)).href}" width="${WIDTH}"><figcaption>${file.split(sep).slice(0, -1).join('/')}</figcaption></figure>`;

const pageOf = (view: string, files: readonly string[]): string => `<!doctype html>
<meta charset="utf-8">
<title>${view}</title>
<style>
body { margin: 16px; background: #888; color: #fff; font: 18px sans-serif; }
main { display: grid; grid-template-columns: repeat(${ACROSS}, ${WIDTH}px); gap: 12px; }
figure { margin: 0; }
img { display: block; }
</style>
<h1>${view}</h1>
<main>${files.map(figure).join('')}</main>`;

/**
 * Puts the pictures that were seen last on sheets, nine of one view to a sheet, for a person to look at. Gives back the
 * sheets' files.
 */
export async function makeContactSheets(): Promise<readonly string[]> {
  const reason = whyNoBrowser();
  if (reason !== undefined) throw new Error(reason);
  rmSync(sheets, { recursive: true, force: true });
  mkdirSync(sheets, { recursive: true });
  const made: string[] = [];
  const browser = await launchBrowser('--allow-file-access-from-files');
  try {
    const page = await browser.newPage({ viewport: { width: 32 + ACROSS * (WIDTH + 12), height: 800 } });
    for (const [view, files] of picturesByView()) {
      for (let from = 0; from < files.length; from += ON_A_SHEET) {
        const name = `${view}-${String(from / ON_A_SHEET + 1)}`;
        const html = join(sheets, `${name}.html`);
        writeFileSync(html, pageOf(view, files.slice(from, from + ON_A_SHEET)));
        await page.goto(pathToFileURL(html).href, { waitUntil: 'load' });
        const sheet = join(sheets, `${name}.png`);
        await page.screenshot({ path: sheet, fullPage: true });
        rmSync(html);
        made.push(relative(process.cwd(), sheet));
      }
    }
  } finally {
    await browser.close();
  }
  return made;
}
