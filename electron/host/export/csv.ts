/** A cell: a text, or a number in decimal form, which a spreadsheet may count with. */
export type Cell = string | { readonly decimal: string };

export const numberCell = (value: number): Cell => ({ decimal: String(value) });
export const noCell: Cell = '';

/** A spreadsheet takes these at a cell's start for a formula, also behind blanks. */
const startsFormula = /^\s*[=+\-@\t\r＝＋－＠]/u;

function written(cell: Cell): string {
  if (typeof cell !== 'string') return cell.decimal;
  // The apostrophe is what spreadsheets themselves put before a text that isn't one of their formulas.
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The mark by which spreadsheets know UTF-8. */
export const csvStart = '\ufeff';

/** A row by RFC 4180: comma, CRLF at its end. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(written).join(',')}\r\n`;

/** Rows as CSV by RFC 4180, with the mark of UTF-8 before them. */
export const csvOf = (rows: readonly (readonly Cell[])[]): string => csvStart + rows.map(csvLine).join('');
