import { once } from 'node:events';
import { createServer } from 'node:http';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { launchBrowser, openTab, whyNoBrowser, type Tab } from '../helpers/browser.ts';
import { commandLineOf, descendantsOf, processIsGone } from '../helpers/desktop.ts';
import { scanInto } from '../helpers/scanner.ts';
import { goOnTo, setUpByKeys, stepIsThere } from '../helpers/set-up.ts';
import { makeFolder, removeFolder } from '../helpers/shop-folder.ts';
import { ask, serveTill, type ServedTill } from '../helpers/web.ts';

const bakery = { name: 'Corner Bakery', currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en' };
const pictures = fileURLToPath(new URL('../../test-results/browser/', import.meta.url));

/** A hand's pace: faster than this it would be a scanner. */
const byHand = { delay: 45 };

const reason = whyNoBrowser();
if (reason !== undefined) console.warn(`SKIPPED: the till isn’t driven in a browser, because ${reason}.`);

describe.skipIf(reason !== undefined)(
  `The till in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    let browser: Browser;
    let folder: string;
    let served: ServedTill;
    let context: BrowserContext;
    let tab: Tab;
    let page: Page;

    beforeAll(async () => {
      mkdirSync(pictures, { recursive: true });
      // A name that leads here without being ours, as an attacker's name server would answer.
      browser = await launchBrowser('--host-resolver-rules=MAP rebound.example 127.0.0.1');
    });
    afterAll(() => browser?.close());

    beforeEach(async () => {
      folder = makeFolder();
      served = await serveTill(folder);
      context = await browser.newContext({ locale: 'en-GB' });
      tab = await openTab(context);
      ({ page } = tab);
      await page.goto(served.link);
    });

    afterEach(async () => {
      await context.close();
      await served.close();
      removeFolder(folder);
    });

    const see = (text: string | RegExp, where = page) => where.getByText(text).first().waitFor();
    const picture = (name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });
    const amount = () => page.getByRole('status', { name: 'Amount' });

    async function cookie(): Promise<string> {
      const [own] = await context.cookies(served.origin);
      return `${own?.name}=${own?.value}`;
    }

    /** Asks as the page does, behind its back. */
    async function value(procedure: string, input: unknown = {}): Promise<Record<string, unknown>> {
      const result = await ask(served, await cookie(), { procedure, input });
      if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`);
      return { ...(result.value as Record<string, unknown>) };
    }

    async function openShop(): Promise<void> {
      await value('shop.setUp', bakery);
      await page.locator('.till').waitFor();
    }

    async function openMember(name: string, where = page): Promise<void> {
      await where.keyboard.press('F2');
      await where.keyboard.insertText(name);
      await where.getByRole('option').first().waitFor();
      await where.keyboard.press('Enter');
      await where.locator('.facts').waitFor();
    }

    const hostId = (): number =>
      descendantsOf(served.child.pid ?? 0).find((id) => /process\/host\.ts/.test(commandLineOf(id))) ?? 0;

    it('sets up a shop, enrols, sells, shows the slip and undoes, by keyboard alone', async () => {
      expect(page.url()).toBe(`${served.origin}/`);
      await see('Welcome. What is your shop called?');
      await setUpByKeys(page, { name: 'Corner Bakery', currency: 'EUR' });
      await see('Scan a card, or start typing');
      await page.keyboard.press('n');
      await page.getByLabel('Name or phone').waitFor();
      await page.keyboard.type('Łucja Kowalska', byHand);
      await page.keyboard.press('Enter');
      // Her name is the heading of a practice card as well.
      await page.locator('.practice-cards').waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();

      await page.keyboard.type('1250', byHand);
      await amount().getByText('€12.50').waitFor();
      await page.locator('.quote').getByText('+12 points').waitFor();
      await picture('member');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Slip No. 000001' }).getByText('+12 points').waitFor();
      await picture('recorded');
      await page.keyboard.press('z');
      await see(/^Undone · €12.50/);
      expect(await value('sales.list')).toMatchObject({ sales: [{ totalMinor: 1250, voided: true }] });
      expect(tab.complaints).toEqual([]);
    });

    it('loses no answer of the set-up when the host is killed in its middle, and makes one shop', async () => {
      await stepIsThere(page, 'shop');
      await page.keyboard.type('Corner');
      await goOnTo(page, 'slip');
      const first = hostId();
      process.kill(first, 'SIGKILL');
      await processIsGone(first);
      await page.keyboard.type('12 Mill Lane');
      // The new host draws what the old one was asked in vain.
      await page.locator('.setup-paper svg').getByText('12 Mill Lane').waitFor();
      expect(hostId()).not.toBe(first);
      await goOnTo(page, 'day');
      const second = hostId();
      // It takes the request and can't answer it any more.
      process.kill(second, 'SIGSTOP');
      await Promise.all([page.waitForRequest(/shop\.setUp/), page.keyboard.press('Enter')]);
      process.kill(second, 'SIGKILL');
      await processIsGone(second);
      await expect
        .poll(async () => {
          if (await page.locator('.till').isVisible()) return 'open';
          await page.keyboard.press('Enter');
          return 'not yet';
        })
        .toBe('open');
      expect(await value('shop.get')).toMatchObject({ name: 'Corner', address: '12 Mill Lane' });
      expect(await value('rewards.list')).toMatchObject({ rewards: [{ name: 'Free coffee' }] });
    });

    it('stays as it is when the page is loaded anew, and opens in a second tab', async () => {
      await openShop();
      await page.reload();
      await see('Scan a card, or start typing');
      const second = await openTab(context);
      await second.page.goto(served.origin);
      await see('Scan a card, or start typing', second.page);
      expect([...tab.complaints, ...second.complaints]).toEqual([]);
    });

    it('shows in one tab what happens in the other', async () => {
      await openShop();
      await value('members.enrol', { name: 'Jean' });
      const second = await openTab(context);
      await second.page.goto(served.origin);
      await second.page.locator('.till').waitFor();
      await openMember('Jean', second.page);
      await openMember('Jean');
      await page.keyboard.type('4200', byHand);
      await page.keyboard.press('Enter');
      await page.locator('.slip').waitFor();
      await second.page.locator('.member-number').getByText('42').waitFor();
      expect([...tab.complaints, ...second.complaints]).toEqual([]);
    });

    it('works in a seventh tab as in the first', async () => {
      await openShop();
      for (let tabs = 2; tabs <= 7; tabs += 1) {
        const { page: next } = await openTab(context);
        await next.goto(served.origin);
        await see('Scan a card, or start typing', next);
      }
      await page.keyboard.press('F4');
      await page.keyboard.type('800', byHand);
      await page.keyboard.press('Enter');
      await page.locator('.slip').waitFor();
    });

    it('counts a sale once when the host is killed while it is recorded', async () => {
      await openShop();
      await value('members.enrol', { name: 'Jean' });
      await openMember('Jean');
      await page.keyboard.type('700', byHand);
      await page.locator('.quote').getByText('+7 points').waitFor();
      const first = hostId();
      // It takes the request and can't answer it any more.
      process.kill(first, 'SIGSTOP');
      await Promise.all([page.waitForRequest(/sales\.record/), page.keyboard.press('Enter')]);
      process.kill(first, 'SIGKILL');
      await processIsGone(first);
      await page.getByRole('article', { name: 'Slip No. 000001' }).waitFor();
      expect(hostId()).not.toBe(first);
      expect(await value('sales.list')).toMatchObject({ sales: [{ totalMinor: 700, voided: false }] });
      expect((await value('data.verify'))['ok']).toBe(true);
      expect(tab.complaints).toEqual([]);
    });

    it('lets no other browser in with the link, and says what to do', async () => {
      const stranger = await browser.newContext();
      const other = await stranger.newPage();
      const answer = await other.goto(served.link);
      expect(answer?.status()).toBe(403);
      await see(/This link doesn’t open the till/, other);
      await other.getByRole('link', { name: 'Open the till' }).click();
      await see(/This browser hasn’t been let in yet/, other);
      await stranger.close();
    });

    it('answers no other site, by whatever name it is called', async () => {
      await openShop();
      const other = createServer((_, response) => {
        response.setHeader('content-type', 'text/html').end('<!doctype html><title>Elsewhere</title>');
      });
      other.listen(0, '127.0.0.1');
      await once(other, 'listening');
      const place = other.address();
      const port = typeof place === 'object' && place !== null ? place.port : 0;
      const theirs = await context.newPage();
      const tried: string[] = [];
      theirs.on('response', (answer) => {
        if (answer.url().startsWith(served.origin))
          tried.push(`${answer.request().method()} ${answer.status()}`);
      });
      // On the same host, another port: what SameSite lets through, the origin must stop.
      await theirs.goto(`http://127.0.0.1:${port}/`);
      const seen = await theirs.evaluate(async (origin) => {
        const call = (headers: Record<string, string>) =>
          fetch(`${origin}/api/members.enrol`, {
            method: 'POST',
            credentials: 'include',
            headers,
            body: '{"input":{"name":"Mallory"}}',
          }).then(
            () => 'read',
            () => 'unread',
          );
        const listening = new Promise((resolve) => {
          const stream = new EventSource(`${origin}/api/events`, { withCredentials: true });
          stream.addEventListener('open', () => resolve('read'));
          stream.addEventListener('error', () => {
            stream.close();
            resolve('unread');
          });
        });
        return Promise.all([call({ 'content-type': 'application/json' }), call({}), listening]);
      }, served.origin);
      expect(seen).toEqual(['unread', 'unread', 'unread']);
      expect(tried.filter((answer) => !/ (403|405|415)$/.test(answer))).toEqual([]);
      const rebound = await theirs.goto(`http://rebound.example:${served.port}/`);
      expect(rebound?.status()).toBe(403);
      expect(await theirs.textContent('body')).toContain('nowhere else');
      expect(await value('members.find', { text: 'Mallory' })).toEqual({ members: [] });
      other.closeAllConnections();
      other.close();
    });

    it('says at once when another shell has taken the place of its own, and is open again with the new link', async () => {
      await openShop();
      expect(await served.close()).toBe(0);
      served = await serveTill(folder, '--port', String(served.port));
      const lostIt = /This tab isn’t let in/;
      await see(lostIt);
      await picture('outside');
      const second = await openTab(context);
      await second.page.goto(served.link);
      await see('Scan a card, or start typing', second.page);
      // The cookie is the browser's: the first tab is let in with the second.
      await page.getByText(lostIt).first().waitFor({ state: 'detached' });
    });

    it('trains in one tab while the other sells; what was half typed is there afterwards, and nothing counts', async () => {
      await openShop();
      const selling = await openTab(context);
      await selling.page.goto(served.origin);
      await see('Scan a card, or start typing', selling.page);
      await page.keyboard.press('F4');
      await page.keyboard.type('1250', byHand);
      await amount().getByText('€12.50').waitFor();

      await page.keyboard.press('F1');
      await see('Training: nothing here counts');
      expect(await page.title()).toBe('Training · Regulars');
      await amount().getByText('€0.00').waitFor();
      await page.keyboard.press('c');
      const number = (await page.locator('.practice-card figcaption').first().textContent()) ?? '';
      await picture('training-cards');
      await page.mouse.move(0, 0);
      await scanInto(page, number);
      // Her name is the heading of a practice card as well.
      await page.locator('.practice-cards').waitFor({ state: 'detached' });
      await page.getByRole('heading', { name: 'Łucja Kowalska' }).waitFor();
      expect(await selling.page.locator('.facts').count()).toBe(0);
      await page.keyboard.type('300', byHand);
      await page.keyboard.press('Enter');
      await page.locator('.slip').getByText('TRAINING').waitFor();
      await picture('training-slip');

      await selling.page.keyboard.press('F4');
      await selling.page.keyboard.type('700', byHand);
      await selling.page.keyboard.press('Enter');
      await selling.page.locator('.slip').waitFor();
      expect(await selling.page.locator('.slip').getByText('TRAINING').count()).toBe(0);

      await page.keyboard.press('F1');
      await page.locator('.training-banner').waitFor({ state: 'detached' });
      await amount().getByText('€12.50').waitFor();
      await scanInto(page, number);
      await see('This is a practice card');
      expect((await value('sales.list'))['sales']).toMatchObject([{ totalMinor: 700 }]);
      expect(await value('data.verify')).toMatchObject({ ok: true });
      await expect.poll(() => existsSync(join(folder, 'training'))).toBe(false);
      expect([...tab.complaints, ...selling.complaints]).toEqual([]);
    });

    it('is at the real till again after a reload, and says so when the host was killed in the middle', async () => {
      await openShop();
      await page.keyboard.press('F1');
      await see('Training: nothing here counts');
      await page.reload();
      await see('Scan a card, or start typing');
      expect(await page.locator('.training-banner').count()).toBe(0);

      await page.keyboard.press('F1');
      await see('Training: nothing here counts');
      process.kill(hostId(), 'SIGKILL');
      await see('Training is over');
      expect(await page.locator('.training-banner').count()).toBe(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('F4');
      await page.keyboard.type('500', byHand);
      await page.keyboard.press('Enter');
      await page.locator('.slip').waitFor();
      expect((await value('sales.list'))['sales']).toMatchObject([{ totalMinor: 500 }]);
      await expect.poll(() => existsSync(join(folder, 'training'))).toBe(false);
    });
  },
);
