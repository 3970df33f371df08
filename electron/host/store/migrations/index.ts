import { theShop } from './0001-the-shop.ts';
import { theCounter } from './0002-the-counter.ts';
import { theMembersPage } from './0003-the-members-page.ts';
import { refunds } from './0004-refunds.ts';
import { theLetterhead } from './0005-the-letterhead.ts';
import { theDaysPage } from './0006-the-days-page.ts';
import { people } from './0007-people.ts';
import { visits } from './0008-visits.ts';
import { printJobs } from './0009-print-jobs.ts';

export interface Migration {
  /** What `user_version` is afterwards; contiguous from 1. */
  readonly version: number;
  readonly sql: string;
}

export const migrations: readonly Migration[] = [
  { version: 1, sql: theShop },
  { version: 2, sql: theCounter },
  { version: 3, sql: theMembersPage },
  { version: 4, sql: refunds },
  { version: 5, sql: theLetterhead },
  { version: 6, sql: theDaysPage },
  { version: 7, sql: people },
  { version: 8, sql: visits },
  { version: 9, sql: printJobs },
];

/** The newest schema that this program knows. */
export const schemaVersion = migrations.length;
