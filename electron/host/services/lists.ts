import { Refusal } from '../../core/contract/errors.ts';

/** Reads where a list of numbered rows, newest first, goes on: below the row that the cursor names. */
export function rowBefore(cursor: string | undefined): number {
  if (cursor === undefined) return Number.MAX_SAFE_INTEGER;
  if (!/^[1-9]\d{0,14}$/.test(cursor)) throw new Refusal('CURSOR_INVALID', { field: 'cursor' });
  return Number(cursor);
}
