import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import { Fault } from '../core/contract/errors.ts';
import { faultOf } from '../host/faults.ts';

export type ReceiptFormat = 'text' | 'escpos' | 'svg' | 'png';

/** What a file's name asks for; undefined for an ending that no slip is written as. */
export function receiptFormatOf(file: string): ReceiptFormat | undefined {
  switch (extname(file).toLowerCase()) {
    case '.txt':
      return 'text';
    case '.bin':
      return 'escpos';
    case '.svg':
      return 'svg';
    case '.png':
      return 'png';
    default:
      return undefined;
  }
}

/** Bytes that cross as base64; all else is text. */
const binaryFormats: ReadonlySet<string> = new Set(['escpos', 'png']);

/** Writes a slip whole or not at all. Throws DISK_FULL or FILE_NOT_WRITABLE. */
export const writeReceipt = (file: string, format: ReceiptFormat | 'html' | 'csv', content: string): void =>
  writeWhole(file, Buffer.from(content, binaryFormats.has(format) ? 'base64' : 'utf8'));

/** Puts a file there under its name when all of it is on the disk. Throws DISK_FULL or FILE_NOT_WRITABLE. */
export function writeWhole(file: string, bytes: Buffer): void {
  const next = `${file}.${process.pid}.part`;
  try {
    const handle = openSync(next, 'w');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    if (faultOf(error, file)?.code === 'DISK_FULL') throw new Fault('DISK_FULL', {}, error);
    throw new Fault('FILE_NOT_WRITABLE', { file }, error);
  }
}
