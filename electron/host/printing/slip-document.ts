import { daySummary } from '../../core/contract/day-summary.ts';
import type { ReceiptDocument } from '../../core/contract/receipt.ts';
import { unreachable } from '../../core/domain/assert.ts';
import { businessDayOf } from '../../core/domain/business-day.ts';
import type { BusinessDay, Instant } from '../../core/domain/ids.ts';
import { mark } from '../../core/domain/receipt-blocks.ts';
import { receiptOf } from '../../core/domain/receipt.ts';
import { paddedReceiptNumber } from '../../core/domain/receipt-number.ts';
import { refundReceiptOf } from '../../core/domain/refund-receipt.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import { cardSlipOf } from '../services/card-slip.ts';
import { dayDocument } from '../services/day-slip.ts';
import { refundSlipFacts } from '../services/refund-slip.ts';
import { slipFacts } from '../services/slip.ts';
import type { Shop } from '../store/shop.ts';
import type { ReadableStore } from '../store/store.ts';
import type { Slip } from './slip-of-answer.ts';

export interface SlipPlace {
  readonly read: ReadableStore;
  readonly shop: Shop;
  readonly now: Instant;
}

export interface SlipForm {
  readonly isCopy: boolean;
  /** Whether the member's name stands on it: never on one that is kept. */
  readonly isNamed: boolean;
}

/** A slip as it is printed, with the day that it is kept under and a name of its own: numbers and opaque ids. */
export interface MadeSlip {
  readonly day: BusinessDay;
  readonly name: string;
  readonly document: ReceiptDocument;
}

/** Makes a slip from what is stored now; undefined where there is nothing to tell any more, as of an erased member's card. */
export function makeSlip(place: SlipPlace, slip: Slip, form: SlipForm): MadeSlip | undefined {
  switch (slip.kind) {
    case 'sale':
      return saleSlip(place, slip.subject, form);
    case 'refund':
      return refundSlip(place, slip.subject, form);
    case 'card':
      return cardSlip(place, slip.subject, form);
    case 'day':
      return daySlip(place, slip.subject, form);
    default:
      return unreachable(slip);
  }
}

type SubjectOf<Kind extends Slip['kind']> = Extract<Slip, { readonly kind: Kind }>['subject'];

function saleSlip(place: SlipPlace, id: SubjectOf<'sale'>, form: SlipForm): MadeSlip | undefined {
  const sale = place.read.sales.get(id);
  if (sale === undefined) return undefined;
  const document = receiptOf(called(slipFacts(place, sale, form), form));
  return { day: sale.businessDay, name: paddedReceiptNumber(sale.receiptNumber), document };
}

function refundSlip(place: SlipPlace, id: SubjectOf<'refund'>, form: SlipForm): MadeSlip | undefined {
  const refund = place.read.refunds.get(id);
  if (refund === undefined) return undefined;
  const document = refundReceiptOf(called(refundSlipFacts(place, refund, form), form));
  return { day: refund.businessDay, name: `refund-${paddedReceiptNumber(refund.number)}`, document };
}

function cardSlip(place: SlipPlace, id: SubjectOf<'card'>, form: SlipForm): MadeSlip | undefined {
  if (place.read.members.get(id)?.erasedAt !== null) return undefined;
  const document = marked(cardSlipOf(place, id, form), place, form);
  return { day: businessDayOf(place.now, place.shop.dayRule), name: `card-${id}`, document };
}

function daySlip(place: SlipPlace, date: SubjectOf<'day'>, form: SlipForm): MadeSlip | undefined {
  const closed = place.read.days.closed(date);
  if (closed === undefined) return undefined;
  const document = marked(dayDocument(place, daySummary.parse(JSON.parse(closed.summary))), place, form);
  return { day: date, name: `z-${String(closed.zNumber).padStart(5, '0')}`, document };
}

/** A name is joined when a slip is made for a person, and only then. */
const called = <Facts extends { readonly member: { readonly name: string } | null }>(
  facts: Facts,
  { isNamed }: SlipForm,
): Facts => (isNamed || facts.member === null ? facts : { ...facts, member: { ...facts.member, name: '' } });

/** What says nothing of copies itself says so at its top. */
const marked = (document: ReceiptDocument, { shop }: SlipPlace, { isCopy }: SlipForm): ReceiptDocument =>
  isCopy
    ? {
        ...document,
        blocks: [mark(translatorFor(shop.letterhead.locale)('receipt.copy')), ...document.blocks],
      }
    : document;
