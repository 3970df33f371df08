/** How this machine looks and sounds, as its people chose it: facts of a counter, not of the shop. */
export interface Appearance {
  /** `system` follows what the system says, at any hour. */
  readonly theme: Theme;
  readonly textSize: TextSize;
  /** The hand that the pad is for: it lies on that side. */
  readonly hand: Hand;
  readonly volume: Volume;
}

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const textSizes = ['normal', 'large', 'largest'] as const;
export type TextSize = (typeof textSizes)[number];

export const hands = ['right', 'left'] as const;
export type Hand = (typeof hands)[number];

/** From silent upwards. */
export const volumes = ['off', 'quiet', 'normal', 'loud'] as const;
export type Volume = (typeof volumes)[number];

export const usualAppearance: Appearance = {
  theme: 'system',
  textSize: 'normal',
  hand: 'right',
  volume: 'normal',
};

type Written = Readonly<Record<keyof Appearance, unknown>>;

/** What can be read of an appearance that may be absent, broken or of another version; the usual for the rest. */
export const appearanceLike = (written: Partial<Written>): Appearance => ({
  theme: oneOf(themes, written.theme, usualAppearance.theme),
  textSize: oneOf(textSizes, written.textSize, usualAppearance.textSize),
  hand: oneOf(hands, written.hand, usualAppearance.hand),
  volume: oneOf(volumes, written.volume, usualAppearance.volume),
});

const oneOf = <Value extends string>(values: readonly Value[], written: unknown, usual: Value): Value =>
  values.find((value) => value === written) ?? usual;
