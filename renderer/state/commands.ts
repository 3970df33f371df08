import {
  parseCommandCode,
  type BarcodeCommand,
  type CommandName,
} from '../../electron/core/domain/command-barcode.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { AmountKey } from './amount.ts';
import type { Desk } from './desk.ts';
import { openDrawer, toggleDrawer } from './drawer.ts';
import { enrol } from './enrolment.ts';
import { askForCardOfLast, nothingSought, startEnrolmentOfSought, stopSeeking } from './finding.ts';
import { toggleAppearance } from './machine.ts';
import { openPageAtHand } from './member-page.ts';
import { answerPrintQuestion, togglePrints } from './prints.ts';
import { changePieces, moveSelection, removeSelected } from './products.ts';
import { toggleQuickKeys } from './quick-keys.ts';
import {
  changeGoods,
  chooseAllLeft,
  giveBack,
  moveGoodsSelection,
  pressRefundKey,
  refundBack,
  refundSaleAtHand,
} from './refund.ts';
import { replaceCard, startReplacement } from './replacement.ts';
import { nextReward, oneMoreOf } from './rewards.ts';
import { confirmTotal, doIt, goBack, pressKey, sellWithoutCard } from './selling.ts';
import { leaveStage, type Stage } from './stage.ts';
import { toggleToday } from './today.ts';
import { togglePracticeCards, toggleTraining } from './training.ts';
import { undoLast } from './undo-last.ts';

/** A barcode of the command sheet: it does what its key does. */
export async function followCommand(desk: Desk, code: string): Promise<void> {
  const command = parseCommandCode(code);
  const isBusyElsewhere = desk.stage.getState().stage === 'owner';
  if (command === undefined || isBusyElsewhere) return refuse(desk, 'counter.commandUnknown');
  // Who was looked for in vain may be the new member.
  if (command.kind === 'do' && command.name === 'NEW-MEMBER') return startEnrolmentOfSought(desk);
  stopSeeking(desk);
  switch (command.kind) {
    case 'digit':
      return pressPad(desk, command.key);
    case 'do':
      return doCommand(desk, command.name);
    case 'reward':
      return chooseScanned(desk, command);
  }
}

function refuse(desk: Desk, sentence: 'counter.commandUnknown' | 'counter.scanNeedsMember'): void {
  const message = translatorFor(desk.book.getState().locale)(sentence);
  const problem = { kind: 'refusal', code: 'INPUT_INVALID', message } as const;
  desk.finding.setState({ ...nothingSought, outcome: { kind: 'refused', problem } });
  desk.tones.no();
}

async function chooseScanned(
  desk: Desk,
  { rewardId }: Extract<BarcodeCommand, { kind: 'reward' }>,
): Promise<void> {
  if (desk.counter.getState().customer.kind !== 'member') return refuse(desk, 'counter.scanNeedsMember');
  const result = await desk.till.rewards.list({});
  const reward = result.ok ? result.value.rewards.find((each) => each.rewardId === rewardId) : undefined;
  if (reward === undefined) return refuse(desk, 'counter.commandUnknown');
  const before = desk.counter.getState().rewards;
  oneMoreOf(desk, reward);
  if (desk.counter.getState().rewards !== before) desk.tones.yes();
}

const stageOf = (desk: Desk): Stage => desk.stage.getState().stage;

const pressPad = (desk: Desk, key: AmountKey): void =>
  stageOf(desk) === 'refund' ? pressRefundKey(desk, key) : pressKey(desk, key);

/** Does what stands there to be done: in a form, on a slip, at the counter. */
function confirm(desk: Desk): void | Promise<void> {
  switch (stageOf(desk)) {
    case 'customer':
      return doIt(desk);
    case 'refund':
      return giveBack(desk);
    case 'replacement':
      return replaceCard(desk);
    case 'enrolment':
      return enrol(desk);
    case 'drawer':
      return openDrawer(desk);
    case 'owner':
    case 'member':
    case 'appearance':
    case 'whatNext':
    case 'today':
    case 'paper':
    case 'practiceCards':
    case 'prints':
      return desk.tones.no();
  }
}

function stepBack(desk: Desk): void {
  const stage = stageOf(desk);
  if (stage === 'refund') return refundBack(desk);
  return stage === 'customer' ? goBack(desk) : leaveStage(desk);
}

function doCommand(desk: Desk, name: CommandName): void | Promise<void> {
  const isRefund = stageOf(desk) === 'refund';
  switch (name) {
    case 'RECORD':
      return confirm(desk);
    case 'UNDO':
      return undoLast(desk);
    case 'NEXT':
    case 'BACK':
      return stepBack(desk);
    case 'NO-CARD':
      return sellWithoutCard(desk);
    case 'REWARD':
      return nextReward(desk);
    case 'YES':
      return confirmTotal(desk);
    case 'CLEAR':
      return pressPad(desk, 'clear');
    case 'BACKSPACE':
      return pressPad(desk, 'backspace');
    case 'MORE':
      return isRefund ? changeGoods(desk, 1) : changePieces(desk, 1);
    case 'FEWER':
      return isRefund ? changeGoods(desk, -1) : changePieces(desk, -1);
    case 'LINE-UP':
      return isRefund ? moveGoodsSelection(desk, -1) : moveSelection(desk, -1);
    case 'LINE-DOWN':
      return isRefund ? moveGoodsSelection(desk, 1) : moveSelection(desk, 1);
    case 'REMOVE':
      return isRefund ? pressRefundKey(desk, 'clear') : removeSelected(desk);
    case 'NEW-MEMBER':
      return startEnrolmentOfSought(desk);
    case 'ADD-CARD':
      return askForCardOfLast(desk);
    case 'REPLACE-CARD':
      return startReplacement(desk);
    case 'MEMBER-PAGE':
      return stageOf(desk) === 'member' ? leaveStage(desk) : openPageAtHand(desk);
    case 'TODAY':
      return toggleToday(desk);
    case 'REFUND':
      return refundSaleAtHand(desk);
    case 'ALL-LEFT':
      return isRefund ? chooseAllLeft(desk) : desk.tones.no();
    case 'TRAINING':
      return toggleTraining(desk);
    case 'QUICK-KEYS':
      return toggleQuickKeys(desk);
    case 'APPEARANCE':
      return toggleAppearance(desk);
    case 'PRACTICE-CARDS':
      return togglePracticeCards(desk);
    case 'PRINTED':
      return answerPrintQuestion(desk, 'printed');
    case 'PRINT-AGAIN':
      return answerPrintQuestion(desk, 'missing');
    case 'PRINTS':
      return togglePrints(desk);
    case 'DRAWER':
      return toggleDrawer(desk);
  }
}
