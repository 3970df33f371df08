import { useEffect } from 'react';
import type { Desk } from '../../state/desk.ts';
import type { Stage } from '../../state/stage.ts';
import { goBackTo, placeBefore, type FocusPlace } from '../../ui/focus-place.ts';

interface Opened {
  readonly place: FocusPlace;
  /** Who stood at the counter then. */
  readonly customer: object;
}

/**
 * Who goes back from a form or a list finds the focus where it was when it was opened. With somebody else at the counter
 * meanwhile nothing has it: the digits that come are for the sale.
 */
export function useStageFocus(desk: Desk): void {
  useEffect(() => {
    const opened = new Map<Stage, Opened>();
    return desk.stage.subscribe(({ stage }, before) => {
      if (stage === before.stage) return;
      const customer = desk.counter.getState().customer;
      const isGoingBack = stage === (before.cameFrom[before.stage] ?? 'customer');
      if (!isGoingBack) return void opened.set(stage, { place: placeBefore(), customer });
      const was = opened.get(before.stage);
      opened.delete(before.stage);
      if (was?.customer === customer) goBackTo(was.place);
    });
  }, [desk]);
}
