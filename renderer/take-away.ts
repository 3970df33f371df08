import type { TakeAway } from './state/day-papers.ts';

/** How files and printed pages leave this window, in a browser as on the desktop. */
export function takeAwayOfThisWindow(): TakeAway {
  let lastAddress: string | undefined;
  let takeDown: (() => void) | undefined;
  return {
    save({ name, mediaType, content }) {
      // The last file has long been read when the next one is saved.
      if (lastAddress !== undefined) URL.revokeObjectURL(lastAddress);
      lastAddress = URL.createObjectURL(new Blob([content], { type: mediaType }));
      const link = document.createElement('a');
      link.href = lastAddress;
      link.download = name;
      link.click();
    },
    print(html) {
      takeDown?.();
      takeDown = putUp(html);
      window.addEventListener('afterprint', takeDown, { once: true });
      window.print();
    },
  };
}

/**
 * Puts a page where only a printer sees it, with its own style and none of the window's: the window's policy lets no
 * frame in, and no style but those made here. Gives back what takes it down again.
 */
function putUp(html: string): () => void {
  // A style that is parsed with its page is a style of the page's own to the policy, which complains of it.
  const [whole = '', written = ''] = /<style>([^<]*)<\/style>/.exec(html) ?? [];
  const page = new DOMParser().parseFromString(html.replace(whole, ''), 'text/html');
  const style = new CSSStyleSheet();
  style.replaceSync(written);
  const place = document.createElement('div');
  place.className = 'print-page';
  place.lang = page.documentElement.lang;
  const room = place.attachShadow({ mode: 'open' });
  room.adoptedStyleSheets = [style];
  room.append(...[...page.body.children].map((part) => document.importNode(part, true)));
  // What a sheet of paper measures can't be said from within.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    [...style.cssRules].flatMap((rule) => (rule instanceof CSSPageRule ? [rule.cssText] : [])).join('\n'),
  );
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(place);
  return () => {
    place.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}
