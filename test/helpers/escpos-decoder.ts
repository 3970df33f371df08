import iconv from 'iconv-lite';

/** Text as it was printed, in one style. */
export interface PrintedRun {
  readonly text: string;
  readonly codePage: string;
  readonly bold: boolean;
  /** 1 is the size of font A, 12 × 24 dots. */
  readonly width: number;
  readonly height: number;
}

export type PrintedItem =
  | { readonly kind: 'line'; readonly runs: readonly PrintedRun[] }
  | {
      readonly kind: 'image';
      /** Dots. */
      readonly width: number;
      readonly height: number;
      readonly isBlack: (x: number, y: number) => boolean;
    }
  | {
      readonly kind: 'barcode';
      readonly symbology: 'code128' | 'ean13';
      readonly value: string;
      readonly align: 'left' | 'center' | 'right';
      readonly heightDots: number;
      readonly moduleDots: number;
    }
  | {
      readonly kind: 'qr';
      readonly value: string;
      readonly align: 'left' | 'center' | 'right';
      readonly moduleDots: number;
      readonly errorLevel: 'L' | 'M' | 'Q' | 'H';
    }
  | { readonly kind: 'cut'; readonly partial: boolean };

export interface PrintedSlip {
  readonly items: readonly PrintedItem[];
  readonly leftMarginDots: number;
  /** Null where the whole paper is printed on. */
  readonly areaDots: number | null;
}

/** Epson's numbers for ESC t, of the pages that a slip may use. */
const codePages = new Map([
  [0, 'cp437'],
  [16, 'windows1252'],
  [17, 'cp866'],
  [18, 'cp852'],
  [19, 'cp858'],
]);

/**
 * Reads ESC/POS bytes as a printer would, by Epson's reference, knowing nothing of the encoder that made them.
 * Strict: a command, a parameter or a byte that isn't known is an error, and so is text that never got printed.
 */
