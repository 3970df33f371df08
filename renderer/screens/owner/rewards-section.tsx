import { useCallback, useState } from 'react';
import type { z } from 'zod';
import type { rewards } from '../../../electron/core/contract/rewards.ts';
import { Button } from '../../ui/button.tsx';
import { NotRead } from '../../ui/unread.tsx';
import { useDesk, useMoney, useSay } from '../../ui/use-desk.ts';
import { useRead } from '../../ui/use-read.ts';
import { RewardForm } from './reward-form.tsx';

export type Reward = z.output<typeof rewards.list.output>['rewards'][number];

/** What points can be spent on; a withdrawn one stays in the list, so that it can be offered again. */
export function RewardsSection() {
  const desk = useDesk();
  const say = useSay();
  const money = useMoney();
  const [edited, setEdited] = useState<Reward | 'new' | null>(null);
  const read = useRead(useCallback(() => desk.till.rewards.list({ withdrawnToo: true }), [desk]));
  const list = read.value?.rewards ?? [];

  const giftOf = ({ gives, productName }: Reward): string => {
    switch (gives.kind) {
      case 'amount':
        return say('owner.givesAmount', { amount: money(gives.amountMinor) });
      case 'percent':
        return say('owner.givesPercent', { percent: gives.percent, cap: money(gives.capMinor) });
      case 'product':
        return say('owner.givesProduct', { product: productName ?? '' });
    }
  };

  if (edited !== null) {
    return (
      <RewardForm
        reward={edited === 'new' ? null : edited}
        onDone={() => {
          setEdited(null);
          void read.again();
        }}
      />
    );
  }
  return (
    <section aria-labelledby="rewards-title">
      <div className="owner-head">
        <h3 id="rewards-title">{say('owner.rewards')}</h3>
        <Button look="main" onPress={() => setEdited('new')}>
          {say('owner.newReward')}
        </Button>
      </div>
      <NotRead of={read} />
      {read.value?.rewards.length === 0 ? <p className="owner-none">{say('owner.noRewards')}</p> : null}
      <ul>
        {list.map((reward) => (
          <li key={reward.rewardId}>
            <button
              type="button"
              className="owner-row"
              data-off={!reward.isOffered}
              onClick={() => setEdited(reward)}
            >
              <span className="owner-row-name">
                <bdi>{reward.name}</bdi>
                {reward.isOffered ? null : <span className="owner-row-off">{say('owner.withdrawn')}</span>}
              </span>
              <span>{giftOf(reward)}</span>
              <span className="owner-row-figure">{say('till.points', { points: reward.pointsCost })}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
