import type { Database, Statement } from 'better-sqlite3';
import type { MemberId } from '../../core/domain/ids.ts';
import { prepared } from './statements.ts';

/** The member that the one in `column` is read as: itself, or the one that it was merged into. */
export const keptAs = (column: string): string =>
  `(SELECT coalesce(k.kept_as, k.id) FROM member k WHERE k.id = ${column})`;

/** A member's id and those of all that were merged into it; `member` is an SQL expression. */
export const idsOf = (member: string): string =>
  `(SELECT ${member} UNION ALL SELECT o.id FROM member o WHERE o.kept_as = ${member})`;

/** Their accounts in the ledger; `ending` is ":owed" for what they owe. */
const accountsOf = (ending: '' | ':owed'): string =>
  `(SELECT 'member:' || @member || '${ending}' UNION ALL
    SELECT 'member:' || o.id || '${ending}' FROM member o WHERE o.kept_as = @member)`;

/** How the SQL of a question says whom it is about. */
export interface Whose {
  /** Follows a column of member ids: `s.member_id ${isMember}`. */
  readonly isMember: string;
  /** Follows a column of accounts: the member's own ones, or those of what is owed. */
  readonly isAccount: string;
  readonly isOwed: string;
}

const alone: Whose = {
  isMember: '= @member',
  isAccount: `= 'member:' || @member`,
  isOwed: `= 'member:' || @member || ':owed'`,
};
const withMerged: Whose = {
  isMember: `IN ${idsOf('@member')}`,
  isAccount: `IN ${accountsOf('')}`,
  isOwed: `IN ${accountsOf(':owed')}`,
};

/**
 * A question about one person, `@member` in its SQL. Nearly always that is one member, found in the order of an index;
 * a person who was two members has the rows of both.
 */
export function aboutPerson<Parameters extends { readonly member: string }, Row>(
  database: Database,
  sql: (whose: Whose) => string,
): (member: MemberId) => Statement<[Parameters], Row> {
  const hasMerged = prepared<[string], { found: number }>(
    database,
    `SELECT 1 AS found FROM member WHERE kept_as = ? LIMIT 1`,
  );
  const ofOne = prepared<[Parameters], Row>(database, sql(alone));
  const ofAll = prepared<[Parameters], Row>(database, sql(withMerged));
  return (member) => (hasMerged().get(member) === undefined ? ofOne() : ofAll());
}
