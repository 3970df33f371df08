import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import { Refusal } from '../../core/contract/errors.ts';
import { assert } from '../../core/domain/assert.ts';
import type { MemberId, StaffId } from '../../core/domain/ids.ts';
import { canonicalJson } from '../canonical-json.ts';
import { ERASED_ANSWER } from '../store/erasing.ts';
import type { DispatchParts } from './parts.ts';

/** A command as it was asked: `raw` is its input before the contract's schema has read it. */
export interface AskedCommand {
  readonly id: string;
  readonly name: string;
  readonly raw: unknown;
}

/** The answers that commands got: asked again with the same id and input, a command gets its first one. */
export interface GivenAnswers {
  /** The answer that was given to this command before, if any. Refuses COMMAND_ID_REUSED for another input. */
  readonly replay: (command: AskedCommand) => { readonly answer: unknown } | undefined;
  readonly keep: (
    command: AskedCommand,
    answer: unknown,
    by: { readonly staffId: StaffId; readonly memberId: MemberId | null },
  ) => void;
  /** Tells an input from any other without keeping it. */
  readonly digest: (procedure: string, raw: unknown) => Buffer;
  /** Makes the key of the digests, where a shop is being set up. */
  readonly makeKey: () => void;
  /** A transaction was undone: a set-up takes its new key along. */
  readonly forgetKey: () => void;
}

type Parts = Pick<DispatchParts, 'read' | 'write' | 'now' | 'randomBytes'>;

export function givenAnswers({ read, write, now, randomBytes }: Parts): GivenAnswers {
  /** Kept in the form that is quickest to sign with. */
  let digestKey: KeyObject | undefined;

  const digest = (procedure: string, raw: unknown): Buffer => {
    if (digestKey === undefined) {
      const key = read.commands.digestKey();
      assert(key !== undefined, 'a shop has the key of its digests');
      digestKey = createSecretKey(key);
    }
    return createHmac('sha256', digestKey)
      .update(`${procedure}\n${canonicalJson(raw)}`)
      .digest();
  };

  return {
    digest,
    replay({ id, name, raw }) {
      const stored = read.commands.get(id);
      if (stored === undefined) return undefined;
      if (stored.answer === ERASED_ANSWER) throw new Refusal('MEMBER_ERASED');
      const isSame = stored.procedure === name && timingSafeEqual(stored.inputDigest, digest(name, raw));
      if (!isSame) throw new Refusal('COMMAND_ID_REUSED', { field: 'commandId' });
      return { answer: JSON.parse(stored.answer) };
    },
    keep({ id, name, raw }, answer, by) {
      const inputDigest = digest(name, raw);
      write.commands.add(
        id,
        { procedure: name, inputDigest, answer: JSON.stringify(answer) },
        { ...by, at: now() },
      );
    },
    makeKey() {
      if (read.commands.digestKey() !== undefined) return;
      write.commands.setDigestKey(randomBytes(32));
      // One that was rolled back, for want of room on the disk, isn't the one that is kept.
      digestKey = undefined;
    },
    forgetKey() {
      digestKey = undefined;
    },
  };
}
