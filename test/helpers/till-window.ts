import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach } from 'vitest';
import { launchTill, type LaunchedTill } from './desktop.ts';
import { makeFolder, removeFolder } from './shop-folder.ts';

export const bakery = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en' };
const pictures = fileURLToPath(new URL('../../test-results/till/', import.meta.url));

/** A hand's pace: faster than this it would be a scanner. */
export const byHand = { delay: 70 };

/** The packaged till, started anew on an empty folder for each test of a file. */
export interface TillWindow {
  readonly page: () => Page;
  readonly till: () => LaunchedTill;
  readonly folder: () => string;
  /** Starts it, once more where it was closed, with these words. */
  readonly open: (...args: readonly string[]) => Promise<void>;
  /** Asks the host behind the window's back. Throws what it refuses. */
  readonly ask: (procedure: string, input: unknown) => Promise<Record<string, unknown>>;
  /** Sets the shop up behind the window's back; the window follows. */
  readonly openShop: (setUp?: object) => Promise<void>;
  readonly enrol: (name: string, more?: object) => Promise<Record<string, unknown>>;
  readonly openMember: (name: string) => Promise<void>;
  readonly see: (text: string | RegExp) => Promise<void>;
  readonly picture: (name: string) => Promise<unknown>;
}

/** Sees to it that each test has one, and that no page has complained at its end. */
export function tillWindow(): TillWindow {
  let folder: string;
  let till: LaunchedTill;
  let page: Page;
  /** What the page complained of: a forbidden style, a broken script, a file that isn't there. */
  let complaints: string[];

  async function open(...args: readonly string[]): Promise<void> {
    till = await launchTill({ folder, args });
    ({ page } = till);
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  }

  beforeEach(async () => {
    mkdirSync(pictures, { recursive: true });
    folder = makeFolder();
    complaints = [];
    await open();
  });

  afterEach(async () => {
    await till.close();
    removeFolder(folder);
    if (complaints.length > 0) throw new Error(`the page complained:\n${complaints.join('\n')}`);
  });

  async function ask(procedure: string, input: unknown): Promise<Record<string, unknown>> {
    const result = await till.call(procedure, input);
    if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`);
    if (typeof result.value !== 'object' || result.value === null)
      throw new Error(`${procedure} answers a record`);
    return { ...result.value };
  }

  return {
    page: () => page,
    till: () => till,
    folder: () => folder,
    open,
    ask,
    async openShop(setUp = bakery) {
      await ask('shop.setUp', setUp);
      await page.locator('.till').waitFor();
    },
    enrol: (name, more = {}) => ask('members.enrol', { name, ...more }),
    async openMember(name) {
      await page.keyboard.press('F2');
      await page.keyboard.insertText(name);
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.facts').waitFor();
    },
    see: (text) => page.getByText(text).first().waitFor(),
    picture: (name) => page.screenshot({ path: join(pictures, `${name}.png`) }),
  };
}
