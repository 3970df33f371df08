import type { Database } from 'better-sqlite3';
import { isDeepStrictEqual } from 'node:util';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { verify } from '../../electron/host/verify/verify.ts';
import type { Question } from './load.ts';

/** A question that was answered with a yes before the kill, and that answer. */
export interface Acknowledged {
  readonly question: Question;
  readonly value: unknown;
}

/** What a crash took or made, in words with the ids of it. */
export interface Harm {
  readonly lost: string[];
  readonly doubled: string[];
  readonly broken: string[];
}

export const noHarm = (): Harm => ({ lost: [], doubled: [], broken: [] });

const say = translatorFor('en');

/** Each command of these makes just one of these rows, and nothing else does. */
const rowsOfCommands = [
  { procedures: ['sales.record'], rows: 'sale' },
  { procedures: ['sales.refund'], rows: 'refund' },
  { procedures: ['sales.void'], rows: 'sale_void' },
  { procedures: ['members.enrol'], rows: 'member' },
  { procedures: ['members.enrol', 'members.replaceCard'], rows: 'card' },
  { procedures: ['points.adjust'], rows: `transfer WHERE kind = 'adjust'` },
  { procedures: ['rewards.redeem'], rows: 'redemption WHERE sale_id IS NULL' },
  {
    procedures: ['rewards.cancel'],
    rows: 'redemption_cancel c JOIN redemption r ON r.id = c.redemption_id WHERE r.sale_id IS NULL',
  },
  { procedures: ['day.close'], rows: 'day' },
] as const;

/** Looks into the file that a crash left: everything adds up, each command's answer is there with its rows, once. */
export function lookAtFile(file: string, acknowledged: readonly Acknowledged[], harm: Harm): void {
  const database = openForReading(file);
  try {
    for (const { ok, name, detail } of verify(database, undefined, say).checks)
      if (!ok) harm.broken.push(`${name}: ${detail}`);
    countRows(database, harm);
    const find = database.prepare<[string], string>(`SELECT answer FROM command WHERE id = ?`).pluck();
    for (const { question, value } of acknowledged) {
      const { procedure, commandId } = question;
      const kept = find.get(commandId);
      if (kept === undefined) harm.lost.push(`${procedure} ${commandId} was answered and is not there`);
      else if (!isDeepStrictEqual(JSON.parse(kept), value))
        harm.broken.push(`${procedure} ${commandId} was answered otherwise than it is kept`);
    }
  } finally {
    database.close();
  }
}

function countRows(database: Database, harm: Harm): void {
  const count = (sql: string, ...values: readonly string[]): number =>
    Number(
      database
        .prepare(`SELECT count(*) FROM ${sql}`)
        .pluck()
        .get(...values),
    );
  for (const { procedures, rows } of rowsOfCommands) {
    const marks = procedures.map(() => '?').join(', ');
    const commands = count(`command WHERE procedure IN (${marks})`, ...procedures);
    const made = count(rows);
    const what = `${commands} × ${procedures.join(' and ')} stand beside ${made} × ${rows}`;
    if (made > commands) harm.doubled.push(what);
    if (made < commands) harm.lost.push(what);
  }
}
