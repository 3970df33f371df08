import type { Database } from 'better-sqlite3';
import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import { v4, v7 } from 'uuid';
import { addDays, businessDayOf, startOfBusinessDay } from '../../electron/core/domain/business-day.ts';
import type { BusinessDay, Instant, MemberId } from '../../electron/core/domain/ids.ts';
import { canonicalJson } from '../../electron/host/canonical-json.ts';
import type { WriteContext } from '../../electron/host/context.ts';
import { noBackupState } from '../../electron/host/backup-keeper.ts';
import { noDevicesDesk } from '../../electron/host/devices/devices-desk.ts';
import { noSampleDesk } from '../../electron/host/sample/sample-desk.ts';
import { openScanDesk } from '../../electron/host/scans.ts';
import { noPrintDesk } from '../../electron/host/printing/print-desk.ts';
import { startReaders } from '../../electron/host/readers.ts';
import { services } from '../../electron/host/services/index.ts';
import type { PracticeShops } from '../../electron/host/practice/practice-shops.ts';
import { openForWriting } from '../../electron/host/store/open.ts';
import { readableStore, writableStore } from '../../electron/host/store/store.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { expectAnswer, type Section } from './figures.ts';
import { nameOf, phoneOf } from './people.ts';
import { openShop, owner, setUpShop, valueOf } from './shop.ts';

export const SALES_A_DAY = 2_000;
const HOUR_MS = 3_600_000;

interface Person {
  readonly memberId: MemberId;
  readonly cardNumber: string;
}

interface FillOptions {
  /** After so many months points are over; never where null. */
  readonly expiryMonths?: number | null;
  readonly openDays?: number;
}

/**
 * Fills a new shop with members and sales, 2,000 sales a day up to yesterday, the last days still open. It runs the services themselves with the
 * real store, so that every row is the one that a till would have written; only the transactions are a day long, and
 * nothing goes through dispatch.
 */
