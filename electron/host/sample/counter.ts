import type { TillClient } from '../../core/contract/till-api.ts';
import { translatorFor, type Translate } from '../../core/messages/translate.ts';
import type { Dice } from './dice.ts';
import type { FoundedShop, SampleReward } from './founding.ts';
import type { Good } from './goods.ts';
import type { Habit } from './habits.ts';
import { personOf } from './people.ts';
import { given } from './sample-till.ts';
import type { BasketLine, Visit } from './visits.ts';
import type { Wish } from './wish.ts';

/** A member as the counter knows one: by the card. */
interface KnownMember {
  readonly memberId: string;
  readonly cardNumber: string;
  readonly balance: number;
}

/** A sale that something may still become of. */
export interface DoneSale {
  readonly saleId: string;
  readonly totalMinor: number;
}

export interface Counter {
  /** Serves somebody; null where nothing came of it. */
  readonly serve: (visit: Visit, till: TillClient) => Promise<DoneSale | null>;
  /** A card is lost and another one given. */
  readonly replaceCard: (member: number, till: TillClient) => Promise<void>;
  /** Points given or taken by the owner, with the reason. */
  readonly correct: (member: number, till: TillClient) => Promise<void>;
  /** Something new about somebody: a note, or a consent given or taken back. */
  readonly note: (member: number, till: TillClient) => Promise<void>;
  readonly known: () => readonly number[];
  readonly sold: () => number;
}

export interface CounterParts {
  readonly wish: Wish;
  readonly shop: FoundedShop;
  readonly goods: readonly Good[];
  readonly habits: readonly Habit[];
  readonly dice: Dice;
}

export function openCounter({ wish, shop, habits, dice }: CounterParts): Counter {
  const say = translatorFor(wish.locale);
  const members = new Map<number, KnownMember>();
  let sold = 0;
  const cheapest = Math.min(...shop.rewards.map(({ pointsCost }) => pointsCost));

  const enrol = async (index: number, till: TillClient): Promise<KnownMember> => {
    const { name, phone, email, birthday, note } = personOf(index, wish.locale, dice);
    const friend = dice.happens(0.12) && members.size > 0 ? dice.oneOf([...members.values()]) : null;
    const enrolled = given(
      await till.members.enrol({
        ...(name === null && phone !== null ? {} : { name: name ?? '' }),
        ...(phone === null ? {} : { phone }),
        ...(email === null ? {} : { email }),
        ...(birthday === null ? {} : { birthday }),
        ...(note === null ? {} : { note }),
        ...(friend === null ? {} : { referredByCard: friend.cardNumber }),
        consents: { marketing: dice.happens(0.55), profiling: dice.happens(0.4) },
        confirmed: true,
      }),
    );
    return { ...enrolled, balance: 0 };
  };

  const lineOf = ({ good, count }: BasketLine) => ({
    productId: shop.productIds.get(good.key) ?? '',
    quantity: count * 1000,
    unitPriceMinor: good.priceMinor,
  });

  /** Null where none is within reach, or the points are saved up. */
  const rewardFor = (index: number, balance: number, totalMinor: number): SampleReward | null => {
    const spends = habits[index]?.spends ?? 0;
    const affordable = shop.rewards.filter(
      ({ pointsCost, leastMinor }) => pointsCost <= balance && leastMinor <= totalMinor,
    );
    return affordable.length > 0 && dice.happens(spends * 0.5) ? dice.oneOf(affordable) : null;
  };

  return {
    async serve({ member, basket }, till) {
      sold += 1;
      const totalMinor = basket.reduce((sum, { good, count }) => sum + good.priceMinor * count, 0);
      if (member === null) {
        const sale = given(await till.sales.record({ lines: basket.map(lineOf) }));
        return { saleId: sale.saleId, totalMinor };
      }
      const known = members.get(member) ?? (await enrol(member, till));
      const { memberId } = known;
      // Points may have expired since the last visit, or gone back with a refund.
      const balanceNow =
        known.balance < cheapest ? known.balance : given(await till.points.balance({ memberId })).balance;
      const reward = rewardFor(member, balanceNow, totalMinor);
      const free = reward?.good ?? null;
      const isOnBill = free === null || basket.some(({ good }) => good.key === free.key);
      const lines = (isOnBill || free === null ? basket : [...basket, { good: free, count: 1 }]).map(lineOf);
      const { cardNumber } = known;
      // Some show the card when they have paid.
      if (reward === null && dice.happens(0.015)) {
        const { saleId } = given(await till.sales.record({ lines }));
        const { balance } = given(await till.sales.attach({ saleId, cardNumber }));
        members.set(member, { ...known, balance: balance ?? known.balance });
        return { saleId, totalMinor };
      }
      const sale = given(
        await till.sales.record({
          cardNumber,
          lines,
          ...(reward === null ? {} : { redeem: [{ rewardId: reward.rewardId }] }),
        }),
      );
      members.set(member, { ...known, balance: sale.balance ?? known.balance });
      return { saleId: sale.saleId, totalMinor: sale.totalMinor };
    },

    async replaceCard(member, till) {
      const known = members.get(member);
      if (known === undefined) return;
      const reason = dice.oneOf(reasonsOf(say, 'lost'));
      const { cardNumber } = given(await till.members.replaceCard({ memberId: known.memberId, reason }));
      members.set(member, { ...known, cardNumber });
    },

    async correct(member, till) {
      const known = members.get(member);
      if (known === undefined) return;
      const { memberId } = known;
      const { balance: before } = given(await till.points.balance({ memberId }));
      const isTaken = before >= 10 && dice.happens(0.25);
      const reason = dice.oneOf(reasonsOf(say, isTaken ? 'taken' : 'goodwill'));
      const points = isTaken ? -dice.between(1, 10) : dice.between(5, 25);
      const { balance } = given(await till.points.adjust({ memberId, points, reason }));
      members.set(member, { ...known, balance });
    },

    async note(member, till) {
      const known = members.get(member);
      if (known === undefined) return;
      const { memberId } = known;
      const { note } = personOf(member, wish.locale, dice);
      given(
        dice.happens(0.5) && note !== null
          ? await till.members.update({ memberId, note })
          : await till.members.update({ memberId, consents: { marketing: dice.happens(0.4) } }),
      );
    },

    known: () => [...members.keys()],
    sold: () => sold,
  };
}

const reasons = {
  goodwill: ['sample.why.wait', 'sample.why.burnt', 'sample.why.birthday'],
  taken: ['sample.why.twice', 'sample.why.wrongCard'],
  lost: ['sample.why.lost', 'sample.why.wallet'],
  refund: ['sample.why.stale', 'sample.why.wrongOrder', 'sample.why.nuts'],
  void: ['sample.why.typo', 'sample.why.changedMind', 'sample.why.twice'],
} as const;

/** The words of those who write down why. */
export const reasonsOf = (say: Translate, of: keyof typeof reasons): readonly string[] =>
  reasons[of].map((key) => say(key));
