import { assert } from '../../core/domain/assert.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { closeBackup } from '../../core/domain/backup-keeping.ts';
import { openCounter, reasonsOf, type Counter, type DoneSale } from './counter.ts';
import { diceOf, type Dice } from './dice.ts';
import { foundShop, owner } from './founding.ts';
import { goodsIn } from './goods.ts';
import { habitOf } from './habits.ts';
import { instantAt, openHours, type OpenHours } from './opening-hours.ts';
import type { SampleCounts } from './make-sample.ts';
import { given, openSampleTill, type SampleTill } from './sample-till.ts';
import { visitsOf, type Visit } from './visits.ts';
import { dayRuleOf, daysOf, type Wish } from './wish.ts';

/** Seconds until a slip of the finger is seen. */
const VOIDED_AFTER = 20;
/** Shares of sales, and of days. */
const VOIDED = 0.004;
const REFUNDED = 0.006;
const ADJUSTED_A_DAY = 0.12;
const LOST_CARD_A_DAY = 0.05;
const NOTED_A_DAY = 0.35;

export interface SampleYearParts {
  readonly folder: string;
  readonly file: string;
  readonly wish: Wish;
  readonly onProgress: (doneDays: number) => void;
}

/**
 * Writes a bakery's year into a new file: every row is what the till itself would have written at that moment. Throws
 * where its books don't add up, and whatever opening and writing a file throws.
 */
export async function makeSampleYear({
  folder,
  file,
  wish,
  onProgress,
}: SampleYearParts): Promise<SampleCounts> {
  const days = daysOf(wish);
  const rule = dayRuleOf(wish);
  const dice = diceOf(wish.seed);
  const goods = goodsIn(wish.currency, wish.locale);
  const [first] = days;
  assert(first !== undefined, 'a sample shop has days');
  const till = openSampleTill({
    ...{ folder, file, dice },
    locale: wish.locale,
    startsAt: instantAt(first, OPENED_AT, rule),
  });
  try {
    const shop = await foundShop(till, wish, goods);
    const habits = Array.from({ length: wish.members }, () => habitOf(days, goods, dice));
    const counter = openCounter({ wish, shop, goods, habits, dice });
    const year = { wish, till, counter, dice };
    // Who wanted to join on a day on which the shop is closed does it on the next one.
    let waiting: readonly number[] = [];
    for (const [index, day] of days.entries()) {
      const hours = openHours(day, wish.locale);
      const today = habits.flatMap(({ joins }, member) => (joins === day ? [member] : []));
      const joining = [...waiting, ...today];
      waiting = hours === null ? joining : [];
      if (hours !== null) {
        const late = joining.filter((member) => habits[member]?.joins !== day);
        const visits = visitsOf({ day, hours, habits, goods, members: wish.members, dice });
        await liveDay(year, { day, hours, visits: withFirstVisits(visits, late) });
      }
      onProgress(index + 1);
    }
    // The clock of a shop that is looked at now has come as far as now.
    till.setClock(wish.endsAt);
    const closed = till.read.days.lastClosed();
    if (closed !== undefined) await till.backUp(closeBackup(closed));
    await expectWhole(till);
    const name = translatorFor(wish.locale)('sample.shopName');
    return { name, members: counter.known().length, sales: counter.sold() };
  } finally {
    await till.close();
  }
}

/** What the till does by itself is written down under its own name. */
const regulars = { actorName: 'Regulars', role: 'owner' } as const;

/** Half past five: the owner sets the shop up before it opens. */
const OPENED_AT = 5.5 * 3600;

interface Year {
  readonly wish: Wish;
  readonly till: SampleTill;
  readonly counter: Counter;
  readonly dice: Dice;
}

interface Day {
  readonly day: BusinessDay;
  readonly hours: OpenHours;
  readonly visits: readonly Visit[];
}

/** Those who wait take the place of as many without a card, who would have come anyway. */
function withFirstVisits(visits: readonly Visit[], members: readonly number[]): readonly Visit[] {
  const left = [...members].filter((member) => visits.every((visit) => visit.member !== member));
  return visits.map((visit) => (visit.member === null ? { ...visit, member: left.shift() ?? null } : visit));
}

/** From the morning's look at what expires to the Z; of the day that runs, what is over by now. */
async function liveDay({ wish, till, counter, dice }: Year, { day, hours, visits }: Day): Promise<void> {
  const rule = dayRuleOf(wish);
  const say = translatorFor(wish.locale);
  const staff = [
    { actorName: say('sample.morningStaff'), role: 'cashier' },
    { actorName: say('sample.afternoonStaff'), role: 'cashier' },
  ] as const;
  const reach = (second: number): boolean => {
    const at: Instant = instantAt(day, second, rule);
    if (at > wish.endsAt) return false;
    till.setClock(at);
    return true;
  };
  const asOwner = till.as(owner);
  if (!reach(hours.opens * 60 - 600)) return;
  if (till.read.ledger.membersWithExpired(day).length > 0)
    given(await till.as(regulars).points.expire({ asOf: day }));

  const done: DoneSale[] = [];
  for (const [place, visit] of visits.entries()) {
    if (!reach(visit.second)) return;
    const [early, late] = staff;
    const client = till.as(visit.second < 13 * 3600 ? early : late);
    const sale = await counter.serve(visit, client);
    if (sale === null) continue;
    if (dice.happens(VOIDED)) {
      const next = visits[place + 1]?.second ?? visit.second + VOIDED_AFTER;
      if (!reach(Math.min(visit.second + VOIDED_AFTER, next))) return;
      given(await client.sales.void({ saleId: sale.saleId, reason: dice.oneOf(reasonsOf(say, 'void')) }));
    } else done.push(sale);
  }

  const evening = hours.closes * 60;
  if (!reach(evening)) return;
  for (const { saleId, totalMinor } of done) {
    if (!dice.happens(REFUNDED) || totalMinor === 0) continue;
    const back = dice.happens(0.5) ? { amountMinor: Math.ceil(totalMinor / 2) } : { amountMinor: totalMinor };
    given(await asOwner.sales.refund({ saleId, ...back, reason: dice.oneOf(reasonsOf(say, 'refund')) }));
  }
  const known = counter.known();
  if (known.length > 0) {
    if (dice.happens(ADJUSTED_A_DAY)) await counter.correct(dice.oneOf(known), asOwner);
    if (dice.happens(LOST_CARD_A_DAY)) await counter.replaceCard(dice.oneOf(known), till.as(staff[1]));
    if (dice.happens(NOTED_A_DAY)) await counter.note(dice.oneOf(known), till.as(staff[1]));
  }
  if (!reach(evening + 15 * 60)) return;
  given(await asOwner.day.close({ date: day }));
}

async function expectWhole(till: SampleTill): Promise<void> {
  const { ok, checks } = given(await till.as(owner).data.verify({}));
  const broken = checks.filter((check) => !check.ok).map(({ name }) => name);
  if (!ok) throw new Error(`the books of a sample shop don't add up: ${broken.join(', ')}`);
}
