import type { Appearance } from '../../core/domain/appearance.ts';

/**
 * The start page with the machine's appearance on its root element, so that the first paint is already the right one.
 * The values are words of ours: none needs escaping.
 */
export const withAppearance = (html: string, { theme, textSize, hand, volume }: Appearance): string =>
  html.replace(
    /<html\b/,
    `$& data-theme="${theme}" data-text-size="${textSize}" data-hand="${hand}" data-volume="${volume}"`,
  );
