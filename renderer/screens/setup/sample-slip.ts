import type { ReceiptDocument } from '../../../electron/core/contract/receipt.ts';
import { earn } from '../../../electron/core/domain/earning.ts';
import { explanationLines } from '../../../electron/core/domain/explain.ts';
import type { Instant } from '../../../electron/core/domain/ids.ts';
import { currencyOf } from '../../../electron/core/domain/money.ts';
import { receiptOf } from '../../../electron/core/domain/receipt.ts';
import { translatorFor } from '../../../electron/core/messages/translate.ts';
import type { SetUpEntries } from '../../state/set-up.ts';

/** The slip that the answers so far would print, or null where they make none. Reckoned as a real sale is. */
export function sampleSlip(entries: SetUpEntries): ReceiptDocument | null {
  const currency = currencyOf(entries.currency);
  if (currency === undefined) return null;
  const typed = Number(entries.pointsPerUnit);
  // A rule that is half typed, or wrong, doesn't take the slip away.
  const points = Number.isInteger(typed) && typed >= 1 && typed <= 1_000_000 ? typed : 1;
  const { locale, timeZone } = entries;
  const say = translatorFor(locale);
  const perAmountMinor = 10 ** currency.exponent;
  // 12.50 where there are decimals, 1250 where there are none: a total as shops of that currency know it.
  const totalMinor = currency.exponent === 0 ? 1250 : 12.5 * perAmountMinor;
  const earning = earn(
    totalMinor,
    { points, perAmountMinor, minimumSpendMinor: 0 },
    { amount: 0, unit: perAmountMinor },
  );
  if (!earning.ok) return null;
  const { earned, explanation } = earning.value;
  return receiptOf({
    shop: {
      name: entries.name.trim() === '' ? say('setup.sampleShop') : entries.name.trim(),
      address: null,
      phone: null,
      logo: null,
      currency,
      timeZone,
      locale,
      saysNotFiscal: true,
      isTraining: false,
      isSample: false,
    },
    receiptNumber: 318,
    // The one place in the window where an instant is made: a brand has no other beginning.
    occurredAt: Date.now() as Instant,
    totalMinor,
    lines: [],
    member: {
      name: say('setup.sampleMember'),
      cardLastFour: '4711',
      pointsEarned: earned,
      explanation: explanationLines(explanation, currency, locale),
      balance: 236 + earned,
      carriedMinor: 0,
      outlook: null,
    },
    discountMinor: 0,
    rewards: [],
    countsForDay: null,
    voided: false,
    missingPoints: { owed: 0, borne: 0 },
    refundedMinor: 0,
    copy: false,
  });
}
