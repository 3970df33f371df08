import type { OpenLot } from '../../../electron/core/domain/ledger.ts';

/** Read with a place that is there: these lists are as long as the shop will be. */
export const at = (list: Int32Array, place: number): number => list[place] ?? 0;

/**
 * What the members hold, by their numbers from 1 on, and what is left of each lot: flat lists, sixteen bytes a lot and
 * thirty-six a member, so that ten million sales fit into a few hundred megabytes.
 */
export interface PointsBook {
  readonly balance: Int32Array;
  readonly carry: Int32Array;
  /** 0 before the first sale. */
  readonly carryUnit: Int32Array;
  /** The place, from 1, of the first day with a sale that stands. */
  readonly firstDay: Int32Array;
  readonly lots: {
    count: number;
    readonly member: Int32Array;
    readonly left: Int32Array;
    /** YYYYMMDD, 0 where it lasts for ever. */
    readonly lastDay: Int32Array;
  };
  readonly addLot: (member: number, points: number, expiresOn: string | null) => number;
  /** In the order in which lots are spent: earliest last day first, those that last for ever at the end. */
  readonly lotsInOrder: (member: number) => Generator<OpenLot>;
  readonly take: (lot: number, points: number) => void;
  readonly giveBack: (lot: number, points: number) => void;
}

const dayNumber = (day: string | null): number => (day === null ? 0 : Number(day.replaceAll('-', '')));
const names = new Map<number, string>();
/** `YYYY-MM-DD` of YYYYMMDD. */
export function dayName(number: number): string {
  const known = names.get(number);
  if (known !== undefined) return known;
  const text = String(number);
  const name = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
  names.set(number, name);
  return name;
}

export function openPointsBook(members: number, lots: number): PointsBook {
  const ofMembers = (): Int32Array => new Int32Array(members + 1);
  const ofLots = (): Int32Array => new Int32Array(lots + 1);
  const next = ofLots();
  /** Of the lots that end, and of those that don't: each in the order in which they were made. */
  const ending = { first: ofMembers(), last: ofMembers() };
  const lasting = { first: ofMembers(), last: ofMembers() };
  const held = { count: 0, member: ofLots(), left: ofLots(), lastDay: ofLots() };
  const chainOf = (lot: number) => (at(held.lastDay, lot) === 0 ? lasting : ending);

  function* leftIn(chain: typeof ending, member: number): Generator<OpenLot> {
    let isFirst = true;
    for (let lot = at(chain.first, member); lot !== 0; lot = at(next, lot)) {
      const points = at(held.left, lot);
      if (points === 0) continue;
      // What is used up before it needn't be looked at again.
      if (isFirst) chain.first[member] = lot;
      isFirst = false;
      const lastDay = at(held.lastDay, lot);
      yield { seq: lot, points, expiresOn: lastDay === 0 ? null : dayName(lastDay) };
    }
    if (isFirst) chain.first[member] = at(chain.last, member);
  }

  return {
    ...{ balance: ofMembers(), carry: ofMembers(), carryUnit: ofMembers(), firstDay: ofMembers() },
    lots: held,
    addLot(member, points, expiresOn) {
      held.count += 1;
      const lot = held.count;
      held.member[lot] = member;
      held.left[lot] = points;
      held.lastDay[lot] = dayNumber(expiresOn);
      const chain = chainOf(lot);
      const before = at(chain.last, member);
      if (before === 0) chain.first[member] = lot;
      else next[before] = lot;
      chain.last[member] = lot;
      return lot;
    },
    *lotsInOrder(member) {
      yield* leftIn(ending, member);
      yield* leftIn(lasting, member);
    },
    take(lot, points) {
      held.left[lot] = at(held.left, lot) - points;
    },
    giveBack(lot, points) {
      held.left[lot] = at(held.left, lot) + points;
      const { first } = chainOf(lot);
      const member = at(held.member, lot);
      if (lot < at(first, member)) first[member] = lot;
    },
  };
}
