import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { memberId } from '../core/contract/fields.ts';
import type { MemberId } from '../core/domain/ids.ts';
import { syncFile, syncFolder } from './store/open.ts';

const form = z.strictObject({ members: z.array(memberId) });

/**
 * The opaque ids of members who were erased, beside the shop's file: a backup of before brings them back, and whoever
 * opens it erases them again. It holds no name and no number.
 */
export interface ErasedList {
  readonly ids: () => readonly MemberId[];
  readonly add: (members: readonly MemberId[]) => void;
}

export function erasedList(folder: string): ErasedList {
  const file = join(folder, 'erased.json');
  const ids = (): readonly MemberId[] => {
    if (!existsSync(file)) return [];
    try {
      return form.parse(JSON.parse(readFileSync(file, 'utf8'))).members;
    } catch {
      // Written whole or not at all; what somebody else made of it is put right by the shop's own rows at each opening.
      return [];
    }
  };
  return {
    ids,
    add(members) {
      const known = ids();
      const all = [...new Set([...known, ...members])];
      if (all.length === known.length) return;
      const part = join(dirname(file), '.erased.json.part');
      writeFileSync(part, `${JSON.stringify({ members: all })}\n`, { mode: 0o600 });
      syncFile(part);
      renameSync(part, file);
      syncFolder(folder);
    },
  };
}
