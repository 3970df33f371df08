import { isEmptyAmount } from '../../state/amount.ts';
import { isSelling, rewardAtHand } from '../../state/counter.ts';
import type { Desk } from '../../state/desk.ts';
import type { Situation } from '../../state/keys.ts';
import { askedAbout, hasDrawer } from '../../state/printing.ts';

/** What the till is doing now, as far as a key's meaning depends on it. */
export function situationNow(desk: Desk): Situation {
  const focused = document.activeElement;
  const typing = focused?.matches('input:not([type="checkbox"]), textarea, select') ?? false;
  const counter = desk.counter.getState();
  const printing = desk.printing.getState();
  const { stage } = desk.stage.getState();
  const refunding = stage === 'refund';
  return {
    typing,
    onControl: !typing && (focused?.matches('button, input') ?? false),
    selling: isSelling(counter),
    asked: counter.recording.kind === 'question',
    withMember: counter.customer.kind === 'member',
    training: desk.trainingId !== null,
    printing: printing.printers.length > 0,
    withDrawer: hasDrawer(printing),
    printAsked: askedAbout(printing).length > 0,
    onReward: !refunding && rewardAtHand(counter) !== null,
    onSale: stage === 'paper' && desk.paper.getState().of?.kind === 'sale',
    refunding,
    onBill: refunding
      ? (desk.refund.getState().sale?.lines.length ?? 0) > 0
      : counter.lines.length > 0 && isEmptyAmount(counter.amount) && counter.pricing === null,
  };
}
