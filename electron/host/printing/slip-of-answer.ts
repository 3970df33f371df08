import { z } from 'zod';
import { businessDay, memberId, saleId } from '../../core/contract/fields.ts';
import type { BusinessDay, MemberId, SaleId } from '../../core/domain/ids.ts';

/** A slip by what it speaks of: what stands on it is looked up when it is made. */
export type Slip =
  | { readonly kind: 'sale'; readonly subject: SaleId }
  | { readonly kind: 'refund'; readonly subject: string }
  | { readonly kind: 'card'; readonly subject: MemberId }
  | { readonly kind: 'day'; readonly subject: BusinessDay };

const ofSale = z.object({ saleId });
const ofRefund = z.object({ refundId: z.string() });
const ofMember = z.object({ memberId });
const ofDay = z.object({ date: businessDay });
const whenSold = z.object({ occurredAt: z.string().optional() });

/** The slip that a counter prints after such an answer; undefined where it prints none. */
export function slipOfAnswer(procedure: string, input: unknown, answer: unknown): Slip | undefined {
  switch (procedure) {
    case 'sales.record':
    case 'sales.attach':
    case 'sales.void': {
      const sold = ofSale.safeParse(answer);
      // A sale brought in from elsewhere had its paper there.
      if (!sold.success || whenSold.safeParse(input).data?.occurredAt !== undefined) return undefined;
      return { kind: 'sale', subject: sold.data.saleId };
    }
    case 'sales.refund': {
      const given = ofRefund.safeParse(answer);
      return given.success ? { kind: 'refund', subject: given.data.refundId } : undefined;
    }
    case 'members.enrol':
    case 'members.replaceCard': {
      const who = ofMember.safeParse(procedure === 'members.enrol' ? answer : input);
      return who.success ? { kind: 'card', subject: who.data.memberId } : undefined;
    }
    case 'day.close': {
      const closed = ofDay.safeParse(input);
      return closed.success ? { kind: 'day', subject: closed.data.date } : undefined;
    }
    default:
      return undefined;
  }
}
