import { Refusal, type ErrorBody } from '../../core/contract/errors.ts';
import { procedures } from '../../core/contract/till-api.ts';
import { rescue } from '../../core/contract/rescue.ts';
import { fail, ok, type Result } from '../../core/domain/result.ts';
import type { Locale } from '../../core/messages/translate.ts';
import { errorAnswers, parseInput } from '../dispatch/error-answers.ts';
import type { DispatchParts } from '../dispatch/parts.ts';
import type { Session } from '../till.ts';
import type { RescueDesk } from './rescue-desk.ts';

/**
 * The road to what is done on the shop's file: parses, authorises, runs, maps errors as dispatch does, without a book.
 * Never rejects.
 */
export function rescueDispatch(
  desk: RescueDesk,
  parts: Pick<DispatchParts, 'log' | 'newId' | 'file'>,
  locale: () => Locale,
) {
  const errorAnswer = errorAnswers(parts, locale);

  const run = async (session: Session, name: string, input: unknown): Promise<unknown> => {
    if (session.role !== 'owner') throw new Refusal('NOT_ALLOWED');
    const procedure = procedures.get(name);
    if (procedure === undefined)
      throw new Refusal('PROCEDURE_UNKNOWN', { details: { procedure: name.slice(0, 80) } });
    parseInput(procedure, input);
    switch (name) {
      case 'rescue.restore':
        return desk.restore(session, rescue.restore.input.parse(input).file);
      case 'rescue.salvage':
        return desk.salvage();
      case 'rescue.backups':
        return desk.backups();
      default:
        return desk.look();
    }
  };

  return async (session: Session, name: string, input: unknown): Promise<Result<unknown, ErrorBody>> => {
    const procedure = procedures.get(name);
    try {
      const answer = await run(session, name, input);
      return ok(procedure?.output.parse(answer));
    } catch (error) {
      return fail(errorAnswer(error, name, procedure));
    }
  };
}
