import { setTimeout as wait } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { repeatsWithinMs } from '../../electron/core/domain/repeated-scan.ts';

/** The keys of a keyboard with Latin letters, as the browser tells them. */
const codeOf = (character: string): string =>
  /\d/.test(character)
    ? `Digit${character}`
    : /[a-z]/i.test(character)
      ? `Key${character.toUpperCase()}`
      : character === '-'
        ? 'Minus'
        : '';

/** How a scanner types. */
export interface Manner {
  /** From one key to the next. */
  readonly paceMs: number;
  readonly terminator: 'Enter' | 'Tab' | 'none';
}

const usualManner: Manner = { paceMs: 5, terminator: 'Enter' };

/** What a French keyboard types where the scanner presses the keys of an American one. */
export const french: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'à&é"\'(-è_ç'].map((typed, digit) => [String(digit), typed])),
};

/** A scanner that types: a whole code at its own pace, which no hand has, and Enter. */
export async function scanInto(
  page: Page,
  code: string,
  layout: Readonly<Record<string, string>> = {},
  manner: Manner = usualManner,
): Promise<void> {
  const client = await page.context().newCDPSession(page);
  // The hand that typed takes up the scanner first: keys on the heels of others could be anybody's, and the same code
  // again at once is one scan.
  await page.waitForTimeout(repeatsWithinMs);
  await pressAsScanner(client, code, layout, manner);
  await client.detach();
}

/** The strokes of a scan alone: the pause before them is the caller's. */
export async function pressAsScanner(
  client: CDPSession,
  code: string,
  layout: Readonly<Record<string, string>> = {},
  { paceMs, terminator }: Manner = usualManner,
): Promise<void> {
  const strokes = [...code].map((character) => {
    const key = layout[character] ?? character;
    return { key, text: key, code: codeOf(character), modifiers: /[A-Z]/.test(character) ? 8 : 0 };
  });
  const ends = {
    Enter: [{ key: 'Enter', text: '\r', code: 'Enter', windowsVirtualKeyCode: 13 }],
    Tab: [{ key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 }],
    none: [],
  }[terminator];
  const delivered: Promise<unknown>[] = [];
  const beginsAt = Date.now();
  for (const [index, stroke] of [...strokes, ...ends].entries()) {
    const pressedAt = beginsAt + index * paceMs;
    await wait(Math.max(0, pressedAt - Date.now()));
    // A busy machine delivers a key late; the scanner has pressed it in time.
    const timestamp = pressedAt / 1000;
    const { key, code: place } = stroke;
    delivered.push(
      client.send('Input.dispatchKeyEvent', { type: 'keyDown', timestamp, ...stroke }),
      client.send('Input.dispatchKeyEvent', { type: 'keyUp', timestamp, key, code: place }),
    );
  }
  await Promise.all(delivered);
}
