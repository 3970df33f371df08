import { useEffect, useState } from 'react';
import { paddedReceiptNumber } from '../../../electron/core/domain/receipt-number.ts';
import type { Translate } from '../../../electron/core/messages/translate.ts';
import { askForCard } from '../../state/finding.ts';
import { shownKeys } from '../../state/keys.ts';
import { lastSale, loadToday, type LastAction } from '../../state/today.ts';
import { canUndoLast, undoLast } from '../../state/undo-last.ts';
import { Button } from '../../ui/button.tsx';
import { timeOfDay } from '../../ui/dates.ts';
import { DoneIcon, StopIcon, UndoneIcon } from '../../ui/icons.tsx';
import { UndoEffectLine } from './undo-effect.tsx';
import {
  useDesk,
  useLocale,
  useMachine,
  useMoney,
  useSay,
  useStage,
  useTimeZone,
  useToday,
} from '../../ui/use-desk.ts';

const freshMs = 10_000;
const lastEffectId = 'last-effect';

/** What was done last, and its undo: ten seconds in full view, then quietly until the next. */
export function LastActionBar() {
  const desk = useDesk();
  const say = useSay();
  const last = useToday((today) => today.last);
  const sale = useToday(lastSale);
  const canUndo = useToday(canUndoLast);
  const undoing = useToday((today) => today.undoing);
  const problem = useToday((today) => today.problem);
  const isToday = useStage() === 'today';
  const isFresh = useFresh(last);
  const isForLeftHand = useMachine(({ appearance }) => appearance.hand === 'left');
  // Without a member nothing happens but that the sale is gone.
  const membersSale = sale?.memberId === null ? null : sale;
  const inOrder = [
    problem === null ? (
      <LastSentence key="sentence" last={last} />
    ) : (
      <p key="sentence" className="last-sentence sentence-stop" role="alert">
        <StopIcon />
        <span>{problem.error.message}</span>
      </p>
    ),
    membersSale === null || problem !== null ? null : (
      <UndoEffectLine
        key={membersSale.saleId}
        saleId={membersSale.saleId}
        id={lastEffectId}
        className="last-effect"
      />
    ),
    canUndo ? (
      <Button
        key="undo"
        look={isFresh ? 'plain' : 'quiet'}
        isDisabled={undoing !== null}
        onPress={() => void undoLast(desk)}
        shownKey={shownKeys.undo}
        describedBy={membersSale === null ? undefined : lastEffectId}
      >
        {say('till.undo')}
      </Button>
    ) : null,
    sale === null || sale.memberId !== null ? null : (
      <Button
        key="addCard"
        look={isFresh ? 'plain' : 'quiet'}
        onPress={() => askForCard(desk, sale)}
        shownKey={shownKeys.addCard}
      >
        {say('till.addCard')}
      </Button>
    ),
    <Button
      key="today"
      look="quiet"
      shownKey={shownKeys.today}
      onPress={() => {
        desk.stage.setState({ stage: isToday ? 'customer' : 'today' });
        if (!isToday) void loadToday(desk);
      }}
    >
      {say('till.today')}
    </Button>,
  ];
  return (
    <footer
      className="last"
      data-fresh={isFresh}
      data-kind={problem === null ? (last?.kind ?? 'none') : 'problem'}
    >
      {isFresh ? <span className="last-time" aria-hidden="true" /> : null}
      {isForLeftHand ? inOrder.toReversed() : inOrder}
    </footer>
  );
}

function useFresh(last: LastAction | null): boolean {
  const [stale, setStale] = useState<LastAction | null>(null);
  useEffect(() => {
    if (last === null) return;
    const timer = setTimeout(() => setStale(last), freshMs);
    return () => clearTimeout(timer);
  }, [last]);
  return last !== null && stale !== last;
}

