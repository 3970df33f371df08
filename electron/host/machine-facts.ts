import { isAbsolute } from 'node:path';
import { appearanceLike, type Appearance } from '../core/domain/appearance.ts';
import { isRecord, readWritten, recordIn, remember } from './machine-file.ts';

/** Where the window stood, in the desktop's device-independent pixels. */
export interface WindowPlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly isMaximized: boolean;
}

/** What is true of this machine and not of the shop. Kept in `machine.json`, which a person may edit. */
export interface MachineFacts {
  /** Which counter this is; history says it. */
  readonly till: string;
  readonly window: WindowPlace | undefined;
  readonly appearance: Appearance;
  /** Where each backup is copied to as well, absolute. */
  readonly backupFolder: string | undefined;
}

type AppearanceChange = { readonly [Fact in keyof Appearance]?: Appearance[Fact] | undefined };

/** A file that is absent, broken or half right gives what can be read of it and the usual for the rest. */
export function readMachineFacts(folder: string): MachineFacts {
  const written = readWritten(folder);
  const till = written['till'];
  return {
    till: typeof till === 'string' && /^[^\p{Cc}]{1,40}$/u.test(till) ? till : 'till-1',
    window: parsePlace(written['window']),
    appearance: appearanceLike(recordIn(written['appearance'])),
    backupFolder: parseFolder(written['backupFolder']),
  };
}

export const rememberWindowPlace = (folder: string, window: WindowPlace): void =>
  remember(folder, { window });

/** The port that browsers found this shop at the last time; undefined where none is known. */
export function lastPort(folder: string): number | undefined {
  const port = readWritten(folder)['port'];
  return isWhole(port) && port > 0 && port <= 65_535 ? port : undefined;
}

export const rememberPort = (folder: string, port: number): void => remember(folder, { port });

export const rememberBackupFolder = (folder: string, backupFolder: string | null): void =>
  remember(folder, { backupFolder });

export function rememberAppearance(folder: string, change: AppearanceChange): void {
  const written = recordIn(readWritten(folder)['appearance']);
  remember(folder, { appearance: { ...written, ...change } });
}

const parseFolder = (written: unknown): string | undefined =>
  typeof written === 'string' && isAbsolute(written) ? written : undefined;

function parsePlace(written: unknown): WindowPlace | undefined {
  if (!isRecord(written)) return undefined;
  const { x, y, width, height, isMaximized } = written;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return { x, y, width, height, isMaximized: isMaximized === true };
}

const isWhole = (value: unknown): value is number => Number.isInteger(value);
