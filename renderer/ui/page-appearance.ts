import { appearanceLike, type Appearance } from '../../electron/core/domain/appearance.ts';

/** What the page came with: whoever served it wrote the machine's appearance on its root element. */
export function appearanceOfPage(): Appearance {
  const { theme, textSize, hand, volume } = document.documentElement.dataset;
  return appearanceLike({ theme, textSize, hand, volume });
}

/** The tokens follow these attributes. */
export function showAppearance({ theme, textSize, hand, volume }: Appearance): void {
  Object.assign(document.documentElement.dataset, { theme, textSize, hand, volume });
}