export async function fillShop(
  folder: string,
  members: number,
  sales: number,
  { expiryMonths = null, openDays = 1 }: FillOptions = {},
): Promise<Section> {
  const shop = await openShop(folder);
  await setUpShop(shop);
  const rules = { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths };
  if (expiryMonths !== null) valueOf(await shop.ask.program.save(rules));
  await shop.close();
  const file = join(folder, 'shop.sqlite');
  const database = openForWriting(file, { create: false, backupStamp: 'bench' });
  const startedAt = performance.now();
  // A day's pages are kept in memory until it is committed.
  database.pragma('cache_size = -262144');
  const days = Math.max(1, Math.ceil(sales / SALES_A_DAY));
  const filler = fillerOf(database, folder);
  const yesterday = addDays(businessDayOf(Date.now() as Instant, filler.dayRule), -1);
  const people: Person[] = [];
  for (let day = 0; day < days; day += 1) {
    const date = addDays(yesterday, day + 1 - days);
    const newMembers = Math.floor((members * (day + 1)) / days) - people.length;
    const newSales = Math.min(SALES_A_DAY, sales - day * SALES_A_DAY);
    database
      .transaction(() => {
        filler.fillDay(date, people, newMembers, newSales);
        if (day < days - openDays) filler.closeDay(date);
      })
      .immediate();
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const rows = countRows(database);
  database.pragma('optimize');
  database.pragma('wal_checkpoint(TRUNCATE)');
  const megabytes = (Number(database.pragma('page_count', { simple: true })) * 4096) / 2 ** 20;
  database.close();
  expectAnswer(people.length === members, 'every member was enrolled');
  return {
    title: `Fill: ${members.toLocaleString('en')} members, ${sales.toLocaleString('en')} sales`,
    figures: [
      { what: 'time', value: seconds, unit: 's' },
      { what: 'rows', value: rows / seconds, unit: '/s' },
      { what: "the shop's file", value: megabytes, unit: 'MB' },
    ],
  };
}

/** What is filled in here has no window that could train. */
const noPracticeShops: PracticeShops = {
  start: () => Promise.reject(new Error('nobody trains here')),
  end: () => Promise.resolve(false),
  with: () => undefined,
  close: () => Promise.resolve(),
};

function fillerOf(database: Database, folder: string) {
  const chance = chanceFrom(20_26);
  const read = readableStore(database);
  const write = writableStore(database);
  const shop = read.shop.get();
  const staff = read.staff.owner();
  const key = read.commands.digestKey();
  expectAnswer(shop !== undefined && staff !== undefined && key !== undefined, 'the shop is set up');
  let now = 0 as Instant;
  const base: Omit<WriteContext, 'now' | 'today'> = {
    session: owner,
    shop,
    locale: 'en',
    read,
    write,
    folder,
    machineFolder: folder,
    book: { kind: 'shop', practiceShops: noPracticeShops, sampleDesk: noSampleDesk },
    devices: noDevicesDesk,
    readers: startReaders(
      '',
      () => 'en',
      () => {},
    ),
    scans: openScanDesk(),
    printing: noPrintDesk,
    isPrinterTroubled: () => false,
    backupState: () => noBackupState,
    staff,
    newId: () => v7({ msecs: now }),
    randomBytes: chance.bytes,
    tell: () => {},
    answerSpeaksOf: () => {},
    afterCommit: () => {},
    announce: () => {},
    audit: (entry) =>
      write.audit.add({
        ...entry,
        at: now,
        businessDay: businessDayOf(now, shop.dayRule),
        staffId: staff.id,
        till: owner.till,
      }),
  };
  /** What dispatch keeps of each command, with an id of the kind that a window makes. */
  const keep = (procedure: string, input: unknown, answer: unknown, memberId: MemberId | null): void => {
    const inputDigest = createHmac('sha256', key)
      .update(`${procedure}\n${canonicalJson(input)}`)
      .digest();
    write.commands.add(
      v4({ random: chance.bytes(16) }),
      { procedure, inputDigest, answer: JSON.stringify(answer) },
      { memberId, at: now, staffId: staff.id },
    );
  };

  const enrol = (context: WriteContext, position: number): Person => {
    const input = {
      name: nameOf(chance),
      ...(chance.happens(0.85) ? { phone: phoneOf(chance) } : {}),
      // Families share a telephone: the cashier has asked.
      confirmed: true as const,
      // The cards of the time before, which a shop goes on accepting.
      ...(chance.happens(0.05) ? { cardNumber: `KC-${String(position).padStart(7, '0')}` } : {}),
      ...(chance.happens(0.4) ? { consents: { marketing: chance.happens(0.6) } } : {}),
    };
    const answer = services.members.enrol(context, input);
    keep('members.enrol', input, answer, answer.memberId);
    return answer;
  };

  const sell = (context: WriteContext, people: readonly Person[]): void => {
    const buyer = chance.happens(0.85) ? people[chance.mostlyLow(people.length)] : undefined;
    const input = { ...basket(chance), ...(buyer === undefined ? {} : { cardNumber: buyer.cardNumber }) };
    const answer = services.sales.record(context, input);
    keep('sales.record', input, answer, null);
    if (chance.happens(0.002)) {
      const undo = { saleId: answer.saleId, reason: 'Typed twice' };
      keep('sales.void', undo, services.sales.void(context, undo), null);
    }
  };

  return {
    dayRule: shop.dayRule,
    /** Enrols the day's new members in the morning and sells until the evening. */
    fillDay(today: BusinessDay, people: Person[], newMembers: number, newSales: number): void {
      const opensAt = startOfBusinessDay(today, shop.dayRule) + 4 * HOUR_MS;
      for (let count = 0; count < newMembers; count += 1) {
        now = (opensAt + count) as Instant;
        people.push(enrol({ ...base, now, today }, people.length));
      }
      for (let count = 0; count < newSales; count += 1) {
        now = (opensAt + HOUR_MS + Math.floor((count * 10 * HOUR_MS) / newSales)) as Instant;
        sell({ ...base, now, today }, people);
      }
    },
    closeDay(today: BusinessDay): void {
      services.day.close({ ...base, now, today }, { date: today });
    },
  };
}

/** What is sold: mostly a total alone, now and then with its lines. */
export function basket(chance: Chance) {
  if (chance.happens(0.8)) return { totalMinor: 120 + chance.below(4_000) };
  const lines = Array.from({ length: 1 + chance.below(4) }, () => ({
    name: chance.oneOf(['Baguette', 'Croissant', 'Tarte aux pommes', 'Pain complet', 'Café', '豆沙包']),
    quantity: 1_000 * (1 + chance.below(3)),
    unitPriceMinor: 110 + chance.below(900),
  }));
  const totalMinor = lines.reduce((sum, line) => sum + (line.quantity / 1_000) * line.unitPriceMinor, 0);
  return { totalMinor, lines };
}

const tables = [
  ...['member', 'card', 'consent', 'sale', 'sale_line', 'sale_void', 'transfer', 'lot', 'lot_use'],
  ...['lot_remainder', 'member_balance', 'day_points', 'command', 'audit', 'member_name', 'member_phone'],
] as const;

function countRows(database: Database): number {
  return tables.reduce(
    (sum, table) =>
      sum +
      (database.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0),
    0,
  );
}
