import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { extname } from 'node:path';
import { Fault } from '../core/contract/errors.ts';
import { faultOf } from '../host/faults.ts';

export type ReceiptFormat = 'text' | 'escpos';

/** What a file's name asks for; undefined for an ending that no slip is written as. */
export function receiptFormatOf(file: string): ReceiptFormat | undefined {
  switch (extname(file).toLowerCase()) {
    case '.txt':
      return 'text';
    case '.bin':
      return 'escpos';
    default:
      return undefined;
  }
}

/** Writes the slip whole or not at all. Throws DISK_FULL or FILE_NOT_WRITABLE. */
export function writeReceipt(file: string, format: ReceiptFormat, content: string): void {
  const bytes = Buffer.from(content, format === 'escpos' ? 'base64' : 'utf8');
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
