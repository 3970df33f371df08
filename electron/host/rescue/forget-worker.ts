import BetterSqlite from 'better-sqlite3';
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { v7 as newId } from 'uuid';
import type { Instant, MemberId } from '../../core/domain/ids.ts';
import { erasureWrites } from '../store/erasing.ts';
import { migrate } from '../store/migrate.ts';
import { syncFolder } from '../store/open.ts';
import { threadFailure } from '../threads.ts';
import type { ForgetAnswer, ForgetTask } from './forget-copies.ts';
import { openToLook, unfitness } from './holding.ts';
import { finish, removePart } from './prepare.ts';

/** Which of the members a copy still knows by name; throws where the copy can't be read. */
function membersIn(file: string, members: readonly MemberId[]): readonly MemberId[] {
  const database = openToLook(file);
  try {
    if (unfitness(database) !== undefined) throw new Error('no shop’s file of this program');
    const find = database
      .prepare(`SELECT 1 FROM member WHERE id = ? AND (name <> '' OR phone IS NOT NULL)`)
      .pluck();
    return members.filter((id) => find.get(id) !== undefined);
  } finally {
    database.close();
  }
}

/**
 * Blanks the members in a copy: in a copy of it, which is written anew, so that no page holds what was there, and takes
 * the place of the first when it is on the disk. Its time stays what it was: it still says when the backup was made.
 */
function forgetIn(file: string, { members, at }: ForgetTask): void {
  const found = membersIn(file, members);
  if (found.length === 0) return;
  // The version that wrote it is the one that opens it: it can't be brought to this schema.
  if (basename(file).startsWith('before-update-')) throw new Error('of another version');
  const { atimeMs, mtimeMs } = statSync(file);
  const part = join(dirname(file), `.${newId()}.part`);
  try {
    for (const suffix of ['', '-wal'])
      if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${part}${suffix}`);
    const database = new BetterSqlite(part);
    try {
      migrate(database, () => '');
      database.pragma('secure_delete = ON');
      const erasures = erasureWrites(database);
      database.transaction(() => {
        for (const id of found) erasures.blank(id, at as Instant);
      })();
      database.exec('VACUUM');
    } finally {
      finish(database, part);
    }
    utimesSync(part, atimeMs / 1_000, mtimeMs / 1_000);
    for (const suffix of ['-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
    renameSync(part, file);
    syncFolder(dirname(file));
  } finally {
    removePart(part);
  }
}

/** The names in a folder; none where there is no such folder. */
const namesIn = (folder: string): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);

const shopsIn = (folder: string): readonly string[] =>
  namesIn(folder)
    .filter((name) => name.endsWith('.sqlite') && !name.startsWith('.') && name !== 'shop.sqlite')
    .map((name) => join(folder, name));

/** An export is somebody's, as it was handed out: it isn't changed, only told of. */
const exportsWith = (folder: string, members: readonly MemberId[]): readonly string[] =>
  namesIn(folder)
    .map((name) => join(folder, name))
    .filter((place) => {
      const list = join(place, 'member.csv');
      if (!existsSync(list)) return false;
      const text = readFileSync(list, 'latin1');
      return members.some((id) => text.includes(id));
    });

function forget(task: ForgetTask): readonly string[] {
  const { shopFolder, secondFolder, members } = task;
  const unreached: string[] = [];
  const reach = (place: string, work: () => void): void => {
    try {
      work();
    } catch {
      unreached.push(place);
    }
  };
  if (shopFolder !== undefined) {
    for (const file of [...shopsIn(shopFolder), ...shopsIn(join(shopFolder, 'backups'))])
      reach(file, () => forgetIn(file, task));
    unreached.push(...exportsWith(join(shopFolder, 'exports'), members));
  }
  if (secondFolder !== undefined) {
    // A drive that is away may hold anything.
    if (!existsSync(dirname(secondFolder))) unreached.push(secondFolder);
    else for (const file of shopsIn(secondFolder)) reach(file, () => forgetIn(file, task));
  }
  return unreached;
}

function answer(task: ForgetTask): ForgetAnswer {
  try {
    return { unreached: forget(task) };
  } catch (error) {
    return threadFailure(error);
  }
}

// The thread that starts this one sends a ForgetTask and nothing else.
parentPort?.postMessage(answer(workerData as ForgetTask));
