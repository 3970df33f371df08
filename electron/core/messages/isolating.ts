import type { MessageValues, Translate } from './translate.ts';

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether any of its letters is read from right to left. */
export const isRightToLeft = (text: string): boolean => rightToLeft.test(text);

/** U+2068 and U+2069: a text between them keeps its own direction and leaves that of the sentence around it alone. */
export const isolated = (text: string): string => `\u2068${text}\u2069`;

/** The text without such marks: for files that are read by programs. */
export const withoutIsolates = (text: string): string => text.replace(/[\u2068\u2069]/gu, '');

const isolatedWhereNeeded = (value: string | number): string | number =>
  typeof value === 'string' && isRightToLeft(value) ? isolated(value) : value;

/**
 * Says things with every name, note or product that is read from right to left isolated: the digits, amounts and
 * punctuation beside it stay where the sentence has them.
 */
export const isolating =
  (say: Translate): Translate =>
  (key, values = {}) =>
    say(
      key,
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, isolatedWhereNeeded(value)]),
      ) satisfies MessageValues,
    );
