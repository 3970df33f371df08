import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeInBrowser } from '../../helpers/in-browser.ts';
import { openStockedShop, type StockedShop } from '../../helpers/stocked-shop.ts';
import { value } from '../../helpers/till.ts';
import { seeScreen, viewsOf, type Shops } from './screens.ts';

/** Words that end and begin with what has no direction of its own, beside the digits and marks of a left-to-right page. */
const words = {
  member: 'שלום (VIP)',
  other: 'مريم (2)',
  product: 'חלה 2 (גדולה)',
  reward: 'עוגה (3)',
  note: '12 בלי גלוטן!',
} as const;

/**
 * Where a word and what stands before and after it in its line are not in the order in which they are read: each lies as
 * one piece, what comes before it to its left and what comes after to its right.
 */
const outOfOrder = (page: Page): Promise<{ readonly found: number; readonly wrong: readonly string[] }> =>
  page.evaluate((all: readonly string[]) => {
    interface Piece {
      readonly text: string;
      readonly isWord: boolean;
      readonly box: DOMRect;
    }
    const wrong: string[] = [];
    let found = 0;
    const isBlock = (element: Element): boolean => !getComputedStyle(element).display.startsWith('inline');
    const blockOf = (node: Node): Element => {
      let at = node.parentElement;
      while (at !== null && !isBlock(at)) at = at.parentElement;
      return at ?? document.body;
    };
    const blocks = new Map<Element, Text[]>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (!(node instanceof Text) || node.parentElement?.closest('.heard-only, script, style, svg') !== null)
        continue;
      if (!node.parentElement.checkVisibility({ visibilityProperty: true })) continue;
      const block = blockOf(node);
      blocks.set(block, [...(blocks.get(block) ?? []), node]);
    }
    const piecesOf = (node: Text): Piece[] => {
      const pieces: Piece[] = [];
      const text = node.data;
      const add = (from: number, to: number, isWord: boolean): void => {
        const cut = text.slice(from, to).replace(/[\u2066-\u2069\u200E]/gu, '');
        if (cut.trim() === '') return;
        const range = document.createRange();
        const start = from + (text.slice(from, to).length - text.slice(from, to).trimStart().length);
        range.setStart(node, start);
        range.setEnd(node, from + text.slice(from, to).trimEnd().length);
        // A piece that is broken over lines is looked at by its first line alone.
        pieces.push({
          text: cut,
          isWord,
          box: range.getClientRects().length > 1 ? joined(range) : range.getBoundingClientRect(),
        });
      };
      const joined = (range: Range): DOMRect => {
        const boxes = [...range.getClientRects()];
        const top = Math.min(...boxes.map((box) => box.top));
        const line = boxes.filter((box) => Math.abs(box.top - top) < 4);
        const left = Math.min(...line.map((box) => box.left));
        return new DOMRect(left, top, Math.max(...line.map((box) => box.right)) - left, line[0]?.height ?? 0);
      };
      for (let at = 0; at < text.length;) {
        const next = all
          .map((word) => ({ word, place: text.indexOf(word, at) }))
          .filter(({ place }) => place >= 0)
          .toSorted((a, b) => a.place - b.place)[0];
        add(at, next?.place ?? text.length, false);
        if (next === undefined) break;
        add(next.place, next.place + next.word.length, true);
        at = next.place + next.word.length;
      }
      return pieces;
    };
    for (const nodes of blocks.values()) {
      const pieces = nodes.flatMap(piecesOf).filter(({ box }) => box.width > 0);
      for (const [place, piece] of pieces.entries()) {
        if (!piece.isWord) continue;
        found += 1;
        const isSameLine = (other: Piece | undefined): other is Piece =>
          other !== undefined &&
          Math.abs(other.box.top + other.box.height / 2 - piece.box.top - piece.box.height / 2) < 8;
        const [before, after] = [pieces[place - 1], pieces[place + 1]];
        if (isSameLine(before) && before.box.right > piece.box.left + 2)
          wrong.push(`“${before.text}” isn’t before “${piece.text}”`);
        if (isSameLine(after) && after.box.left < piece.box.right - 2)
          wrong.push(`“${after.text}” isn’t after “${piece.text}”`);
      }
    }
    return { found, wrong: [...new Set(wrong)] };
  }, Object.values(words));

interface Place {
  readonly name: string;
  readonly reach: (page: Page, shop: StockedShop, member: Member) => Promise<void>;
}
interface Member {
  readonly memberId: string;
  readonly cardNumber: string;
  readonly saleId: string;
}

async function openToday(page: Page): Promise<void> {
  await page.keyboard.press('F9');
  await there(page, '.today-sale');
}

async function openDay(page: Page): Promise<void> {
  await page.keyboard.press('F10');
  await there(page, '.day-hours .chart-room svg');
}

const there = (page: Page, selector: string): Promise<void> => page.locator(selector).first().waitFor();
const openMember: Place['reach'] = async (page, shop, { cardNumber }) => {
  value(await shop.asOwner.devices.submitScan({ payload: cardNumber }));
  await there(page, '.member-name');
};
const openPage: Place['reach'] = async (page, shop, member) => {
  await openMember(page, shop, member);
  await page.keyboard.press('F7');
  await there(page, '.history-entry');
};
const openSection = async (page: Page, section: string): Promise<void> => {
  await page.keyboard.press('F10');
  await page.locator(`[data-section="${section}"]`).click();
};

