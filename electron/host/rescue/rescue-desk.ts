import { copyFile, readdir, stat } from 'node:fs/promises';
import { existsSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { z } from 'zod';
import { Fault, Refusal } from '../../core/contract/errors.ts';
import type { BackupListed, rescue } from '../../core/contract/rescue.ts';
import { ownBackup } from '../../core/domain/backup-keeping.ts';
import type { Instant } from '../../core/domain/ids.ts';
import { translatorFor, type Locale } from '../../core/messages/translate.ts';
import { backupsPlace } from '../backup.ts';
import { backupPlace } from '../services/data.ts';
import type { Session } from '../till.ts';
import { exchangeFile } from './exchange-file.ts';
import { missingIn } from './holding.ts';
import { removePart } from './prepare.ts';
import { askRescue } from './rescue-thread.ts';

type Answer<Verb extends keyof typeof rescue> = z.output<(typeof rescue)[Verb]['output']>;

export interface RescueDeskParts {
  readonly folder: string;
  /** The shop's own. */
  readonly file: string;
  readonly now: () => Instant;
  readonly newId: () => string;
  readonly locale: () => Locale;
  /** Does a work while the shop's file is closed and its lock in hand, and opens it again. */
  readonly whileClosed: <Value>(work: () => Promise<Value>) => Promise<Value>;
}

/** What brings a shop back; see the contract for each. */
export interface RescueDesk {
  readonly look: () => Promise<Answer<'look'>>;
  readonly backups: () => Promise<Answer<'backups'>>;
  readonly restore: (session: Session, file: string) => Promise<Answer<'restore'>>;
  readonly salvage: () => Promise<Answer<'salvage'>>;
}

export function openRescueDesk(parts: RescueDeskParts): RescueDesk {
  const { folder, file: shop, now, newId, whileClosed } = parts;
  const place = backupsPlace(folder);
  const locale = () => parts.locale();
  const partName = (): string => `.${newId()}.part`;
  const stamp = (): string => `${new Date(now()).toISOString().slice(0, 19).replaceAll(':', '')}Z`;

  const restore = async (session: Session, asked: string): Promise<Answer<'restore'>> => {
    const from = backupPlace({ session, folder }, asked);
    if (!existsSync(from)) throw new Refusal('BACKUP_UNKNOWN', { field: 'file', details: { file: from } });
    const refuse = (why: string): Refusal =>
      new Refusal('BACKUP_UNFIT', { field: 'file', details: { file: basename(from), why } });
    if (existsSync(shop) && realpathSync(from) === realpathSync(shop)) throw refuse('itself');
    const part = partName();
    try {
      const prepared = await askRescue({
        ...{ kind: 'prepare', locale: locale(), from, part: join(folder, part), shop, now: now() },
      });
      if (!prepared.isFit) throw refuse(prepared.why);
      const keptAs = `shop-before-restore-${stamp()}.sqlite`;
      const { holds, current } = prepared;
      await whileClosed(async () => exchangeFile(folder, { part, keptAs }));
      return {
        keptAs: current === null ? null : keptAs,
        holds,
        missing: current === null ? null : missingIn(holds, current),
      };
    } finally {
      removePart(join(folder, part));
    }
  };

  const salvage = async (): Promise<Answer<'salvage'>> => {
    const { kind } = await askRescue({ kind: 'look', locale: locale(), shop });
    if (kind === 'none') return { keptAs: null, tables: [], checks: [] };
    if (kind === 'absent') throw new Refusal('SHOP_NOT_SET_UP');
    return whileClosed(async () => {
      const [copy, part] = [partName(), partName()];
      try {
        // Worked on is a copy: the damaged file is looked at once and kept as it is.
        for (const suffix of ['', '-wal'])
          if (existsSync(`${shop}${suffix}`))
            await copyFile(`${shop}${suffix}`, join(folder, `${copy}${suffix}`));
        const { tables, checks } = await askRescue({
          ...{ kind: 'salvage', locale: locale(), now: now() },
          ...{ damaged: join(folder, copy), part: join(folder, part) },
        });
        if (tables.length === 0) throw new Fault('DATABASE_DAMAGED', { file: shop });
        const keptAs = `shop-damaged-${stamp()}.sqlite`;
        exchangeFile(folder, { part, keptAs });
        return {
          keptAs,
          tables: tables.map((table) => ({ ...table })),
          checks: checks.map(({ name, detail }) => ({ name, detail })),
        };
      } finally {
        removePart(join(folder, copy));
        removePart(join(folder, part));
      }
    });
  };

  return {
    async look() {
      const { kind, parts: damaged, holds } = await askRescue({ kind: 'look', locale: locale(), shop });
      const say = translatorFor(locale());
      const list = new Intl.ListFormat(locale(), { type: 'conjunction' });
      const words = list.format(damaged.map((part) => say(`rescue.part.${part}`)));
      return {
        damage: { kind, parts: [...damaged], text: say(`rescue.found.${kind}`, { parts: words }) },
        holds,
      };
    },

    async backups() {
      const names = (await readdir(place).catch((): string[] => [])).filter(isSqlite);
      const files = names.map((name) => join(place, name));
      const [stats, { current, files: holdings }] = await Promise.all([
        // What had its time meanwhile is gone.
        Promise.all(files.map((file) => stat(file).catch(() => undefined))),
        askRescue({ kind: 'holdings', locale: locale(), shop, files }),
      ]);
      const backups = names.flatMap((file, index): BackupListed[] => {
        const found = stats[index];
        if (found?.isFile() !== true) return [];
        const holds = holdings[index] ?? null;
        return [
          {
            ...{ file, kind: kindOf(file), madeAt: found.mtime.toISOString(), sizeBytes: found.size, holds },
            missing: holds === null || current === null ? null : missingIn(holds, current),
          },
        ];
      });
      return { backups: backups.toSorted(newestFirst) };
    },

    restore,
    salvage,
  };
}

const isSqlite = (name: string): boolean => name.endsWith('.sqlite') && !name.startsWith('.');

const kindOf = (name: string): BackupListed['kind'] =>
  ownBackup(name)?.kind ?? (name.startsWith('before-update-') ? 'update' : 'hand');

/** By what they hold, not by the clock of the day: the one with the last sale comes first. */
const newestFirst = (a: BackupListed, b: BackupListed): number =>
  (b.holds?.sales ?? -1) - (a.holds?.sales ?? -1) ||
  (b.holds?.members ?? -1) - (a.holds?.members ?? -1) ||
  (a.madeAt < b.madeAt ? 1 : -1);
