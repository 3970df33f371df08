import { regionOfZone } from './place-currency.ts';

/** The roll that a shop's printer takes. */
export const paperWidths = [58, 80] as const;
export type PaperMm = (typeof paperWidths)[number];

/** What fits beside each other on a roll, at the 203 dpi that receipt printers have. */
export interface PaperSize {
  /** Characters of font A, 12 dots each. */
  readonly columns: 32 | 42;
  /** Dots of the print head. */
  readonly widthDots: 384 | 576;
}

export const paperSize: Readonly<Record<PaperMm, PaperSize>> = {
  58: { columns: 32, widthDots: 384 },
  80: { columns: 42, widthDots: 576 },
};

export const isPaperMm = (width: number): width is PaperMm => paperWidths.some((known) => known === width);

/** The sheets that a page is printed on. */
export const pagePapers = ['a4', 'letter'] as const;
export type PagePaper = (typeof pagePapers)[number];

/** Where offices buy Letter: North America, and who took its sheets over. Everywhere else it is A4. */
const lettersRegions: ReadonlySet<string> = new Set(
  'US CA MX PR GU VI AS MP PH CL CO VE GT SV CR PA NI DO BZ'.split(' '),
);

/** The sheets that a shop most likely has, by its time zone. */
export const usualPagePaper = (timeZone: string): PagePaper =>
  lettersRegions.has(regionOfZone(timeZone) ?? '') ? 'letter' : 'a4';
