import type { Mark } from './marks.ts';
import { askedAbout, troublesOf, type Printing } from './printing.ts';

/** How the printers are, as one of the till's marks; null where there is none. */
export function printerMark(printing: Pick<Printing, 'jobs' | 'printers'>): Mark | null {
  if (printing.printers.length === 0 && askedAbout(printing).length === 0) return null;
  const [trouble] = troublesOf(printing);
  if (trouble !== undefined) return { state: 'look', trouble: trouble.reason.message };
  const needsLook = askedAbout(printing).length > 0 || isPaperNearEnd(printing);
  return { state: needsLook ? 'look' : 'fine', trouble: null };
}

/** Worth a new roll beside the till, and nothing more. */
export const isPaperNearEnd = ({ printers }: Pick<Printing, 'printers'>): boolean =>
  printers.some(({ condition, trouble }) => trouble === null && condition?.paper === 'near-end');
