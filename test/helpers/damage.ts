import type { Database } from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import { folderForTest } from './shop-folder.ts';
import { editFile } from './till.ts';

const say = translatorFor('en');

/** What a stranger does first who wants to change what can't be changed. */
export function dropTriggers(database: Database): void {
  for (const { name } of database
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'trigger'`)
    .all()) {
    database.exec(`DROP TRIGGER ${name}`);
  }
}

/** The names of the checks that fail after somebody has changed a copy of the shop by hand, triggers and all. */
export function brokenBy(folder: string, damage: string): readonly string[] {
  const file = join(folderForTest(), 'shop.sqlite');
  copyFileSync(join(folder, 'shop.sqlite'), file);
  editFile(file, (database) => {
    dropTriggers(database);
    database.unsafeMode(true);
    database.exec(damage);
    expect(damage === '' || database.prepare('SELECT total_changes() AS n').get()).not.toEqual({ n: 0 });
  });
  const database = openForReading(file);
  try {
    const { ok, checks } = verify(database, undefined, say);
    const broken = checks.filter((check) => !check.ok);
    expect(ok).toBe(broken.length === 0);
    for (const { detail } of broken) expect(detail).not.toBe('');
    return broken.map(({ name }) => name);
  } finally {
    database.close();
  }
}
