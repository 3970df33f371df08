import type { RefusalCode } from '../../../electron/core/contract/errors.ts';
import { practiceCardNumber } from '../../../electron/core/domain/practice-card.ts';
import type { Stage } from './stage.ts';

/** A question that is refused: with which code, for which field. */
export type Case = readonly [
  procedure: string,
  code: RefusalCode,
  field: string | undefined,
  input: (stage: Stage) => unknown,
];

export const nobody = '01900000-0000-7000-8000-00000000beef';
export const practiceCard = practiceCardNumber(1);
/** A test number that card companies publish. */
export const paymentCard = '4111 1111 1111 1111';
export const inAYear = (): string => new Date(Date.now() + 366 * 86_400_000).toISOString();
