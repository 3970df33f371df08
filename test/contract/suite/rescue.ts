import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusal, value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

export function describeRescue(shop: () => SuiteShop): void {
  describe('rescuing the shop', () => {
    it('puts a backup back, says what it lacks, and keeps the file that was there', async () => {
      const { asOwner, asCashier } = shop();
      value(await asOwner.data.backup({ file: 'to-put-back.sqlite' }));
      const before = value(await asOwner.system.status({})).shop;
      value(await asCashier.sales.record({ totalMinor: 100 }));
      const { backups } = value(await asOwner.rescue.backups({}));
      const listed = backups.find(({ file }) => file === 'to-put-back.sqlite');
      expect(listed).toMatchObject({ kind: 'hand', missing: { sales: 1, members: 0 } });
      const { keptAs, missing } = value(await asOwner.rescue.restore({ file: 'to-put-back.sqlite' }));
      expect(missing).toEqual({ sales: 1, members: 0 });
      expect(readdirSync(shop().folder)).toContain(keptAs);
      expect(value(await asOwner.system.status({})).shop).toEqual(before);
      expect(await asCashier.sales.record({ totalMinor: 200 })).toMatchObject({ ok: true });
    });

    it('finds a file that is whole to be so', async () => {
      const { damage, holds } = value(await shop().asOwner.rescue.look({}));
      expect(damage).toMatchObject({ kind: 'none', parts: [] });
      expect(holds.sales).toBeGreaterThan(0);
      expect(value(await shop().asOwner.rescue.salvage({}))).toEqual({
        keptAs: null,
        tables: [],
        checks: [],
      });
    });

    it('takes nothing that isn’t a backup of a shop', async () => {
      const { asOwner, folder } = shop();
      writeFileSync(join(folder, 'backups', 'recipe.sqlite'), 'The recipe of the rye loaf. '.repeat(400));
      expect(refusal(await asOwner.rescue.restore({ file: 'recipe.sqlite' }))).toBe('BACKUP_UNFIT file');
      expect(refusal(await asOwner.rescue.restore({ file: 'no-such.sqlite' }))).toBe('BACKUP_UNKNOWN file');
      expect(refusal(await asOwner.rescue.restore({ file: '../shop.sqlite' }))).toBe(
        'FILE_OUTSIDE_BACKUPS file',
      );
    });

    it('writes everything into an empty folder, and into no other', async () => {
      const { asOwner, folder } = shop();
      const made = value(await asOwner.data.export({ folder: 'everything' }));
      const names = readdirSync(join(folder, 'exports', 'everything'));
      expect(names).toEqual(expect.arrayContaining(['manifest.json', 'sale.csv', 'sale.json']));
      expect(names).toHaveLength(2 * made.tables + 1);
      expect(refusal(await asOwner.data.export({ folder: 'everything' }))).toBe('FOLDER_NOT_EMPTY folder');
      expect(refusal(await asOwner.data.export({ folder: '../everything' }))).toBe(
        'FOLDER_OUTSIDE_EXPORTS folder',
      );
      expect(value(await asOwner.data.cancelExport({}))).toEqual({ cancelled: false });
    });

    it('is the owner’s', async () => {
      const { asCashier } = shop();
      expect(refusal(await asCashier.rescue.look({}))).toBe('NOT_ALLOWED');
      expect(refusal(await asCashier.rescue.backups({}))).toBe('NOT_ALLOWED');
      expect(refusal(await asCashier.rescue.salvage({}))).toBe('NOT_ALLOWED');
      expect(refusal(await asCashier.rescue.restore({ file: 'to-put-back.sqlite' }))).toBe('NOT_ALLOWED');
    });
  });
}
