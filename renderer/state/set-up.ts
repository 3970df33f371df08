import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Locale } from '../../electron/core/messages/translate.ts';
import { refreshBook } from './book.ts';
import type { Desk } from './desk.ts';

/** The answers of the set-up screen, as they were typed. */
export interface SetUpEntries {
  readonly name: string;
  readonly locale: Locale;
  /** ISO 4217. */
  readonly currency: string;
  /** An IANA name. */
  readonly timeZone: string;
  /** Points per major unit of the currency, still as text. */
  readonly pointsPerUnit: string;
}

/** The points as the contract wants them; NaN is left to the host to refuse, with its sentence at the field. */
const pointsOf = (text: string): number => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** Opens the shop; gives back why not. Asked again with the same command id it opens it once. */
export async function setUp(desk: Desk, entries: SetUpEntries, commandId: string): Promise<ErrorBody | null> {
  const { name, locale, currency, timeZone, pointsPerUnit } = entries;
  const result = await desk.till.shop.setUp(
    { name, locale, currency, timeZone, pointsPerUnit: pointsOf(pointsPerUnit) },
    { commandId },
  );
  if (!result.ok) {
    desk.tones.no();
    return result.error;
  }
  desk.tones.yes();
  await refreshBook(desk);
  return null;
}
