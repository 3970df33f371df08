import type { MemberId } from '../../electron/core/domain/ids.ts';
import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownMembers } from './known-members.ts';
import { valueOf, type OpenShop } from './shop.ts';

/** Scans that aren't counted: statements are prepared and code is compiled at first use. */
const WARM_UP = 30;

async function timePanel({ ask }: OpenShop, cardNumber: string, memberId: string): Promise<number> {
  const startedAt = performance.now();
  const found = valueOf(await ask.cards.resolve({ code: cardNumber }));
  expectAnswer(found.kind === 'member' && found.memberId === memberId, `card ${cardNumber} is its member’s`);
  const panel = valueOf(await ask.members.get({ memberId: found.memberId }));
  const tookMs = performance.now() - startedAt;
  expectAnswer(
    panel.balance === found.balance && panel.lots.reduce((sum, lot) => sum + lot.points, 0) === panel.balance,
    `the panel of card ${cardNumber} adds up`,
  );
  return tookMs;
}

/** From a card's code to all that the panel shows: two questions through dispatch, as the till asks them. */
export async function panelSection(shop: OpenShop, known: KnownMembers, rounds: number): Promise<Section> {
  const chance = chanceFrom(1);
  const random: number[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    const { cardNumber, memberId } = known.anyone(chance);
    const tookMs = await timePanel(shop, cardNumber, memberId);
    if (round >= 0) random.push(tookMs);
  }
  const { cardNumber, memberId, visits } = known.mostFrequent();
  const frequent: number[] = [];
  for (let round = 0; round < 50; round += 1)
    frequent.push(await timePanel(shop, cardNumber, memberId satisfies MemberId));
  return {
    title: 'Card → panel',
    figures: [
      ...timesAs('a random card', timesOf(random), { p99: 2 }),
      {
        what: `the most frequent guest (${visits} sales), p50`,
        value: timesOf(frequent).p50,
        unit: 'ms',
        limit: 2,
      },
    ],
  };
}
