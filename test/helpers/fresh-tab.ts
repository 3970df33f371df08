import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchBareBrowser, openTab, type Tab } from './browser.ts';

/** A context that is kept from test to test, and the origins that its tabs have been at. */
interface KeptContext {
  readonly context: BrowserContext;
  /** Stays open, and with it the process that has our page's scripts and fonts at hand. */
  readonly keeper: Page;
  readonly origins: Set<string>;
}

const keptContexts = new WeakMap<Browser, Map<string, KeptContext>>();

/** A browser for `freshTab`: the tabs of a context share one process, which costs more to begin than most pages. */
export const launchForTabs = (...switches: readonly string[]): Promise<Browser> =>
  launchBareBrowser('--renderer-process-limit=1', ...switches);

/**
 * A tab in which nothing is left of the tests before, where each of them ended with `closeTabs`. The process is there
 * already, and so are the files that the page is made of, if they come from the same address.
 */
export async function freshTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const { context, origins } = await keptContext(browser, options);
  const tab = await openTab(context);
  // A tab behind another one draws nothing, and waits with what it measures.
  await tab.page.bringToFront();
  tab.page.on('framenavigated', (frame) => origins.add(new URL(frame.url()).origin));
  return tab;
}

/** Closes every tab of a test, and forgets all that its pages kept. */
export async function closeTabs(browser: Browser): Promise<void> {
  for (const { context, keeper, origins } of keptContexts.get(browser)?.values() ?? []) {
    for (const page of context.pages()) if (page !== keeper) await page.close();
    if (origins.size === 0) continue;
    await context.clearCookies();
    const session = await context.newCDPSession(keeper);
    for (const origin of origins)
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    origins.clear();
  }
}

async function keptContext(browser: Browser, options: BrowserContextOptions): Promise<KeptContext> {
  const kept = keptContexts.get(browser) ?? new Map<string, KeptContext>();
  keptContexts.set(browser, kept);
  const kind = JSON.stringify(options);
  const found = kept.get(kind);
  if (found !== undefined) return found;
  const context = await browser.newContext(options);
  const made = { context, keeper: await context.newPage(), origins: new Set<string>() };
  kept.set(kind, made);
  return made;
}
