import { expect, it } from 'vitest';
import type { DayOverview } from '../../electron/core/contract/day-page.ts';
import { chanceFrom } from '../bench/chance.ts';
import { testClock } from '../helpers/clock.ts';
import { tillForTest, value, type TestTill } from '../helpers/till.ts';

const MEMBERS = 34;
const DAY_MS = 86_400_000;

interface Sold {
  readonly saleId: string;
  readonly day: string;
  memberId: string | null;
  readonly totalMinor: number;
  stands: boolean;
}

interface GivenBack {
  readonly sale: Sold;
  readonly day: string;
  readonly amountMinor: number;
}

/** What somebody beside the till wrote down, and nothing that the till said about it. */
interface Notebook {
  readonly sold: Sold[];
  readonly refunds: GivenBack[];
  readonly enrolled: { readonly memberId: string; readonly name: string; readonly day: string }[];
  /** Whom a member is read as, once merged. */
  readonly keptAs: Map<string, string>;
  readonly erased: Set<string>;
}

const daysLater = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);
const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** Months of a small shop: members with habits who stay away one by one, slips of the hand, goods brought back. */
async function monthsOf(till: TestTill, days: number, closes: 'every evening' | 'never'): Promise<Notebook> {
  const { asOwner, clock } = till;
  const chance = chanceFrom(118);
  const book: Notebook = { sold: [], refunds: [], enrolled: [], keptAs: new Map(), erased: new Set() };
  const habits = Array.from({ length: MEMBERS }, () => ({
    every: 1 + chance.below(12),
    until: 16 + chance.below(days),
    from: chance.below(10),
  }));
  const members: { readonly memberId: string; readonly cardNumber: string }[] = [];
  for (let at = 0; at < days; at += 1) {
    const day = daysLater('2026-06-01', at);
    clock.set(`${day}T09:00:00Z`);
    const sell = async (memberId: string | null): Promise<Sold> => {
      clock.advance({ ms: 61_000 });
      const totalMinor = 100 + chance.below(3_000);
      const sale = value(
        await asOwner.sales.record({ totalMinor, ...(memberId === null ? {} : { memberId }) }),
      );
      const kept = { saleId: sale.saleId, day, memberId, totalMinor, stands: true };
      book.sold.push(kept);
      return kept;
    };
    for (const [index, { every, until, from }] of habits.entries()) {
      if (at === from) {
        const name = `Member ${index}`;
        members[index] = value(await asOwner.members.enrol({ name }));
        book.enrolled.push({ memberId: members[index].memberId, name, day });
      }
      const member = members[index];
      if (member === undefined || at >= until || (at - from) % every !== 0) continue;
      const sale = await sell(chance.happens(0.1) ? null : member.memberId);
      if (sale.memberId === null && chance.happens(0.5)) {
        value(await asOwner.sales.attach({ saleId: sale.saleId, cardNumber: member.cardNumber }));
        sale.memberId = member.memberId;
      } else if (chance.happens(0.08)) {
        value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Typed twice' }));
        sale.stands = false;
      }
    }
    const back = book.sold[chance.below(Math.max(1, book.sold.length))];
    const isFresh = book.refunds.every(({ sale }) => sale !== back);
    if (back?.stands === true && isFresh && chance.happens(0.3)) {
      const amountMinor = 1 + chance.below(back.totalMinor);
      value(await asOwner.sales.refund({ saleId: back.saleId, amountMinor, reason: 'Stale' }));
      book.refunds.push({ sale: back, day, amountMinor });
    }
    if (closes === 'every evening' && at < days - 1) {
      clock.set(`${day}T21:00:00Z`);
      value(await asOwner.day.close({ date: day }));
    }
  }
  for (const [keep, merge] of [
    [3, 7],
    [11, 12],
  ] as const) {
    const [keepId, mergeId] = [members[keep]?.memberId ?? '', members[merge]?.memberId ?? ''];
    value(await asOwner.members.merge({ keepId, mergeId }));
    book.keptAs.set(mergeId, keepId);
  }
  const forgotten = members[5]?.memberId ?? '';
  value(await asOwner.members.erase({ memberId: forgotten }));
  book.erased.add(forgotten);
  return book;
}

