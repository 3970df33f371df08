import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

const programNamed = (name: string): string | undefined =>
  [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin']
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** Debian's Chromium, or undefined where this system has none. */
export const chromiumProgram = (): string | undefined => programNamed('chromium');

/** The same without a browser's own windows, which cost more than most of our pages; not every system has it. */
export const headlessShell = (): string | undefined => programNamed('chromium-headless-shell');

/** Why no browser can be driven here, or undefined where one can. Tests that need one say this reason. */
export const whyNoBrowser = (): string | undefined =>
  chromiumProgram() === undefined
    ? 'there is no Chromium: on Debian, `sudo apt-get install chromium` brings it'
    : undefined;

/** Starts Chromium without a screen; it talks to this machine alone. */
export const launchBrowser = (...switches: readonly string[]): Promise<Browser> =>
  launch(chromiumProgram(), switches);

/** The same with as little around its pages as this system knows: for tests that look at a page alone. */
export const launchBareBrowser = (...switches: readonly string[]): Promise<Browser> =>
  launch(headlessShell() ?? chromiumProgram(), switches);

function launch(program: string | undefined, switches: readonly string[]): Promise<Browser> {
  if (program === undefined) throw new Error(whyNoBrowser());
  return chromium.launch({
    executablePath: program,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
      '--no-default-browser-check',
      '--no-first-run',
      '--no-pings',
      ...switches,
    ],
  });
}

/** A tab, and what its page complained of: a forbidden style, a broken script, a file that isn't there. */
export interface Tab {
  readonly page: Page;
  readonly complaints: readonly string[];
}

export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`content security policy: ${violatedDirective} forbids ${blockedURI}`);
    });
  });
  return { page, complaints };
}
