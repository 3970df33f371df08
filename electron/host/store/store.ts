import type { Database } from 'better-sqlite3';
import { auditReads, auditWrites } from './audit.ts';
import { backupReads } from './backups.ts';
import { cardReads, cardWrites } from './cards.ts';
import { commandReads, commandWrites } from './commands.ts';
import { dayDetailReads } from './day-details.ts';
import { dayListReads } from './day-lists.ts';
import { dayOverviewReads } from './day-overviews.ts';
import { dayReads, dayWrites } from './days.ts';
import { erasureReads, erasureWrites } from './erasing.ts';
import { ledgerReads, ledgerWrites } from './ledger.ts';
import { memberReads, memberWrites } from './members.ts';
import { mergeReads, mergeWrites } from './merges.ts';
import { personDataReads } from './person-data.ts';
import { printJobReads, printJobWrites } from './print-jobs.ts';
import { productReads, productWrites } from './products.ts';
import { programReads, programWrites } from './programs.ts';
import { refundReads, refundWrites } from './refunds.ts';
import { rewardReads, rewardWrites } from './rewards.ts';
import { saleReads, saleWrites } from './sales.ts';
import { shopReads, shopWrites } from './shop.ts';
import { staffReads, staffWrites } from './staff.ts';

/** All that can be looked up in a shop's file. */
export const readableStore = (database: Database) => ({
  audit: auditReads(database),
  backups: backupReads(database),
  cards: cardReads(database),
  commands: commandReads(database),
  dayDetails: dayDetailReads(database),
  dayLists: dayListReads(database),
  dayOverviews: dayOverviewReads(database),
  days: dayReads(database),
  erasures: erasureReads(database),
  ledger: ledgerReads(database),
  members: memberReads(database),
  merges: mergeReads(database),
  personData: personDataReads(database),
  printJobs: printJobReads(database),
  products: productReads(database),
  programs: programReads(database),
  refunds: refundReads(database),
  rewards: rewardReads(database),
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
  days: dayWrites(database),
  erasures: erasureWrites(database),
  ledger: ledgerWrites(database),
  members: memberWrites(database),
  merges: mergeWrites(database),
  printJobs: printJobWrites(database),
  products: productWrites(database),
  programs: programWrites(database),
  refunds: refundWrites(database),
  rewards: rewardWrites(database),
  sales: saleWrites(database),
  shop: shopWrites(database),
  staff: staffWrites(database),
});
export type WritableStore = ReturnType<typeof writableStore>;
