import { Refusal } from '../../core/contract/errors.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';
import type { MemberRow } from '../store/members.ts';

/** The member with this id. Refuses MEMBER_UNKNOWN. */
export function memberWith({ read }: Pick<ReadContext, 'read'>, memberId: MemberId): MemberRow {
  const member = read.members.get(memberId);
  if (member === undefined) throw new Refusal('MEMBER_UNKNOWN', { field: 'memberId' });
  return member;
}
