import { v7 as newId } from 'uuid';
import { farCutOver } from '../../helpers/clock.ts';
import { value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

/** A shop in which every refusal of the contract can be met. Runs by the real clock. */
export interface Stage {
  readonly ana: { readonly memberId: string; readonly cardNumber: string };
  readonly bo: { readonly memberId: string; readonly cardNumber: string };
  /** Of a member whose card is blocked. */
  readonly blockedCard: string;
  readonly product: { readonly id: string; readonly barcode: string };
  /** Sales of today: without a member, with Ana, undone, and one whose points are spent. */
  readonly plainSale: string;
  readonly anasSale: string;
  readonly voidedSale: string;
  readonly spentSale: string;
  /** Of three days ago, without a member. */
  readonly oldSale: string;
  /** Recorded under a program that gives more points than a sale may have. */
  readonly hugeSale: string;
  /** Noon of a day that has its Z number. */
  readonly closedNoon: string;
  /** A million points for each cent, until `calmDown`. */
  readonly goWild: () => Promise<void>;
  readonly calmDown: () => Promise<void>;
}

export const suiteSetUp = {
  name: 'Corner Bakery',
  currency: 'EUR',
  timeZone: 'UTC',
  cutOver: farCutOver(new Date()),
} as const;

const daysAgo = (days: number): string => {
  const noon = new Date(Date.now() - days * 86_400_000);
  return `${noon.toISOString().slice(0, 10)}T12:30:00Z`;
};

export async function setTheStage(shop: SuiteShop): Promise<Stage> {
  const { asOwner } = shop;
  const goWild = async (): Promise<void> => {
    value(await asOwner.program.save({ points: 1_000_000, perAmountMinor: 1, minimumSpendMinor: 0 }));
  };
  const calmDown = async (): Promise<void> => {
    value(await asOwner.program.save({ points: 1, perAmountMinor: 100, minimumSpendMinor: 0 }));
  };
  const ana = value(await asOwner.members.enrol({ name: 'Ana Ruiz', phone: '+34 600 123 456' }));
  const bo = value(await asOwner.members.enrol({ name: 'Bo Li' }));
  const caro = value(await asOwner.members.enrol({ name: 'Caro', cardNumber: 'OLD-77' }));
  const sell = async (input: {
    memberId?: string;
    occurredAt?: string;
    totalMinor?: number;
  }): Promise<string> => value(await asOwner.sales.record({ totalMinor: 2_000, ...input })).saleId;
  const plainSale = await sell({});
  const anasSale = await sell({ memberId: ana.memberId });
  const voidedSale = await sell({ memberId: bo.memberId });
  value(await asOwner.sales.void({ saleId: voidedSale, reason: 'Typed twice' }));
  const spentSale = await sell({ memberId: caro.memberId });
  value(await asOwner.points.adjust({ memberId: caro.memberId, points: -1, reason: 'Spent' }));
  const oldSale = await sell({ occurredAt: daysAgo(3) });
  await goWild();
  const hugeSale = await sell({ totalMinor: 5_000 });
  await calmDown();
  const product = { id: newId(), barcode: '5901234123457' };
  const closedNoon = daysAgo(10);
  await shop.edit((database) => {
    database.prepare(`UPDATE card SET state = 'blocked' WHERE number = 'OLD-77'`).run();
    database
      .prepare(
        `INSERT INTO product (id, barcode, name, price_minor, created_at) VALUES (?, ?, 'Rye bread', 450, 0)`,
      )
      .run(product.id, product.barcode);
    database
      .prepare(`INSERT INTO day SELECT ?, 1, 0, id, zeroblob(32), zeroblob(32), '{}' FROM staff LIMIT 1`)
      .run(closedNoon.slice(0, 10));
  });
  return {
    ...{ ana, bo, blockedCard: 'OLD-77', product, closedNoon, goWild, calmDown },
    ...{ plainSale, anasSale, voidedSale, spentSale, oldSale, hugeSale },
  };
}
