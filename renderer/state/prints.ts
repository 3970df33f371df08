import type { Desk } from './desk.ts';
import { askedAbout, loadPrinting, tellWhetherPrinted } from './printing.ts';
import { goTo, leaveStage } from './stage.ts';

/** The list of what is printed, or back from it by the same key. Without a printer there is none. */
export function togglePrints(desk: Desk): void {
  if (desk.stage.getState().stage === 'prints') return leaveStage(desk);
  const { jobs, printers } = desk.printing.getState();
  if (printers.length === 0 && (jobs ?? []).length === 0) return desk.tones.no();
  desk.printing.setState({ refused: null });
  goTo(desk, 'prints');
  void loadPrinting(desk);
}

/** Answers the question that stands at the till: is the oldest slip of unknown end on paper? */
export function answerPrintQuestion(desk: Desk, found: 'printed' | 'missing'): void | Promise<void> {
  const [job] = askedAbout(desk.printing.getState());
  return job === undefined ? desk.tones.no() : tellWhetherPrinted(desk, job, found);
}
