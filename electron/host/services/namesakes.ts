import { Refusal } from '../../core/contract/errors.ts';
import type { MemberId } from '../../core/domain/ids.ts';
import { isSameName, isSamePhone } from '../../core/domain/name-or-phone.ts';
import { phoneQuery } from '../../core/domain/search-text.ts';
import type { ReadContext } from '../context.ts';

/** As many as share a fragment of one number: a shop's own number, given for everybody, is one of them. */
const MOST_LOOKED_AT = 50;

/**
 * Asks whether somebody is a member already: one of this phone number, or of this name and birthday. It is a question,
 * not a no: families share a phone, and the same command goes on once it is confirmed.
 */
export function askAboutNamesakes(
  { read }: Pick<ReadContext, 'read'>,
  {
    name,
    phone,
    birthday,
  }: {
    readonly name?: string | undefined;
    readonly phone?: string | undefined;
    readonly birthday?: string | undefined;
  },
): void {
  const ask = (
    matched: 'phone' | 'name',
    who: { readonly memberId: MemberId; readonly name: string },
  ): never => {
    throw new Refusal('MEMBER_ALREADY_HERE', {
      field: matched,
      details: { matched, memberId: who.memberId, name: who.name },
    });
  };
  const query = phone === undefined ? undefined : phoneQuery(phone);
  if (phone !== undefined && query !== undefined) {
    const same = read.members
      .withPhone(query, MOST_LOOKED_AT)
      .find((other) => other.phone !== null && isSamePhone(other.phone, phone));
    if (same !== undefined) ask('phone', same);
  }
  if (name === undefined || birthday === undefined) return;
  const same = read.members.withBirthday(birthday).find((other) => isSameName(other.name, name));
  if (same !== undefined) ask('name', same);
}
