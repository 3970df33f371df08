import { useEffect } from 'react';
import { longestGapOf } from '../../../electron/core/domain/wedge.ts';
import type { Desk } from '../../state/desk.ts';
import { sectionOfKey, type OwnersSection } from './sections.tsx';

/**
 * A section is opened by its key, wherever nothing is typed. A scanner presses the same keys, one on the heels of the
 * other: a key waits until it is plain that no other follows.
 */
export function useSectionKeys(desk: Desk, onOpen: (section: OwnersSection) => void): void {
  useEffect(() => {
    let lastAt = Number.NEGATIVE_INFINITY;
    let waiting: number | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key.length !== 1) return;
      const gapMs = longestGapOf(desk.machine.getState().keyboardScanner);
      const isOnHeels = event.timeStamp - lastAt <= gapMs;
      lastAt = event.timeStamp;
      window.clearTimeout(waiting);
      if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || isTyping()) return;
      const chosen = sectionOfKey(event.key);
      if (chosen === undefined) return;
      // The section may put the focus into a field: the key is not to be typed there.
      event.preventDefault();
      if (!isOnHeels) waiting = window.setTimeout(() => onOpen(chosen), gapMs);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.clearTimeout(waiting);
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [desk, onOpen]);
}

const isTyping = (): boolean =>
  document.activeElement?.matches('input:not([type="checkbox"]), textarea, select') ?? false;
