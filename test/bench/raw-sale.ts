import type { Database } from 'better-sqlite3';
import { expectAnswer } from './figures.ts';

type Row = Readonly<Record<string, string | number | Buffer | null>>;

/** The tables that a sale writes into, and how its rows are found there. */
const rowsOfSale = [
  { table: 'sale', where: `id = @saleId` },
  { table: 'transfer', where: `sale_id = @saleId` },
  { table: 'lot', where: `transfer_seq = (SELECT seq FROM transfer WHERE sale_id = @saleId)` },
  {
    table: 'lot_remainder',
    where: `lot_seq = (SELECT l.seq FROM lot l JOIN transfer t ON t.seq = l.transfer_seq WHERE t.sale_id = @saleId)`,
  },
  { table: 'member_balance', where: `member_id = @memberId` },
  {
    table: 'day_points',
    where: `account = 'shop:issued' AND business_day = (SELECT business_day FROM sale WHERE id = @saleId)`,
  },
  { table: 'command', where: `id = @commandId` },
] as const;

/** Two rows are there before a sale and are changed by it. */
const changes: Readonly<Record<string, string>> = {
  member_balance: `ON CONFLICT (member_id) DO UPDATE SET balance = excluded.balance, carry = excluded.carry`,
  day_points: `ON CONFLICT (business_day, account) DO UPDATE SET points = excluded.points`,
};

export interface RecordedSale {
  readonly saleId: string;
  readonly memberId: string;
  readonly commandId: string;
}

/**
 * Writes the rows of a sale into a copy of the shop that recorded it: the very same rows, with prepared statements in
 * one durable transaction and nothing else. What dispatch takes more than this is the price of the contract.
 */
export function rawSales(shop: Database, copy: Database) {
  const steps = rowsOfSale.map(({ table, where }) => {
    const columns = shop
      .prepare<[string], { name: string }>(`SELECT name FROM pragma_table_info(?)`)
      .all(table)
      .map(({ name }) => name);
    return {
      table,
      find: shop.prepare<[RecordedSale], Row>(`SELECT * FROM ${table} WHERE ${where}`),
      write: copy.prepare<[Row]>(
        `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})
         ${changes[table] ?? ''}`,
      ),
    };
  });
  const writeAll = copy.transaction((rows: readonly Row[]) => {
    steps.forEach(({ write }, index) => write.run(rows[index] ?? {}));
  });
  return {
    /** Looks the rows up in the shop, writes them into the copy, and says how long the writing took, in milliseconds. */
    time(sale: RecordedSale): number {
      const rows = steps.map(({ table, find }) => {
        const row = find.get(sale);
        expectAnswer(row !== undefined, `a sale writes into ${table}`);
        return row;
      });
      const startedAt = performance.now();
      writeAll.immediate(rows);
      return performance.now() - startedAt;
    },
  };
}

/** The end of a ledger: two that took the same transfers have the same. */
export const headOf = (database: Database): string =>
  database
    .prepare<[], { head: string }>(`SELECT hex(hash) AS head FROM transfer ORDER BY seq DESC LIMIT 1`)
    .get()?.head ?? '';
