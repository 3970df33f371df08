import { useEffect } from 'react';
import {
  burstWith,
  codeAtRest,
  noBurst,
  silenceAfter,
  type Burst,
  type Heard,
} from '../../../electron/core/domain/wedge.ts';
import { withScanTakenBack, type Counter } from '../../state/counter.ts';
import type { Desk } from '../../state/desk.ts';
import type { Finding } from '../../state/finding.ts';
import { submitScan } from '../../state/scanning.ts';
import type { Refund } from '../../state/refund.ts';
import type { Stage } from '../../state/stage.ts';

type TextField = HTMLInputElement | HTMLTextAreaElement;

/** How the window was before a burst began: what a scan typed into it is taken back. */
interface Before {
  /** When the key came that may begin a code. */
  readonly at: number;
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
    let befores: readonly Before[] = [];
    let silence: ReturnType<typeof setTimeout> | undefined;
    const handIn = ({ scan, beganAt }: Heard): void => {
      if (scan === null) return;
      onScan();
      const before = befores.find(({ at }) => at === beganAt);
      if (before !== undefined) putBack(desk, before);
      void submitScan(desk, scan);
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.repeat) return;
      const { key, code, shiftKey: shift, timeStamp: at } = event;
      const stroke = { key, code, shift, at };
      clearTimeout(silence);
      if (desk.strokeTaker.getState().take?.(stroke) === true) {
        burst = noBurst;
        return swallow(event);
      }
      const { keyboardScanner: scanner } = desk.machine.getState();
      const heard = burstWith(burst, stroke, scanner);
      burst = heard.burst;
      if (heard.scan !== null) {
        swallow(event);
        return handIn(heard);
      }
      befores = beginningsOf(desk, burst, befores, at);
      if (scanner?.terminator !== 'none') return;
      silence = setTimeout(() => {
        const rested = codeAtRest(burst, scanner);
        burst = rested.burst;
        handIn(rested);
      }, silenceAfter(scanner));
    };
    window.addEventListener('keydown', onKeyDown, true);
    return () => {
      clearTimeout(silence);
      window.removeEventListener('keydown', onKeyDown, true);
    };
  }, [desk, onScan]);
}

/** The window is looked at before a key that may begin a code does anything. */
function beginningsOf(
  desk: Desk,
  { quick, slow }: Burst,
  befores: readonly Before[],
  at: number,
): readonly Before[] {
  const begins = [quick, slow].map(({ strokes }) => strokes[0]?.at);
  const kept = befores.filter((before) => begins.includes(before.at));
  const isNew = begins.includes(at) && kept.every((before) => before.at !== at);
  return isNew ? [...kept, windowNow(desk, at)] : kept;
}

function swallow(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

function windowNow(desk: Desk, at: number): Before {
  const focused = document.activeElement;
  const isField = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
  return {
    at,
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