function LastSentence({ last }: { readonly last: LastAction | null }) {
  const say = useSay();
  const money = useMoney();
  const locale = useLocale();
  const timeZone = useTimeZone();
  if (last === null) return <p className="last-sentence last-none">{say('till.nothingYet')}</p>;
  if (last.kind !== 'sale' && last.kind !== 'undone') {
    return (
      <p className="last-sentence">
        {isUndone(last) ? <UndoneIcon /> : <DoneIcon />}
        <span>
          {last.kind === 'refunded' ? refundedSentence(last, say, money) : otherSentence(last, say)}
        </span>
      </p>
    );
  }
  const { sale } = last;
  const facts = [
    money(sale.totalMinor),
    sale.memberName === null ? say('till.withoutCard') : isolated(sale.memberName),
  ];
  const points = last.kind === 'undone' ? undonePoints(last, say) : salePoints(last, say);
  return (
    <p key={last.kind} className="last-sentence">
      {last.kind === 'undone' ? <UndoneIcon /> : <DoneIcon />}
      <span>
        {last.kind === 'undone' ? `${say('till.undone')} · ` : ''}
        {[...facts, ...points].join(' · ')}
      </span>
      <time className="last-clock" dateTime={sale.occurredAt}>
        {timeOfDay(sale.occurredAt, timeZone, locale)}
      </time>
    </p>
  );
}

const isUndone = (last: LastAction): boolean =>
  last.kind === 'rewardsTakenBack' ||
  last.kind === 'detailsPutBack' ||
  last.kind === 'unmerged' ||
  (last.kind === 'adjusted' && last.isUndo);

type Last<Kind extends LastAction['kind']> = Extract<LastAction, { kind: Kind }>;

const undonePoints = ({ pointsTakenBack, pointsReturned }: Last<'undone'>, say: Translate) => [
  say('till.lastUndone', { points: pointsTakenBack }),
  ...(pointsReturned > 0 ? [say('counter.lastReturned', { points: pointsReturned })] : []),
];

const salePoints = ({ sale, balance, pointsRedeemed }: Last<'sale'>, say: Translate) =>
  balance === null
    ? []
    : [
        ...(pointsRedeemed > 0 ? [say('counter.lastRedeemed', { points: pointsRedeemed })] : []),
        say('till.lastPoints', { points: sale.pointsEarned, balance }),
      ];

function refundedSentence(last: Last<'refunded'>, say: Translate, money: (minor: number) => string): string {
  const number = paddedReceiptNumber(last.receiptNumber);
  const what = say('refund.lastRefunded', { amount: money(last.amountMinor), number });
  if (last.balance === null) return what;
  const points = say('refund.lastPoints', { points: last.points, balance: last.balance });
  return [what, isolated(last.name), points].join(' · ');
}

function otherSentence(
  last: Exclude<LastAction, Last<'sale' | 'undone' | 'refunded'>>,
  say: Translate,
): string {
  if (last.kind === 'erased') return say('people.lastErased');
  const name = isolated(last.name);
  switch (last.kind) {
    case 'enrolled':
      return say('till.lastEnrolled', { name, cardNumber: last.cardNumber });
    case 'detailsChanged':
      return say('member.lastChanged', { name });
    case 'merged': {
      const { mergedName, balance } = last;
      return say('people.lastMerged', { name, merged: isolated(mergedName), balance });
    }
    case 'unmerged':
      return say('people.unmerged', { name });
    case 'detailsPutBack':
      return say('member.lastPutBack', { name });
    case 'adjusted':
      return say('member.lastAdjusted', { name, points: last.points, balance: last.balance });
    case 'replaced':
      return say('counter.replaced', { name, cardNumber: last.cardNumber });
    case 'rewardsGiven': {
      const rewards = last.given
        .map(({ name: reward, quantity }) => say('counter.rewardTimes', { name: reward, quantity }))
        .join(', ');
      return say('counter.lastRewards', { name, rewards, balance: last.balance });
    }
    case 'rewardsTakenBack':
      return say('counter.lastRewardsBack', { name, points: last.pointsReturned });
  }
}

/** A name inside a sentence keeps its own direction and leaves the sentence's alone. */
const isolated = (name: string): string => `\u2068${name}\u2069`;
