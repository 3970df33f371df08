import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  exactNameQuery,
  foldName,
  foldPhone,
  nameQuery,
  phoneQuery,
} from '../../electron/core/domain/search-text.ts';

const people: readonly (readonly [name: string, phone: string])[] = [
  ['Łucja Kowalska', '+48 601 234 567'],
  ['Conor O’Brien', '+33 6 12 34 56 78'],
  ["Siobhán O'Brien", '06 98 76 54 32'],
  ['李小龙', '138-0013-8000'],
  ['李小鹏', '13900139000'],
  ['Jürgen Strauß', '0171 5551234'],
  ['Nguyễn Thị Hồng', '(090) 123-4567'],
  ['محمد الأمين', '٠١٠٩٥٦٧٨٠٠'],
  ['Дмитрий Соловьёв', '+7 (916) 000-11-22'],
  ['Γιώργος Παπαδόπουλος', '2101234567'],
  ['김민준', '010-2345-6789'],
  ['がくと サトウ', '03-9876-5678'],
  ['Jean-Pierre Œuvrard', '0033 1 44 55 66 77'],
  ['علی‌رضا', '0912 000 0000'],
  ['🌻', '555'],
  ['İrem Işık', '0532 000 00 01'],
];

let db: Database.Database;
const search = (table: 'member_name' | 'member_phone', query: string | undefined): string[] =>
  query === undefined
    ? []
    : db
        .prepare<[string], { rowid: number }>(
          `SELECT rowid FROM ${table} WHERE ${table} MATCH ? ORDER BY rowid`,
        )
        .all(query)
        .map(({ rowid }) => people[rowid - 1]?.[0] ?? '');
const named = (text: string): string[] => search('member_name', nameQuery(text));
const exactly = (text: string): string[] => search('member_name', exactNameQuery(text));
const phoned = (text: string): string[] => search('member_phone', phoneQuery(text));

beforeAll(() => {
  db = new Database(':memory:');
  db.exec(`CREATE VIRTUAL TABLE member_name USING fts5(
      name, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3');
    CREATE VIRTUAL TABLE member_phone USING fts5(phone, tokenize = 'trigram');`);
  people.forEach(([name, phone], index) => {
    db.prepare('INSERT INTO member_name (rowid, name) VALUES (?, ?)').run(index + 1, foldName(name));
    db.prepare('INSERT INTO member_phone (rowid, phone) VALUES (?, ?)').run(index + 1, foldPhone(phone));
  });
});
afterAll(() => {
  db.close();
});

describe('a name', () => {
  const questions: readonly (readonly [typed: string, found: readonly string[]])[] = [
    ['lucja', ['Łucja Kowalska']],
    ['ŁUCJA', ['Łucja Kowalska']],
    ['kowalska lucja', ['Łucja Kowalska']],
    ['kow', ['Łucja Kowalska']],
    ['obrien', ['Conor O’Brien', "Siobhán O'Brien"]],
    ["o'brien", ['Conor O’Brien', "Siobhán O'Brien"]],
    ['O´Brien', ['Conor O’Brien', "Siobhán O'Brien"]],
    ['siobhan', ["Siobhán O'Brien"]],
    ['李', ['李小龙', '李小鹏']],
    ['小龙', ['李小龙']],
    ['龙小', []],
    ['李 龙', ['李小龙']],
    ['strauss', ['Jürgen Strauß']],
    ['STRAUẞ', ['Jürgen Strauß']],
    ['jurgen', ['Jürgen Strauß']],
    ['nguyen thi', ['Nguyễn Thị Hồng']],
    ['Nguyễn', ['Nguyễn Thị Hồng']],
    ['محمد', ['محمد الأمين']],
    ['مُحَمَّد', ['محمد الأمين']],
    ['соловьев', ['Дмитрий Соловьёв']],
    ['Γιωργος', ['Γιώργος Παπαδόπουλος']],
    ['γιωργοσ', ['Γιώργος Παπαδόπουλος']],
    ['김', ['김민준']],
    ['민준', ['김민준']],
    ['\u1100\u1175\u11b7', ['김민준']],
    ['かくと', ['がくと サトウ']],
    ['ｻﾄｳ', ['がくと サトウ']],
    ['pierre oeuv', ['Jean-Pierre Œuvrard']],
    ['علیرضا', ['علی‌رضا']],
    ['irem isik', ['İrem Işık']],
    ['zzz', []],
  ];
  it.each(questions)('is found by %s', (typed, found) => {
    expect(named(typed)).toEqual(found);
  });

  it('is found by a beginning as one types, and only whole when asked so', () => {
    expect(named('luc')).toEqual(['Łucja Kowalska']);
    expect(exactly('luc')).toEqual([]);
    expect(exactly('lucja')).toEqual(['Łucja Kowalska']);
    expect(named('luc kow')).toEqual(['Łucja Kowalska']);
    expect(named('kow luc')).toEqual(['Łucja Kowalska']);
    expect(exactly('luc kowalska')).toEqual([]);
    expect(named('luc kowx')).toEqual([]);
  });

  it('leaves nothing to look for in blanks, signs and pictures', () => {
    for (const text of ['', '   ', '🌻', '…', '\0', '\ud800', '" * ^', "''"]) {
      expect(nameQuery(text), text).toBeUndefined();
      expect(exactNameQuery(text), text).toBeUndefined();
    }
  });

  it('is folded as people would say it', () => {
    expect(foldName('  Łucja  KOWALSKA ')).toBe('lucja kowalska');
    expect(foldName('O’Brien-Ødegård')).toBe('obrien odegard');
    expect(foldName('李小龙 Bruce')).toBe('李 小 龙 bruce');
    expect(foldName('straße ﬁn ½')).toBe('strasse fin 1 2');
    expect(foldName('김민준')).toBe('김 민 준');
    expect(foldName('Þórður Æsir ħ')).toBe('thordur aesir h');
  });

  const anyText = fc.string({ unit: 'binary', maxLength: 60 });
  const letters = fc.string({ unit: fc.constantFrom(...'aéŁßオ小龙김ığΣςأ٣’-" *^𠀀'), maxLength: 20 });

  it('folded twice is as folded once', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, letters), (text) => {
        expect(foldName(foldName(text))).toBe(foldName(text));
      }),
    );
  });

  it('always finds itself, whole and by every beginning of its last word', () => {
    const table = new Database(':memory:');
    table.exec(
      `CREATE VIRTUAL TABLE n USING fts5(name, tokenize = "unicode61 remove_diacritics 0", prefix = '1 2 3')`,
    );
    const insert = table.prepare('INSERT INTO n (rowid, name) VALUES (1, ?)');
    const match = table.prepare('SELECT rowid FROM n WHERE n MATCH ?');
    fc.assert(
      fc.property(fc.oneof(anyText, letters), (name) => {
        table.exec('DELETE FROM n');
        insert.run(foldName(name));
        for (const query of [exactNameQuery(name), nameQuery(name)]) {
          if (query !== undefined) expect(match.all(query)).toHaveLength(1);
          else expect(foldName(name)).toBe('');
        }
        const folded = foldName(name);
        const shortened = nameQuery(folded.slice(0, -1));
        if (shortened !== undefined) expect(match.all(shortened)).toHaveLength(1);
      }),
      { numRuns: 500 },
    );
    table.close();
  });
});

