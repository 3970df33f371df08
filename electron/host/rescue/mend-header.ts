import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { applicationIds } from '../store/migrate.ts';
import { schemaVersion } from '../store/migrations/index.ts';

const PAGE_BYTES = 4096;
const MAGIC = 'SQLite format 3\0';

/**
 * Writes a header over one that is no SQLite header any more. Every file of ours has the same, but for its counters:
 * https://sqlite.org/fileformat2.html#the_database_header. Free pages are forgotten, which loses no row. A file
 * whose header can be read is only made as long as that says. The file is a copy, and no connection has it open.
 */
export function mendHeader(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    const header = Buffer.alloc(100);
    readSync(handle, header, 0, 100, 0);
    const isReadable =
      header.toString('latin1', 0, 16) === MAGIC && header.readUInt32BE(68) === applicationIds.shop;
    if (isReadable) {
      // A file that was cut off is refused whole: what is missing at its end is read as pages of nothing.
      const bytes = header.readUInt32BE(28) * PAGE_BYTES;
      if (fstatSync(handle).size < bytes && header.readUInt16BE(16) === PAGE_BYTES)
        ftruncateSync(handle, bytes);
      return;
    }
    const made = Buffer.alloc(100);
    made.write(MAGIC, 0, 'latin1');
    made.writeUInt16BE(PAGE_BYTES, 16);
    // Read and written as a file that needs no journal: what the journal of the damaged file held is in it or lost.
    made.writeUInt8(1, 18);
    made.writeUInt8(1, 19);
    made.writeUInt8(64, 21);
    made.writeUInt8(32, 22);
    made.writeUInt8(32, 23);
    made.writeUInt32BE(1, 24);
    made.writeUInt32BE(Math.floor(fstatSync(handle).size / PAGE_BYTES), 28);
    // Schema cookie, schema format 4, UTF-8, the version and the mark of a shop's file; valid for change counter 1.
    made.writeUInt32BE(1, 40);
    made.writeUInt32BE(4, 44);
    made.writeUInt32BE(1, 56);
    made.writeUInt32BE(schemaVersion, 60);
    made.writeUInt32BE(applicationIds.shop, 68);
    made.writeUInt32BE(1, 92);
    writeSync(handle, made, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
}
