import type { Database } from 'better-sqlite3';
import { foldName, foldPhone } from '../../../electron/core/domain/search-text.ts';
import { expectAnswer } from '../figures.ts';
import { isMadeAfterwards, schemaOf, wholeSchema } from './founding.ts';
import { at, dayName } from './points-book.ts';
import type { ScaleShop } from './scale-shop.ts';

const A_PORTION = 50_000;

/** What comes after the rows, each step whole or not there: derived tables, search, indexes, triggers. */
export function finish(database: Database, shop: ScaleShop, tell: (step: string) => void): void {
  tell('what members hold');
  fillOnce(database, 'member_balance', () => addBalances(database, shop));
  tell('what is left of each lot');
  fillOnce(database, 'lot_remainder', () => addRemainders(database, shop));
  makeFindable(database, tell);
  // A larger part is sorted at once, beside the disk.
  database.pragma('cache_size = -262144');
  database.pragma('temp_store = FILE');
  const due = wholeSchema().filter(isMadeAfterwards);
  for (const [place, { type, name, sql }] of due.entries()) {
    if (schemaOf(database).some((entry) => entry.name === name)) continue;
    tell(`${type} ${name}, ${place + 1} of ${due.length}`);
    database.exec(sql);
  }
  const words = (entries: ReturnType<typeof schemaOf>): string =>
    JSON.stringify(entries.toSorted((a, b) => (a.name < b.name ? -1 : 1)));
  expectAnswer(
    words(schemaOf(database)) === words(wholeSchema()),
    'the schema is the product’s, to the letter',
  );
}

function fillOnce(database: Database, table: string, fill: () => void): void {
  if (database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined) return;
  database.transaction(fill).immediate();
}

function addBalances(database: Database, { book, memberIds, plan }: ScaleShop): void {
  const add = database.prepare<[string, number, number, number]>(
    `INSERT INTO member_balance (member_id, balance, owed, carry, carry_unit) VALUES (?, ?, 0, ?, ?)`,
  );
  for (let member = 1; member <= plan.members; member += 1) {
    const unit = at(book.carryUnit, member);
    if (unit !== 0) add.run(memberIds.of(member), at(book.balance, member), at(book.carry, member), unit);
  }
}

function addRemainders(database: Database, { book: { lots }, memberIds }: ScaleShop): void {
  const add = database.prepare<[number, string, number, string | null]>(
    `INSERT INTO lot_remainder (lot_seq, member_id, points, expires_on) VALUES (?, ?, ?, ?)`,
  );
  for (let lot = 1; lot <= lots.count; lot += 1) {
    const points = at(lots.left, lot);
    const lastDay = at(lots.lastDay, lot);
    if (points > 0)
      add.run(lot, memberIds.of(at(lots.member, lot)), points, lastDay === 0 ? null : dayName(lastDay));
  }
}

function makeFindable(database: Database, tell: (step: string) => void): void {
  const last = database.prepare<[], { number: number | null }>(
    `SELECT max(rowid) AS number FROM member_name`,
  );
  const some = database.prepare<[number], { number: number; name: string; phone: string | null }>(
    `SELECT number, name, phone FROM member WHERE number > ? ORDER BY number LIMIT ${A_PORTION}`,
  );
  const addName = database.prepare<[number, string]>(`INSERT INTO member_name (rowid, folded) VALUES (?, ?)`);
  const addPhone = database.prepare<[number, string]>(
    `INSERT INTO member_phone (rowid, digits) VALUES (?, ?)`,
  );
  for (;;) {
    const done = last.get()?.number ?? 0;
    const portion = some.all(done);
    if (portion.length === 0) return;
    tell(`members that can be found, from ${done + 1}`);
    database
      .transaction(() => {
        for (const { number, name, phone } of portion) {
          addName.run(number, foldName(name));
          if (phone !== null) addPhone.run(number, foldPhone(phone));
        }
      })
      .immediate();
  }
}
