import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, isAbsolute, join } from 'node:path';
import { Refusal } from '../../core/contract/errors.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { ReadContext, Task } from '../context.ts';
import { faultOf } from '../faults.ts';

/** Where an export goes: into a folder of the shop's exports, or, from the command line, to any path. */
function placeFor({ session, folder }: ReadContext, asked: string): string {
  if (session.shell === 'cli' && isAbsolute(asked)) return asked;
  if (basename(asked) !== asked || asked === '.' || asked === '..' || /[\\/:]/.test(asked))
    throw new Refusal('FOLDER_OUTSIDE_EXPORTS', { field: 'folder' });
  return join(folder, 'exports', asked);
}

/** A file of that name, or a folder with something in it, stays as it is. */
function makeEmpty(place: string): void {
  const found = statSync(place, { throwIfNoEntry: false });
  const isEmpty = found === undefined || (found.isDirectory() && readdirSync(place).length === 0);
  if (!isEmpty) throw new Refusal('FOLDER_NOT_EMPTY', { field: 'folder', details: { folder: place } });
  mkdirSync(place, { recursive: true, mode: 0o700 });
}

export const exportShop: Task<TillApi['data']['export']> = async (context, { folder: asked }) => {
  const { readers, announce, now } = context;
  const folder = placeFor(context, asked);
  try {
    makeEmpty(folder);
    const manifest = await readers.export(folder, now, (doneRows, rows) =>
      announce({ name: 'export.progress', doneRows, rows }),
    );
    context.inTransaction((writing) => writing.audit({ action: 'data.export', subject: null, text: null }));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { folder, tables: manifest.tables.length, rows, chainHead: manifest.chainHead };
  } catch (error) {
    if (error instanceof Refusal) throw error;
    // The folder was empty: what stands in it is half an export.
    for (const name of namesIn(folder)) rmSync(join(folder, name), { force: true });
    const fault = faultOf(error, folder);
    throw fault === undefined || fault.code === 'DATABASE_DAMAGED' ? error : fault;
  }
};

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(?:csv|json)$/.test(name));
  } catch {
    return [];
  }
}

/** Stops the exports that are being written. */
export const cancelExports = ({ readers }: Pick<ReadContext, 'readers'>): { cancelled: boolean } => ({
  cancelled: readers.cancelExports(),
});
