import type { ReactNode } from 'react';
import { Key } from './key.tsx';

interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'plain' | 'main' | 'quiet';
  /** The key that does the same, shown on the button. */
  readonly shownKey?: string;
  readonly isDisabled?: boolean;
  readonly className?: string;
  /** What a screen reader says where the button shows only a sign. */
  readonly label?: string;
  /** The element that says what will come of it. */
  readonly describedBy?: string | undefined;
  /** Takes the focus as it appears: what a hand at the keyboard goes on with. */
  readonly isFocused?: true;
}

/** A button that leaves the focus where it is when it is touched, so that Enter goes on meaning what it meant. */
export function Button({
  children,
  onPress,
  look = 'plain',
  shownKey,
  isDisabled,
  className,
  label,
  describedBy,
  isFocused,
}: ButtonProps) {
  return (
    <button
      type="button"
      className={['button', look === 'plain' ? '' : `button-${look}`, className ?? ''].join(' ').trim()}
      disabled={isDisabled ?? false}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
      aria-describedby={describedBy}
      autoFocus={isFocused ?? false}
      {...(label === undefined ? {} : { 'aria-label': withKey(label, shownKey), title: label })}
      {...(shownKey === undefined ? {} : { 'aria-keyshortcuts': spoken(shownKey) })}
    >
      {children}
      {shownKey === undefined ? null : <Key name={shownKey} />}
    </button>
  );
}

/** What is seen on a button is part of what it is called, the key too. */
const withKey = (label: string, key: string | undefined): string =>
  key === undefined ? label : `${label} ${key}`;

const spoken = (key: string): string =>
  key === '⏎' ? 'Enter' : key === 'Esc' ? 'Escape' : key === 'Del' ? 'Delete' : key;
