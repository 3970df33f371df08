import type { Database } from 'better-sqlite3';
import { createHash, type Hash } from 'node:crypto';
import { closeSync, fsyncSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { toDecimal, type Currency } from '../../core/domain/money.ts';
import { version } from '../../core/domain/version.ts';
import { CHAIN_START } from '../../core/domain/ledger.ts';
import { schemaVersionOf } from '../store/migrate.ts';
import { readableStore } from '../store/store.ts';
import { csvLine, csvStart, noCell, type Cell } from './csv.ts';

/** What was written of a table. `sha256` is of the file's bytes. */
interface Written {
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
}
export interface ExportedTable {
  readonly table: string;
  readonly rows: number;
  readonly csv: Written;
  readonly json: Written;
}

/** What `manifest.json` says. It is written last: an export without one was cut off. */
export interface ExportManifest {
  readonly form: 1;
  readonly program: string;
  readonly schemaVersion: number;
  readonly shop: string;
  readonly currency: Currency;
  readonly timeZone: string;
  /** Of the ledger's last transfer: `regulars verify --head` finds it. */
  readonly chainHead: string;
  readonly exportedAt: string;
  readonly tables: readonly ExportedTable[];
}

/** A key has no use outside the file that it signs answers in, and is nobody's data. */
const notData: ReadonlySet<string> = new Set(['secret']);
const CHUNK_BYTES = 256 * 1024;
const ROWS_A_WORD = 20_000;

/**
 * Writes every table into an empty folder, each as CSV and as JSON, out of one moment. An amount in minor units has
 * the amount in the currency beside it, an instant has its ISO-8601 form; bytes are in hexadecimal digits. `onProgress` is
 * told now and then how many rows are written, of how many.
 */
export function exportWhole(
  database: Database,
  folder: string,
  exportedAt: number,
  onProgress: (doneRows: number, rows: number) => void,
): ExportManifest {
  const make = database.transaction((): ExportManifest => {
    const read = readableStore(database);
    const shop = read.shop.get();
    const currency = shop?.currency ?? { code: 'XXX', exponent: 2 };
    const names = tableNames(database);
    const counts = names.map((name) =>
      Number(database.prepare(`SELECT count(*) FROM "${name}"`).pluck().get()),
    );
    const rows = counts.reduce((sum, count) => sum + count, 0);
    let done = 0;
    const tables = names.map((table) =>
      writeTable(database, { table, folder, currency }, () => {
        done += 1;
        if (done % ROWS_A_WORD === 0) onProgress(done, rows);
      }),
    );
    onProgress(rows, rows);
    return {
      ...{ form: 1, program: version, schemaVersion: schemaVersionOf(database) },
      ...{ shop: shop?.letterhead.name ?? '', currency, timeZone: shop?.dayRule.timeZone ?? 'UTC' },
      chainHead: read.ledger.chainEnd()?.hash.toString('hex') ?? CHAIN_START,
      exportedAt: new Date(exportedAt).toISOString(),
      tables,
    };
  });
  const manifest = make();
  writeFileSync(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`, {
    mode: 0o600,
    flush: true,
  });
  return manifest;
}

const tableNames = (database: Database): readonly string[] =>
  database
    .prepare<[], { name: string }>(
      `SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`,
    )
    .all()
    .map(({ name }) => name)
    .filter((name) => !name.startsWith('sqlite_') && !notData.has(name));

interface Place {
  readonly table: string;
  readonly folder: string;
  readonly currency: Currency;
}

function writeTable(
  database: Database,
  { table, folder, currency }: Place,
  onRow: () => void,
): ExportedTable {
  const columns = database
    .prepare<[string], { name: string }>(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden IN (0, 2, 3)`)
    .all(table)
    .map(({ name }) => name);
  const written = columns.flatMap((name) => writtenAs(name, currency));
  const hasMoney = columns.some(isMoney);
  const heads = [...written.map(({ head }) => head), ...(hasMoney ? ['currency'] : [])];
  const csv = startFile(folder, `${table}.csv`);
  const json = startFile(folder, `${table}.json`);
  let rows = 0;
  try {
    csv.write(csvStart + csvLine(heads));
    for (const row of database
      .prepare<[], Record<string, unknown>>(
        `SELECT ${columns.map((name) => `"${name}"`).join(', ')} FROM "${table}"`,
      )
      .iterate()) {
      const values = written.map(({ column, valueOf }) => valueOf(row[column]));
      const all = hasMoney ? [...values, currency.code] : values;
      csv.write(csvLine(all.map(cellOf)));
      const record = Object.fromEntries(heads.map((head, index) => [head, all[index]]));
      json.write(`${rows === 0 ? '[\n' : ',\n'}${JSON.stringify(record)}`);
      rows += 1;
      onRow();
    }
    json.write(rows === 0 ? '[]\n' : '\n]\n');
    return { table, rows, csv: csv.finish(), json: json.finish() };
  } finally {
    csv.close();
    json.close();
  }
}

type Value = string | number | null;

/** A column of a table as it stands in the files: itself, and for money and instants what a person reads beside it. */
interface WrittenColumn {
  readonly head: string;
  readonly column: string;
  readonly valueOf: (value: unknown) => Value;
}

const isMoney = (column: string): boolean => column.endsWith('_minor');
const isInstant = (column: string): boolean => column === 'at' || column.endsWith('_at');

function writtenAs(column: string, currency: Currency): readonly WrittenColumn[] {
  const itself: WrittenColumn = { head: column, column, valueOf: plainValue };
  if (isMoney(column))
    return [
      itself,
      {
        ...{ head: column.slice(0, -'_minor'.length), column },
        valueOf: (minor) => (typeof minor === 'number' ? toDecimal(minor, currency.exponent) : null),
      },
    ];
  if (isInstant(column))
    return [
      itself,
      {
        ...{ head: `${column}_utc`, column },
        valueOf: (at) => (typeof at === 'number' ? new Date(at).toISOString() : null),
      },
    ];
  return [itself];
}

function plainValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'number') return value;
  return Buffer.isBuffer(value) ? value.toString('hex') : null;
}

function cellOf(value: Value | undefined): Cell {
  if (value === null || value === undefined) return noCell;
  return typeof value === 'number' || /^-?\d+\.\d+$/.test(value) ? { decimal: String(value) } : value;
}

/** A file that is written in larger pieces and hashed on the way. */
function startFile(folder: string, name: string) {
  const handle = openSync(join(folder, name), 'wx', 0o600);
  const hash: Hash = createHash('sha256');
  let isOpen = true;
  let bytes = 0;
  let waiting: string[] = [];
  let waitingLength = 0;
  const flush = (): void => {
    const piece = Buffer.from(waiting.join(''), 'utf8');
    waiting = [];
    waitingLength = 0;
    hash.update(piece);
    for (let at = 0; at < piece.length;) at += writeSync(handle, piece, at);
    bytes += piece.length;
  };
  const close = (): void => {
    if (isOpen) closeSync(handle);
    isOpen = false;
  };
  return {
    write(text: string): void {
      waiting.push(text);
      waitingLength += text.length;
      if (waitingLength >= CHUNK_BYTES) flush();
    },
    finish(): Written {
      flush();
      fsyncSync(handle);
      close();
      return { file: name, bytes, sha256: hash.digest('hex') };
    },
    close,
  };
}
