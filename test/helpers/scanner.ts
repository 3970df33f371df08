import type { Page } from 'playwright-core';
import { pauseMs } from '../../electron/core/domain/wedge.ts';

/** The keys of a keyboard with Latin letters, as the browser tells them. */
const codeOf = (character: string): string =>
  /\d/.test(character)
    ? `Digit${character}`
    : /[a-z]/i.test(character)
      ? `Key${character.toUpperCase()}`
      : character === '-'
        ? 'Minus'
        : '';

/** What a French keyboard types where the scanner presses the keys of an American one. */
export const french: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'à&é"\'(-è_ç'].map((typed, digit) => [String(digit), typed])),
};

/** A scanner that types: a whole code without a pause, and Enter. Sent at once, as no hand and no test driver could. */
export async function scanInto(
  page: Page,
  code: string,
  layout: Readonly<Record<string, string>> = {},
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  const strokes = [...code].map((character) => {
    const key = layout[character] ?? character;
    return { key, text: key, code: codeOf(character), modifiers: /[A-Z]/.test(character) ? 8 : 0 };
  });
  // The hand that typed takes up the scanner first: keys on the heels of others could be anybody's.
  await page.waitForTimeout(pauseMs * 2);
  const all = [...strokes, { key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }];
  await Promise.all(
    all.flatMap((stroke) => [
      client.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke }),
      client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: stroke.key, code: stroke.code }),
    ]),
  );
  await client.detach();
}
