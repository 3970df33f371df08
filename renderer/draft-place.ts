import type { DraftPlace } from './state/set-up.ts';

/**
 * Keeps a draft with the page's origin: it is there again after a reload, a crash, and when the window is opened
 * another day. A browser that keeps nothing costs the draft, never the page.
 */
export const draftPlaceOfThisWindow = (name: string): DraftPlace => ({
  read() {
    try {
      return localStorage.getItem(name);
    } catch {
      return null;
    }
  },
  keep(text) {
    try {
      if (text === null) localStorage.removeItem(name);
      else localStorage.setItem(name, text);
    } catch {
      // Full, or forbidden by the browser: the answers stay on the screen.
    }
  },
});
