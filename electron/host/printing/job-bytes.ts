import { assert, unreachable } from '../../core/domain/assert.ts';
import type { BusinessDay, Instant, MemberId, SaleId } from '../../core/domain/ids.ts';
import { fittingProfile, type WholePrinterProfile } from '../../core/domain/printer-profile.ts';
import { testPage } from '../../core/domain/test-page.ts';
import type { ConfiguredDevice } from '../devices/device-plan.ts';
import type { PrintedDocument } from '../export/escpos-rows.ts';
import { renderEscpos } from '../export/receipt-escpos.ts';
import type { PrintJobRow } from '../store/print-jobs.ts';
import type { ReadableStore } from '../store/store.ts';
import { drawerPinOf } from './printer-of.ts';
import type { Slip } from './slip-of-answer.ts';
import { makeSlip } from './slip-document.ts';

export interface JobPlace {
  readonly read: ReadableStore;
  readonly now: Instant;
}

/** What a printer is given for a job, before it is put into its own words. */
export type JobMatter =
  | {
      readonly kind: 'paper';
      readonly document: PrintedDocument;
      readonly profile: WholePrinterProfile;
    }
  | { readonly kind: 'pulse'; readonly pin: 'pin2' | 'pin5' };

/** What stands on paper for a job as things are now; undefined where there is nothing to print any more. */
export function matterOf(
  job: PrintJobRow,
  printer: ConfiguredDevice,
  { read, now }: JobPlace,
): JobMatter | undefined {
  const shop = read.shop.get();
  assert(shop !== undefined, 'only a shop prints');
  const profile = fittingProfile(printer.profile.printer ?? {}, shop.paperMm);
  if (job.kind === 'drawer') {
    const pin = drawerPinOf(printer);
    return pin === undefined ? undefined : { kind: 'pulse', pin };
  }
  if (job.kind === 'test') {
    const document = testPage({ locale: shop.letterhead.locale, printerName: printer.name, profile });
    return { kind: 'paper', document, profile };
  }
  const made = makeSlip({ read, shop, now }, slipOf(job), { isCopy: job.isCopy, isNamed: true });
  return made === undefined ? undefined : { kind: 'paper', document: made.document, profile };
}

/** It as the printer gets it. */
export const bytesOf = (matter: JobMatter): Promise<Uint8Array> | Uint8Array =>
  matter.kind === 'pulse' ? drawerPulse(matter.pin) : renderEscpos(matter.document, matter.profile);

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
const drawerPulse = (pin: 'pin2' | 'pin5'): Uint8Array =>
  Uint8Array.of(0x1b, 0x70, pin === 'pin2' ? 0 : 1, 25, 250);
