/** One command of ESC/POS, or a letter, by Epson's reference. Numbers are as they were sent unless they say otherwise. */
export type Command =
  | { readonly kind: 'letter'; readonly byte: number }
  | { readonly kind: 'line-feed' }
  | { readonly kind: 'initialize' }
  | { readonly kind: 'font-a' }
  | { readonly kind: 'code-page'; readonly page: number }
  | { readonly kind: 'bold'; readonly isBold: boolean }
  | { readonly kind: 'size'; readonly width: number; readonly height: number }
  | { readonly kind: 'align'; readonly align: Align }
  | { readonly kind: 'single-bytes' }
  | { readonly kind: 'left-margin'; readonly dots: number }
  | { readonly kind: 'area'; readonly dots: number }
  | { readonly kind: 'image'; readonly rowBytes: number; readonly rows: number; readonly data: Uint8Array }
  | { readonly kind: 'barcode-height'; readonly dots: number }
  | { readonly kind: 'barcode-module'; readonly dots: number }
  | { readonly kind: 'no-barcode-text' }
  | { readonly kind: 'barcode'; readonly symbology: 'code128' | 'ean13'; readonly value: string }
  | { readonly kind: 'qr-model'; readonly model: number }
  | { readonly kind: 'qr-module'; readonly dots: number }
  | { readonly kind: 'qr-error-level'; readonly errorLevel: ErrorLevel }
  | { readonly kind: 'qr-store'; readonly value: string }
  | { readonly kind: 'qr-print' }
  | { readonly kind: 'cut'; readonly partial: boolean }
  | PrinterCommand;

/** What is about the printer and puts nothing on paper: no slip has it. */
export type PrinterCommand =
  /** ESC p: the drawer. Times in milliseconds. */
  | { readonly kind: 'pulse'; readonly pin: DrawerPin; readonly onMs: number; readonly offMs: number }
  /** GS a: which changes it tells of by itself; 0 is none. */
  | { readonly kind: 'automatic-status'; readonly mask: number }
  /** GS r: status in its turn. */
  | { readonly kind: 'tell'; readonly what: 'paper' | 'drawer' }
  /** GS ( H, function 48: answers with these four characters once all before it is on paper. */
  | { readonly kind: 'process-id'; readonly id: Uint8Array }
  /** GS I: the maker's or the model's name. */
  | { readonly kind: 'name'; readonly of: 'maker' | 'model' }
  /** DLE …, which was obeyed when its bytes came in; in its turn it is nothing. */
  | { readonly kind: 'real-time' };

const aboutPrinter: ReadonlySet<string> = new Set<PrinterCommand['kind']>([
  'pulse',
  'automatic-status',
  'tell',
  'process-id',
  'name',
  'real-time',
]);
export const isAboutPrinter = (command: Command): command is PrinterCommand => aboutPrinter.has(command.kind);

export type Align = 'left' | 'center' | 'right';
export type ErrorLevel = 'L' | 'M' | 'Q' | 'H';
export type DrawerPin = 'pin2' | 'pin5';
