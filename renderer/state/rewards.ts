import { isolating } from '../../electron/core/messages/isolating.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import {
  emptyCounter,
  rewardAtHand,
  rewardPoints,
  withNextReward,
  withReward,
  withRewardTimes,
  type OfferedReward,
} from './counter.ts';
import type { Desk } from './desk.ts';
import { refreshPanel } from './members.ts';
import type { LastAction } from './today.ts';

/** Chooses a reward for the sale on the counter, or lets it be. */
export function chooseReward(desk: Desk, reward: OfferedReward): void {
  desk.counter.setState((counter) => withReward(counter, reward));
  desk.stage.setState({ stage: 'customer' });
}

/** The reward once more, as far as the balance goes. Whether the bill goes so far is told with the quote. */
export function oneMoreOf(desk: Desk, reward: OfferedReward): void {
  const { customer, rewards } = desk.counter.getState();
  if (customer.kind !== 'member') return desk.tones.no();
  if (rewardPoints(rewards) + reward.pointsCost > customer.balance) {
    const say = isolating(translatorFor(desk.book.getState().locale));
    const message = say('counter.noMoreRewards', { name: reward.name, balance: customer.balance });
    desk.counter.setState({ quoteProblem: { kind: 'refusal', code: 'POINTS_INSUFFICIENT', message } });
    return desk.tones.no();
  }
  desk.counter.setState((counter) => withRewardTimes(counter, reward, 1));
  desk.stage.setState({ stage: 'customer' });
}

/** + and − where no line is selected: the reward that was chosen last once more, or once less. */
export function changeTimes(desk: Desk, change: 1 | -1): void {
  const reward = rewardAtHand(desk.counter.getState());
  if (reward === null) return desk.tones.no();
  if (change === 1) return oneMoreOf(desk, reward);
  desk.counter.setState((counter) => withRewardTimes(counter, reward, -1));
}

/** The next of the rewards within reach; after the last, none. */
export function nextReward(desk: Desk): void {
  const { customer } = desk.counter.getState();
  const withinReach = customer.kind === 'member' ? (customer.panel?.rewardsWithinReach ?? []) : [];
  if (withinReach.length === 0) return desk.tones.no();
  desk.counter.setState((counter) => withNextReward(counter, withinReach));
  desk.stage.setState({ stage: 'customer' });
}

export interface GivenAlone {
  readonly redemptionId: string;
  readonly name: string;
  readonly quantity: number;
}

const giveIds = new Map<string, string>();

/** Gives the chosen rewards without a sale, one after the other; each is given once, however often it is asked for. */
export async function giveRewards(desk: Desk): Promise<void> {
  const { customer, rewards } = desk.counter.getState();
  if (customer.kind !== 'member') return desk.tones.no();
  const { memberId, name, shownCard } = customer;
  const card = shownCard === null ? {} : { cardNumber: shownCard };
  const key = desk.counter.getState().commandId ?? desk.newCommandId();
  desk.counter.setState({ recording: { kind: 'sending' }, commandId: key });
  const given: GivenAlone[] = [];
  let balance = customer.balance;
  for (const reward of rewards) {
    const id = `${key} ${reward.rewardId} ${reward.quantity}`;
    const commandId = giveIds.get(id) ?? desk.newCommandId();
    giveIds.set(id, commandId);
    const { rewardId, quantity } = reward;
    const asked = { memberId, ...card, rewardId, quantity };
    const result = await desk.till.rewards.redeem(asked, { commandId });
    if (!result.ok) {
      const problem = result.error;
      desk.tones.no();
      if (problem.code === 'HOST_UNREACHABLE')
        return desk.counter.setState({ recording: { kind: 'unanswered', problem } });
      const left = rewards.slice(given.length);
      desk.counter.setState({ recording: { kind: 'refused', problem }, commandId: null, rewards: left });
      if (given.length > 0) remember(desk, { kind: 'rewardsGiven', name, given, balance });
      return;
    }
    given.push({ redemptionId: result.value.redemptionId, name: reward.name, quantity });
    balance = result.value.balance;
  }
  desk.counter.setState(({ amount }) => emptyCounter(amount.exponent), true);
  desk.tones.yes();
  remember(desk, { kind: 'rewardsGiven', name, given, balance });
}

const remember = (desk: Desk, last: LastAction): void => desk.today.setState({ last, problem: null });

/** Takes back rewards that were given alone: their points return to where they came from. */
export async function takeBackRewards(
  desk: Desk,
  last: Extract<LastAction, { kind: 'rewardsGiven' }>,
): Promise<void> {
  const reason = translatorFor(desk.book.getState().locale)('till.undoReason');
  let pointsReturned = 0;
  for (const { redemptionId } of last.given) {
    const commandId = giveIds.get(redemptionId) ?? desk.newCommandId();
    giveIds.set(redemptionId, commandId);
    const result = await desk.till.rewards.cancel({ redemptionId, reason }, { commandId });
    if (!result.ok) {
      desk.today.setState({ problem: { saleId: null, error: result.error } });
      return desk.tones.no();
    }
    pointsReturned += result.value.pointsReturned;
  }
  remember(desk, { kind: 'rewardsTakenBack', name: last.name, pointsReturned });
  desk.tones.yes();
  await refreshPanel(desk);
}
