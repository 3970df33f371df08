import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { launchBrowser, openTab, whyNoBrowser } from './browser.ts';
import { launchTill, whyNoDesktop } from './desktop.ts';
import { ask, serveTill } from './web.ts';

/** A till in front of a person, in one of its shells. */
export interface ShellTill {
  readonly page: Page;
  /** Asks behind the page's back, over the road that the page takes. */
  readonly call: (procedure: string, input: unknown) => Promise<Result<unknown, ErrorBody>>;
  /** Makes the page so large, in CSS pixels. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** What the page complained of: a forbidden style, a broken script, a file that isn't there. */
  readonly complaints: readonly string[];
  /** Does nothing the second time. */
  readonly close: () => Promise<void>;
}

/** One of the shells that a person may have before them. */
export interface Shell {
  readonly name: string;
  /** Why it can't be driven here. */
  readonly whyNot: string | undefined;
  readonly open: (folder: string, role?: 'cashier') => Promise<ShellTill>;
  /** Ends what all its tills shared. */
  readonly end: () => Promise<void>;
}

/** The packaged app's own window. */
export const desktopShell: Shell = {
  name: 'the desktop’s window',
  whyNot: whyNoDesktop(),
  async open(folder, role) {
    const { app, page, call, close } = await launchTill({
      folder,
      args: role === undefined ? [] : [`--role=${role}`],
    });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    const resize = async (width: number, height: number): Promise<void> => {
      await app.evaluate(
        ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
        [width, height] as const,
      );
      await page.waitForFunction(([w, h]) => innerWidth === w && innerHeight === h, [width, height] as const);
    };
    return { page, call, resize, complaints, close };
  },
  end: () => Promise.resolve(),
};

/** `regulars serve`, and a tab of Chromium that came in by its link. */
export function browserShell(): Shell {
  let browser: Promise<Browser> | undefined;
  return {
    name: 'a browser',
    whyNot: whyNoBrowser(),
    async open(folder, role) {
      browser ??= launchBrowser();
      const served = await serveTill(folder, ...(role === undefined ? [] : ['--role', role]));
      const context = await (
        await browser
      ).newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/Paris' });
      const { page, complaints } = await openTab(context);
      await page.goto(served.link);
      let closing: Promise<void> | undefined;
      return {
        page,
        complaints,
        resize: (width, height) => page.setViewportSize({ width, height }),
        call: async (procedure, input) =>
          ask(served, await cookieOf(context, served.origin), { procedure, input }),
        close: () =>
          (closing ??= context
            .close()
            .then(() => served.close())
            .then(() => {})),
      };
    },
    async end() {
      await (await browser)?.close();
    },
  };
}

async function cookieOf(context: BrowserContext, origin: string): Promise<string> {
  const [own] = await context.cookies(origin);
  return `${own?.name}=${own?.value}`;
}
