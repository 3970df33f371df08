import type { MemberPage } from '../../core/contract/members.ts';
import { addMonths, monthOf } from '../../core/domain/business-day.ts';
import type { ReadContext } from '../context.ts';
import type { MemberRow } from '../store/members.ts';
import { mergesInto } from './merging.ts';

const MONTHS_SHOWN = 24;

/** What a member's page shows beside the panel. */
export function pageOf(context: ReadContext, member: MemberRow): MemberPage {
  const { members } = context.read;
  const change = members.noteChange(member.id);
  return {
    consents: members.consentEntries(member.id).map(({ kind, granted, at, staff }) => ({
      kind,
      granted: granted === 1,
      at: new Date(at).toISOString(),
      staff,
    })),
    noteChanged: change === undefined ? null : { at: new Date(change.at).toISOString(), staff: change.staff },
    visitsByMonth: visitsByMonth(context, member),
    merged: mergesInto(context, member.id),
  };
}

/** Every month from the first visit on, the empty ones too: a gap is what one looks for. */
function visitsByMonth({ read, today }: ReadContext, member: MemberRow): MemberPage['visitsByMonth'] {
  const earliest = addMonths(monthOf(today), 1 - MONTHS_SHOWN);
  const seen = read.sales.visitsByMonth(member.id, earliest);
  const visits = new Map(seen.map(({ month, visits: count }) => [month, count]));
  const months: { month: string; visits: number }[] = [];
  for (let first = seen[0]?.month; first !== undefined && first <= monthOf(today);) {
    months.push({ month: first, visits: visits.get(first) ?? 0 });
    first = addMonths(first, 1);
  }
  return months;
}
