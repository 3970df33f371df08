import BetterSqlite, { type Database } from 'better-sqlite3';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Fault, Refusal } from '../../core/contract/errors.ts';
import { applicationIdOf, applicationIds, type BookKind, migrate, schemaVersionOf } from './migrate.ts';
import { migrations, schemaVersion } from './migrations/index.ts';

const BUSY_TIMEOUT_MS = 5_000;

/** What every connection of ours is set to; better-sqlite3 13 compiles WAL to synchronous=NORMAL, so FULL is said each time. */
function setPragmas(database: Database): void {
  database.pragma('synchronous = FULL');
  if (process.platform === 'darwin') {
    database.pragma('fullfsync = ON');
    database.pragma('checkpoint_fullfsync = ON');
  }
  database.pragma('foreign_keys = ON');
  database.pragma('secure_delete = ON');
  database.pragma('trusted_schema = OFF');
  database.pragma('cell_size_check = ON');
  database.pragma('temp_store = MEMORY');
}

/**
 * Looks at the file's header before SQLite does, so that a file of somebody else or of a newer version isn't even
 * given a journal. Called before this process has a connection to it: closing a second handle would drop its locks.
 * Bytes 60–63 are user_version, 68–71 application_id: https://sqlite.org/fileformat2.html#the_database_header
 */
function readHeader(file: string, ownId: number): void {
  const header = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  let count: number;
  try {
    count = readSync(handle, header, 0, 100, 0);
  } finally {
    closeSync(handle);
  }
  if (count === 0) return;
  if (count < 100 || header.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new Fault('DATABASE_DAMAGED', { file });
  }
  checkOwner(file, ownId, header.readUInt32BE(68), header.readUInt32BE(60));
}

/**
 * A till that was killed leaves a journal, and the newest version number may stand in it alone. Read by a connection
 * that can't write: one that can would move the journal into the file when it closes.
 */
function readJournal(file: string, ownId: number): void {
  if (sizeOf(`${file}-wal`) === 0) return;
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  try {
    checkOwner(file, ownId, applicationIdOf(database), schemaVersionOf(database));
  } finally {
    database.close();
  }
}

function checkOwner(file: string, ownId: number, applicationId: number, version: number): void {
  if (applicationId === 0 && version === 0) return;
  if (applicationId !== ownId) throw new Fault('DATABASE_FOREIGN', { file });
  if (version > schemaVersion) throw new Fault('DATABASE_NEWER', { found: version, known: schemaVersion });
}

export interface OpenOptions {
  /** The shop's own unless given. Another file is marked as what it is, and none is taken for the other. */
  readonly kind?: BookKind;
  readonly create: boolean;
  /** Names the copy made before a migration, e.g. by the time. */
  readonly backupStamp: string;
}

/**
 * Opens the shop's file for writing, migrated to this program's schema.
 * Refuses with SHOP_NOT_SET_UP where there is none, or an empty one, and `create` is false; faults: DATABASE_DAMAGED, _NEWER, _FOREIGN,
 * MIGRATION_FAILED, and whatever SQLite throws.
 */
export function openForWriting(file: string, { kind = 'shop', create, backupStamp }: OpenOptions): Database {
  const ownId = applicationIds[kind];
  const exists = sizeOf(file) > 0;
  if (!exists && !create) throw new Refusal('SHOP_NOT_SET_UP');
  if (exists) {
    readHeader(file, ownId);
    readJournal(file, ownId);
  } else mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const database = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    // Members' data is nobody else's on this machine; the journal takes over the file's rights.
    if (!exists) chmodSync(file, 0o600);
    setPragmas(database);
    checkOwner(file, ownId, applicationIdOf(database), schemaVersionOf(database));
    const tables = database
      .prepare<[], { count: number }>('SELECT count(*) AS count FROM sqlite_schema')
      .get();
    if (schemaVersionOf(database) === 0 && (tables?.count ?? 0) > 0)
      throw new Fault('DATABASE_FOREIGN', { file });
    readEnds(database);
    database.pragma('journal_mode = WAL');
    // A till has checkpoints in the journal's thread; this bounds the journal of whoever has none.
    database.pragma('wal_autocheckpoint = 32000');
    migrate(database, () => copyBeforeMigration(database, file, backupStamp), migrations, ownId);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Reads both ends of each table: a file that was cut off, or whose pages were overwritten, is found before it is sold on. */
function readEnds(database: Database): void {
  const tables = database
    .prepare<[], { name: string; isByRowid: number }>(
      `SELECT name, wr = 0 AS isByRowid FROM pragma_table_list
       WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'`,
    )
    .all();
  for (const { name, isByRowid } of tables) {
    database.prepare(`SELECT * FROM "${name}" NOT INDEXED LIMIT 1`).all();
    if (isByRowid === 1)
      database.prepare(`SELECT * FROM "${name}" NOT INDEXED ORDER BY rowid DESC LIMIT 1`).all();
  }
}

/** A second connection that can only read, for work beside the till. */
export function openForReading(file: string): Database {
  const database = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT_MS });
  setPragmas(database);
  return database;
}

/** A connection that moves the journal into the file, beside the till's own: it writes nothing that isn't committed. */
export function openForCheckpoints(file: string): Database {
  const database = new BetterSqlite(file, { fileMustExist: true, timeout: 0 });
  setPragmas(database);
  return database;
}

function copyBeforeMigration(database: Database, file: string, stamp: string): string {
  const folder = join(dirname(file), 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `before-update-${stamp}.sqlite`);
  database.prepare('VACUUM INTO ?').run(copy);
  syncFile(copy);
  return basename(copy);
}

/** Makes sure that a finished file is on the disk, not only in the system's memory. */
export function syncFile(file: string, flags: 'r' | 'r+' = 'r+'): void {
  const handle = openSync(file, flags);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes a new name in a folder itself durable; Windows has no handle on a folder and needs none. */
export function syncFolder(folder: string): void {
  if (process.platform !== 'win32') syncFile(folder, 'r');
}

export const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);
