import { useCallback, useEffect, useRef } from 'react';
import { unreachable } from '../../../electron/core/domain/assert.ts';
import { longestGapOf } from '../../../electron/core/domain/wedge.ts';
import type { Desk } from '../../state/desk.ts';
import { openDrawer, toggleDrawer } from '../../state/drawer.ts';
import { enrol } from '../../state/enrolment.ts';
import {
  askForCardOfLast,
  isSeeking,
  seek,
  startEnrolmentOfSought,
  stopSeeking,
} from '../../state/finding.ts';
import { actionOf, type KeyAction } from '../../state/keys.ts';
import { answerPrintQuestion, togglePrints } from '../../state/prints.ts';
import { changePieces, moveSelection, removeSelected } from '../../state/products.ts';
import { showQuickKeys } from '../../state/quick-keys.ts';
import { toggleOwnersRoom } from '../../state/owner.ts';
import { toggleAppearance } from '../../state/machine.ts';
import { leaveEditing } from '../../state/member-details.ts';
import { openPageAtHand } from '../../state/member-page.ts';
import { replaceCard, startReplacement } from '../../state/replacement.ts';
import {
  changeGoods,
  chooseAllLeft,
  giveBack,
  moveGoodsSelection,
  pressRefundKey,
  refundBack,
  refundSaleAtHand,
} from '../../state/refund.ts';
import { nextReward } from '../../state/rewards.ts';
import { confirmTotal, doIt, goBack, pressKey, sellWithoutCard } from '../../state/selling.ts';
import { togglePracticeCards, toggleTraining } from '../../state/training.ts';
import { leaveStage } from '../../state/stage.ts';
import { toggleToday } from '../../state/today.ts';
import { undoLast } from '../../state/undo-last.ts';
import { findFieldId } from './find-ids.ts';
import { quickKeysId } from './quick-keys.tsx';
import { situationNow } from './situation-now.ts';

/** How long a letter waits for a second one before it means what its button shows. */
const nameLetterMs = 280;

interface HeldLetter {
  readonly text: string;
  readonly action: KeyAction;
  readonly timer: number;
  readonly at: number;
}

const modifiers = ['Shift', 'CapsLock', 'Control', 'Alt', 'AltGraph', 'Meta'];

/**
 * Listens to every key of the till, wherever the focus is. Gives back the function that lets a waiting letter go
 * without doing what it stands for: it was a scanner's.
 */
export function useKeyboard(desk: Desk): () => void {
  const held = useRef<HeldLetter | null>(null);
  const release = useCallback((): void => {
    if (held.current !== null) window.clearTimeout(held.current.timer);
    held.current = null;
  }, []);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
      if (modifiers.includes(event.key)) return;
      if (isForThePage(desk, event.key)) return;
      const situation = situationNow(desk);
      if (event.repeat && event.key !== 'Backspace') return;
      const leavesMark = [...event.key].length === 1;
      const before = held.current;
      if (before !== null && !situation.typing) {
        release();
        // A second letter makes it a name, and at a scanner's pace anything does: its code must not do what its first
        // letter stands for. A digit of a hand goes to the amount, after what the letter stands for.
        const { keyboardScanner } = desk.machine.getState();
        const isScanner = event.timeStamp - before.at <= longestGapOf(keyboardScanner);
        if (leavesMark && (isScanner || /\p{L}/u.test(event.key))) {
          event.preventDefault();
          return beginFinding(desk, before.text + event.key);
        }
        run(desk, before.action);
        if (!/^\d$/.test(event.key)) return event.preventDefault();
      }
      const action = actionOf(event.key, situation);
      if (action === null) return;
      event.preventDefault();
      if (!('mayBeginName' in action)) return run(desk, action);
      const timer = window.setTimeout(() => {
        held.current = null;
        run(desk, action);
      }, nameLetterMs);
      held.current = { text: event.key, action, timer, at: event.timeStamp };
    };

    window.addEventListener('keydown', onKeyDown);
    return () => {
      release();
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [desk, release]);
  return release;
}

function beginFinding(desk: Desk, text: string): void {
  seek(desk, text);
  document.getElementById(findFieldId)?.focus();
}

