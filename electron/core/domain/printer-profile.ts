import type { PrinterProfile } from '../contract/device-parts.ts';
import { paperSize, type PaperMm } from './paper.ts';
import { fail, ok, type Result } from './result.ts';

/** A receipt printer with nothing left open: what it is, has and says. */
export type WholePrinterProfile = {
  readonly [Part in keyof PrinterProfile]-?: NonNullable<PrinterProfile[Part]>;
};

/** What can't be on such paper; the numbers say what was asked for, and what fits. */
export type ProfileMisfit =
  | { readonly code: 'COLUMNS_TOO_MANY'; readonly columns: number; readonly mostColumns: number }
  | { readonly code: 'DOTS_TOO_MANY'; readonly paperDots: number; readonly mostDots: number };

/** A character of font A, which all slips are printed in, is 12 dots wide. */
export const CHARACTER_DOTS = 12;

/** What stands on most counters: a printer of 203 dpi that takes this paper, has a cutter and answers. */
export const usualPrinter = (paperMm: PaperMm): WholePrinterProfile => ({
  paperMm,
  columns: paperSize[paperMm].columns,
  paperDots: paperSize[paperMm].widthDots,
  codePages: 'epson',
  makesQr: true,
  cuts: true,
  drawer: 'none',
  answers: 'status',
});

/**
 * What a printer is and has. One that was set to more columns or dots than its paper has, as in a file that a person edited,
 * is taken for what most printers are, so that a slip comes all the same.
 */
export function fittingProfile(given: PrinterProfile, shopPaperMm: PaperMm): WholePrinterProfile {
  const whole = wholeProfile(given, shopPaperMm);
  if (whole.ok) return whole.value;
  const { columns: _columns, paperDots: _dots, ...others } = given;
  const again = wholeProfile(others, shopPaperMm);
  return again.ok ? again.value : usualPrinter(shopPaperMm);
}

/**
 * What is set of a printer, and for all that isn't what most printers have for its paper, which is the shop's unless
 * it says otherwise.
 */
export function wholeProfile(
  given: PrinterProfile,
  shopPaperMm: PaperMm,
): Result<WholePrinterProfile, ProfileMisfit> {
  const usual = usualPrinter(given.paperMm ?? shopPaperMm);
  const paperDots = given.paperDots ?? usual.paperDots;
  if (paperDots > usual.paperDots)
    return fail({ code: 'DOTS_TOO_MANY', paperDots, mostDots: usual.paperDots });
  const mostColumns = Math.floor(paperDots / CHARACTER_DOTS);
  // A head of fewer dots than its paper's has fewer columns, unless it is told which.
  const columns = given.columns ?? (usual.columns > mostColumns ? 32 : usual.columns);
  if (columns > mostColumns) return fail({ code: 'COLUMNS_TOO_MANY', columns, mostColumns });
  return ok({
    paperMm: usual.paperMm,
    columns,
    paperDots,
    codePages: given.codePages ?? usual.codePages,
    makesQr: given.makesQr ?? usual.makesQr,
    cuts: given.cuts ?? usual.cuts,
    drawer: given.drawer ?? usual.drawer,
    answers: given.answers ?? usual.answers,
  });
}
