import { EnterIcon } from './icons.tsx';

/** A key of the keyboard, as it is shown on what it does. */
export function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name === '⏎' ? <EnterIcon size={16} /> : name}
    </kbd>
  );
}
