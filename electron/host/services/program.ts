import { assert } from '../../core/domain/assert.ts';
import { ruleSentence } from '../../core/domain/explain.ts';
import type { FeatureServices, ReadContext } from '../context.ts';
import type { ProgramVersion } from '../store/programs.ts';

/** The version that sales are computed with now. */
export function currentProgram({ read }: Pick<ReadContext, 'read'>): ProgramVersion {
  const program = read.programs.current();
  assert(program !== undefined, 'a shop has a program from its set-up on');
  return program;
}

const answer = (context: ReadContext, { version, rules, publishedAt }: ProgramVersion) => ({
  version,
  rules,
  sentence: ruleSentence(rules, context.shop.currency, context.locale),
  publishedAt: new Date(publishedAt).toISOString(),
});

export const program: FeatureServices<'program'> = {
  get: (context) => answer(context, currentProgram(context)),

  save(context, rules) {
    const published = { version: currentProgram(context).version + 1, rules, publishedAt: context.now };
    context.write.programs.publish(published, context.staff.id);
    context.audit({ action: 'program.save', subject: String(published.version), text: null });
    context.tell({ name: 'program.changed', version: published.version });
    return answer(context, published);
  },
};
