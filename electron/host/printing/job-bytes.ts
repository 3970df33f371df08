import { assert, unreachable } from '../../core/domain/assert.ts';
import type { BusinessDay, Instant, MemberId, SaleId } from '../../core/domain/ids.ts';
import { testPage } from '../../core/domain/test-page.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import { renderEscpos } from '../export/receipt-escpos.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';
import type { ReadableStore } from '../store/store.ts';
import { drawerPinOf, profileOf } from './printer-of.ts';
import type { Slip } from './slip-of-answer.ts';
import { makeSlip } from './slip-document.ts';

export interface JobPlace {
  readonly read: ReadableStore;
  readonly now: Instant;
}

/** What stands on paper for a job, as the printer gets it; undefined where there is nothing to print any more. */
export async function bytesOf(
  job: PrintJobRow,
  printer: ConfiguredDevice,
  { read, now }: JobPlace,
): Promise<Uint8Array | undefined> {
  const shop = read.shop.get();
  assert(shop !== undefined, 'only a shop prints');
  const profile = profileOf(printer, shop.paperMm);
  if (job.kind === 'drawer') return drawerPulse(printer);
  if (job.kind === 'test')
    return renderEscpos(
      testPage({ locale: shop.letterhead.locale, printerName: printer.name, profile }),
      profile,
    );
  const made = makeSlip({ read, shop, now }, slipOf(job), { isCopy: job.isCopy, isNamed: true });
  return made === undefined ? undefined : renderEscpos(made.document, profile);
}

/** The slip that a job names. Its subject went into the book as what it is taken for here. */
function slipOf({ kind, subject }: PrintJobRow): Slip {
  assert(subject !== null, 'a slip speaks of something');
  switch (kind) {
    case 'sale':
      return { kind, subject: subject as SaleId };
    case 'refund':
      return { kind, subject };
    case 'card':
      return { kind, subject: subject as MemberId };
    case 'day':
      return { kind, subject: subject as BusinessDay };
    case 'test':
    case 'drawer':
      return assert(false, 'no slip speaks of a test or a drawer') as never;
    default:
      return unreachable(kind);
  }
}

/**
 * ESC p m t1 t2: a pulse on pin 2 (m = 0) or pin 5 (m = 1) of the drawer's plug, on for t1 × 2 ms and off for t2 × 2 ms. 50 ms
 * open any solenoid, and half a second lets it cool before anything else is pulsed.
 */
function drawerPulse(printer: ConfiguredDevice): Uint8Array | undefined {
  const pin = drawerPinOf(printer);
  return pin === undefined ? undefined : Uint8Array.of(0x1b, 0x70, pin === 'pin2' ? 0 : 1, 25, 250);
}
