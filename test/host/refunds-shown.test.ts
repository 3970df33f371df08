import { describe, expect, it } from 'vitest';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { reason, withAna } from '../helpers/refunding-till.ts';
import { expectWhole, refusal, value } from '../helpers/till.ts';

describe('the day of a refund', () => {
  it('is the open one, and names a sale of a closed day', async () => {
    const { till, asOwner, sell, refund } = await withAna();
    const old = await sell(2_000);
    value(await asOwner.day.close({ date: '2026-11-21' }));
    till.clock.advance({ days: 1 });
    await sell(1_000);
    const { refundId } = await refund(old.saleId, 500);
    const today = value(await asOwner.day.summary({}));
    expect(today).toMatchObject({
      date: '2026-11-22',
      sales: { count: 1, grossMinor: 1_000, netMinor: 500 },
      refunds: { count: 1, amountMinor: 500 },
      points: { opening: 20, issued: 10, clawedBack: 5, closing: 25 },
    });
    expect(value(await asOwner.sales.listRefunds({})).refunds).toMatchObject([
      {
        refundId,
        receiptNumber: 1,
        saleDay: '2026-11-21',
        businessDay: '2026-11-22',
        amountMinor: 500,
        reason,
      },
    ]);
    const page = value(await asOwner.day.report({ format: 'html' })).content;
    expect(page).toContain('€5.00 refunded on receipt 000001 of 21 Nov 2026');
    const slip = value(await asOwner.sales.refundReceipt({ refundId, format: 'text' })).content;
    expect(slip).toContain('Receipt No. 000001 of 21 Nov 2026');
    value(await asOwner.day.close({ date: '2026-11-22' }));
    await expectWhole(till);
  });

  it('alone is a day to close', async () => {
    const { till, asOwner } = await withAna();
    const { saleId } = value(await asOwner.sales.record({ totalMinor: 1_000 }));
    value(await asOwner.day.close({ date: '2026-11-21' }));
    till.clock.advance({ days: 1 });
    value(await asOwner.sales.refund({ saleId, amountMinor: 500, reason }));
    till.clock.advance({ days: 1 });
    await asOwner.sales.record({ totalMinor: 100 });
    expect(refusal(await asOwner.day.close({ date: '2026-11-23' }))).toBe('DAY_NOT_NEXT date');
    value(await asOwner.day.close({ date: '2026-11-22' }));
    await expectWhole(till);
  });
});

describe('what is shown of a refund', () => {
  it('stands on the slip of the sale, in the list, and behind its barcode', async () => {
    const { asOwner, sell, refund } = await withAna();
    const { saleId, receiptNumber } = await sell(1_000);
    await refund(saleId, 350);
    const slip = async () =>
      value(await asOwner.sales.receipt({ saleId, format: 'text', copy: true })).content ?? '';
    expect(await slip()).toContain('€3.50 REFUNDED');
    await refund(saleId, 650);
    expect(await slip()).toMatch(/^\s*REFUNDED$/m);
    expect(value(await asOwner.sales.list({})).sales[0]).toMatchObject({ saleId, refundedMinor: 1_000 });
    const code = receiptCode(receiptNumber);
    expect(value(await asOwner.cards.resolve({ code }))).toMatchObject({ kind: 'sale', saleId });
  });

  it.each(['document', 'text', 'escpos', 'svg', 'png'] as const)(
    'is a slip of its own as %s',
    async (format) => {
      const { asOwner, sell, refund } = await withAna();
      const { saleId } = await sell(1_000);
      const { refundId } = await refund(saleId, 350);
      const first = value(await asOwner.sales.refundReceipt({ refundId, format }));
      expect(first.document.title).toBe('Refund No. 000001');
      await refund(saleId, 650);
      expect(value(await asOwner.sales.refundReceipt({ refundId, format }))).toEqual(first);
      const copy = value(await asOwner.sales.refundReceipt({ refundId, format, copy: true }));
      expect(JSON.stringify(copy.document)).toContain('Copy');
    },
  );
});
