import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../renderer/ui/tokens.css', import.meta.url), 'utf8');

const found = [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)];
const themes = {
  light: new Map(found.map(([, name = '', light = '']) => [name, light])),
  dark: new Map(found.map(([, name = '', , dark = '']) => [name, dark])),
};

/** Text on its ground. Large means 28 px and more, or bold from 20 px: WCAG 2.2, 1.4.3. */
const pairs: readonly (readonly [text: string, ground: string, size: 'text' | 'large'])[] = [
  ...['paper', 'counter', 'raised', 'pressed', 'accent-soft', 'look-soft', 'stop-soft'].map(
    (ground) => ['ink', ground, 'text'] as const,
  ),
  ...['paper', 'counter', 'raised', 'pressed', 'accent-soft', 'stop-soft'].map(
    (ground) => ['ink-soft', ground, 'text'] as const,
  ),
  ...['paper', 'counter', 'raised', 'accent-soft'].map((ground) => ['accent', ground, 'text'] as const),
  ...['training-paper', 'training-counter', 'training-raised', 'training-pressed'].flatMap((ground) => [
    ['ink', ground, 'text'] as const,
    ['ink-soft', ground, 'text'] as const,
  ]),
  ...['training-paper', 'training-counter', 'training-raised'].flatMap((ground) => [
    ['accent', ground, 'text'] as const,
    ['stop', ground, 'text'] as const,
    ['line-strong', ground, 'large'] as const,
  ]),
  ['on-training', 'training', 'text'],
  ['on-accent', 'accent', 'text'],
  ['on-accent', 'accent-pressed', 'text'],
  ['look', 'look-soft', 'text'],
  ['stop', 'stop-soft', 'text'],
  ['stop', 'paper', 'text'],
  ['slip-ink', 'slip', 'text'],
  ['line-strong', 'counter', 'large'],
  // The outline of a field and of a button: WCAG 2.2, 1.4.11.
  ['line-strong', 'paper', 'large'],
  ['line-strong', 'raised', 'large'],
];

const least = { text: 4.5, large: 3 };

describe.each(Object.entries(themes))('The %s colours', (_theme, tokens) => {
  it.each(pairs)('let %s be read on %s (%s)', (text, ground, size) => {
    expect(contrast(tokens.get(text), tokens.get(ground))).toBeGreaterThanOrEqual(least[size]);
  });
});

describe('Every colour', () => {
  it('says what it is in the light and in the dark', () => {
    const once = css.split('light-dark(#').length - 1;
    const all = css.split(/#[0-9a-f]{3,8}\b/).length - 1;
    expect([found.length, all]).toEqual([once, 2 * once]);
  });
});

/** The contrast ratio of two colours, as WCAG 2.2 defines it. */
function contrast(one: string | undefined, other: string | undefined): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string | undefined): number {
  if (colour === undefined) throw new Error('the pair names a token that tokens.css has');
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
