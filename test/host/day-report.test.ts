import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderReportHtml } from '../../electron/host/export/report-html.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { hostileFacts, hostileText } from '../helpers/receipt-facts.ts';
import { refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** A day with a member, a reward, a sale undone and points corrected. */
async function busyDay(): Promise<TestTill & { readonly date: string }> {
  const till = await tillForTest();
  const { asOwner } = till;
  const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Łucja Kowalska' }));
  value(await asOwner.sales.record({ cardNumber, totalMinor: 10_000 }));
  const { rewardId } = value(
    await asOwner.rewards.save({
      name: 'Free <b>coffee</b>',
      pointsCost: 80,
      gives: { kind: 'amount', amountMinor: 250 },
    }),
  );
  value(await asOwner.sales.record({ cardNumber, beforeRewardsMinor: 1_250, redeem: [{ rewardId }] }));
  const { saleId } = value(await asOwner.sales.record({ totalMinor: 300 }));
  value(await asOwner.sales.void({ saleId, reason: 'Typed </td><script>alert(1)</script> twice' }));
  value(await asOwner.points.adjust({ memberId, points: -5, reason: 'A slip of the hand' }));
  const { date } = value(await asOwner.day.summary({}));
  return { ...till, date };
}

const reportOf = async (till: TestTill, format: 'slip' | 'text' | 'escpos' | 'svg' | 'png' | 'html') =>
  value(await till.asOwner.day.report({ format }));

test('a day’s report comes as slip, text, bytes, drawing, picture and page', async () => {
  const till = await busyDay();
  expect((await reportOf(till, 'slip')).content).toBeNull();
  const text = (await reportOf(till, 'text')).content ?? '';
  expect(text).toMatch(/^Net sales +€110\.00$/m);
  expect(text).toMatch(/^At the end of the day +25$/m);
  expect((await reportOf(till, 'svg')).content).toMatch(/^<svg /);
  const bytes = Buffer.from((await reportOf(till, 'escpos')).content ?? '', 'base64');
  expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
  const png = Buffer.from((await reportOf(till, 'png')).content ?? '', 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect((await reportOf(till, 'html')).content).toMatch(/^<!doctype html>\n<html lang="en">/);
});

test('the page says the day, its figures and what needs a look, and nobody’s name but the staff’s', async () => {
  const till = await busyDay();
  const html = (await reportOf(till, 'html')).content ?? '';
  expect(html).toContain(': 2 sales; one new member.</p>');
  expect(html).toContain('<dt>Net sales</dt><dd>€110.00</dd>');
  expect(html).toContain('<td><bdi>Sale 000003 undone, €3.00</bdi></td>');
  expect(html).toContain('<td><bdi>A slip of the hand</bdi></td>');
  expect(html).toContain('<td><bdi>Free &lt;b&gt;coffee&lt;/b&gt;</bdi></td>');
  expect(html).toContain('Typed &lt;/td&gt;&lt;script&gt;alert(1)&lt;/script&gt; twice');
  expect(html).not.toMatch(/<script|Kowalska/);
});

test('a day before is compared with the same weekday of the weeks before it', async () => {
  const till = await tillForTest();
  for (const totalMinor of [1_000, 1_000, 3_000]) {
    value(await till.asOwner.sales.record({ totalMinor }));
    const { date } = value(await till.asOwner.day.summary({}));
    value(await till.asOwner.day.close({ date }));
    till.clock.advance({ days: 7 });
  }
  const days = value(await till.asOwner.day.list({})).days;
  const last = value(await till.asOwner.day.report({ date: days[0]?.date ?? '', format: 'html' }));
  expect(last.content).toMatch(/A good \w+: one sale, 200% above your \w+s\./);
});

test('a closed day’s slip stands, whatever happens afterwards', async () => {
  const till = await busyDay();
  const { date } = till;
  const z = value(await till.asOwner.day.close({ date }));
  const before = value(await till.asOwner.day.report({ date, format: 'text' }));
  expect(before.content).toContain('Z 1\n');
  expect(before.content?.replace(/\s/g, '')).toContain(z.chainHead);
  expect(before.content?.replace(/\s/g, '')).toContain(z.salesHash);
  value(await till.asOwner.sales.record({ totalMinor: 9_999 }));
  value(await till.asOwner.shop.update({ name: 'Nord', address: '1 New Road', locale: 'zh-CN' }));
  expect(value(await till.asOwner.day.report({ date, format: 'text' }))).toEqual(before);
  expect(value(await till.asOwner.day.report({ format: 'text' })).content).toContain('NORD');
});

test('only the owner reads reports, and none of tomorrow', async () => {
  const till = await tillForTest();
  expect(refusal(await till.asCashier.day.report({ format: 'text' }))).toBe('NOT_ALLOWED');
  expect(refusal(await till.asOwner.day.report({ date: '2999-01-01', format: 'html' }))).toBe(
    'DAY_IN_FUTURE date',
  );
});

const knownTag =
  /^<(?:!doctype html|\/?(?:html|head|title|style|body|main|header|p|h1|h2|strong|dl|div|dt|dd|section|table|thead|tbody|tr|th|td|bdi|footer|code|small)(?: (?:lang|class|id|aria-labelledby|scope)="[\w -]*")*|meta [^<>]*|(?:svg|rect|line)(?: (?:class|width|height|viewBox|preserveAspectRatio|fill|shape-rendering|aria-hidden|aria-labelledby|role|x|y|x1|x2|y1|y2)="[\w. -]*")*\/?|path d="[\w -]*"\/|\/svg)>$/;

test('whatever names and reasons hold, the page has no markup but its own', () => {
  const facts = fc.record({
    receipt: hostileFacts,
    reason: fc.option(hostileText),
    staff: hostileText,
    reward: hostileText,
  });
  fc.assert(
    fc.property(facts, ({ receipt, reason, staff, reward }) => {
      const report = {
        shop: receipt.shop,
        usualNetMinor: [],
        summary: {
          date: '2026-11-21',
          open: true,
          sales: { count: 1, grossMinor: 1, netMinor: 1, memberCount: 1 },
          refunds: { count: 0, amountMinor: 0 },
          voids: { count: 0, amountMinor: 0 },
          rewards: { count: 0, points: 0, discountMinor: 0 },
          points: {
            opening: 0,
            issued: 0,
            clawedBack: 0,
            redeemed: 0,
            returned: 0,
            expired: 0,
            adjusted: 0,
            closing: 0,
          },
          newMembers: 0,
          returningMembers: 0,
          chainHead: '0'.repeat(64),
          z: null,
        },
        corrections: [
          {
            at: 0 as Instant,
            action: 'points.adjust' as const,
            receiptNumber: null,
            amountMinor: null,
            points: -7,
            saleDay: null,
            reason,
            staff,
          },
        ],
        rewards: [{ name: reward, count: 1, points: 1, discountMinor: 1 }],
        usual: null,
        hours: [{ hour: 9, salesCount: 1, takenMinor: 1, usualSalesCount: 1, usualTakenMinor: 2 }],
        products: [{ name: reward, quantity: 1_000, amountMinor: 1 }],
      };
      const html = renderReportHtml(report, 'a4');
      expect(html.isWellFormed()).toBe(true);
      const page = html.replace(/<style>[^<]*<\/style>/, '');
      for (const tag of page.match(/<[^>]*>?/g) ?? []) expect(tag).toMatch(knownTag);
      expect(page.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
      expect(html).toContain(`default-src 'none'`);
    }),
    { numRuns: 100 },
  );
});
