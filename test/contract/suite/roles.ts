import { describe, expect, it } from 'vitest';
import { procedures } from '../../../electron/core/contract/till-api.ts';
import { countRows } from '../../helpers/row-counts.ts';
import { refusal, value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

export function describeRoles(shop: () => SuiteShop): void {
  describe('a cashier’s session', () => {
    const ownersOwn = [...procedures].filter(([, { role }]) => role === 'owner').map(([name]) => name);

    it.each(ownersOwn)('is refused %s, whatever the input', async (name) => {
      const before = countRows(shop().file);
      for (const input of [{}, { nonsense: 1 }, null])
        expect(refusal(await shop().call(name, input, undefined, 'cashier'))).toBe('NOT_ALLOWED');
      expect(countRows(shop().file)).toEqual(before);
    });

    it('can’t say when a sale took place, not in a quote either', async () => {
      const occurredAt = new Date(Date.now() - 3_600_000).toISOString();
      const { asCashier, asOwner } = shop();
      expect(refusal(await asCashier.sales.quote({ totalMinor: 5, occurredAt }))).toBe(
        'NOT_ALLOWED occurredAt',
      );
      expect(refusal(await asCashier.sales.record({ totalMinor: 5, occurredAt }))).toBe(
        'NOT_ALLOWED occurredAt',
      );
      expect(await asOwner.sales.record({ totalMinor: 5, occurredAt })).toMatchObject({ ok: true });
    });

    it('can’t enter a sale of an outage: the owner does', async () => {
      const notedAt = new Date(Date.now() - 1_000).toISOString();
      const { asCashier, asOwner } = shop();
      expect(refusal(await asCashier.sales.quote({ totalMinor: 5, notedAt }))).toBe('NOT_ALLOWED notedAt');
      expect(refusal(await asCashier.sales.record({ totalMinor: 5, notedAt }))).toBe('NOT_ALLOWED notedAt');
      expect(await asOwner.sales.record({ totalMinor: 5, notedAt })).toMatchObject({ ok: true });
    });

    it('is told who it is', async () => {
      expect(value(await shop().asCashier.system.status({})).actor.role).toBe('cashier');
      expect(value(await shop().asOwner.system.status({})).actor.role).toBe('owner');
    });

    it('sells as anyone behind the counter does', async () => {
      expect(await shop().asCashier.sales.record({ totalMinor: 100 })).toMatchObject({ ok: true });
    });
  });
}
