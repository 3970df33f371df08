import type { Scan, ScanRefused } from '../../electron/core/contract/devices.ts';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { identify } from '../../electron/core/domain/aim.ts';
import { isCommandCode } from '../../electron/core/domain/command-barcode.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { followCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { enter } from './enrolment.ts';
import { nothingSought, resolveAhead, resolveScan, scanLivesMs } from './finding.ts';
import { replaceCard, enterNewCard } from './replacement.ts';
import { areScansLookedAt, seeRefusedScan, seeScan } from './scan-viewer.ts';

/** A form that wants the next scan for itself, such as a product's barcode in the owner's room. */
export interface ScanTaker {
  readonly take: ((code: string) => void) | null;
}

/** Hands in what a scanner typed into this window. It comes back as an event, like a scan from anywhere. */
export async function submitScan(desk: Desk, payload: string, readAt = new Date()): Promise<void> {
  const code = payload.trim();
  const { text } = identify(code, null);
  if (text !== '' && !isCommandCode(text) && isForCounter(desk)) resolveAhead(desk, { code, aim: null });
  const result = await desk.till.devices.submitScan({
    payload,
    window: desk.windowId,
    readAt: readAt.toISOString(),
  });
  if (result.ok) return;
  if (result.error.code === 'CARD_LOOKS_LIKE_PAYMENT')
    seeRefusedScan(desk, { readAt: readAt.toISOString(), source: 'keyboard', deviceId: null });
  refuse(desk, result.error);
}

function refuse(desk: Desk, problem: ErrorBody): void {
  // Where scans are looked at, it stands among them.
  if (problem.code === 'CARD_LOOKS_LIKE_PAYMENT' && areScansLookedAt(desk)) return desk.tones.no();
  desk.finding.setState({ ...nothingSought, outcome: { kind: 'refused', problem } });
  desk.tones.no();
}

/** Whether the counter waits for a code, and no form does. */
function isForCounter(desk: Desk): boolean {
  const { stage } = desk.stage.getState();
  if (stage === 'member') return desk.scanTaker.getState().take === null;
  return stage !== 'replacement' && stage !== 'enrolment' && stage !== 'owner';
}

const isForThisWindow = (desk: Desk, { window }: Pick<Scan, 'window'>): boolean =>
  window === null || window === desk.windowId;

const isDead = ({ readAt }: Pick<Scan, 'readAt'>): boolean => Date.now() - Date.parse(readAt) > scanLivesMs;

/** A bank card under a scanner of the shop's own: the cashier hears why nothing comes of it. */
export function followRefusedScan(desk: Desk, scan: ScanRefused): void {
  if (!isForThisWindow(desk, scan)) return;
  if (isDead(scan)) return desk.tones.no();
  seeRefusedScan(desk, scan);
  const message = translatorFor(desk.book.getState().locale)(`refusal.${scan.code}`);
  refuse(desk, { kind: 'refusal', code: scan.code, message });
}

/** A scan that was read, here or by a scanner of the shop's own: it goes to what waits for one. */
export async function followScan(desk: Desk, scan: Scan): Promise<void> {
  if (!isForThisWindow(desk, scan)) return;
  if (isDead(scan)) return desk.tones.no();
  if (areScansLookedAt(desk)) {
    seeScan(desk, scan);
    return desk.tones.yes();
  }
  const { kind, code } = scan;
  if (kind === 'command') return followCommand(desk, code);
  if (isForCounter(desk)) return resolveScan(desk, scan, () => isDead(scan));
  const { stage } = desk.stage.getState();
  if (stage === 'replacement') {
    enterNewCard(desk, code);
    return replaceCard(desk);
  }
  if (stage === 'enrolment') {
    enter(desk, { cardNumber: code });
    return desk.tones.yes();
  }
  const { take } = desk.scanTaker.getState();
  if (take === null) return desk.tones.no();
  take(code);
  desk.tones.yes();
}
