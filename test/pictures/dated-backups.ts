import { readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { outlived, ownBackup, type OwnBackup } from '../../electron/core/domain/backup-keeping.ts';
import { parseCutOver } from '../../electron/core/domain/business-day.ts';
import type { StillTill } from '../helpers/still-till.ts';
import { value } from '../helpers/till.ts';

const HOUR_MS = 3_600_000;

/**
 * A shop's backups are made beside its till, by the machine's clock. Waits until that of its last closed day is there and
 * those that had their time are gone, and dates each by its own day, so that a picture of them is the same tomorrow.
 */
export async function dateBackups({ folder, clock, asOwner }: StillTill): Promise<void> {
  const place = join(folder, 'backups');
  const [last] = value(await asOwner.day.list({ limit: 1 })).days;
  const { timeZone, cutOver } = value(await asOwner.shop.get({}));
  const dayRule = { timeZone, cutOverMinutes: parseCutOver(cutOver) };
  const own = (): readonly OwnBackup[] => readdirSync(place).flatMap((name) => ownBackup(name) ?? []);
  const isSettled = (): boolean => {
    const backups = own();
    const isLastThere = backups.some((backup) => backup.kind === 'close' && backup.day === last?.date);
    const isUnderWay = readdirSync(place).some((name) => !name.endsWith('.sqlite'));
    return isLastThere && !isUnderWay && outlived(backups, clock.now(), dayRule).length === 0;
  };
  while (!isSettled()) await wait(50);
  for (const backup of own()) {
    const seconds = (backup.kind === 'close' ? Date.parse(backup.day) + 17 * HOUR_MS : backup.at) / 1_000;
    utimesSync(join(place, backup.name), seconds, seconds);
  }
}
