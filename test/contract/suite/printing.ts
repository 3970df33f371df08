import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { refusal, value } from '../../helpers/till.ts';
import type { SuiteShop } from './suite-shop.ts';

/** Of a port that no machine has: what is to be printed there waits. */
const counter = {
  role: 'printer',
  name: 'Counter',
  connection: { kind: 'serial', path: '/dev/regulars-none', baudRate: 19_200 },
} as const;

/** What goes to a printer, asked for: not every shell prints by itself. Nothing comes to paper here: that is shown with a printer. */
export function describePrinting(shop: () => SuiteShop): void {
  describe('the queue of the receipt printer', () => {
    /** A printer until `use` is done. */
    async function withPrinter(drawer: 'none' | 'pin2', use: () => Promise<void>): Promise<void> {
      const { asOwner } = shop();
      const wish = { ...counter, profile: { printer: { drawer } } };
      const { deviceId } = value(await asOwner.devices.configure(wish));
      try {
        await use();
      } finally {
        value(await asOwner.devices.remove({ deviceId }));
      }
    }

    it('is none where there is no printer', async () => {
      const { asCashier } = shop();
      const { saleId } = value(await asCashier.sales.record({ totalMinor: 500 }));
      expect(value(await asCashier.printing.queue({})).printers).toEqual([]);
      expect(refusal(await asCashier.printing.reprint({ saleId }))).toBe('PRINTER_NONE');
      expect(refusal(await asCashier.drawer.open({ reason: 'Change' }))).toBe('PRINTER_NONE');
    });

    it('has the slip of each sale, and a copy where one is asked for', async () => {
      const { asCashier } = shop();
      await withPrinter('none', async () => {
        const { saleId, receiptNumber } = value(
          await asCashier.sales.record({ totalMinor: 500, isPrinted: true }),
        );
        const once = { commandId: newId() };
        const copy = value(await asCashier.printing.reprint({ saleId }, once));
        expect(value(await asCashier.printing.reprint({ saleId }, once))).toEqual(copy);
        const { jobs, printers } = value(await asCashier.printing.queue({}));
        expect(printers).toMatchObject([{ name: 'Counter' }]);
        const ofSale = jobs.filter((job) => job.saleId === saleId);
        expect(ofSale).toMatchObject([
          { kind: 'sale', title: `Slip ${receiptNumber}`, printerName: 'Counter', isCopy: false },
          { jobId: copy.jobId, isCopy: true },
        ]);
        expect(refusal(await asCashier.printing.reprint({ jobId: newId() }))).toBe('JOB_UNKNOWN jobId');
        expect(refusal(await asCashier.printing.reprint({ saleId: newId() }))).toBe('SALE_UNKNOWN saleId');
        expect(refusal(await asCashier.drawer.open({ reason: 'Change' }))).toBe('DRAWER_NONE');
      });
    });

    it('gives back what hasn’t begun, once', async () => {
      const { asCashier } = shop();
      await withPrinter('none', async () => {
        value(await asCashier.sales.record({ totalMinor: 500, isPrinted: true }));
        const { saleId } = value(await asCashier.sales.record({ totalMinor: 600, isPrinted: true }));
        const { jobs } = value(await asCashier.printing.queue({}));
        const { jobId = '' } = jobs.find((job) => job.saleId === saleId) ?? {};
        expect(refusal(await asCashier.printing.cancel({ jobId: newId() }))).toBe('JOB_UNKNOWN jobId');
        expect(value(await asCashier.printing.cancel({ jobId }))).toEqual({ jobId });
        expect(refusal(await asCashier.printing.cancel({ jobId }))).toBe('JOB_OVER jobId');
        expect(refusal(await asCashier.printing.confirm({ jobId, isPrinted: true }))).toBe(
          'JOB_NOT_ASKED jobId',
        );
      });
    });

    it('doesn’t give back what has begun, and asks a person where nobody else can tell', async () => {
      await withPrinter('pin2', async () => {
        // No printer begins anything here: each job has begun as soon as it is made.
        await shop().edit((database) =>
          database.exec(`CREATE TRIGGER begins AFTER INSERT ON print_job BEGIN
            UPDATE print_job SET state = 'waiting', reason = 'PAPER_OUT', has_begun = 1 WHERE seq = NEW.seq; END`),
        );
        const { asCashier } = shop();
        const opened = value(await asCashier.drawer.open({ reason: 'Change' }));
        const { jobId } = opened;
        expect(refusal(await asCashier.printing.cancel({ jobId }))).toBe('JOB_BEGUN jobId');
        await shop().edit((database) => database.exec('DROP TRIGGER begins'));
        const { jobs } = value(await asCashier.printing.queue({}));
        expect(jobs.find((job) => job.jobId === jobId)).toMatchObject({
          ...{ kind: 'drawer', state: 'unknown', reason: { code: 'TILL_STOPPED' } },
        });
        expect(refusal(await asCashier.printing.confirm({ jobId: newId(), isPrinted: true }))).toBe(
          'JOB_UNKNOWN jobId',
        );
        expect(value(await asCashier.printing.confirm({ jobId, isPrinted: true }))).toEqual({
          ...{ jobId, againAs: null },
        });
      });
    });
  });
}
