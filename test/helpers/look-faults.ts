import type { Page } from 'playwright-core';

/**
 * What a person would see at a glance is wrong, one line each: a page that is wider than its window, a target that is
 * too small for a finger or out of reach, text that is cut off where nobody meant it to be, or
 * stands at the window's very edge.
 */
export function lookFaultsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wrong: string[] = [];
    const isSeen = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const nameOf = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${(element.getAttribute('class') ?? '').replaceAll(' ', '.')} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    /** Where an element lies in a part that scrolls, that part's edge is no fault. */
    const scroller = (element: Element): Element | null => {
      for (let at = element.parentElement; at !== null; at = at.parentElement)
        if (/auto|scroll/.test(getComputedStyle(at).overflowY) && at.scrollHeight > at.clientHeight)
          return at;
      return null;
    };
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth)
      wrong.push(`the page is ${root.scrollWidth - innerWidth} px wider than the window`);

    for (const target of document.querySelectorAll(
      'button, a[href], [role="option"], [role="radio"], summary',
    )) {
      if (!isSeen(target)) continue;
      const { left, right, top, bottom, width, height } = target.getBoundingClientRect();
      if (width === 0 || height === 0) continue;
      if (Math.round(width) < 48 || Math.round(height) < 48)
        wrong.push(
          `${nameOf(target)}: ${Math.round(width)} × ${Math.round(height)} px is small for a finger`,
        );
      const endsInDots = getComputedStyle(target).textOverflow === 'ellipsis';
      if (!endsInDots && target.clientWidth > 0 && target.scrollWidth > target.clientWidth + 1)
        wrong.push(`${nameOf(target)}: its text sticks out`);
      if (left < -1 || right > innerWidth + 1) wrong.push(`${nameOf(target)}: beyond the window’s side`);
      if (
        (top < -1 || bottom > innerHeight + 1) &&
        scroller(target) === null &&
        root.scrollHeight <= innerHeight
      )
        wrong.push(`${nameOf(target)}: above or below the window, out of reach`);
    }

    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const holder = node.parentElement;
      if (holder === null || (node.textContent ?? '').trim() === '' || !isSeen(holder)) continue;
      if (holder.closest('.heard-only, svg, script, style, select') !== null) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const text = range.getBoundingClientRect();
      // What is there for the screen reader alone is a dot.
      if (text.width === 0 || getComputedStyle(holder).clipPath !== 'none') continue;
      let isMeantToEnd = false;
      for (let at: Element | null = holder; at !== null && at !== document.body; at = at.parentElement) {
        const style = getComputedStyle(at);
        const clips = style.overflowX === 'hidden' || style.overflowX === 'clip';
        if (!clips) {
          if (/auto|scroll/.test(style.overflowX + style.overflowY)) break;
          continue;
        }
        // An ellipsis says that there is more, and the whole stands in the title or on the page that opens.
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') {
          isMeantToEnd = true;
          break;
        }
        const box = at.getBoundingClientRect();
        if (text.left < box.left - 1 || text.right > box.right + 1 || text.bottom > box.bottom + 2)
          wrong.push(`${nameOf(holder)}: its text is cut off`);
        break;
      }
      if (text.left < 8 || (!isMeantToEnd && text.right > innerWidth - 8))
        wrong.push(`${nameOf(holder)}: its text touches the window’s side, or is beyond it`);
    }
    return [...new Set(wrong)];
  });
}