function dayOf(book: Notebook, date: string): DayOverview['days'][number] {
  const standing = book.sold.filter(({ stands }) => stands);
  const sales = standing.filter(({ day }) => day === date);
  const ofMembers = sales.filter(({ memberId }) => memberId !== null);
  const back = book.refunds.filter(({ day }) => day === date);
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);
  const paid = (list: readonly Sold[]): number => sum(list.map(({ totalMinor }) => totalMinor));
  const given = (list: readonly GivenBack[]): number => sum(list.map(({ amountMinor }) => amountMinor));
  const came = new Set(ofMembers.map(({ memberId }) => memberId));
  return {
    date,
    salesCount: sales.length,
    netMinor: paid(sales) - given(back),
    memberSalesCount: ofMembers.length,
    memberNetMinor: paid(ofMembers) - given(back.filter(({ sale }) => sale.memberId !== null)),
    newMembers: book.enrolled.filter(({ day }) => day === date).length,
    returningMembers: [...came].filter((memberId) =>
      standing.some((sale) => sale.memberId === memberId && sale.day < date),
    ).length,
  };
}

/** Whom to call back, told from the notebook page by page. */
function calledBack(book: Notebook, until: string) {
  const called = book.enrolled.flatMap(({ memberId, name }) => {
    if (book.keptAs.has(memberId) || book.erased.has(memberId)) return [];
    const theirs = book.sold.filter(
      (sale) =>
        sale.stands &&
        sale.memberId !== null &&
        (book.keptAs.get(sale.memberId) ?? sale.memberId) === memberId,
    );
    const visited = [...new Set(theirs.map(({ day }) => day))].toSorted().toReversed();
    const [lastDay] = visited;
    if (lastDay === undefined) return [];
    const since = daysLater(lastDay, -182);
    const lately = theirs.filter(({ day }) => day >= since);
    const visits = visited.filter((day) => day >= since).length;
    const looked = visited.slice(0, 13);
    const gaps = looked.slice(1).map((day, at) => daysFrom(day, looked[at] ?? day));
    const usualGapDays = gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)];
    const daysAway = daysFrom(lastDay, until);
    const isDue = daysAway >= 14 && daysAway <= 120;
    if (!isDue || visits < 4 || usualGapDays === undefined) return [];
    if (daysAway <= 2 * Math.max(1, usualGapDays)) return [];
    const spentMinor = lately.reduce((all, { totalMinor }) => all + totalMinor, 0);
    const row = {
      memberId,
      name,
      phone: null,
      agreedToNews: false,
      lastDay,
      daysAway,
      usualGapDays,
      visits,
      spentMinor,
    };
    return [row];
  });
  return called.toSorted((a, b) => b.spentMinor - a.spentMinor).slice(0, 20);
}

it.each([
  ['every evening', 46],
  ['never', 140],
] as const)(
  'thirty days and whom to call back are what a notebook beside the till comes to, in a shop that closes %s',
  async (closes, days) => {
    const till = await tillForTest({ clock: testClock('2026-06-01T08:00:00Z') });
    const book = await monthsOf(till, days, closes);
    const last = daysLater('2026-06-01', days - 1);
    const called: number[] = [];
    for (const until of [
      last,
      daysLater(last, -1),
      daysLater(last, -9),
      daysLater(last, -Math.floor(days / 2)),
    ]) {
      const overview = value(await till.asOwner.day.overview({ until }));
      const thirty = Array.from({ length: 30 }, (_, at) => dayOf(book, daysLater(until, at - 29)));
      expect(overview.days, until).toEqual(thirty);
      const before = Array.from({ length: 30 }, (_, at) => dayOf(book, daysLater(until, at - 59)));
      expect(overview.before?.netMinor ?? 0, until).toBe(before.reduce((all, day) => all + day.netMinor, 0));
      expect(overview.callBack, until).toEqual(calledBack(book, until));
      called.push(overview.callBack.length);
      const { usual } = value(await till.asOwner.day.page({ date: until }));
      const weeks = [7, 14, 21, 28].map((days) => dayOf(book, daysLater(until, -days)));
      const told = weeks.filter(({ salesCount }) => salesCount > 0);
      const mean = (figure: 'netMinor' | 'returningMembers' | 'memberSalesCount'): number =>
        Math.round(told.reduce((all, day) => all + day[figure], 0) / told.length);
      expect(usual, until).toMatchObject({
        dates: told.map(({ date }) => date),
        netMinor: mean('netMinor'),
        memberCount: mean('memberSalesCount'),
        returningMembers: mean('returningMembers'),
      });
    }
    expect(Math.min(...called.slice(0, 2)), 'several are missed').toBeGreaterThan(3);
  },
  120_000,
);
