import { useEffect } from 'react';
import { unreachable } from '../../../electron/core/domain/assert.ts';
import { burstWith, codeEndedBy, noBurst } from '../../state/burst.ts';
import { isHeld, isSelling, type Counter } from '../../state/counter.ts';
import type { Desk } from '../../state/desk.ts';
import { enrol, startEnrolment } from '../../state/enrolment.ts';
import { askForCard, nothingSought, resolveOrPick, seek, stopSeeking } from '../../state/finding.ts';
import { actionOf, type KeyAction, type Situation } from '../../state/keys.ts';
import { confirmTotal, doIt, goBack, pressKey, sellWithoutCard } from '../../state/selling.ts';
import { lastSale, loadToday, undo } from '../../state/today.ts';
import { findFieldId } from './find-ids.ts';

/** How long a letter waits for a second one before it means what its button shows. */
const nameLetterMs = 280;

/** Listens to every key of the till, wherever the focus is. */
export function useKeyboard(desk: Desk): void {
  useEffect(() => {
    let burst = noBurst;
    let counterBeforeBurst: Counter | undefined;
    let held: { readonly text: string; readonly action: KeyAction; readonly timer: number } | undefined;

    const releaseHeld = (): string => {
      const text = held?.text ?? '';
      window.clearTimeout(held?.timer);
      held = undefined;
      return text;
    };

    /** A scan that came as keys: what it typed into the amount is taken back, and its code is looked up. */
    const takeScan = (event: KeyboardEvent): boolean => {
      const code = codeEndedBy(burst, event.timeStamp);
      burst = noBurst;
      if (code === null) return false;
      releaseHeld();
      if (counterBeforeBurst !== undefined && !isHeld(desk.counter.getState())) {
        desk.counter.setState(counterBeforeBurst);
      }
      void resolveOrPick(desk, code);
      return true;
    };

    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      const situation = situationNow(desk);
      if (event.repeat && event.key !== 'Backspace') return;
      const leavesMark = [...event.key].length === 1;
      if (!situation.typing && leavesMark) {
        burst = burstWith(burst, event.key, event.timeStamp);
        if (burst.text.length === 1) counterBeforeBurst = desk.counter.getState();
      }
      if (event.key === 'Enter' && !situation.typing && takeScan(event)) {
        event.preventDefault();
        return;
      }

      if (held !== undefined && !situation.typing) {
        const { action } = held;
        const text = releaseHeld();
        event.preventDefault();
        if (leavesMark && event.key !== ' ') beginFinding(desk, text + event.key);
        else run(desk, action);
        return;
      }
      const action = actionOf(event.key, situation);
      if (action === null) return;
      event.preventDefault();
      if ('mayBeginName' in action) {
        const timer = window.setTimeout(() => {
          held = undefined;
          run(desk, action);
        }, nameLetterMs);
        held = { text: event.key, action, timer };
      } else {
        run(desk, action);
      }
    };

    window.addEventListener('keydown', onKeyDown);
    return () => {
      releaseHeld();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [desk]);
}

function situationNow(desk: Desk): Situation {
  const focused = document.activeElement;
  const typing = focused?.matches('input:not([type="checkbox"]), textarea, select') ?? false;
  const counter = desk.counter.getState();
  return {
    typing,
    onControl: !typing && (focused?.matches('button, input') ?? false),
    selling: isSelling(counter),
    asked: counter.recording.kind === 'question',
  };
}

function beginFinding(desk: Desk, text: string): void {
  seek(desk, text);
  document.getElementById(findFieldId)?.focus();
}

function run(desk: Desk, action: KeyAction): void {
  switch (action.kind) {
    case 'amount':
      return pressKey(desk, action.key);
    case 'find':
      return beginFinding(desk, action.text);
    case 'focusFind': {
      const field = document.getElementById(findFieldId);
      if (field instanceof HTMLInputElement) {
        desk.finding.setState({ outcome: null });
        field.focus();
        field.select();
      }
      return;
    }
    case 'record':
      return enterPressed(desk);
    case 'yes':
      return void confirmTotal(desk);
    case 'back':
      return back(desk);
    case 'newMember':
      return newMember(desk);
    case 'withoutCard':
      stopSeeking(desk);
      leaveField();
      return sellWithoutCard(desk);
    case 'addCard': {
      const sale = lastSale(desk.today.getState());
      return sale === null || sale.memberId !== null ? desk.tones.no() : askForCard(desk, sale);
    }
    case 'today':
      return toggleToday(desk);
    case 'undo': {
      const sale = lastSale(desk.today.getState());
      return sale === null ? desk.tones.no() : void undo(desk, sale);
    }
    default:
      unreachable(action);
  }
}

/** A new member with what was looked for in vain, if anything was. */
function newMember(desk: Desk): void {
  const { outcome } = desk.finding.getState();
  const sought = outcome?.kind === 'unknownCard' ? outcome.code : '';
  stopSeeking(desk);
  leaveField();
  if (sought === '') startEnrolment(desk);
  else startEnrolment(desk, /\d/.test(sought) ? { cardNumber: sought } : { name: sought });
}

function enterPressed(desk: Desk): void {
  const { stage } = desk.stage.getState();
  if (stage === 'enrolment') return void enrol(desk);
  if (stage === 'today') return desk.stage.setState({ stage: 'customer' });
  doIt(desk);
}

/** One step back: out of the search, out of the form or the list, then through the sale. */
function back(desk: Desk): void {
  const isSeeking = desk.finding.getState() !== nothingSought;
  const wasTyping = situationNow(desk).typing;
  leaveField();
  if (isSeeking) return stopSeeking(desk);
  if (desk.today.getState().problem !== null) return desk.today.setState({ problem: null });
  if (desk.stage.getState().stage !== 'customer') return desk.stage.setState({ stage: 'customer' });
  if (!wasTyping) goBack(desk);
}

function toggleToday(desk: Desk): void {
  const isShown = desk.stage.getState().stage === 'today';
  desk.stage.setState({ stage: isShown ? 'customer' : 'today' });
  if (!isShown) void loadToday(desk);
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
