import type { z } from 'zod';
import type { RefusalCode } from './errors.ts';

/** What an actor may do. `anyone` is asked before there is a shop; an owner may do all that a cashier may. */
export type Role = 'anyone' | 'cashier' | 'owner';

interface Parts<Input extends z.ZodType, Output extends z.ZodType, Refusals extends RefusalCode> {
  readonly input: Input;
  readonly output: Output;
  readonly refusals: readonly Refusals[];
  readonly role: Role;
}

/** Changes the shop: idempotent by its command id, all or nothing. */
export interface Command<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Refusals extends RefusalCode = RefusalCode,
> extends Parts<Input, Output, Refusals> {
  readonly kind: 'command';
}

/** Only looks. */
export interface Query<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Refusals extends RefusalCode = RefusalCode,
> extends Parts<Input, Output, Refusals> {
  readonly kind: 'query';
}

export type Procedure = Command | Query;

export const command = <Input extends z.ZodType, Output extends z.ZodType, Refusals extends RefusalCode>(
  parts: Parts<Input, Output, Refusals>,
): Command<Input, Output, Refusals> => ({ kind: 'command', ...parts });

export const query = <Input extends z.ZodType, Output extends z.ZodType, Refusals extends RefusalCode>(
  parts: Parts<Input, Output, Refusals>,
): Query<Input, Output, Refusals> => ({ kind: 'query', ...parts });
