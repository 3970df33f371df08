import type { z } from 'zod';
import type { ErrorBody } from '../core/contract/errors.ts';
import { isMessageKey, type Translate } from '../core/messages/translate.ts';

type Issue = z.core.$ZodIssue;

/** What zod found wrong with an input, as a refusal that names the first field to mend and says how. */
export function inputInvalid(
  procedure: string,
  issues: readonly Issue[],
  input: unknown,
  say: Translate,
): ErrorBody {
  const issue = innermost(issues[0]);
  const path =
    issue === undefined
      ? []
      : [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])];
  const field = path.map((part) => String(part).slice(0, 60)).join('.');
  const problem = issue === undefined ? say('input.wrongForm') : sentence(issue, valueAt(input, path), say);
  const place = `${procedure} › ${field === '' ? say('input.whole') : field}`;
  return {
    kind: 'refusal',
    code: 'INPUT_INVALID',
    message: say('refusal.INPUT_INVALID', { field: place, problem }),
    ...(field === '' ? {} : { field }),
    // A form that says it at the field itself names the field its own way.
    details: { problem },
  };
}

/** For a union, the problem of the member that came closest. */
function innermost(issue: Issue | undefined): Issue | undefined {
  if (issue?.code !== 'invalid_union') return issue;
  const inner = issue.errors.toSorted((a, b) => a.length - b.length)[0]?.[0];
  return inner === undefined ? issue : { ...inner, path: [...issue.path, ...inner.path] };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function sentence(issue: Issue, value: unknown, say: Translate): string {
  if (isMessageKey(issue.message)) return say(issue.message);
  switch (issue.code) {
    case 'invalid_type': {
      if (value === undefined) return say('input.required');
      if (issue.expected === 'int' && typeof value === 'number') return say('input.notWhole');
      const type = `type.${issue.expected}`;
      return say('input.wrongType', { expected: isMessageKey(type) ? say(type) : issue.expected });
    }
    case 'too_small':
      if (issue.origin === 'string') return say('input.textEmpty');
      if (issue.origin === 'array') return say('input.listShort', { minimum: Number(issue.minimum) });
      return say('input.tooSmall', { minimum: String(issue.minimum) });
    case 'too_big':
      if (issue.origin === 'string') return say('input.textLong', { maximum: Number(issue.maximum) });
      if (issue.origin === 'array') return say('input.listLong', { maximum: Number(issue.maximum) });
      return say('input.tooLarge', { maximum: String(issue.maximum) });
    case 'unrecognized_keys':
      return say('input.unknownKeys');
    case 'invalid_value':
      return say('input.notOneOf', { options: issue.values.map(String).join(', ') });
    default:
      return say('input.wrongForm');
  }
}
