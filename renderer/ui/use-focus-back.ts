import { useEffect } from 'react';
import { goBackTo, placeBefore } from './focus-place.ts';

/** While `isOpen`, something stands on the screen that gives the focus back to where it was once it closes. */
export function useFocusBack(isOpen = true): void {
  useEffect(() => {
    if (!isOpen) return;
    const place = placeBefore();
    return () => goBackTo(place);
  }, [isOpen]);
}

/** A part of a screen that is there for a while, and gives the focus back when it goes. */
export function FocusBack(): null {
  useFocusBack();
  return null;
}
