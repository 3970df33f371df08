import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** The files of a folder, however deep, whose bytes hold one of the texts, in UTF-8 or UTF-16; each with the text. */
export function filesThatHold(folder: string, texts: readonly string[]): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size > 0);
  return files.flatMap((file) => {
    const bytes = readFileSync(file);
    const isIn = (text: string): boolean =>
      bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'));
    return texts.filter(isIn).map((text) => `${relative(folder, file)}: ${text}`);
  });
}
