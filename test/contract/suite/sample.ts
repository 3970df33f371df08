import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countRows } from '../../helpers/row-counts.ts';
import { refusal, value } from '../../helpers/till.ts';
import type { Binding } from './binding.ts';
import { openSuiteShop, type SuiteShop } from './suite-shop.ts';

const fewDays = { days: 7, members: 10 } as const;

export function describeSample(shop: () => SuiteShop, binding: Binding): void {
  describe('the sample shop', () => {
    it('takes the shop’s place, is marked, and gives the place back with every row as it was', async () => {
      const before = countRows(shop().file);
      const { name } = value(await shop().asOwner.shop.get({}));
      const made = value(await shop().asOwner.sample.open(fewDays));
      expect(value(await shop().asOwner.sample.status({}))).toEqual({ kind: 'open' });
      expect(value(await shop().asOwner.system.status({})).shop).toMatchObject({
        name: made.name,
        isSample: true,
      });
      value(await shop().asCashier.sales.record({ totalMinor: 100 }));
      expect(refusal(await shop().asOwner.sample.open(fewDays))).toBe('SAMPLE_OPEN_ALREADY');
      expect(value(await shop().asOwner.sample.remove({}))).toEqual({ removed: true });
      expect(value(await shop().asOwner.sample.remove({}))).toEqual({ removed: false });
      expect(value(await shop().asOwner.shop.get({}))).toMatchObject({ name, isSample: false });
      expect(countRows(shop().file)).toEqual(before);
    });

    it('is the owner’s to open and to remove, where there is a shop', async () => {
      expect(refusal(await shop().asCashier.sample.open(fewDays))).toBe('NOT_ALLOWED');
      expect(refusal(await shop().asCashier.sample.cancel({}))).toBe('NOT_ALLOWED');
      expect(refusal(await shop().asCashier.sample.remove({}))).toBe('NOT_ALLOWED');
      expect(value(await shop().asCashier.sample.status({}))).toEqual({ kind: 'none' });
    });

    it('has money and a time zone that there are', async () => {
      expect(refusal(await shop().asOwner.sample.open({ ...fewDays, currency: 'XQX' }))).toBe(
        'CURRENCY_UNKNOWN currency',
      );
      expect(refusal(await shop().asOwner.sample.open({ ...fewDays, timeZone: 'Mars/Olympus' }))).toBe(
        'TIME_ZONE_UNKNOWN timeZone',
      );
    });

    it('neither takes the place of other files nor removes them', async () => {
      const place = join(shop().folder, 'sample');
      const file = join(place, 'shop.sqlite');
      mkdirSync(place);
      writeFileSync(file, 'The recipe of the rye loaf.');
      expect(refusal(await shop().asOwner.sample.open(fewDays))).toBe('SAMPLE_NOT_ONE');
      expect(refusal(await shop().asOwner.sample.remove({}))).toBe('SAMPLE_NOT_ONE');
      expect(readFileSync(file, 'utf8')).toBe('The recipe of the rye loaf.');
      rmSync(place, { recursive: true });
    });

    describe('where there is no shop yet', () => {
      let empty: SuiteShop;
      beforeAll(() => {
        empty = openSuiteShop(binding, shop().answered);
      });
      afterAll(() => empty.close());

      it('is made for anybody, once, and can be cancelled while it is made', async () => {
        const other = binding.opensBothRoles ? empty.asCashier : empty.asOwner;
        // Whoever opens the folder first has it.
        value(await empty.asOwner.sample.open(fewDays));
        value(await empty.asOwner.sample.remove({}));
        const asked = empty.asOwner.sample.open({});
        await expect
          .poll(async () => value(await other.sample.status({})).kind, { timeout: 30_000 })
          .toBe('making');
        expect(refusal(await other.sample.open({ seed: 2 }))).toBe('SAMPLE_UNDER_WAY');
        expect(value(await other.sample.cancel({}))).toEqual({ cancelled: true });
        expect(refusal(await asked)).toBe('SAMPLE_CANCELLED');
        expect(value(await other.sample.status({}))).toEqual({ kind: 'none' });
      });
    });
  });
}
