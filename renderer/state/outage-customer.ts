import type { Desk } from './desk.ts';
import type { FoundMember } from './finding.ts';
import { isHeld, refuseRow, takeCustomer, takeLine } from './outage.ts';

const mostRows = 6;
const debounceMs = 40;
let waiting: ReturnType<typeof setTimeout> | undefined;

/** Every change of the field: the list of those who fit follows a moment later. */
export function seekCustomer(desk: Desk, who: string): void {
  if (isHeld(desk.outage.getState())) return;
  takeCustomer(desk, null, who);
  clearTimeout(waiting);
  if (who.trim() !== '') waiting = setTimeout(() => void list(desk, who), debounceMs);
}

/** Asks who fits the text; an answer for an older text is dropped. */
async function list(desk: Desk, who: string): Promise<readonly FoundMember[]> {
  const result = await desk.till.members.find({ text: who, limit: mostRows });
  const { entries, customer } = desk.outage.getState();
  if (entries.who !== who || customer !== null) return [];
  if (!result.ok) {
    desk.outage.setState({ step: { kind: 'refused', problem: result.error } });
    return [];
  }
  desk.outage.setState({ found: result.value.members, highlighted: 0 });
  return result.value.members;
}

export function moveHighlight(desk: Desk, step: 1 | -1): void {
  desk.outage.setState(({ found, highlighted }) =>
    found.length === 0 ? {} : { highlighted: (highlighted + step + found.length) % found.length },
  );
}

export const chooseCustomer = (desk: Desk, { memberId, name, balance }: FoundMember): void =>
  takeCustomer(desk, { memberId, name, balance, shownCard: null });

/** What a scan or a typed code is for the row: its member, a line, or nothing with the sentence why. */
export async function takeCode(desk: Desk, code: string): Promise<'taken' | 'unknown' | 'refused'> {
  if (isHeld(desk.outage.getState())) {
    desk.tones.no();
    return 'refused';
  }
  const result = await desk.till.cards.resolve({ code });
  if (!result.ok) {
    // A long name is no code: it is only looked for.
    if (result.error.code === 'INPUT_INVALID') return 'unknown';
    // Most of all a bank card's number: what was refused doesn't stay on the screen.
    takeCustomer(desk, null);
    const problem = { ...result.error, field: 'cardNumber' };
    desk.outage.setState({ step: { kind: 'refused', problem } });
    desk.tones.no();
    return 'refused';
  }
  const found = result.value;
  switch (found.kind) {
    case 'member': {
      const { memberId, name, balance, replacedBy } = found;
      if (found.cardState === 'active') {
        takeCustomer(desk, { memberId, name, balance, shownCard: code });
        return 'taken';
      }
      if (replacedBy === null) refuseRow(desk, 'cardNumber', 'refusal.CARD_BLOCKED');
      else refuseRow(desk, 'cardNumber', 'refusal.CARD_REPLACED', { lastFour: replacedBy });
      return 'refused';
    }
    case 'product':
      if (found.amountMinor === null) {
        refuseRow(desk, 'totalMinor', 'outage.noPrice', { name: found.name });
        return 'refused';
      }
      takeLine(desk, found, found.amountMinor);
      return 'taken';
    case 'sale':
      refuseRow(desk, 'cardNumber', 'outage.isSlip');
      return 'refused';
    case 'unknown':
      return 'unknown';
  }
}

/** A scan while the room is open. */
export async function takeScan(desk: Desk, code: string): Promise<void> {
  if ((await takeCode(desk, code)) === 'unknown') refuseRow(desk, 'cardNumber', 'refusal.CARD_UNKNOWN');
}

/**
 * Finds out who is meant by what was typed: a card, the row that Enter takes, or the only one who fits. Gives whether
 * the row has its customer now, or none is wanted.
 */
export async function settleCustomer(desk: Desk, several: 'takeHighlighted' | 'ask'): Promise<boolean> {
  const { entries, customer } = desk.outage.getState();
  const who = entries.who.trim();
  if (customer !== null || who === '') return true;
  clearTimeout(waiting);
  const resolved = await takeCode(desk, who);
  if (resolved === 'taken') {
    // A product's number that was typed is a line: nobody is meant by it.
    if (desk.outage.getState().customer === null) takeCustomer(desk, null);
    return true;
  }
  if (resolved === 'refused') return false;
  // The highlight stays where the hand moved it.
  const known = desk.outage.getState().found;
  const found = known.length > 0 ? known : await list(desk, entries.who);
  const chosen =
    several === 'takeHighlighted' || found.length === 1
      ? found[desk.outage.getState().highlighted]
      : undefined;
  if (chosen !== undefined) {
    chooseCustomer(desk, chosen);
    return true;
  }
  if (desk.outage.getState().step.kind === 'refused') return false;
  if (found.length > 0) refuseRow(desk, 'cardNumber', 'outage.severalFit');
  else if (/\d/.test(who)) refuseRow(desk, 'cardNumber', 'refusal.CARD_UNKNOWN');
  else refuseRow(desk, 'cardNumber', 'till.nobodyOfThatName', { text: who });
  return false;
}