function run(desk: Desk, action: KeyAction): void {
  if (desk.stage.getState().stage === 'refund' && runInRefund(desk, action)) return;
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
      leaveField();
      return startEnrolmentOfSought(desk);
    case 'withoutCard':
      stopSeeking(desk);
      leaveField();
      return sellWithoutCard(desk);
    case 'addCard':
      return askForCardOfLast(desk);
    case 'today':
      return toggleToday(desk);
    case 'undo':
      return void undoLast(desk);
    case 'reward':
      return nextReward(desk);
    case 'refund':
      return refundSaleAtHand(desk);
    case 'allLeft':
      return chooseAllLeft(desk);
    case 'quickKeys':
      return toggleQuickKeys(desk);
    case 'morePieces':
      return changePieces(desk, 1);
    case 'fewerPieces':
      return changePieces(desk, -1);
    case 'removeLine':
      return removeSelected(desk);
    case 'lineUp':
      return moveSelection(desk, -1);
    case 'lineDown':
      return moveSelection(desk, 1);
    case 'replaceCard':
      return startReplacement(desk);
    case 'appearance':
      leaveField();
      return toggleAppearance(desk);
    case 'training':
      leaveField();
      return void toggleTraining(desk);
    case 'practiceCards':
      leaveField();
      return togglePracticeCards(desk);
    case 'prints':
      leaveField();
      return togglePrints(desk);
    case 'drawer':
      leaveField();
      return toggleDrawer(desk);
    case 'printed':
      return void answerPrintQuestion(desk, 'printed');
    case 'printAgain':
      return void answerPrintQuestion(desk, 'missing');
    case 'memberPage':
      return toggleMemberPage(desk);
    case 'ownersRoom':
      leaveField();
      return toggleOwnersRoom(desk);
    default:
      unreachable(action);
  }
}

/** What has another meaning while a sale is given back; whether it had. */
function runInRefund(desk: Desk, action: KeyAction): boolean {
  switch (action.kind) {
    case 'amount':
      pressRefundKey(desk, action.key);
      return true;
    case 'morePieces':
      changeGoods(desk, 1);
      return true;
    case 'fewerPieces':
      changeGoods(desk, -1);
      return true;
    case 'lineUp':
      moveGoodsSelection(desk, -1);
      return true;
    case 'lineDown':
      moveGoodsSelection(desk, 1);
      return true;
    case 'removeLine':
      pressRefundKey(desk, 'clear');
      return true;
    case 'record':
      void giveBack(desk);
      return true;
    default:
      return false;
  }
}

function enterPressed(desk: Desk): void {
  const { stage } = desk.stage.getState();
  if (stage === 'enrolment') return void enrol(desk);
  if (stage === 'replacement') return void replaceCard(desk);
  if (stage === 'drawer') return void openDrawer(desk);
  if (['today', 'paper', 'appearance', 'practiceCards', 'whatNext', 'prints'].includes(stage))
    return leaveStage(desk);
  doIt(desk);
}

/** One step back: out of the search, out of the form or the list, then through the sale. */
function back(desk: Desk): void {
  const wasSeeking = isSeeking(desk.finding.getState());
  const wasTyping = situationNow(desk).typing;
  const wasChoosing = document.getElementById(quickKeysId)?.contains(document.activeElement) === true;
  leaveField();
  if (wasSeeking) return stopSeeking(desk);
  // Whoever is among the products wants the pad back, and nothing off the bill.
  if (wasChoosing) return showQuickKeys(desk, false);
  if (desk.today.getState().problem !== null) return desk.today.setState({ problem: null });
  const { stage } = desk.stage.getState();
  if (stage === 'today' && desk.today.getState().askedUndo !== null)
    return desk.today.setState({ askedUndo: null });
  if (stage === 'owner' && desk.dayPage.getState().closing === 'asked')
    return desk.dayPage.setState({ closing: 'no' });
  if (stage === 'member' && desk.memberDetails.getState().isOpen) return leaveEditing(desk);
  if (stage === 'member' && desk.memberPage.getState().isAdjusting)
    return desk.memberPage.setState({ isAdjusting: false });
  if (stage === 'refund') return refundBack(desk);
  if (stage !== 'customer') return leaveStage(desk);
  if (!wasTyping) goBack(desk);
}

/** The products take the pad's place and the first one the focus, so that arrows and Enter go on from there. */
function toggleQuickKeys(desk: Desk): void {
  const { isShown, products } = desk.quickKeys.getState();
  if (products.length === 0) return desk.tones.no();
  leaveField();
  showQuickKeys(desk, !isShown);
  if (!isShown)
    requestAnimationFrame(() => document.getElementById(quickKeysId)?.querySelector('button')?.focus());
}

/** In and out by the same key. */
function toggleMemberPage(desk: Desk): void {
  const isShown = desk.stage.getState().stage === 'member' && !desk.finding.getState().isOpen;
  // Who is meant is told by the search, which closes when its field is left.
  if (isShown) leaveStage(desk);
  else openPageAtHand(desk);
  leaveField();
  if (desk.stage.getState().stage === 'member') stopSeeking(desk);
}

/** The owner's room and a member's page have keys of their own: of the till's, only those that lead elsewhere count there. */
function isForThePage(desk: Desk, key: string): boolean {
  const { stage } = desk.stage.getState();
  if (stage === 'owner') return !['F1', 'F2', 'F9', 'F10', 'Escape'].includes(key);
  return (
    stage === 'member' && !['F1', 'F2', 'F3', 'F7', 'F9', 'F10', 'F11', 'Escape', 'z', 'Z'].includes(key)
  );
}

function leaveField(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}
