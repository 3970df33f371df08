import { useEffect } from 'react';
import { burstWith, keepsRhythm, noBurst } from '../../../electron/core/domain/wedge.ts';
import { withScanTakenBack, type Counter } from '../../state/counter.ts';
import type { Desk } from '../../state/desk.ts';
import type { Finding } from '../../state/finding.ts';
import { submitScan } from '../../state/scanning.ts';
import type { Refund } from '../../state/refund.ts';
import type { Stage } from '../../state/stage.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** How the window was before a burst began: what a scan typed into it is taken back. */
interface Before {
  readonly counter: Counter;
  readonly finding: Finding;
  readonly refund: Refund;
  readonly stage: Stage;
  readonly areQuickKeysShown: boolean;
  readonly field: { readonly element: TextField; readonly value: string } | null;
}

/**
 * Hears every key before anything else does. What a hand types goes on to where it belongs; a scan that is recognised
 * by its end is taken out of the field or the amount again, and handed in.
 */
export function useWedge(desk: Desk, onScan: () => void): void {
  useEffect(() => {
    let burst = noBurst;
    let before: Before | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      const { key, code, shiftKey: shift, timeStamp: at } = event;
      // Only the first key of a burst looks back: it is heard before it does anything.
      if (!keepsRhythm(burst, at) && [...key].length === 1) before = windowNow(desk);
      const next = burstWith(burst, { key, code, shift, at });
      burst = next.burst;
      if (next.scan === null) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      onScan();
      if (before !== undefined) putBack(desk, before);
      void submitScan(desk, next.scan);
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => window.removeEventListener('keydown', onKeyDown, true);
  }, [desk, onScan]);
}

function windowNow(desk: Desk): Before {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return {
    counter: desk.counter.getState(),
    finding: desk.finding.getState(),
    refund: desk.refund.getState(),
    stage: desk.stage.getState().stage,
    areQuickKeysShown: desk.quickKeys.getState().isShown,
    field: isField ? { element: focused, value: focused.value } : null,
  };
}

function putBack(desk: Desk, { counter, finding, refund, stage, areQuickKeysShown, field }: Before): void {
  desk.counter.setState((now) => withScanTakenBack(now, counter));
  const { amount, goods, quote, problem } = refund;
  if (desk.refund.getState().done === null) desk.refund.setState({ amount, goods, quote, problem });
  desk.stage.setState({ stage });
  desk.quickKeys.setState({ isShown: areQuickKeysShown });
  if (field === null || field.element.id === 'find') {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    desk.finding.setState({ ...finding, isOpen: false }, true);
    return;
  }
  write(field.element, field.value);
}

/** Sets a field's text so that React hears of it: it listens to the element's own setter. */
function write(element: TextField, value: string): void {
  const prototype =
    element instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, value);
  element.dispatchEvent(new Event('input', { bubbles: true }));
}
