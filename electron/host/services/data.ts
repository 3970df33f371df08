import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { Refusal } from '../../core/contract/errors.ts';
import type { FeatureServices, ReadContext, Task } from '../context.ts';
import type { TillApi } from '../../core/contract/till-api.ts';

export const data: FeatureServices<'data'> = {
  verify: ({ readers }, { head }) => readers.verify(head),
  verifyStatus: ({ readers }) => ({ progress: readers.progress() }),
  stopVerify: ({ readers }) => ({ stopped: readers.stop() }),
};

/** Where a backup goes: into the shop's backups folder, or, from the command line, to any path. Never over a file. */
function placeFor({ session, folder }: ReadContext, file: string): string {
  if (session.shell === 'cli' && isAbsolute(file)) return file;
  if (basename(file) !== file || file === '.' || file === '..' || /[\\/:]/.test(file)) {
    throw new Refusal('FILE_OUTSIDE_BACKUPS', { field: 'file' });
  }
  const backups = join(folder, 'backups');
  mkdirSync(backups, { recursive: true, mode: 0o700 });
  return join(backups, file);
}

export const backup: Task<TillApi['data']['backup']> = async (context, input) => {
  const file = placeFor(context, input.file);
  if (existsSync(file)) throw new Refusal('FILE_EXISTS', { field: 'file', details: { file } });
  await context.backUp(file);
  context.inTransaction((writing) => writing.audit({ action: 'data.backup', subject: null, text: null }));
  return { file, sizeBytes: statSync(file).size };
};