describe('a phone number', () => {
  const questions: readonly (readonly [typed: string, found: readonly string[]])[] = [
    ['5678', ['Conor O’Brien', 'محمد الأمين', '김민준', 'がくと サトウ']],
    ['456 78', ['Conor O’Brien', '김민준']],
    ['06 12 34 56 78', ['Conor O’Brien']],
    ['+33612345678', ['Conor O’Brien']],
    ['0033 612345678', ['Conor O’Brien']],
    ['+33 6 98 76 54 32', ["Siobhán O'Brien"]],
    ['+33 1 44', ['Jean-Pierre Œuvrard']],
    ['٥٥٥١', ['Jürgen Strauß']],
    ['5551', ['Jürgen Strauß']],
    ['0102', ['김민준']],
    ['(916)', ['Дмитрий Соловьёв']],
    ['12', []],
    ['99999', []],
  ];
  it.each(questions)('is found by %s', (typed, found) => {
    expect(phoned(typed)).toEqual(found);
  });

  it('is only looked for in what could be one', () => {
    for (const text of ['', '12', 'abc', '123 abc', '"123"', '123*', '1'.repeat(41), '000OR000', '123\0']) {
      expect(phoneQuery(text), text).toBeUndefined();
    }
    expect(phoneQuery('000000')).toBe('"000"');
  });
});

describe('hostile text', () => {
  const nasty = [
    '" OR *',
    'a" OR name:"b',
    'NEAR(a b, 2)',
    'a AND',
    'NOT',
    'OR',
    '^lucja',
    'name : lucja',
    '{name} : a',
    "'; DROP TABLE member_name; --",
    '\0lucja\0',
    '\ud800lucja\udfff',
    'a + b',
    '*',
    '""""',
    '-lucja',
    'x'.repeat(100_000),
    'x '.repeat(50_000),
    '龙'.repeat(100_000),
    '1 '.repeat(50_000),
    'e\u0301'.repeat(1_000),
  ];
  it.each(nasty.map((text) => [text.slice(0, 30), text]))('never throws: %j', (_start, text) => {
    expect(() => [named(text), exactly(text), phoned(text)]).not.toThrow();
  });

  it('never throws, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 100 }),
          fc.string({
            unit: fc.constantFrom(...'ab"*^:(){}+-\0\u0301 1٣龙', 'AND', 'NEAR', '\ud800'),
            maxLength: 40,
          }),
        ),
        (text) => {
          for (const query of [nameQuery(text), exactNameQuery(text)]) search('member_name', query);
          search('member_phone', phoneQuery(text));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
