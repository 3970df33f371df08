import { grossMinor, hasNothingToDo } from '../../state/counter.ts';
import { shownKeys } from '../../state/keys.ts';
import { confirmTotal, goBack, pressKey, record } from '../../state/selling.ts';
import { Button } from '../../ui/button.tsx';
import { useCounter, useDesk, useQuickKeys, useSay } from '../../ui/use-desk.ts';
import { AmountShown } from './amount-shown.tsx';
import { PadKeys } from './pad-keys.tsx';
import { PadTabs, QuickKeys } from './quick-keys.tsx';
import { QuoteLines } from './quote-lines.tsx';

/** How much: the amount, what it would earn, the pad or the products, and the main key. Each has its fixed place. */
export function AmountPad() {
  const desk = useDesk();
  const say = useSay();
  const isQuick = useQuickKeys((quickKeys) => quickKeys.isShown);
  return (
    <section className="pad" aria-label={say('till.amount')}>
      <AmountShown />
      <QuoteLines />
      <div className="pad-below">
        <PadTabs />
        {isQuick ? <QuickKeys /> : <PadKeys onKey={(key) => pressKey(desk, key)} />}
      </div>
      <MainKey />
    </section>
  );
}

/** Records; in a question's place it becomes the answer, and after a fault the second try. */
function MainKey() {
  const desk = useDesk();
  const say = useSay();
  const recording = useCounter((counter) => counter.recording.kind);
  const isEmpty = useCounter(hasNothingToDo);
  const isRewardAlone = useCounter((counter) => grossMinor(counter) === 0 && counter.rewards.length > 0);
  const rewardCount = useCounter((counter) =>
    counter.rewards.reduce((sum, { quantity }) => sum + quantity, 0),
  );
  const isWithoutCard = useCounter((counter) => counter.customer.kind === 'withoutCard');
  if (recording === 'question') {
    return (
      <div className="main-keys">
        <Button key="no" className="main-key" onPress={() => goBack(desk)} shownKey={shownKeys.back}>
          {say('till.confirmNo')}
        </Button>
        <Button
          key="yes"
          className="main-key"
          look="main"
          onPress={() => void confirmTotal(desk)}
          shownKey={shownKeys.yes}
        >
          {say('till.confirmYes')}
        </Button>
      </div>
    );
  }
  const words =
    recording === 'unanswered' || recording === 'refused'
      ? 'till.tryAgain'
      : isWithoutCard
        ? 'till.recordWithoutCard'
        : 'till.record';
  return (
    <div className="main-keys">
      <Button
        className="main-key"
        look="main"
        isDisabled={isEmpty || recording === 'sending'}
        onPress={() => void record(desk)}
        shownKey={shownKeys.record}
      >
        {isRewardAlone && words === 'till.record'
          ? say('counter.giveRewards', { count: rewardCount })
          : say(words)}
      </Button>
    </div>
  );
}
