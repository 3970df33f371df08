import { startOfBusinessDay } from '../../../electron/core/domain/business-day.ts';
import { expiryDay } from '../../../electron/core/domain/expiry.ts';
import type { BusinessDay, Instant } from '../../../electron/core/domain/ids.ts';
import type { OpenLot, ShopAccount } from '../../../electron/core/domain/ledger.ts';
import type { ProgramVersion } from '../../../electron/host/store/programs.ts';
import type { Redemption } from '../../../electron/host/store/rewards.ts';
import type { RefundedRow } from '../../../electron/host/store/refunds.ts';
import { chanceFrom, type Chance } from '../chance.ts';
import { expectAnswer } from '../figures.ts';
import { owner } from '../shop.ts';
import { closeDay } from './closing.ts';
import { scattered } from './ids.ts';
import { enrolAll } from './people-of-day.ts';
import { at as placeIn, dayName } from './points-book.ts';
import { refundAll } from './refunds-of-day.ts';
import { sellAll, type SoldToday } from './sales-of-day.ts';
import type { ScaleShop } from './scale-shop.ts';

const HOUR_MS = 3_600_000;

/** A business day while it is lived through. */
export interface ScaleDay {
  readonly place: number;
  readonly date: BusinessDay;
  readonly opensAt: number;
  readonly closesAt: number;
  /** Of its own: a day comes out the same, whoever lived through those before it. */
  readonly chance: Chance;
  readonly program: ProgramVersion;
  /** The last day of points that are earned today. */
  readonly expiresOn: string | null;
  readonly points: Map<ShopAccount, number>;
  readonly sold: SoldToday[];
  readonly redeemed: Map<string, { readonly redemption: Redemption; readonly used: readonly OpenLot[] }>;
  readonly refunded: RefundedRow[];
  commands: number;
}

/** Lives through one day: what expires, who joins, what is sold and undone, and the Z but for the last day's. */
export function liveDay(shop: ScaleShop, place: number): void {
  const { plan } = shop;
  const date = plan.days[place];
  expectAnswer(date !== undefined, 'the plan has this day');
  const opensAt = startOfBusinessDay(date, shop.facts.dayRule) + 4 * HOUR_MS;
  publishDue(shop, place, date, (opensAt - HOUR_MS) as Instant);
  const program = shop.programs.at(-1);
  expectAnswer(program !== undefined, 'a shop has a program');
  const day: ScaleDay = {
    ...{ place, date, opensAt, closesAt: opensAt + 12 * HOUR_MS, program },
    chance: chanceFrom(scattered(plan.seed, place)),
    expiresOn: expiryDay(date, program.rules.expiryMonths),
    ...{ points: new Map(), sold: [], redeemed: new Map(), refunded: [], commands: 0 },
  };
  const outstanding = shop.outstanding;
  roll(shop, day);
  enrolAll(shop, day, (place === 0 ? 0 : plan.membersOn(place - 1)) + 1, plan.membersOn(place));
  sellAll(shop, day);
  adjustOne(shop, day);
  refundAll(shop, day);
  for (const [account, points] of day.points) {
    shop.write.ledger.addDayPoints(date, account, points);
    shop.outstanding += points;
  }
  closeDay(shop, day, outstanding);
}

/** A new version of the program holds from the morning on. */
function publishDue(shop: ScaleShop, place: number, date: BusinessDay, now: Instant): void {
  const due = shop.plan.programs.filter(({ fromDay }) => fromDay <= place).slice(shop.programs.length - 1);
  for (const { rules } of due) {
    const version = { version: shop.programs.length + 1, rules, publishedAt: now };
    shop.write.programs.publish(version, shop.staff.id);
    shop.programs.push(version);
    shop.write.audit.add({
      ...{ at: now, businessDay: date, staffId: shop.staff.id, till: owner.till },
      ...{ action: 'program.save', subject: String(version.version), text: null },
    });
  }
}

/** Lots whose last day is over go, one transfer a member. Lots end in the order in which they were made. */
function roll(shop: ScaleShop, day: ScaleDay): void {
  const { lots } = shop.book;
  const today = Number(day.date.replaceAll('-', ''));
  const gone = new Map<number, OpenLot[]>();
  for (; shop.firstToEnd <= lots.count; shop.firstToEnd += 1) {
    const lastDay = placeIn(lots.lastDay, shop.firstToEnd);
    if (lastDay >= today) break;
    const points = placeIn(lots.left, shop.firstToEnd);
    if (lastDay === 0 || points === 0) continue;
    const member = placeIn(lots.member, shop.firstToEnd);
    const lot = { seq: shop.firstToEnd, points, expiresOn: dayName(lastDay) };
    const others = gone.get(member);
    if (others === undefined) gone.set(member, [lot]);
    else others.push(lot);
  }
  const moved = { kind: 'expire', account: 'shop:expired', saleId: null, reason: null } as const;
  for (const [member, over] of gone) {
    const points = over.reduce((sum, lot) => sum + lot.points, 0);
    shop.take(day, (day.opensAt - 1_000) as Instant, { ...moved, member, points }, over);
  }
}

/** Now and then somebody's points are put right by hand. */
function adjustOne(shop: ScaleShop, day: ScaleDay): void {
  const { memberId } = day.sold.at(-1) ?? { memberId: null };
  if (!day.chance.happens(0.4) || memberId === null || day.sold.at(-1)?.voided === 1) return;
  const at = (day.closesAt - HOUR_MS / 2) as Instant;
  const moved = { kind: 'adjust', account: 'shop:adjusted', saleId: null } as const;
  const given = { ...moved, member: day.sold.at(-1)?.member ?? 0, points: 5, reason: 'For the long wait' };
  shop.give(day, at, given, null);
  shop.write.audit.add({
    ...{ at, businessDay: day.date, staffId: shop.staff.id, till: owner.till },
    ...{ action: 'points.adjust', subject: memberId, text: given.reason },
  });
}
