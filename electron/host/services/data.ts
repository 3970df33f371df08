import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { Refusal } from '../../core/contract/errors.ts';
import { backupsPlace } from '../backup.ts';
import { cancelExports } from './export.ts';
import type { FeatureServices, ReadContext, Task } from '../context.ts';
import type { TillApi } from '../../core/contract/till-api.ts';

export const data: FeatureServices<'data'> = {
  verify: ({ readers }, { head }) => readers.verify(head),
  verifyStatus: ({ readers }) => ({ progress: readers.progress() }),
  stopVerify: ({ readers }) => ({ stopped: readers.stop() }),
  cancelExport: cancelExports,
};

/** Where a backup is: into the shop's backups folder, or, from the command line, to any path. Never over a file. */
export function backupPlace(
  { session, folder }: Pick<ReadContext, 'session' | 'folder'>,
  file: string,
): string {
  if (session.shell === 'cli' && isAbsolute(file)) return file;
  if (basename(file) !== file || file === '.' || file === '..' || /[\\/:]/.test(file)) {
    throw new Refusal('FILE_OUTSIDE_BACKUPS', { field: 'file' });
  }
  return join(backupsPlace(folder), file);
}

export const backup: Task<TillApi['data']['backup']> = async (context, input) => {
  const file = backupPlace(context, input.file);
  if (dirname(file) === backupsPlace(context.folder))
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (existsSync(file)) throw new Refusal('FILE_EXISTS', { field: 'file', details: { file } });
  await context.backUp(file);
  context.inTransaction((writing) => writing.audit({ action: 'data.backup', subject: null, text: null }));
  return { file, sizeBytes: statSync(file).size };
};
