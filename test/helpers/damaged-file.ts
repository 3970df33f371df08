import Database from 'better-sqlite3';
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';

const PAGE_BYTES = 4096;

/** The pages of a table or an index, from its root down, as the file has them. */
export interface PagesOf {
  readonly root: number;
  readonly interior: readonly number[];
  readonly leaves: readonly number[];
}

/** Where a table or an index lies in a closed file: read from its b-tree, https://sqlite.org/fileformat2.html#b_tree_pages. */
export function pagesOf(file: string, name: string): PagesOf {
  const database = new Database(file, { readonly: true });
  const root = Number(
    database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(name),
  );
  database.close();
  const bytes = readFileSync(file);
  const interior: number[] = [];
  const leaves: number[] = [];
  const visit = (page: number): void => {
    const at = (page - 1) * PAGE_BYTES;
    const head = at + (page === 1 ? 100 : 0);
    const type = bytes.readUInt8(head);
    if (type === 13 || type === 10) {
      leaves.push(page);
      return;
    }
    interior.push(page);
    const cells = bytes.readUInt16BE(head + 3);
    for (let cell = 0; cell < cells; cell += 1) {
      const place = bytes.readUInt16BE(head + 12 + 2 * cell);
      visit(bytes.readUInt32BE(at + place));
    }
    visit(bytes.readUInt32BE(head + 8));
  };
  visit(root);
  return { root, interior, leaves };
}

/** Writes over whole pages of a closed file. */
export function overwritePages(file: string, pages: readonly number[], byte = 0): void {
  const handle = openSync(file, 'r+');
  try {
    for (const page of pages)
      writeSync(handle, Buffer.alloc(PAGE_BYTES, byte), 0, PAGE_BYTES, (page - 1) * PAGE_BYTES);
  } finally {
    closeSync(handle);
  }
}

/** Turns every bit of a few bytes in the middle of a page's rows. */
export function flipBytes(
  file: string,
  page: number,
  { from, count }: { from: number; count: number },
): void {
  const bytes = readFileSync(file);
  const at = (page - 1) * PAGE_BYTES + from;
  for (let index = at; index < at + count; index += 1) bytes.writeUInt8(bytes.readUInt8(index) ^ 0xff, index);
  writeFileSync(file, bytes);
}
