import { z } from 'zod';
import { faultCodes, refusalCodes, type ErrorBody } from '../core/contract/errors.ts';
import type { Result } from '../core/domain/result.ts';

/**
 * What goes over the host's socket: NDJSON, UTF-8. The first line is the caller's hello; the host answers it with a
 * welcome, or with its version and a closed door. Then requests go in and answers come out, matched by `id`.
 */
export const hello = z.strictObject({
  hello: z.strictObject({
    token: z.string().max(200),
    version: z.string().max(100),
    /** Who asks, as history will say it: `cli:` and the system's user. */
    asker: z.string().regex(/^cli:[^\p{Cc}]{1,100}$/u),
    role: z.enum(['cashier', 'owner']),
  }),
});
export type Hello = z.output<typeof hello>['hello'];

export const reply = z.union([
  z.strictObject({ welcome: z.strictObject({ version: z.string() }) }),
  z.strictObject({ differs: z.strictObject({ version: z.string() }) }),
]);
export type Reply = z.output<typeof reply>;

export const request = z.strictObject({
  id: z.int(),
  procedure: z.string(),
  input: z.unknown().optional(),
  commandId: z.string().optional(),
});

const errorBody = z.looseObject({
  kind: z.enum(['refusal', 'fault']),
  code: z.enum([...refusalCodes, ...faultCodes]),
  message: z.string(),
  field: z.string().exactOptional(),
  details: z.record(z.string(), z.union([z.string(), z.number()])).exactOptional(),
  incidentId: z.string().exactOptional(),
});

export const answer: z.ZodType<{ id: number; result: Result<unknown, ErrorBody> }> = z.strictObject({
  id: z.int(),
  result: z.union([
    z.strictObject({ ok: z.literal(true), value: z.unknown() }),
    z.strictObject({ ok: z.literal(false), error: errorBody }),
  ]),
});

/** Undefined for what isn't JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const lineOf = (message: unknown): string => `${JSON.stringify(message)}\n`;
