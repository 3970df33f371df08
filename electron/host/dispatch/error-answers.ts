import type { z } from 'zod';
import { commonRefusals, Refusal, type ErrorBody } from '../../core/contract/errors.ts';
import { commandId as commandIdField } from '../../core/contract/fields.ts';
import type { Procedure } from '../../core/contract/procedure.ts';
import { translatorFor, type Locale } from '../../core/messages/translate.ts';
import { errorBodyOf } from '../faults.ts';
import { inputInvalid } from '../input-problems.ts';
import type { DispatchParts } from './parts.ts';

/** An input that the contract's schema doesn't take. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly issues: readonly z.core.$ZodIssue[];
  readonly input: unknown;
  constructor(issues: readonly z.core.$ZodIssue[], input: unknown) {
    super('the input is invalid');
    this.issues = issues;
    this.input = input;
  }
}

/** Reads an input by the contract. Throws InvalidInput. */
export function parseInput(procedure: Procedure, raw: unknown): unknown {
  const parsed = procedure.input.safeParse(raw);
  if (!parsed.success) throw new InvalidInput(parsed.error.issues, raw);
  return parsed.data;
}

/** Reads a command's id. Throws InvalidInput. */
export function parseCommandId(commandId: string): string {
  const parsed = commandIdField.safeParse(commandId);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map((issue) => ({ ...issue, path: ['commandId'] }));
  throw new InvalidInput(issues, { commandId });
}

type Parts = Pick<DispatchParts, 'log' | 'newId' | 'file'>;

/** Makes the answer of what was thrown, in words of the shop's language: a refusal, a fault, or an incident. */
export function errorAnswers({ log, newId, file }: Parts, locale: () => Locale) {
  return (error: unknown, name: string, procedure: Procedure | undefined): ErrorBody => {
    const say = translatorFor(locale());
    if (error instanceof InvalidInput) return inputInvalid(name, error.issues, error.input, say);
    const place = { say, log, newId, file, procedure: procedure === undefined ? '' : name };
    const isDeclared =
      !(error instanceof Refusal) || [...commonRefusals, ...(procedure?.refusals ?? [])].includes(error.code);
    if (isDeclared) return errorBodyOf(error, place);
    return errorBodyOf(
      new Error(`${name} refused with ${error.code}, which its contract doesn't declare`),
      place,
    );
  };
}