const places: readonly Place[] = [
  { name: 'the member at the counter', reach: openMember },
  {
    name: 'a sale with a reward',
    async reach(page, shop, member) {
      await openMember(page, shop, member);
      await page.keyboard.type('4250', { delay: 60 });
      await page.keyboard.press('r');
      await there(page, '.quote li');
    },
  },
  {
    name: 'a bill',
    async reach(page, shop, member) {
      await openMember(page, shop, member);
      await page.keyboard.press('F6');
      await page.locator('.quick-key', { hasText: words.product }).click();
      await there(page, '.bill-line');
    },
  },
  {
    name: 'a sale that is done, and the last action',
    async reach(page, shop, member) {
      await openMember(page, shop, member);
      await page.keyboard.type('1250', { delay: 60 });
      await there(page, '.quote');
      await page.keyboard.press('Enter');
      await there(page, '.done');
    },
  },
  {
    name: 'the search',
    async reach(page) {
      await page.keyboard.press('F2');
      await page.keyboard.type('שלום', { delay: 60 });
      await there(page, '.found-row');
    },
  },
  {
    name: 'the list of today',
    reach: openToday,
  },
  {
    name: 'a refund',
    async reach(page) {
      await openToday(page);
      await page
        .locator('.today-sale', { hasText: words.member })
        .last()
        .locator('.today-keys button')
        .first()
        .click();
      await there(page, '.refund-sale');
    },
  },
  { name: 'the member’s page', reach: openPage },
  {
    name: 'the sheet of a merge',
    async reach(page, shop, member) {
      await openPage(page, shop, member);
      await page.keyboard.press('m');
      await page.locator('.person-sheet input').fill('مريم');
      await page.locator('.merge-row').first().click();
      await there(page, '.merge-sides');
    },
  },
  {
    name: 'the sheet before an erase',
    async reach(page, shop, member) {
      await openPage(page, shop, member);
      await page.keyboard.press('x');
      await there(page, '.erase-facts');
    },
  },
  {
    name: 'the owner’s day',
    reach: openDay,
  },
  {
    name: 'the list behind the rewards of a day',
    async reach(page) {
      await openDay(page);
      await page
        .locator('.day-figure', { hasText: /rewards/i })
        .first()
        .click();
      await there(page, '.day-entry');
    },
  },
  {
    name: 'the rewards',
    reach: (page) => openSection(page, 'rewards').then(() => there(page, '.owner-row')),
  },
  {
    name: 'the products',
    reach: (page) => openSection(page, 'products').then(() => there(page, '.owner-row')),
  },
  {
    name: 'the command sheet',
    reach: (page) => openSection(page, 'commands').then(() => there(page, '.sheet-name')),
  },
];

describeInBrowser('Words of two directions', ({ browser }) => {
  let shop: StockedShop;
  let member: Member;
  beforeAll(async () => {
    shop = await openStockedShop('en');
    const { asOwner } = shop;
    const enrolled = value(
      await asOwner.members.enrol({ name: words.member, phone: '+972 50 123 4567', note: words.note }),
    );
    value(await asOwner.members.enrol({ name: words.other, phone: '+972 50 765 4321' }));
    const { productId } = value(
      await asOwner.products.save({ name: words.product, priceMinor: 1_250, quickKey: 5 }),
    );
    const gives = { kind: 'amount', amountMinor: 100 } as const;
    const { rewardId } = value(await asOwner.rewards.save({ name: words.reward, pointsCost: 3, gives }));
    const { memberId } = enrolled;
    const lines = [{ productId, quantity: 4_000, unitPriceMinor: 1_250 }];
    const { saleId } = value(await asOwner.sales.record({ memberId, lines }));
    value(
      await asOwner.sales.record({
        memberId,
        beforeRewardsMinor: 2_000,
        redeem: [{ rewardId, quantity: 2 }],
      }),
    );
    value(await asOwner.points.adjust({ memberId, points: 7, reason: words.note }));
    member = { ...enrolled, saleId };
  }, 120_000);
  afterAll(() => shop?.close());

  it.each(places)('lie in the order in which they are read: $name', async ({ reach }) => {
    const shops: Shops = { stocked: shop, none: shop, sample: shop, close: async () => {} };
    const screen = {
      name: 'two-directions',
      shop: 'stocked',
      reach: (page: Page) => reach(page, shop, member),
    } as const;
    await seeScreen(browser(), shops, { locale: 'en', screen, views: [viewsOf.en] }, async (page) => {
      const { found, wrong } = await outOfOrder(page);
      expect(found).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });
  });

  it('lie so on the day’s report and on slips as text', async () => {
    const { asOwner } = shop;
    const report = value(await asOwner.day.report({ format: 'html' }));
    const slip = value(await asOwner.sales.receipt({ saleId: member.saleId, format: 'text' }));
    const context = await browser().newContext();
    try {
      const page = await context.newPage();
      await page.setContent(report.content ?? '');
      const onReport = await outOfOrder(page);
      expect(onReport.found).toBeGreaterThan(2);
      expect(onReport.wrong).toEqual([]);
      await page.setContent('<!doctype html><meta charset="utf-8">');
      await page.evaluate(
        (rows) => {
          for (const row of rows) {
            const line = document.createElement('pre');
            // As a viewer of plain text does that knows no language.
            line.dir = 'auto';
            line.textContent = row;
            document.body.append(line);
          }
        },
        (slip.content ?? '').split('\n'),
      );
      const onSlip = await outOfOrder(page);
      expect(onSlip.found).toBeGreaterThan(1);
      expect(onSlip.wrong).toEqual([]);
    } finally {
      await context.close();
    }
  });
});
