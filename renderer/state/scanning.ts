import type { Scan } from '../../electron/core/contract/devices.ts';
import { isCommandCode } from '../../electron/core/domain/command-barcode.ts';
import { followCommand } from './commands.ts';
import type { Desk } from './desk.ts';
import { enter } from './enrolment.ts';
import { nothingSought, resolveAhead, resolveOrPick, scanLivesMs } from './finding.ts';
import { replaceCard, enterNewCard } from './replacement.ts';
import { areScansLookedAt } from './scan-viewer.ts';

/** A form that wants the next scan for itself, such as a product's barcode in the owner's room. */
export interface ScanTaker {
  readonly take: ((payload: string) => void) | null;
}

/** Hands in what a scanner typed into this window. It comes back as an event, like a scan from anywhere. */
export async function submitScan(desk: Desk, payload: string, readAt = new Date()): Promise<void> {
  const code = payload.trim();
  if (code !== '' && isLookedUp(desk, code)) resolveAhead(desk, code);
  const result = await desk.till.devices.submitScan({
    payload,
    window: desk.windowId,
    readAt: readAt.toISOString(),
  });
  if (result.ok) return;
  desk.finding.setState({ ...nothingSought, outcome: { kind: 'refused', problem: result.error } });
  desk.tones.no();
}

/** Whether a code is for the counter: not a command, and not for a form. */
function isLookedUp(desk: Desk, code: string): boolean {
  if (isCommandCode(code)) return false;
  const { stage } = desk.stage.getState();
  if (stage === 'member') return desk.scanTaker.getState().take === null;
  return stage !== 'replacement' && stage !== 'enrolment' && stage !== 'owner';
}

/** A scan that was read, here or by a scanner of the shop's own: it goes to what waits for one. */
export async function followScan(desk: Desk, { payload, window, readAt }: Scan): Promise<void> {
  if (window !== null && window !== desk.windowId) return;
  const isDead = (): boolean => Date.now() - Date.parse(readAt) > scanLivesMs;
  if (isDead()) return desk.tones.no();
  if (areScansLookedAt(desk)) return desk.tones.yes();
  const code = payload.trim();
  if (isCommandCode(code)) return followCommand(desk, code);
  if (isLookedUp(desk, code)) return resolveOrPick(desk, code, isDead);
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
