import type { MemberId } from '../core/domain/ids.ts';
import type { ErasedList } from './erased-list.ts';
import type { Log } from './log.ts';
import type { ReadableStore } from './store/store.ts';
import type { Session, Till } from './till.ts';

const itself: Session = { shell: 'host', actorName: 'Regulars', role: 'owner', till: 'host' };

interface Parts {
  readonly dispatch: Till['dispatch'];
  readonly read: ReadableStore;
  readonly list: ErasedList;
  readonly log: Log;
}

/**
 * A backup of before an erasure was brought back: whoever was erased is erased again, before anything else is asked. And
 * an erasure that was cut off before it stood in the list finds its place there. Never rejects.
 */
export async function eraseAgain({ dispatch, read, list, log }: Parts): Promise<void> {
  /** A backup may have been blanked in which the points hadn't lapsed yet: that is finished as well. */
  const isBack = (id: MemberId): boolean => {
    const member = read.members.get(id);
    if (member === undefined) return false;
    return member.erasedAt === null || (read.ledger.balance(id)?.balance ?? 0) > 0;
  };
  try {
    list.add(read.erasures.all());
    const asked = list
      .ids()
      .filter(isBack)
      .map((memberId) => dispatch(itself, 'members.erase', { memberId }, undefined));
    for (const answer of await Promise.all(asked))
      if (!answer.ok) log.write('error', 'erase', { code: answer.error.code });
  } catch (error) {
    log.write('error', 'erase', { error: error instanceof Error ? error.name : typeof error });
  }
}
