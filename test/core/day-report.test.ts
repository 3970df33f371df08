import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DaySummary } from '../../electron/core/contract/day-summary.ts';
import { receiptDocument } from '../../electron/core/contract/receipt.ts';
import { dayReportOf, daySentence, proofRows } from '../../electron/core/domain/day-report.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { renderText } from '../../electron/host/export/receipt-text.ts';
import { saturday } from '../helpers/day-facts.ts';
import { bakerySlip } from '../helpers/receipt-facts.ts';

const { shop } = bakerySlip();

const stillOpen = saturday({ open: true, z: null });

test('the slip of a closed day', () => {
  const document = dayReportOf({ shop, summary: saturday(), usualNetMinor: [] });
  expect(() => receiptDocument.parse(document)).not.toThrow();
  expect(renderText(document, { columns: 42 })).toBe(`\
              CORNER BAKERY
        12 Mill Lane · 01 23 45 67
                   Z 12
        Saturday 21 November 2026
       Closed Sat 21 Nov 2026 22:05
------------------------------------------
Sales                                  212
of these with a member                 140
Net sales                        €2,280.00
Rewards given                            9
Taken off bills by them             €22.50
Undone, counted nowhere (2)         €12.50
------------------------------------------
Points in members’ hands
At the start of the day             12,000
issued                             + 2,104
taken back                            − 12
redeemed                             − 720
returned                              + 80
expired                               − 31
adjusted by hand                       − 5
At the end of the day               13,416
------------------------------------------
New members                              9
Members who came back                  120
------------------------------------------
The book’s seal
7203abb1 4bf50d9c a400b1c0 08c3a3a1
ad35669a 4018117a 07e84257 7e324bb0
The sales’ seal
657823ad 8fba825e 98667fd2 1e9235f9
e63d5d95 d4344664 2ac988c1 1034aabb
------------------------------------------
  Loyalty figures, not a fiscal closing
`);
});

test('an open day has neither a number nor a seal of its sales, and says that it is open', () => {
  const text = renderText(dayReportOf({ shop, summary: stillOpen, usualNetMinor: [] }), { columns: 42 });
  expect(text).toContain('The day is still open');
  expect(text).not.toMatch(/Z \d|The sales’ seal/);
});

test('a closed day’s slip is the same whenever it is made', () => {
  const facts = { shop, summary: saturday(), usualNetMinor: [] };
  expect(dayReportOf(facts)).toEqual(dayReportOf({ ...facts, usualNetMinor: [1] }));
});

test('the rows of the points’ proof add up to the last one, whatever they are', () => {
  const part = fc.integer({ min: 0, max: 1_000_000 });
  const parts = fc.record({
    opening: part,
    issued: part,
    clawedBack: part,
    redeemed: part,
    returned: part,
    expired: part,
    adjusted: fc.integer({ min: -1_000_000, max: 1_000_000 }),
  });
  fc.assert(
    fc.property(parts, (points) => {
      const { opening, issued, clawedBack, redeemed, returned, expired, adjusted } = points;
      const closing = opening + issued - clawedBack - redeemed + returned - expired + adjusted;
      const rows = proofRows({ ...points, closing }, 'en', translatorFor('en'));
      const read = (figure: string): number => Number(figure.replace('−', '-').replace(/[+, ]/g, ''));
      const sum = rows.slice(0, -1).reduce((total, { figure }) => total + read(figure), 0);
      expect(sum).toBe(read(rows.at(-1)?.figure ?? ''));
      expect(rows.at(-1)?.isSum).toBe(true);
    }),
  );
});

const sentence = (summary: DaySummary, usualNetMinor: readonly number[], locale: 'en' | 'zh-CN' = 'en') =>
  daySentence({ summary, usualNetMinor }, translatorFor(locale));

test.each([
  [[200_000, 200_000], 'A good Saturday: 212 sales, 14% above your Saturdays; 9 new members.'],
  [[300_000], 'A quiet Saturday: 212 sales, 24% below your Saturdays; 9 new members.'],
  [[225_000, 230_000], 'A usual Saturday: 212 sales, much like your Saturdays; 9 new members.'],
  [[], 'Saturday: 212 sales; 9 new members.'],
])('the day beside Saturdays of %j, in a sentence', (usual, said) => {
  expect(sentence(saturday(), usual)).toBe(said);
});

test('a day that isn’t over isn’t compared', () => {
  expect(sentence(stillOpen, [200_000])).toBe('Saturday so far: 212 sales; 9 new members.');
});

test('one sale, no sale and no new member are said as people say them', () => {
  const one = saturday({ sales: { count: 1, grossMinor: 5, netMinor: 5, memberCount: 0 }, newMembers: 1 });
  expect(sentence(one, [])).toBe('Saturday: one sale; one new member.');
  const none = saturday({ sales: { count: 0, grossMinor: 0, netMinor: 0, memberCount: 0 }, newMembers: 0 });
  expect(sentence(none, [200_000])).toBe('Saturday: no sales.');
});

test('a Chinese owner reads a Chinese sentence', () => {
  expect(sentence(saturday(), [200_000], 'zh-CN')).toBe(
    '星期六生意不错：共 212 笔销售，比往常同日高 14%；新会员 9 位。',
  );
});
