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
      /** Where its left edge stood on the paper. */
      readonly leftDots: number;
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

/** A printed line as text, in columns of normal size: a double-wide character stands for itself once. */
export const lineText = (runs: readonly PrintedRun[]): string => runs.map(({ text }) => text).join('');

/** Columns of normal size that a printed line takes. */
export const lineColumns = (runs: readonly PrintedRun[]): number =>
  runs.reduce((columns, { text, width }) => columns + text.length * width, 0);
