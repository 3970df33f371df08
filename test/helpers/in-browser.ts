import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import { launchBrowser, whyNoBrowser, type Tab } from './browser.ts';
import { closeTabs, freshTab } from './fresh-tab.ts';

/** The one browser of a group of tests. */
export interface BrowserForTests {
  /** A tab without cookies or storage of any test before, closed after the test that opened it. */
  readonly newTab: (options?: BrowserContextOptions) => Promise<Tab>;
  /** The browser itself, for what wants several tabs with the same cookies. */
  readonly browser: () => Browser;
}

const counter: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };

/**
 * Tests in one Chromium, which is started before the first and ended after the last; where there is none they are
 * skipped, and their name says why. A page that complained of anything fails its test.
 */
export function describeInBrowser(
  name: string,
  tests: (browser: BrowserForTests) => void,
  ...switches: readonly string[]
): void {
  const reason = whyNoBrowser();
  describe.skipIf(reason !== undefined)(reason === undefined ? name : `${name}: ${reason}`, () => {
    let browser: Browser;
    const opened: Tab[] = [];
    beforeAll(async () => {
      browser = await launchBrowser(...switches);
    });
    afterAll(() => browser?.close());
    afterEach(async () => {
      const tabs = opened.splice(0);
      await closeTabs(browser);
      expect(tabs.flatMap(({ complaints }) => complaints)).toEqual([]);
    });
    tests({
      browser: () => browser,
      async newTab(options = {}) {
        const tab = await freshTab(browser, { ...counter, ...options });
        opened.push(tab);
        return tab;
      },
    });
  });
}
