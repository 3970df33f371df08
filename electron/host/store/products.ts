import type { Database } from 'better-sqlite3';
import { prepared } from './statements.ts';

export interface StoredProduct {
  readonly id: string;
  readonly barcode: string | null;
  readonly name: string;
  readonly category: string | null;
  /** For one piece, or for a kilogram where it is sold by weight. */
  readonly priceMinor: number | null;
  readonly soldBy: 'piece' | 'weight';
  readonly talkingPoints: string | null;
  readonly quickKey: number | null;
  readonly state: 'sold' | 'withdrawn';
}

const columns = `id, barcode, name, category, price_minor AS priceMinor, sold_by AS soldBy,
  talking_points AS talkingPoints, quick_key AS quickKey, state`;

/** Where a page of products goes on: after this name and id. */
export interface AfterProduct {
  readonly name: string;
  readonly id: string;
}

export function productReads(database: Database) {
  const byId = prepared<[string], StoredProduct>(database, `SELECT ${columns} FROM product WHERE id = ?`);
  const byBarcode = prepared<[string], StoredProduct>(
    database,
    `SELECT ${columns} FROM product WHERE barcode = ?`,
  );
  const byQuickKey = prepared<[number], StoredProduct>(
    database,
    `SELECT ${columns} FROM product WHERE quick_key = ?`,
  );
  const quickKeys = prepared<[], StoredProduct>(
    database,
    `SELECT ${columns} FROM product WHERE quick_key IS NOT NULL AND state = 'sold' ORDER BY quick_key`,
  );
  const page = prepared<[Record<string, string | number>], StoredProduct>(
    database,
    `SELECT ${columns} FROM product
     WHERE (name, id) > (@name, @id) AND (@all = 1 OR state = 'sold') ORDER BY name, id`,
  );
  return {
    get: (id: string): StoredProduct | undefined => byId().get(id),
    withBarcode: (barcode: string): StoredProduct | undefined => byBarcode().get(barcode),
    onQuickKey: (key: number): StoredProduct | undefined => byQuickKey().get(key),
    quickKeys: (): StoredProduct[] => quickKeys().all(),
    /** By name, one by one from when the first is asked for. */
    *after({ name, id }: AfterProduct, withdrawnToo: boolean): Generator<StoredProduct> {
      yield* page().iterate({ name, id, all: withdrawnToo ? 1 : 0 });
    },
  };
}

export function productWrites(database: Database) {
  const save = prepared<[StoredProduct & { createdAt: number }], unknown>(
    database,
    `INSERT INTO product (id, barcode, name, category, price_minor, sold_by, talking_points, quick_key, state, created_at)
     VALUES (@id, @barcode, @name, @category, @priceMinor, @soldBy, @talkingPoints, @quickKey, @state, @createdAt)
     ON CONFLICT (id) DO UPDATE SET barcode = excluded.barcode, name = excluded.name, category = excluded.category,
       price_minor = excluded.price_minor, sold_by = excluded.sold_by, talking_points = excluded.talking_points,
       quick_key = excluded.quick_key, state = excluded.state`,
  );
  return {
    save(product: StoredProduct, createdAt: number): void {
      save().run({ ...product, createdAt });
    },
  };
}
