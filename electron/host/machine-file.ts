import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** The file of this machine's facts. A person may edit it, and a newer version may have written more into it. */
export const machineFile = (folder: string): string => join(folder, 'machine.json');

/** Changes some facts and leaves the others as they stand. The file is replaced whole, never half written. */
export function remember(folder: string, facts: Readonly<Record<string, unknown>>): void {
  const text = `${JSON.stringify({ ...readWritten(folder), ...facts }, null, 2)}\n`;
  const next = `${machineFile(folder)}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(next, 'w', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(next, machineFile(folder));
  } finally {
    rmSync(next, { force: true });
  }
}

/** What stands in it; nothing where the file is absent or broken. */
export function readWritten(folder: string): Readonly<Record<string, unknown>> {
  let text: string;
  try {
    text = readFileSync(machineFile(folder), 'utf8');
  } catch {
    return {};
  }
  try {
    const written: unknown = JSON.parse(text);
    return recordIn(written);
  } catch {
    return {};
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordIn = (written: unknown): Readonly<Record<string, unknown>> =>
  isRecord(written) ? written : {};
