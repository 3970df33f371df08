import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** The tabs that it was brought to. */
const tabs = new WeakSet<Page>();

async function bringAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in window)) return;
  // Where it is wanted again, the tab has it from now on with every page: that costs less than bringing it each time.
  if (tabs.has(page)) await page.addInitScript({ content: axe.source });
  tabs.add(page);
  await page.evaluate(axe.source);
}

/** What WCAG 2.2 AA forbids and is on the page now, one line each: the rule, the element, what is wrong. */
export async function violationsOn(page: Page): Promise<readonly string[]> {
  await bringAxe(page);
  return page.evaluate(async () => {
    // It was brought there above.
    const { run } = (window as unknown as { axe: typeof axe }).axe;
    const { violations } = await run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      // What passes isn't described, which is most of the work; there are no frames, and no rule wants the style sheets.
      resultTypes: ['violations'],
      iframes: false,
      preload: false,
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
  });
}
