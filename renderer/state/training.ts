import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { refreshBook } from './book.ts';
import { isHeld } from './counter.ts';
import { openDesk, type Desk } from './desk.ts';
import { refreshPanel } from './members.ts';
import { notTraining } from './practice.ts';
import { goTo, leaveStage } from './stage.ts';

/** In and out by the same key. */
export const toggleTraining = (desk: Desk): Promise<void> =>
  desk.trainingId === null ? startTraining(desk) : endTraining(desk);

/** Puts a practice desk in the real one's place. What is typed there stays, and is there again afterwards. */
export async function startTraining(desk: Desk): Promise<void> {
  const { practice, isStarting } = desk.training.getState();
  if (practice !== null || isStarting) return desk.tones.no();
  const reason = whyNotNow(desk);
  if (reason !== null) {
    const message = translatorFor(desk.book.getState().locale)(reason);
    return refuse(desk, { kind: 'refusal', code: 'INPUT_INVALID', message });
  }
  desk.training.setState({ isStarting: true });
  const result = await desk.till.training.start({});
  if (!result.ok) {
    desk.training.setState(notTraining);
    return refuse(desk, result.error);
  }
  const { trainingId, cards } = result.value;
  const made = openDesk({
    till: desk.tillOfTraining(trainingId, (problem) => leave(desk, trainingId, problem)),
    newCommandId: desk.newCommandId,
    tones: desk.tones,
    tillOfTraining: desk.tillOfTraining,
    startAgain: desk.startAgain,
    takeAway: desk.takeAway,
    systemLocale: desk.book.getState().locale,
    practice: { trainingId, training: desk.training, machine: desk.machine },
  });
  await refreshBook(made);
  const { phase } = made.book.getState();
  if (phase.kind !== 'open') {
    desk.training.setState(notTraining);
    if (phase.kind === 'closed') refuse(desk, phase.problem);
    return;
  }
  desk.training.setState({ practice: made, cards, isStarting: false });
  desk.tones.yes();
}

function whyNotNow(desk: Desk): 'training.saleUnderWay' | 'training.onAPage' | null {
  if (isHeld(desk.counter.getState())) return 'training.saleUnderWay';
  // The forms of a page keep their entries only as long as they are shown.
  const { stage } = desk.stage.getState();
  return stage === 'owner' || stage === 'member' ? 'training.onAPage' : null;
}

/** Back to the real till at once; the practice shop is deleted behind it. */
export async function endTraining(desk: Desk): Promise<void> {
  const { trainingId } = desk;
  if (trainingId === null) return desk.tones.no();
  desk.training.setState(notTraining);
  desk.tones.yes();
  await desk.till.training.end({ trainingId });
}

/** The practice shop is gone: the window says so where it was, at the real till. */
function leave(desk: Desk, trainingId: string, problem: ErrorBody): void {
  if (desk.training.getState().practice?.trainingId !== trainingId) return;
  desk.training.setState(notTraining);
  refuse(desk, problem);
  void refreshPanel(desk);
}

/** The sentence hangs below the find field; what was typed into it stays. */
function refuse(desk: Desk, problem: ErrorBody): void {
  desk.finding.setState({ outcome: { kind: 'refused', problem } });
  desk.tones.no();
}

/** The sheet of cards to practise with, or the till again. */
export function togglePracticeCards(desk: Desk): void {
  if (desk.trainingId === null) return desk.tones.no();
  if (desk.stage.getState().stage === 'practiceCards') leaveStage(desk);
  else goTo(desk, 'practiceCards');
}
