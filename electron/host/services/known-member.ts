import { Refusal } from '../../core/contract/errors.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import type { ReadContext } from '../context.ts';
import type { MemberRow } from '../store/members.ts';

/** The member that this id leads to: the one it was merged into, if any. Refuses MEMBER_UNKNOWN, MEMBER_ERASED. */
export function memberWith({ read }: Pick<ReadContext, 'read'>, memberId: MemberId): MemberRow {
  const found = read.members.get(memberId);
  const member = found?.keptAs == null ? found : read.members.get(found.keptAs);
  if (member === undefined) throw new Refusal('MEMBER_UNKNOWN', { field: 'memberId' });
  if (member.erasedAt !== null) throw new Refusal('MEMBER_ERASED', { field: 'memberId' });
  return member;
}
