import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownMembers } from './known-members.ts';
import { valueOf, type OpenShop } from './shop.ts';

const MEMBERS_WITH_POINTS = 50;

/** What a customer who asks for two rewards waits for, before anything is written. */
export async function rewardSection(
  { ask }: OpenShop,
  known: KnownMembers,
  rounds: number,
): Promise<Section> {
  const chance = chanceFrom(4);
  const offer = async (
    name: string,
    pointsCost: number,
    gives: Parameters<typeof ask.rewards.save>[0]['gives'],
  ) => valueOf(await ask.rewards.save({ name, pointsCost, gives })).rewardId;
  const euroOff = await offer('€1 off', 10, { kind: 'amount', amountMinor: 100 });
  const tenthOff = await offer('A tenth off', 20, { kind: 'percent', percent: 10, capMinor: 300 });
  for (let cost = 50; cost <= 400; cost += 50)
    await offer(`For ${cost}`, cost, { kind: 'amount', amountMinor: cost });
  const people = Array.from({ length: MEMBERS_WITH_POINTS }, () => known.anyone(chance));
  for (const { memberId } of people)
    valueOf(await ask.points.adjust({ memberId, points: 30, reason: 'For the bench' }));
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { cardNumber } = chance.oneOf(people);
    const input = {
      cardNumber,
      beforeRewardsMinor: 2_000,
      redeem: [{ rewardId: tenthOff }, { rewardId: euroOff }],
    };
    const startedAt = performance.now();
    const quote = valueOf(await ask.sales.quote(input));
    times.push(performance.now() - startedAt);
    expectAnswer(
      quote.discountMinor === 290 && quote.totalMinor === 1_710,
      'rewards are taken off in their order',
    );
  }
  return {
    title: 'Quote of a sale with two rewards, ten on offer',
    figures: timesAs('sales.quote', timesOf(times)),
  };
}
