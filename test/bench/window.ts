import type { CDPSession, Page } from 'playwright-core';
import { pauseMs } from '../../electron/core/domain/wedge.ts';
import { shownKeys } from '../../renderer/state/keys.ts';
import { launchBrowser, openTab, whyNoBrowser } from '../helpers/browser.ts';
import { pressAsScanner } from '../helpers/scanner.ts';
import { ask, serveTill } from '../helpers/web.ts';
import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Figure, type Section } from './figures.ts';
import { knownMembers, type KnownMember } from './known-members.ts';
import type { BenchOptions } from './options.ts';
import { sittingSection } from './sitting.ts';
import {
  emptyFrames,
  markKeys,
  panelProbe,
  watchStalls,
  type ScanTimes,
  type StallWatch,
} from './window-probes.ts';

/** Scans that aren't counted: the page compiles what it runs for the first time. */
const WARM_UP = 10;
/** A hand's pace at the keyboard: faster than this it would be a scanner. */
const byHand = { delay: 80 };

/** The till in a browser's tab, with somebody at it who scans and types. */
export interface TillInHand {
  readonly page: Page;
  readonly client: CDPSession;
  readonly watch: StallWatch;
  /** Somebody whose name isn't the one before's. */
  readonly nextMember: () => KnownMember;
  /** Takes up the scanner and reads a card. */
  readonly scan: (code: string) => Promise<void>;
  /** Asks the host as the page does, behind its back. */
  readonly question: (procedure: string, input?: unknown) => Promise<unknown>;
}

/** The real till in Chromium over `regulars serve`: how soon it shows who was scanned, and whether it ever stands still. */
export async function windowSections(folder: string, options: BenchOptions): Promise<readonly Section[]> {
  const reason = whyNoBrowser();
  if (reason !== undefined) return [{ title: 'The window', figures: [], remarks: [`SKIPPED: ${reason}`] }];
  const known = knownMembers(folder);
  const served = await serveTill(folder);
  const browser = await launchBrowser();
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
    const { page, complaints } = await openTab(context);
    await markKeys(page);
    await page.goto(served.link);
    await page.locator('.welcome').waitFor();
    const client = await context.newCDPSession(page);
    await client.send('Performance.enable');
    const [cookie] = await context.cookies(served.origin);
    const chance = chanceFrom(7);
    let last = '';
    const till: TillInHand = {
      page,
      client,
      watch: await watchStalls(page),
      nextMember() {
        for (;;) {
          const member = known.anyone(chance);
          if (member.name === last) continue;
          last = member.name;
          return member;
        }
      },
      async scan(code) {
        await page.waitForTimeout(pauseMs + 30);
        await pressAsScanner(client, code);
      },
      async question(procedure, input = {}) {
        const result = await ask(served, `${cookie?.name}=${cookie?.value}`, { procedure, input });
        expectAnswer(result.ok, `the host answers ${procedure}`);
        return result.value;
      },
    };
    const sections = [
      await scanSection(till, Math.ceil(options.rounds / 5)),
      await freezeSection(till, Math.ceil(options.rounds / 50)),
      await sittingSection(till, Math.ceil(options.sales / 100)),
    ];
    expectAnswer(complaints.length === 0, `the page has nothing to complain of: ${complaints[0]}`);
    return sections;
  } finally {
    await browser.close();
    await served.close();
    known.close();
  }
}

async function scanSection(till: TillInHand, rounds: number): Promise<Section> {
  const times: ScanTimes[] = [];
  for (let round = -WARM_UP; round < rounds; round += 1) {
    if (round === 0) await till.watch.take();
    const member = till.nextMember();
    const probe = await panelProbe(till.page, member.name);
    await till.scan(member.cardNumber);
    const took = await probe.evaluate(({ painted }) => painted);
    await probe.dispose();
    if (round >= 0) times.push(took);
  }
  const frames = timesOf(await emptyFrames(till.page, 60));
  const questions: number[] = [];
  for (let round = 0; round < 40; round += 1) {
    const askedAt = performance.now();
    await till.question('system.status');
    questions.push(performance.now() - askedAt);
  }
  return {
    title: `Scan → painted panel (${rounds} scans)`,
    figures: [
      ...timesAs('the name', timesOf(times.map(({ nameMs }) => nameMs)), { p95: 50 }),
      ...timesAs('the whole panel', timesOf(times.map(({ panelMs }) => panelMs)), { p95: 50 }),
      ...(await stallsOf(till, 'scans')),
      { what: 'a frame in which nothing changes, p95', value: frames.p95, unit: 'ms' },
      { what: 'a question to the host over HTTP, p95', value: timesOf(questions).p95, unit: 'ms' },
    ],
    remarks: ['a scan asks three questions one after the other, and its panel waits for a frame'],
  };
}

/** Whether the window stands still while somebody searches, sells and reads the day. */
async function freezeSection(till: TillInHand, rounds: number): Promise<Section> {
  const { page } = till;
  await page.keyboard.press('Escape');
  const figures: Figure[] = [];
  await till.watch.take();

  for (const text of ['marie dubois', 'Müller', '李小龙', 'محمد', 'nobody at all', '06 12']) {
    await page.keyboard.press('F2');
    await page.keyboard.type(text, byHand);
    await page.locator('.found-row, .found-none').first().waitFor();
    await page.keyboard.press('Escape');
  }
  figures.push(...(await stallsOf(till, 'search, key by key')));

  for (let round = 0; round < rounds; round += 1) {
    await till.scan(till.nextMember().cardNumber);
    await page.locator('.member .facts').waitFor();
    await page.keyboard.type('1250', byHand);
    await page.locator('.quote').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.done-slip .slip').waitFor();
  }
  figures.push(...(await stallsOf(till, 'sales')));

  const dayIsRead = () => page.locator('.day[aria-busy="false"] .chart-room svg').first().waitFor();
  for (let round = 0; round < rounds; round += 1) {
    await page.keyboard.press('F10');
    await dayIsRead();
    // Yesterday is the fullest day: the shop was filled up to it.
    const title = page.locator('#day-title');
    const today = (await title.textContent()) ?? '';
    await page.keyboard.press(shownKeys.dayBefore);
    await title.filter({ hasNotText: today }).waitFor();
    await dayIsRead();
    await page.keyboard.press(shownKeys.toToday);
    await page.keyboard.press('F10');
    await page.locator('.owner-nav').waitFor({ state: 'detached' });
  }
  figures.push(...(await stallsOf(till, 'the owner’s day page')));
  return { title: 'The window’s main thread', figures };
}

async function stallsOf({ watch }: TillInHand, what: string): Promise<readonly Figure[]> {
  const { longTasks, slowestInputMs } = await watch.take();
  return [
    { what: `longest task over 50 ms: ${what}`, value: Math.max(0, ...longTasks), unit: 'ms', limit: 50 },
    { what: `slowest key until its frame: ${what}`, value: slowestInputMs, unit: 'ms' },
  ];
}
