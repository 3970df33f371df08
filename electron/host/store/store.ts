import type { Database } from 'better-sqlite3';
import { auditReads, auditWrites } from './audit.ts';
import { cardReads, cardWrites } from './cards.ts';
import { commandReads, commandWrites } from './commands.ts';
import { dayReads } from './days.ts';
import { ledgerReads, ledgerWrites } from './ledger.ts';
import { memberReads, memberWrites } from './members.ts';
import { programReads, programWrites } from './programs.ts';
import { saleReads, saleWrites } from './sales.ts';
import { shopReads, shopWrites } from './shop.ts';
import { staffReads, staffWrites } from './staff.ts';

/** All that can be looked up in a shop's file. */
export const readableStore = (database: Database) => ({
  audit: auditReads(database),
  cards: cardReads(database),
  commands: commandReads(database),
  days: dayReads(database),
  ledger: ledgerReads(database),
  members: memberReads(database),
  programs: programReads(database),
  sales: saleReads(database),
  shop: shopReads(database),
  staff: staffReads(database),
});
export type ReadableStore = ReturnType<typeof readableStore>;

/** All that can be written, inside a transaction that dispatch opened. */
export const writableStore = (database: Database) => ({
  audit: auditWrites(database),
  cards: cardWrites(database),
  commands: commandWrites(database),
  ledger: ledgerWrites(database),
  members: memberWrites(database),
  programs: programWrites(database),
  sales: saleWrites(database),
  shop: shopWrites(database),
  staff: staffWrites(database),
});
export type WritableStore = ReturnType<typeof writableStore>;
