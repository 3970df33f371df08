import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { KeyboardScanner } from '../../electron/core/domain/wedge-calibration.ts';
import { appearanceLike, usualAppearance, type Appearance } from '../../electron/core/domain/appearance.ts';
import type { Desk } from './desk.ts';

/** How this machine looks, sounds and hears. The page came with how it looks; from then on it is followed. */
export interface Machine {
  readonly appearance: Appearance;
  /** How a scanner types that was tried out here; null: as most do. */
  readonly keyboardScanner: KeyboardScanner | null;
  /** Changes that the host hasn't answered yet: what it would tell meanwhile is of before them. */
  readonly underWay: number;
  /** Why the last change couldn't be kept. */
  readonly problem: ErrorBody | null;
}

export const usualMachine: Machine = {
  appearance: usualAppearance,
  keyboardScanner: null,
  underWay: 0,
  problem: null,
};

/** Shows a change at once and has it kept; where that fails, what was kept before comes back with the reason. */
export async function changeAppearance(desk: Desk, change: Partial<Appearance>): Promise<void> {
  desk.machine.setState(({ appearance, underWay }) => ({
    appearance: { ...appearance, ...change },
    underWay: underWay + 1,
    problem: null,
  }));
  const result = await desk.till.machine.update(change);
  desk.machine.setState(({ underWay }) => ({ underWay: underWay - 1 }));
  if (!result.ok) {
    desk.tones.no();
    desk.machine.setState({ problem: result.error });
  }
  await loadMachine(desk);
}

/** Asks how this machine looks, sounds and hears: another window may have changed it. */
export async function loadMachine(desk: Desk): Promise<void> {
  const result = await desk.till.machine.get({});
  if (!result.ok) return;
  desk.machine.setState({ keyboardScanner: result.value.keyboardScanner });
  if (desk.machine.getState().underWay === 0)
    desk.machine.setState({ appearance: appearanceLike(result.value) });
}

/** The choices take the customer's place, and leave it by the same key. */
export function toggleAppearance(desk: Desk): void {
  desk.stage.setState(({ stage }) => ({ stage: stage === 'appearance' ? 'customer' : 'appearance' }));
}
