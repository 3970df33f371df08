import { describe, expect, it } from 'vitest';
import { countRows } from '../../helpers/row-counts.ts';
import { value } from '../../helpers/till.ts';
import type { Binding } from './binding.ts';
import type { SuiteShop } from './suite-shop.ts';

export function describeTraining(shop: () => SuiteShop, { trains }: Binding): void {
  describe('training', () => {
    it('is started and ended by a cashier, and writes nothing into the shop’s book', async () => {
      const before = countRows(shop().file);
      const { trainingId, cards } = value(await shop().asCashier.training.start({}));
      expect(cards.length).toBeGreaterThanOrEqual(8);
      expect(value(await shop().asCashier.training.end({ trainingId }))).toEqual({ ended: true });
      expect(value(await shop().asCashier.training.end({ trainingId }))).toEqual({ ended: false });
      expect(countRows(shop().file)).toEqual(before);
    });

    it.runIf(trains)('answers what names it from its own book, until it is over', async () => {
      const before = countRows(shop().file);
      const { trainingId, cards } = value(await shop().asCashier.training.start({}));
      const ask = (procedure: string, input: unknown) =>
        shop().call(procedure, input, undefined, 'cashier', trainingId);
      const [card] = cards;
      expect(await ask('cards.resolve', { code: card?.cardNumber })).toMatchObject({
        value: { kind: 'member', name: card?.name },
      });
      expect(await ask('sales.record', { cardNumber: card?.cardNumber, totalMinor: 900 })).toMatchObject({
        value: { receiptNumber: 1 },
      });
      expect(await ask('day.close', { date: '2026-11-21' })).toMatchObject({
        error: { code: 'NOT_ALLOWED' },
      });
      value(await shop().asCashier.training.end({ trainingId }));
      expect(await ask('sales.record', { totalMinor: 900 })).toMatchObject({
        error: { code: 'TRAINING_OVER' },
      });
      expect(countRows(shop().file)).toEqual(before);
    });
  });
}
