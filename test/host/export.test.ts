import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { countRows } from '../helpers/row-counts.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

interface Manifest {
  readonly shop: string;
  readonly currency: { readonly code: string; readonly exponent: number };
  readonly schemaVersion: number;
  readonly chainHead: string;
  readonly tables: readonly {
    readonly table: string;
    readonly rows: number;
    readonly csv: { readonly file: string; readonly bytes: number; readonly sha256: string };
    readonly json: { readonly file: string; readonly bytes: number; readonly sha256: string };
  }[];
}

type Row = Readonly<Record<string, string | number | null>>;

/** Reads RFC 4180: quotes doubled inside quotes, CRLF at each end, the mark of UTF-8 first. */
function readCsv(text: string): readonly (readonly string[])[] {
  expect(text.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 1; at < text.length; at += 1) {
    const letter = text[at] ?? '';
    if (isQuoted && letter === '"' && text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (letter === '"') isQuoted = !isQuoted;
    else if (!isQuoted && letter === ',') {
      rows.at(-1)?.push(cell);
      cell = '';
    } else if (!isQuoted && letter === '\r') {
      rows.at(-1)?.push(cell);
      cell = '';
      at += 1;
      rows.push([]);
    } else cell += letter;
  }
  expect(rows.pop()).toEqual([]);
  return rows;
}

async function shopWithAll(): Promise<TestTill> {
  const till = await tillForTest();
  const { asOwner } = till;
  const { memberId } = value(
    await asOwner.members.enrol({
      name: '=HYPERLINK("evil")',
      note: 'Says "hi",\nthen leaves',
      phone: '+34 600 1',
    }),
  );
  value(await asOwner.members.enrol({ name: '李小龙' }));
  const lines = [{ name: '-5 % bread, "old"', quantity: 1_000, unitPriceMinor: 1_250 }];
  const { saleId } = value(await asOwner.sales.record({ memberId, totalMinor: 1_250, lines }));
  value(await asOwner.sales.record({ totalMinor: 5 }));
  value(await asOwner.sales.refund({ saleId, amountMinor: 250, reason: 'A scratch' }));
  value(await asOwner.points.adjust({ memberId, points: 7, reason: '@home' }));
  value(await asOwner.day.close({ date: '2026-11-21' }));
  return till;
}

describe('an export', () => {
  it('has every row of every table twice, as CSV and as JSON, with counts, hashes and the chain’s head', async () => {
    const till = await shopWithAll();
    const folder = join(folderForTest(), 'all of it');
    const told: number[] = [];
    till.till().onEvent((event) => event.name === 'export.progress' && told.push(event.doneRows));
    const answer = value(await till.asCli.data.export({ folder }));
    expect(told.at(-1)).toBe(answer.rows);
    const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest).toMatchObject({ shop: 'Corner Bakery', currency: { code: 'EUR', exponent: 2 } });
    expect(value(await till.asOwner.data.verify({ head: manifest.chainHead })).ok).toBe(true);
    const counts = countRows(till.file);
    const names = manifest.tables.map(({ table }) => table);
    expect(names).toEqual(
      expect.arrayContaining(
        'member card sale sale_line refund transfer lot lot_use reward redemption product program_version day audit'.split(
          ' ',
        ),
      ),
    );
    expect(names).not.toContain('secret');
    for (const { table, rows, csv, json } of manifest.tables) {
      for (const { file, bytes, sha256 } of [csv, json]) {
        const content = readFileSync(join(folder, file));
        expect([content.length, createHash('sha256').update(content).digest('hex')]).toEqual([bytes, sha256]);
      }
      const records = JSON.parse(readFileSync(join(folder, json.file), 'utf8')) as readonly Row[];
      const cells = readCsv(readFileSync(join(folder, csv.file), 'utf8'));
      expect([table, records.length, cells.length - 1]).toEqual([table, rows, rows]);
      // The command that exports, its audit and who asked are written after the moment of the export.
      if (!['command', 'audit', 'staff'].includes(table))
        expect([table, rows]).toEqual([table, counts[table]]);
    }
  });

  it('adds up to what the database says, in minor units and in the currency', async () => {
    const till = await shopWithAll();
    const folder = folderForTest();
    value(await till.asCli.data.export({ folder }));
    const rowsOf = (table: string) =>
      JSON.parse(readFileSync(join(folder, `${table}.json`), 'utf8')) as readonly Row[];
    const sum = (table: string, column: string) =>
      rowsOf(table).reduce((total, row) => total + Number(row[column]), 0);
    const database = new Database(till.file, { readonly: true });
    const sumOf = (table: string, column: string) =>
      database.prepare(`SELECT sum(${column}) FROM ${table}`).pluck().get();
    for (const [table, column] of [
      ['sale', 'total_minor'],
      ['refund', 'amount_minor'],
      ['transfer', 'points'],
      ['lot', 'points'],
      ['lot_use', 'points'],
      ['member_balance', 'balance'],
    ] as const)
      expect([table, sum(table, column)]).toEqual([table, sumOf(table, column)]);
    database.close();
    expect(rowsOf('sale')).toMatchObject([
      { total_minor: 1_250, total: '12.50', currency: 'EUR', recorded_at_utc: '2026-11-21T12:00:00.000Z' },
      { total_minor: 5, total: '0.05', currency: 'EUR' },
    ]);
  });

  it('is safe in a spreadsheet: what begins like a formula is text there, and exact in the JSON', async () => {
    const till = await shopWithAll();
    const folder = folderForTest();
    value(await till.asCli.data.export({ folder }));
    const [heads = [], first = []] = readCsv(readFileSync(join(folder, 'member.csv'), 'utf8'));
    expect(first[heads.indexOf('name')]).toBe(`'=HYPERLINK("evil")`);
    expect(first[heads.indexOf('phone')]).toBe(`'+34 600 1`);
    expect(first[heads.indexOf('note')]).toBe('Says "hi",\nthen leaves');
    expect(JSON.parse(readFileSync(join(folder, 'member.json'), 'utf8'))).toMatchObject([
      { name: '=HYPERLINK("evil")', phone: '+34 600 1' },
      { name: '李小龙' },
    ]);
  });

  it('is written down, and goes into no folder that has something in it', async () => {
    const till = await shopWithAll();
    const folder = folderForTest();
    writeFileSync(join(folder, 'letter.txt'), 'Ours.');
    expect(refusal(await till.asCli.data.export({ folder }))).toBe('FOLDER_NOT_EMPTY folder');
    expect(refusal(await till.asCli.data.export({ folder: join(folder, 'letter.txt') }))).toBe(
      'FOLDER_NOT_EMPTY folder',
    );
    expect(readdirSync(folder)).toEqual(['letter.txt']);
    expect(refusal(await till.asOwner.data.export({ folder }))).toBe('FOLDER_OUTSIDE_EXPORTS folder');
    expect(refusal(await till.asCashier.data.export({ folder: 'all' }))).toBe('NOT_ALLOWED');
    value(await till.asOwner.data.export({ folder: 'all' }));
    expect(existsSync(join(till.folder, 'exports', 'all', 'manifest.json'))).toBe(true);
    await till.edit((database) => {
      expect(database.prepare(`SELECT count(*) FROM audit WHERE action = 'data.export'`).pluck().get()).toBe(
        1,
      );
    });
    await expectWhole(till);
  });

  it('that is stopped leaves nothing', async () => {
    const till = await shopWithAll();
    const folder = join(folderForTest(), 'all');
    mkdirSync(folder);
    const asked = till.asCli.data.export({ folder });
    expect(value(await till.asOwner.data.cancelExport({}))).toEqual({ cancelled: true });
    expect(refusal(await asked)).toBe('EXPORT_CANCELLED');
    expect(readdirSync(folder)).toEqual([]);
  });
});
