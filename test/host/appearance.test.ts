import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { usualAppearance } from '../../electron/core/domain/appearance.ts';
import { withAppearance } from '../../electron/host/page/page-appearance.ts';
import { refusal, tillForTest, value } from '../helpers/till.ts';

describe('the appearance of a machine', () => {
  it('is the usual one until somebody chooses, and then what was chosen, also after a restart', async () => {
    const shop = await tillForTest();
    expect(value(await shop.asCashier.machine.get({}))).toEqual({
      till: 'till-1',
      backupFolder: null,
      keyboardScanner: null,
      ...usualAppearance,
    });
    value(await shop.asCashier.machine.update({ theme: 'dark', volume: 'off' }));
    value(await shop.asCashier.machine.update({ hand: 'left' }));
    await shop.restart();
    expect(value(await shop.asCashier.machine.get({}))).toEqual({
      till: 'till-1',
      backupFolder: null,
      keyboardScanner: null,
      theme: 'dark',
      textSize: 'normal',
      hand: 'left',
      volume: 'off',
    });
  });

  it('is told to every window', async () => {
    const shop = await tillForTest();
    const told: TillEvent[] = [];
    shop.till().onEvent((event) => told.push(event));
    value(await shop.asCashier.machine.update({ textSize: 'largest' }));
    expect(told).toEqual([{ name: 'machine.changed' }]);
  });

  it('that nobody knows is refused at its field', async () => {
    const { asCashier } = await tillForTest();
    const pink: unknown = 'pink';
    expect(refusal(await asCashier.machine.update({ theme: pink as 'dark' }))).toBe('INPUT_INVALID theme');
  });

  it('stays what it was where it can’t be written, and says which file is to blame', async () => {
    const { asCashier, folder } = await tillForTest();
    const file = join(folder, 'machine.json');
    mkdirSync(file);
    writeFileSync(join(file, 'in the way'), '');
    const result = await asCashier.machine.update({ theme: 'dark' });
    expect(result).toMatchObject({ ok: false, error: { kind: 'fault', details: { file } } });
    expect(value(await asCashier.machine.get({}))).toMatchObject(usualAppearance);
    rmSync(file, { recursive: true });
  });

  it('stands on the root element of the page that is served', () => {
    const page = withAppearance('<!doctype html>\n<html lang="en"><head>', {
      theme: 'dark',
      textSize: 'large',
      hand: 'left',
      volume: 'loud',
    });
    expect(page).toBe(
      '<!doctype html>\n<html data-theme="dark" data-text-size="large" data-hand="left" data-volume="loud" lang="en"><head>',
    );
  });
});
