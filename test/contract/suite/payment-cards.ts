import { describe, expect, it } from 'vitest';
import { filesHolding } from '../../helpers/shop-folder.ts';
import { refusal, value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

/** Numbers that card companies publish for tests, and how scanners and people write them. */
const numbers = [
  '4111111111111111',
  '5555 5555 5555 4444',
  '3782-822463-10005',
  '６０１１１１１１１１１１１１１７',
  '%B4012888888881881^RUIZ/ANA^30121011000?',
];
/** What must be found nowhere: the digits together, and as they were written. */
const traces = [
  '4111111111111111',
  '5555555555554444',
  '5555 5555',
  '378282246310005',
  '3782-822463',
  '4012888888881881',
];

export function describePaymentCards(shop: () => SuiteShop): void {
  describe('a bank card', () => {
    it('is refused wherever it is scanned, and kept nowhere in the shop’s folder', async () => {
      const { asOwner } = shop();
      const { saleId } = value(await asOwner.sales.record({ totalMinor: 100 }));
      const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
      for (const number of numbers) {
        const line = { barcode: number, name: 'Rye', quantity: 1_000, unitPriceMinor: 100 };
        const answers = [
          await asOwner.cards.resolve({ code: number }),
          await asOwner.cards.resolve({ code: `]C0${number}` }),
          await asOwner.devices.submitScan({ payload: number }),
          await asOwner.devices.submitScan({ payload: number, aim: ']C0' }),
          await asOwner.members.enrol({ name: 'Ana', cardNumber: number }),
          await asOwner.members.enrol({ name: 'Ana', referredByCard: number }),
          await asOwner.sales.quote({ cardNumber: number, totalMinor: 100 }),
          await asOwner.sales.record({ cardNumber: number, totalMinor: 100 }),
          await asOwner.sales.record({ totalMinor: 100, lines: [line] }),
          await asOwner.members.replaceCard({ memberId, reason: 'Lost', cardNumber: number }),
          await asOwner.rewards.redeem({ cardNumber: number, rewardId: saleId }),
          await asOwner.products.save({ name: 'Rye', barcode: number }),
          await asOwner.sales.attach({ saleId, cardNumber: number }),
        ];
        for (const answer of answers) {
          expect(refusal(answer)).toMatch(/^CARD_LOOKS_LIKE_PAYMENT /);
          expect(JSON.stringify(answer)).not.toContain(number);
        }
        value(await asOwner.members.find({ text: number }));
        // A scan goes wherever the cursor stands.
        const elsewhere = [
          await asOwner.members.enrol({ name: number }),
          await asOwner.members.update({ memberId, note: number }),
          await asOwner.points.adjust({ memberId, points: 1, reason: number }),
          await asOwner.sales.void({ saleId, reason: number }),
          await asOwner.sales.record({
            totalMinor: 100,
            lines: [{ ...line, barcode: '5901234123457', name: number }],
          }),
          await asOwner.data.backup({ file: number }),
        ];
        for (const answer of elsewhere) {
          expect(refusal(answer)).toMatch(/^INPUT_INVALID /);
          expect(JSON.stringify(answer)).not.toContain(number);
        }
      }
      expect(filesHolding(shop().folder, ...traces)).toEqual([]);
      await shop().restart();
      expect(filesHolding(shop().folder, ...traces)).toEqual([]);
    });
  });
}
