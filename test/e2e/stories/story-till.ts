import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeEach, expect } from 'vitest';
import type { Locale } from '../../../electron/core/messages/translate.ts';
import { scanInto } from '../../helpers/scanner.ts';
import type { Shell, ShellTill } from '../../helpers/shells.ts';
import { makeFolder, removeFolder } from '../../helpers/shop-folder.ts';

const pictures = fileURLToPath(new URL('../../../test-results/stories/', import.meta.url));

/** A hand's pace: faster than this it would be a scanner. */
export const byHand = { delay: 70 };
/** Before a hand takes the scanner, it lets go of the keys. */
export const thenPause = { delay: 150 };

/** A till in a folder of its own, for each test anew, and the hands and eyes of whoever stands before it. */
export interface StoryTill {
  readonly folder: () => string;
  readonly page: () => Page;
  readonly resize: ShellTill['resize'];
  /** Closes it and opens it again on the same folder. */
  readonly openAgain: (role?: 'cashier') => Promise<void>;
  /** Asks behind the page's back. Throws where the answer is no. */
  readonly ask: (procedure: string, input: unknown) => Promise<Record<string, unknown>>;
  readonly scan: (code: string, layout?: Readonly<Record<string, string>>) => Promise<void>;
  readonly see: (text: string | RegExp) => Promise<void>;
  readonly amount: (shown: string) => Promise<void>;
  readonly slip: (text: string | RegExp) => Promise<void>;
  readonly picture: (name: string) => Promise<unknown>;
}

/** Called within a `describe`: opens a till before each of its tests and closes it behind it. */
export function storyTill(shell: Shell): StoryTill {
  let folder: string;
  let till: ShellTill;
  const place = join(pictures, shell.name.replaceAll(/\W+/g, '-'));

  beforeEach(async () => {
    mkdirSync(place, { recursive: true });
    folder = makeFolder();
    till = await shell.open(folder);
    till.page.setDefaultTimeout(20_000);
  });
  afterEach(async () => {
    await till.close();
    removeFolder(folder);
    expect(till.complaints).toEqual([]);
  });
  afterAll(shell.end);

  return {
    folder: () => folder,
    page: () => till.page,
    resize: (width, height) => till.resize(width, height),
    async openAgain(role) {
      await till.close();
      till = await shell.open(folder, role);
    },
    async ask(procedure, input) {
      const result = await till.call(procedure, input);
      if (!result.ok) throw new Error(`${procedure}: ${result.error.message}`);
      if (typeof result.value !== 'object' || result.value === null)
        throw new Error(`${procedure} answers a record`);
      return { ...result.value };
    },
    scan: (code, layout) => scanInto(till.page, code, layout),
    see: (text) => till.page.getByText(text).first().waitFor(),
    amount: (shown) => till.page.getByRole('status', { name: 'Amount' }).getByText(shown).waitFor(),
    slip: (text) => till.page.locator('.slip').getByText(text).first().waitFor(),
    picture: (name) => till.page.screenshot({ path: join(place, `${name}.png`) }),
  };
}

/** The barcode of the bakery's rye loaf, and of its flowers, which have no price. */
export const ryeLoaf = '5901234123457';
export const flowers = '96385074';

/** Sets up a bakery with rewards, products on quick keys, and a member with 100 points. */
export async function openBakery(
  { ask, page }: StoryTill,
  { locale = 'en', name = 'Łucja Kowalska' }: { readonly locale?: Locale; readonly name?: string } = {},
): Promise<{ readonly cardNumber: string; readonly memberId: string }> {
  await ask('shop.setUp', {
    name: 'Corner Bakery',
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale,
  });
  await page().locator('.till').waitFor();
  const member = await ask('members.enrol', { name, note: 'allergic to nuts' });
  await ask('points.adjust', { memberId: member['memberId'], points: 100, reason: 'A start' });
  const gives = { kind: 'amount', amountMinor: 250 };
  await ask('rewards.save', { name: 'Free coffee', pointsCost: 80, gives });
  await ask('rewards.save', {
    name: 'Half off everything in the shop, up to five euros',
    pointsCost: 50,
    gives: { kind: 'percent', percent: 50, capMinor: 500 },
  });
  await ask('rewards.save', { name: 'Free cake', pointsCost: 140, gives });
  const goods = [
    ['Rye loaf', 420, ryeLoaf, 'Baked at four this morning'],
    ['Croissant', 160, '4006381333931', null],
    ['Wholegrain sunflower-seed sandwich with cheese', 650, null, null],
    ['Flowers', null, flowers, null],
    ['苹果派', 380, null, null],
  ] as const;
  for (const [index, [product, priceMinor, barcode, talkingPoints]] of goods.entries()) {
    await ask('products.save', { name: product, priceMinor, barcode, talkingPoints, quickKey: index + 1 });
  }
  return { cardNumber: String(member['cardNumber']), memberId: String(member['memberId']) };
}
