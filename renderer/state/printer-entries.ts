import type { PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import type { PaperMm } from '../../electron/core/domain/paper.ts';
import {
  CHARACTER_DOTS,
  fittingProfile,
  usualPrinter,
  type WholePrinterProfile,
} from '../../electron/core/domain/printer-profile.ts';

/** What a printer can be set to, in the order in which it is offered. */
export const printerChoices = {
  paperMm: [80, 58],
  columns: [32, 42, 48],
  paperDots: [384, 512, 576],
  codePages: ['epson', 'ascii'],
  drawer: ['none', 'pin2', 'pin5'],
  answers: ['status', 'job-id', 'automatic-status', 'nothing'],
} as const satisfies {
  readonly [Part in keyof PrinterProfile]?: readonly NonNullable<PrinterProfile[Part]>[];
};

/** A printer that was set before; what it leaves open is as its paper, or else the shop's, asks for. */
export const entriesOfPrinter = (
  profile: PrinterProfile | undefined,
  shopsPaper: PaperMm,
): WholePrinterProfile => fittingProfile(profile ?? {}, shopsPaper);

/** Other paper has other characters and dots across. */
export function withPaper(entries: WholePrinterProfile, paper: PaperMm): WholePrinterProfile {
  const { paperMm, columns, paperDots } = usualPrinter(paper);
  return { ...entries, paperMm, columns, paperDots };
}

/** The heads that such paper has room for. */
export const dotsOffered = ({ paperMm }: Pick<WholePrinterProfile, 'paperMm'>) =>
  printerChoices.paperDots.filter((dots) => dots <= usualPrinter(paperMm).paperDots);

/** The lines that such a head has room for. */
export const columnsOffered = ({ paperDots }: Pick<WholePrinterProfile, 'paperDots'>) =>
  printerChoices.columns.filter((columns) => columns * CHARACTER_DOTS <= paperDots);

/** A narrower head has no room for the longest lines. */
export function withDots(
  entries: WholePrinterProfile,
  paperDots: WholePrinterProfile['paperDots'],
): WholePrinterProfile {
  const offered = columnsOffered({ paperDots });
  const columns = offered.includes(entries.columns) ? entries.columns : (offered.at(-1) ?? entries.columns);
  return { ...entries, paperDots, columns };
}
