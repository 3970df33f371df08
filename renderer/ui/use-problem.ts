import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import { useSay } from './use-desk.ts';

/**
 * The sentence for a field, if the refusal names that field. An input that didn't fit carries its problem alone in
 * `details`, to be read after the field's label; every other refusal is a whole sentence.
 */
export function useProblemAt(problem: ErrorBody | null, field: string, label: string): string | undefined {
  const say = useSay();
  if (problem?.field !== field) return undefined;
  const alone = problem.details?.['problem'];
  return typeof alone === 'string' ? say('till.fieldProblem', { label, problem: alone }) : problem.message;
}