export function decodeEscpos(bytes: Uint8Array): PrintedSlip {
  const reader = new ByteReader(bytes);
  const items: PrintedItem[] = [];
  let runs: PrintedRun[] = [];
  let codePage = 'cp437';
  let bold = false;
  let width = 1;
  let height = 1;
  let align: 'left' | 'center' | 'right' = 'left';
  let barcodeHeight = 162;
  let moduleDots = 3;
  let leftMarginDots = 0;
  let areaDots: number | null = null;
  const qr = { model: 0, moduleDots: 0, errorLevel: 'L' as 'L' | 'M' | 'Q' | 'H', stored: '' };

  const atLineStart = (command: string): void => {
    if (runs.length > 0) throw new Error(`${command} in the middle of a line`);
  };
  const print = (byte: number): void => {
    const text = iconv.decode(Uint8Array.of(byte), codePage);
    if (text.length !== 1 || text === '\uFFFD') throw new Error(`${codePage} has nothing at ${hex(byte)}`);
    const last = runs.at(-1);
    const style = { codePage, bold, width, height };
    if (
      last !== undefined &&
      last.codePage === codePage &&
      last.bold === bold &&
      last.width === width &&
      last.height === height
    )
      runs[runs.length - 1] = { ...style, text: last.text + text };
    else runs.push({ ...style, text });
  };

  while (!reader.atEnd()) {
    const byte = reader.next();
    if (byte === 0x0a) {
      items.push({ kind: 'line', runs });
      runs = [];
    } else if (byte === 0x1b) {
      const command = reader.next();
      switch (command) {
        case 0x40: // ESC @ starts anew
          if (reader.position !== 2) throw new Error('ESC @ stands at the beginning alone');
          break;
        case 0x4d: // ESC M chooses the font
          reader.expect(0, 'font A');
          break;
        case 0x74: {
          const page = codePages.get(reader.next());
          if (page === undefined) throw new Error(`unknown code page before ${reader.position}`);
          codePage = page;
          break;
        }
        case 0x45: // ESC E
          bold = reader.oneOf([0, 1]) === 1;
          break;
        case 0x61: // ESC a
          atLineStart('ESC a');
          align = (['left', 'center', 'right'] as const)[reader.oneOf([0, 1, 2])] ?? 'left';
          break;
        default:
          throw new Error(`unknown command ESC ${hex(command)} at ${reader.position}`);
      }
    } else if (byte === 0x1c) {
      reader.expect(0x2e, 'FS . for single bytes');
    } else if (byte === 0x1d) {
      const command = reader.next();
      switch (command) {
        case 0x21: {
          const size = reader.next();
          width = (size >> 4) + 1;
          height = (size & 0x0f) + 1;
          break;
        }
        case 0x4c: // GS L
          atLineStart('GS L');
          leftMarginDots = reader.word();
          break;
        case 0x57: // GS W
          atLineStart('GS W');
          areaDots = reader.word();
          break;
        case 0x76: {
          // GS v 0 m xL xH yL yH
          atLineStart('GS v');
          reader.expect(0x30, 'GS v 0');
          reader.expect(0, 'normal density');
          const rowBytes = reader.word();
          const rows = reader.word();
          const data = reader.take(rowBytes * rows);
          items.push({
            kind: 'image',
            width: rowBytes * 8,
            height: rows,
            isBlack: (x, y) => (((data[y * rowBytes + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1) === 1,
          });
          break;
        }
        case 0x68: // GS h
          barcodeHeight = reader.next();
          break;
        case 0x77: // GS w
          moduleDots = reader.oneOf([2, 3, 4, 5, 6]);
          break;
        case 0x48: // GS H
          reader.expect(0, 'no text of the printer under the bars');
          break;
        case 0x6b:
          atLineStart('GS k');
          items.push({ kind: 'barcode', ...barcode(reader), align, heightDots: barcodeHeight, moduleDots });
          break;
        case 0x28: {
          // GS ( k pL pH cn fn …: a two-dimensional code, here always a QR code
          reader.expect(0x6b, 'GS ( k');
          const length = reader.word();
          reader.expect(0x31, 'a QR code');
          const job = reader.oneOf([0x41, 0x43, 0x45, 0x50, 0x51]);
          const expectLength = (expected: number): void => {
            if (length !== expected) throw new Error(`GS ( k of ${length} bytes, not ${expected}`);
          };
          if (job === 0x41) {
            expectLength(4);
            qr.model = reader.oneOf([0x31, 0x32]) - 0x30;
            reader.expect(0, 'the end of a QR model');
          } else if (job === 0x43) {
            expectLength(3);
            qr.moduleDots = reader.oneOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
          } else if (job === 0x45) {
            expectLength(3);
            qr.errorLevel =
              (['L', 'M', 'Q', 'H'] as const)[reader.oneOf([0x30, 0x31, 0x32, 0x33]) - 0x30] ?? 'L';
          } else if (job === 0x50) {
            reader.expect(0x30, 'data to be kept');
            qr.stored = ascii(reader.take(length - 3));
          } else {
            expectLength(3);
            reader.expect(0x30, 'what is kept to be printed');
            atLineStart('GS ( k');
            if (qr.model !== 2 || qr.moduleDots === 0 || qr.stored === '')
              throw new Error('a QR code needs its model, its size and its data');
            const { moduleDots: squareDots, errorLevel, stored: value } = qr;
            items.push({ kind: 'qr', value, align, moduleDots: squareDots, errorLevel });
            qr.stored = '';
          }
          break;
        }
        case 0x56: // GS V
          atLineStart('GS V');
          items.push({ kind: 'cut', partial: reader.oneOf([0, 1]) === 1 });
          break;
        default:
          throw new Error(`unknown command GS ${hex(command)} at ${reader.position}`);
      }
    } else if (byte < 0x20 || byte === 0x7f) {
      throw new Error(`control byte ${hex(byte)} at ${reader.position}`);
    } else {
      print(byte);
    }
  }
  if (runs.length > 0) throw new Error('text after the last line feed never gets printed');
  return { items, leftMarginDots, areaDots };
}

function barcode(reader: ByteReader): { symbology: 'code128' | 'ean13'; value: string } {
  const system = reader.oneOf([0x02, 0x49]);
  if (system === 0x02) {
    const digits = ascii(reader.take(13));
    if (!/^\d{13}$/.test(digits)) throw new Error(`EAN-13 of ${digits}`);
    reader.expect(0, 'the end of an EAN-13');
    return { symbology: 'ean13', value: digits };
  }
  const data = ascii(reader.take(reader.next()));
  if (!data.startsWith('{B')) throw new Error('Code 128 begins with a code set');
  const value = data.slice(2).replaceAll('{{', '\0');
  if (value === '' || value.includes('{')) throw new Error('a single brace is a command in Code 128');
  return { symbology: 'code128', value: value.replaceAll('\0', '{') };
}

function ascii(bytes: Uint8Array): string {
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) throw new Error('a barcode of printable ASCII');
  return String.fromCharCode(...bytes);
}

const hex = (byte: number): string => `0x${byte.toString(16).padStart(2, '0')}`;

class ByteReader {
  position = 0;
  readonly #bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }
  atEnd(): boolean {
    return this.position >= this.#bytes.length;
  }
  next(): number {
    const byte = this.#bytes[this.position];
    if (byte === undefined) throw new Error('the bytes end in the middle of a command');
    this.position += 1;
    return byte;
  }
  word(): number {
    return this.next() + this.next() * 256;
  }
  take(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.next());
  }
  expect(expected: number, meaning: string): void {
    const byte = this.next();
    if (byte !== expected) throw new Error(`expected ${meaning} at ${this.position}, not ${hex(byte)}`);
  }
  oneOf(allowed: readonly number[]): number {
    const byte = this.next();
    if (!allowed.includes(byte)) throw new Error(`unknown parameter ${hex(byte)} at ${this.position}`);
    return byte;
  }
}

/** A printed line as text, in columns of normal size: a double-wide character stands for itself once. */
export const lineText = (runs: readonly PrintedRun[]): string => runs.map(({ text }) => text).join('');

/** Columns of normal size that a printed line takes. */
export const lineColumns = (runs: readonly PrintedRun[]): number =>
  runs.reduce((columns, { text, width }) => columns + text.length * width, 0);
