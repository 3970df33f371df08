import type { PrinterProfile } from '../../electron/core/contract/device-parts.ts';
import { paperSize, type PaperMm } from '../../electron/core/domain/paper.ts';

/** What a printer is and has, as its form shows it: everything chosen, nothing left open. */
export type PrinterEntries = { readonly [Part in keyof PrinterProfile]-?: NonNullable<PrinterProfile[Part]> };

/** What a printer can be set to, in the order in which it is offered. */
export const printerChoices = {
  paperMm: [80, 58],
  columns: [32, 42, 48],
  paperDots: [384, 512, 576],
  codePages: ['epson', 'ascii'],
  drawer: ['none', 'pin2', 'pin5'],
  answers: ['status', 'job-id', 'automatic-status', 'nothing'],
} as const satisfies { readonly [Part in keyof PrinterEntries]?: readonly PrinterEntries[Part][] };

/** As most printers of that paper are. */
export const usualPrinter = (paperMm: PaperMm): PrinterEntries => ({
  ...widthOf(paperMm),
  codePages: 'epson',
  makesQr: true,
  cuts: true,
  drawer: 'none',
  answers: 'status',
});

function widthOf(paperMm: PaperMm): Pick<PrinterEntries, 'paperMm' | 'columns' | 'paperDots'> {
  return { paperMm, columns: paperSize[paperMm].columns, paperDots: paperMm === 58 ? 384 : 576 };
}

/** A printer that was set before; what it leaves open is as its paper, or else the shop's, asks for. */
export function entriesOfPrinter(profile: PrinterProfile | undefined, shopsPaper: PaperMm): PrinterEntries {
  const usual = usualPrinter(profile?.paperMm ?? shopsPaper);
  return {
    paperMm: usual.paperMm,
    columns: profile?.columns ?? usual.columns,
    paperDots: profile?.paperDots ?? usual.paperDots,
    codePages: profile?.codePages ?? usual.codePages,
    makesQr: profile?.makesQr ?? usual.makesQr,
    cuts: profile?.cuts ?? usual.cuts,
    drawer: profile?.drawer ?? usual.drawer,
    answers: profile?.answers ?? usual.answers,
  };
}

/** Other paper has other characters and dots across. */
export const withPaper = (entries: PrinterEntries, paperMm: PaperMm): PrinterEntries => ({
  ...entries,
  ...widthOf(paperMm),
});
