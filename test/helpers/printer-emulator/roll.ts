import iconv from 'iconv-lite';
import { lineColumns, type PrintedItem, type PrintedRun, type PrintedSlip } from '../printed-items.ts';
import type { Align, Command, ErrorLevel, PrinterCommand } from './command-kinds.ts';

export type PaperCommand = Exclude<Command, PrinterCommand>;

/** Epson's numbers for ESC t, of the pages that a slip may use. */
const codePages = new Map([
  [0, 'cp437'],
  [16, 'windows1252'],
  [17, 'cp866'],
  [18, 'cp852'],
  [19, 'cp858'],
]);

/** What ESC @ sets. */
const atFirst = {
  codePage: 'cp437',
  bold: false,
  width: 1,
  height: 1,
  align: 'left' as Align,
  barcodeHeight: 162,
  moduleDots: 3,
  leftMarginDots: 0,
  areaDots: null as number | null,
  qrModel: 0,
  qrModuleDots: 0,
  qrErrorLevel: 'L' as ErrorLevel,
  qrStored: '',
};

/** A roll of paper under a print head: it does what commands say, and is what was printed since the last cut. */
export class Roll {
  #state = { ...atFirst };
  #runs: PrintedRun[] = [];
  #items: PrintedItem[] = [];
  #page = { leftMarginDots: 0, areaDots: null as number | null };
  readonly #paperDots: number;

  /** What is wider than the paper is an error. */
  constructor(paperDots = Infinity) {
    this.#paperDots = paperDots;
  }

  /** What was printed since the last cut; what is in the line that wasn't fed yet isn't on paper. */
  get page(): PrintedSlip {
    return { ...this.#page, items: [...this.#items] };
  }

  get isInLine(): boolean {
    return this.#runs.length > 0;
  }

  /** Tears off what is printed. */
  tearOff(): PrintedSlip {
    const { page } = this;
    this.#items = [];
    this.#page = { leftMarginDots: 0, areaDots: null };
    return page;
  }

  /** As when it is switched on, or told so: what is in an unfinished line is gone. */
  initialize(): void {
    this.#state = { ...atFirst };
    this.dropLine();
  }

  dropLine(): void {
    this.#runs = [];
  }

  /** Throws where a command makes no sense as things are. */
  obey(command: PaperCommand): void {
    const state = this.#state;
    switch (command.kind) {
      case 'letter':
        return this.#print(command.byte);
      case 'line-feed':
        return this.#feed();
      case 'initialize': {
        const { isInLine } = this;
        this.initialize();
        if (isInLine) throw new Error('ESC @ in the middle of a line, which is lost');
        return;
      }
      case 'font-a':
      case 'single-bytes':
      case 'no-barcode-text':
        return;
      case 'code-page': {
        const page = codePages.get(command.page);
        if (page === undefined) throw new Error(`unknown code page ${command.page}`);
        state.codePage = page;
        return;
      }
      case 'bold':
        state.bold = command.isBold;
        return;
      case 'size':
        state.width = command.width;
        state.height = command.height;
        return;
      case 'align':
        this.#atLineStart('ESC a');
        state.align = command.align;
        return;
      case 'left-margin':
        this.#atLineStart('GS L');
        state.leftMarginDots = command.dots;
        return;
      case 'area':
        this.#atLineStart('GS W');
        state.areaDots = command.dots;
        return;
      case 'image': {
        this.#atLineStart('GS v');
        const { rowBytes, rows, data } = command;
        this.#put({
          kind: 'image',
          width: rowBytes * 8,
          height: rows,
          leftDots: state.leftMarginDots,
          isBlack: (x, y) => (((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1,
        });
        return;
      }
      case 'barcode-height':
        state.barcodeHeight = command.dots;
        return;
      case 'barcode-module':
        state.moduleDots = command.dots;
        return;
      case 'barcode': {
        this.#atLineStart('GS k');
        const { symbology, value } = command;
        const { align, barcodeHeight: heightDots, moduleDots } = state;
        this.#put({ kind: 'barcode', symbology, value, align, heightDots, moduleDots });
        return;
      }
      case 'qr-model':
        state.qrModel = command.model;
        return;
      case 'qr-module':
        state.qrModuleDots = command.dots;
        return;
      case 'qr-error-level':
        state.qrErrorLevel = command.errorLevel;
        return;
      case 'qr-store':
        state.qrStored = command.value;
        return;
      case 'qr-print':
        return this.#printQr();
      case 'cut':
        this.#atLineStart('GS V');
        this.#put({ kind: 'cut', partial: command.partial });
    }
  }

  #feed(): void {
    const runs = this.#runs;
    this.#runs = [];
    this.#put({ kind: 'line', runs });
  }

  #put(item: PrintedItem): void {
    const { leftMarginDots, areaDots } = this.#state;
    // One margin for all of a page but pictures, which have their own: so ours do it.
    this.#page = { leftMarginDots, areaDots };
    this.#items.push(item);
    const dots = widthOf(item);
    const room = Math.min(areaDots ?? Infinity, this.#paperDots - leftMarginDots);
    if (dots > room) throw new Error(`a ${item.kind} of ${dots} dots on paper of ${room}`);
  }

  #print(byte: number): void {
    const { codePage, bold, width, height } = this.#state;
    const text = iconv.decode(Uint8Array.of(byte), codePage);
    if (text.length !== 1 || text === '\uFFFD')
      throw new Error(`${codePage} has nothing at 0x${byte.toString(16)}`);
    const style = { codePage, bold, width, height };
    const last = this.#runs.at(-1);
    const isSame =
      last?.codePage === codePage && last.bold === bold && last.width === width && last.height === height;
    if (isSame) this.#runs[this.#runs.length - 1] = { ...style, text: last.text + text };
    else this.#runs.push({ ...style, text });
  }

  #printQr(): void {
    this.#atLineStart('GS ( k');
    const {
      qrModel,
      qrModuleDots: moduleDots,
      qrErrorLevel: errorLevel,
      qrStored: value,
      align,
    } = this.#state;
    if (qrModel !== 2 || moduleDots === 0 || value === '')
      throw new Error('a QR code needs its model, its size and its data');
    this.#put({ kind: 'qr', value, align, moduleDots, errorLevel });
    this.#state.qrStored = '';
  }

  #atLineStart(command: string): void {
    if (this.isInLine) throw new Error(`${command} in the middle of a line`);
  }
}

const COLUMN_DOTS = 12;
const LINE_DOTS = 32;

/** About how many lines of paper a command takes. */
export function linesOf(command: PaperCommand): number {
  if (command.kind === 'line-feed') return 1;
  if (command.kind === 'image') return Math.ceil(command.rows / LINE_DOTS);
  return command.kind === 'barcode' || command.kind === 'qr-print' ? 4 : 0;
}

function widthOf(item: PrintedItem): number {
  if (item.kind === 'line') return lineColumns(item.runs) * COLUMN_DOTS;
  // A code's own width only its drawing knows.
  return item.kind === 'image' ? item.width : 0;
}
