import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';
import { openTab, type Tab } from './browser.ts';

const opened = new WeakMap<Browser, BrowserContext[]>();

/**
 * A tab in a context of its own, in which nothing is left of the tests before. For a whole browser: in the bare one a new
 * tab now and then drew nothing more.
 */
export async function freshTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext(options);
  opened.set(browser, [...(opened.get(browser) ?? []), context]);
  return openTab(context);
}

/** Closes every tab of a test, and forgets all that its pages kept. */
export async function closeTabs(browser: Browser): Promise<void> {
  const contexts = opened.get(browser) ?? [];
  opened.delete(browser);
  for (const context of contexts) await context.close();
}
