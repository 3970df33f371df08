import type { Scan } from '../../electron/core/contract/devices.ts';
import {
  isCommandCode,
  parseCommandCode,
  type BarcodeCommand,
  type CommandName,
} from '../../electron/core/domain/command-barcode.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import type { Desk } from './desk.ts';
import { enter } from './enrolment.ts';
import { nothingSought, resolveOrPick, stopSeeking } from './finding.ts';
import { replaceCard, enterNewCard } from './replacement.ts';
import { nextReward, oneMoreOf } from './rewards.ts';
import { confirmTotal, doIt, goBack, pressKey, sellWithoutCard } from './selling.ts';
import { giveBack, pressRefundKey, refundBack } from './refund.ts';
import { leaveStage } from './stage.ts';
import { undoLast } from './undo-last.ts';

/** A scan lives so long: after it the next customer may be at the counter. */
const scanLivesMs = 3_000;

/** A form that wants the next scan for itself, such as a product's barcode in the owner's room. */
export interface ScanTaker {
  readonly take: ((payload: string) => void) | null;
}

/** Hands in what a scanner typed into this window. It comes back as an event, like a scan from anywhere. */
export async function submitScan(desk: Desk, payload: string, readAt = new Date()): Promise<void> {
  const result = await desk.till.devices.submitScan({
    payload,
    window: desk.windowId,
    readAt: readAt.toISOString(),
  });
  if (result.ok) return;
  desk.finding.setState({ ...nothingSought, outcome: { kind: 'refused', problem: result.error } });
  desk.tones.no();
}

/** A scan that was read, here or by a scanner of the shop's own: it goes to what waits for one. */
export async function followScan(desk: Desk, { payload, window, readAt }: Scan): Promise<void> {
  if (window !== null && window !== desk.windowId) return;
  const isDead = (): boolean => Date.now() - Date.parse(readAt) > scanLivesMs;
  if (isDead()) return desk.tones.no();
  const code = payload.trim();
  if (isCommandCode(code)) return follow(desk, code);
  switch (desk.stage.getState().stage) {
    case 'replacement':
      enterNewCard(desk, code);
      return replaceCard(desk);
    case 'enrolment':
      enter(desk, { cardNumber: code });
      return desk.tones.yes();
    case 'owner': {
      const { take } = desk.scanTaker.getState();
      if (take === null) return desk.tones.no();
      take(code);
      return desk.tones.yes();
    }
    case 'customer':
    case 'appearance':
    case 'today':
    case 'member':
    case 'paper':
    case 'refund':
    case 'practiceCards':
      return resolveOrPick(desk, code, isDead);
  }
}

/** A barcode of the command sheet: it does what its key does. */
async function follow(desk: Desk, code: string): Promise<void> {
  const command = parseCommandCode(code);
  const isBusyElsewhere = desk.stage.getState().stage === 'owner';
  if (command === undefined || isBusyElsewhere) return refuse(desk, 'counter.commandUnknown');
  stopSeeking(desk);
  return runCommand(desk, command);
}

function refuse(desk: Desk, sentence: 'counter.commandUnknown' | 'counter.scanNeedsMember'): void {
  const message = translatorFor(desk.book.getState().locale)(sentence);
  const problem = { kind: 'refusal', code: 'INPUT_INVALID', message } as const;
  desk.finding.setState({ ...nothingSought, outcome: { kind: 'refused', problem } });
  desk.tones.no();
}

async function runCommand(desk: Desk, command: BarcodeCommand): Promise<void> {
  switch (command.kind) {
    case 'digit':
      return desk.stage.getState().stage === 'refund'
        ? pressRefundKey(desk, command.key)
        : pressKey(desk, command.key);
    case 'do':
      return doCommand(desk, command.name);
    case 'reward':
      return chooseScanned(desk, command.rewardId);
  }
}

async function chooseScanned(desk: Desk, rewardId: string): Promise<void> {
  if (desk.counter.getState().customer.kind !== 'member') return refuse(desk, 'counter.scanNeedsMember');
  const result = await desk.till.rewards.list({});
  const reward = result.ok ? result.value.rewards.find((each) => each.rewardId === rewardId) : undefined;
  if (reward === undefined) return refuse(desk, 'counter.commandUnknown');
  const before = desk.counter.getState().rewards;
  oneMoreOf(desk, reward);
  if (desk.counter.getState().rewards !== before) desk.tones.yes();
}

function doCommand(desk: Desk, name: CommandName): void | Promise<void> {
  const { stage } = desk.stage.getState();
  switch (name) {
    case 'RECORD':
      if (stage === 'refund') return giveBack(desk);
      return stage === 'customer' ? doIt(desk) : desk.tones.no();
    case 'UNDO':
      return undoLast(desk);
    case 'NEXT':
    case 'BACK':
      if (stage === 'refund') return refundBack(desk);
      if (stage !== 'customer') return leaveStage(desk);
      return goBack(desk);
    case 'NO-CARD':
      return sellWithoutCard(desk);
    case 'REWARD':
      return nextReward(desk);
    case 'YES':
      return confirmTotal(desk);
    case 'CLEAR':
      return stage === 'refund' ? pressRefundKey(desk, 'clear') : pressKey(desk, 'clear');
  }
}
