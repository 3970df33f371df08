import { pagePapers, type PagePaper } from '../core/domain/paper.ts';
import { WrongUsage, type Command, type Typed } from './command.ts';
import { receiptFormatOf, type ReceiptFormat } from './receipt-file.ts';

/** A file that the report goes into, what it is written as, and the sheet that a page is for. */
export interface ReportFile {
  readonly file: string;
  readonly format: ReceiptFormat | 'html' | 'csv';
  readonly paper: PagePaper | undefined;
}

/** The file that is wanted in the terminal's place, if any. Throws WrongUsage for two of them, or an unknown kind. */
export function reportFileWanted(typed: Typed, command: Command): ReportFile | undefined {
  const paper = paperWanted(typed, command);
  const wanted = (['html', 'csv', 'receipt', 'slip'] as const).flatMap((option) => {
    const file = typed.text(option);
    return file === undefined ? [] : [{ option, file }];
  });
  const [first, second] = wanted;
  if (second !== undefined) throw new WrongUsage('cli.wrong.twoFiles', {}, command);
  if (paper !== undefined && first?.option !== 'html')
    throw new WrongUsage('cli.wrong.paperFor', {}, command);
  if (first === undefined) return undefined;
  const { option, file } = first;
  if (option === 'html' || option === 'csv') return { file, format: option, paper };
  const format = receiptFormatOf(file);
  if (format === undefined) throw new WrongUsage('cli.wrong.slip', { option: `--${option}`, file }, command);
  return { file, format, paper };
}

function paperWanted(typed: Typed, command: Command): PagePaper | undefined {
  const text = typed.text('paper');
  if (text === undefined) return undefined;
  const paper = pagePapers.find((known) => known === text.toLowerCase());
  if (paper === undefined) throw new WrongUsage('cli.wrong.paper', { paper: text }, command);
  return paper;
}
