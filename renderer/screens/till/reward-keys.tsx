import type { MemberPanel } from '../../../electron/core/contract/members.ts';
import { shownKeys } from '../../state/keys.ts';
import { rewardAtHand, timesChosen } from '../../state/counter.ts';
import { chooseReward, oneMoreOf } from '../../state/rewards.ts';
import { Key } from '../../ui/key.tsx';
import { PlusIcon } from '../../ui/icons.tsx';
import { useCounter, useDesk, useMoney, useSay } from '../../ui/use-desk.ts';

/** How far the next reward is, as a bar and in words: money where that says it, else points. */
export function NextReward({ panel }: { readonly panel: MemberPanel }) {
  const say = useSay();
  const money = useMoney();
  const { nextReward } = panel.outlook;
  if (nextReward === null) return null;
  const { name, missingPoints, missingMinor } = nextReward;
  const cost = panel.balance + missingPoints;
  return (
    <div className="next-reward">
      <progress
        className="next-reward-bar"
        max={cost}
        value={Math.max(panel.balance, 0)}
        aria-hidden="true"
      />
      <p>
        {missingMinor > 0
          ? say('counter.toReward', { missing: money(missingMinor), name })
          : say('counter.pointsToReward', { points: missingPoints, name })}
      </p>
    </div>
  );
}

/** What the balance pays for now, each as a key; a second touch lets it be, and + beside it takes it once more. */
export function RewardKeys({ panel }: { readonly panel: MemberPanel }) {
  const desk = useDesk();
  const say = useSay();
  const chosen = useCounter((counter) => counter.rewards);
  const atHand = useCounter((counter) => rewardAtHand(counter)?.rewardId);
  const { rewardsWithinReach } = panel;
  if (rewardsWithinReach.length === 0) return null;
  const last = chosen.at(-1)?.rewardId;
  const place = rewardsWithinReach.findIndex(({ rewardId }) => rewardId === last);
  // R goes on to the next one: there its letter stands. From the last one it goes back to none.
  const next = rewardsWithinReach[place + 1] ?? rewardsWithinReach[place];
  return (
    <ul className="reward-keys" aria-label={say('counter.rewards')}>
      {rewardsWithinReach.map((reward) => (
        <li key={reward.rewardId} className="reward">
          <button
            type="button"
            className="reward-key"
            aria-pressed={timesChosen({ rewards: chosen }, reward) > 0}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => chooseReward(desk, reward)}
          >
            <bdi className="reward-name">{reward.name}</bdi>
            <span className="reward-cost">
              {say('counter.rewardCostTimes', {
                points: reward.pointsCost,
                times: Math.max(timesChosen({ rewards: chosen }, reward), 1),
              })}
            </span>
            {reward === next ? <Key name={shownKeys.reward} /> : null}
          </button>
          {reward.pointsCost * 2 <= panel.balance ? (
            <button
              type="button"
              className="reward-key reward-more"
              aria-label={say('counter.rewardOnceMore', { name: reward.name })}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => oneMoreOf(desk, reward)}
            >
              {reward.rewardId === atHand ? <Key name={shownKeys.more} /> : <PlusIcon />}
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
