import type { Desk } from './desk.ts';

/** What the till shows beside the bar on top and the one at the bottom. */
export type Stage =
  | 'customer'
  /** Right after the set-up: what a new shop does first. */
  | 'whatNext'
  | 'appearance'
  | 'enrolment'
  | 'today'
  | 'paper'
  | 'refund'
  | 'replacement'
  | 'practiceCards'
  /** What was printed, what waits and what is asked about. */
  | 'prints'
  | 'drawer'
  | 'owner'
  | 'member';

export interface Staging {
  readonly stage: Stage;
  /** Where each stage was opened from: Esc goes back there. */
  readonly cameFrom: Partial<Record<Stage, Stage>>;
}

export const atTheCounter: Staging = { stage: 'customer', cameFrom: {} };

/** A slip or a form is looked at in passing: who goes on from there has come from where it was opened. */
const isInPassing = (stage: Stage): boolean => stage === 'paper' || stage === 'replacement';

/** Goes to a stage and remembers from where. */
export function goTo(desk: Pick<Desk, 'stage'>, stage: Stage): void {
  const { stage: from, cameFrom } = desk.stage.getState();
  if (from === stage) return;
  if (cameFrom[from] === stage) return leaveStage(desk);
  const origin = isInPassing(from) ? (cameFrom[from] ?? 'customer') : from;
  desk.stage.setState({ stage, cameFrom: { ...cameFrom, [stage]: origin } });
}

/** Goes back to where the stage was opened from. */
export function leaveStage(desk: Pick<Desk, 'stage'>): void {
  const { stage, cameFrom } = desk.stage.getState();
  desk.stage.setState({
    stage: cameFrom[stage] ?? 'customer',
    cameFrom: { ...cameFrom, [stage]: undefined },
  });
}
