import { createHash } from 'node:crypto';
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { verify } from '../../electron/host/verify/verify.ts';
import { openForReading } from '../../electron/host/store/open.ts';
import { translatorFor } from '../../electron/core/messages/translate.ts';
import { testClock } from '../helpers/clock.ts';
import { cornerBakery, expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** The hash of a day's sales, as its form is written down: a JSON list and a line end per sale, by receipt number. */
function hashOfDay(file: string, date: string): string {
  const database = new Database(file, { readonly: true });
  const sales = database
    .prepare<[string], (string | number | null)[]>(
      `SELECT receipt_number, id, total_minor, discount_minor, member_id, earned, occurred_at,
         (SELECT count(*) FROM sale_void WHERE sale_id = id) FROM sale WHERE business_day = ? ORDER BY 1`,
    )
    .raw()
    .all(date);
  database.close();
  const text = sales.map((sale) => `${JSON.stringify([1, ...sale])}\n`).join('');
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A day with a bit of everything. */
async function sellForADay({ asOwner }: TestTill): Promise<string> {
  const { memberId, cardNumber } = value(await asOwner.members.enrol({ name: 'Ana' }));
  value(await asOwner.sales.record({ memberId, totalMinor: 2_050 }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 10, gives }));
  value(await asOwner.sales.record({ memberId, beforeRewardsMinor: 500, redeem: [{ rewardId }] }));
  const wrong = value(await asOwner.sales.record({ memberId, totalMinor: 700 }));
  value(await asOwner.sales.void({ saleId: wrong.saleId, reason: 'Typed twice' }));
  const late = value(await asOwner.sales.record({ totalMinor: 330 }));
  value(await asOwner.sales.attach({ saleId: late.saleId, cardNumber }));
  value(await asOwner.sales.record({ totalMinor: 99 }));
  return memberId;
}

describe('closing a day', () => {
  it('keeps its figures, its sales’ hash and the chain’s head for good, under the next number', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const memberId = await sellForADay(till);
    const open = value(await asOwner.day.summary({}));
    const closed = value(await asOwner.day.close({ date: '2026-11-21' }));
    expect(closed).toMatchObject({
      zNumber: 1,
      closedAt: '2026-11-21T12:00:00.000Z',
      chainHead: open.chainHead,
    });
    const { zNumber, closedAt, salesHash } = closed;
    expect(closed.summary).toEqual({ ...open, open: false, z: { zNumber, closedAt, salesHash } });
    expect(salesHash).toBe(hashOfDay(till.file, '2026-11-21'));
    clock.advance({ days: 1 });
    value(await asOwner.sales.record({ memberId, totalMinor: 900 }));
    const next = value(await asOwner.day.close({ date: '2026-11-22' }));
    expect(next).toMatchObject({ zNumber: 2, summary: { points: { opening: open.points.closing } } });
    expect(next.salesHash).toBe(hashOfDay(till.file, '2026-11-22'));
    expect(value(await asOwner.day.summary({ date: '2026-11-21' }))).toEqual(closed.summary);
    const { days, nextCursor } = value(await asOwner.day.list({ limit: 1 }));
    expect(days).toMatchObject([
      { date: '2026-11-22', zNumber: 2, salesCount: 1, netMinor: 900, staff: 'Owner' },
    ]);
    expect(value(await asOwner.day.list({ limit: 1, cursor: nextCursor ?? '' }))).toMatchObject({
      days: [{ date: '2026-11-21', zNumber: 1, salesCount: 4, netMinor: 2_879, salesHash }],
      nextCursor: null,
    });
    expect(value(await asOwner.data.verify({ head: closed.chainHead })).ok).toBe(true);
    await expectWhole(till);
  });

  it('puts a backup behind it that is whole and has the Z', async () => {
    const till = await tillForTest();
    await sellForADay(till);
    const { backupFile } = value(await till.asOwner.day.close({ date: '2026-11-21' }));
    // Backups under way are let finish.
    await till.restart();
    const file = join(till.folder, 'backups', backupFile);
    const copy = openForReading(file);
    expect(copy.prepare('SELECT z_number FROM day').raw().all()).toEqual([[1]]);
    expect(verify(copy, undefined, translatorFor('en')).ok).toBe(true);
    copy.close();
    expect(value(await till.asOwner.system.status({})).lastBackupAt).toBe('2026-11-21T12:00:00.000Z');
  });

  it('makes the backup at the next opening where the till was gone before it', async () => {
    const till = await tillForTest();
    await sellForADay(till);
    const { backupFile } = value(await till.asOwner.day.close({ date: '2026-11-21' }));
    const file = join(till.folder, 'backups', backupFile);
    await till.restart();
    await till.edit((database) => {
      rmSync(file);
      database.exec(`DELETE FROM audit WHERE action = 'data.backup'`);
    });
    await till.restart();
    expect(existsSync(file)).toBe(true);
    // And once: a backup that is there isn't made again.
    await till.restart();
    expect(readdirSync(join(till.folder, 'backups'))).toEqual([backupFile]);
  });

  it('says so where the backup couldn’t be made, until there is one', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const codes = async () => value(await asOwner.system.status({})).warnings.map(({ code }) => code);
    const backups = join(till.folder, 'backups');
    writeFileSync(backups, 'a file where the folder should be');
    value(await asOwner.day.close({ date: '2026-11-21' }));
    await till.restart();
    await expect.poll(codes).toEqual(['BACKUP_FAILED']);
    clock.advance({ hours: 1 });
    expect(await codes()).toEqual(['CLOSE_NOT_BACKED_UP', 'BACKUP_FAILED']);
    rmSync(backups);
    value(await asOwner.data.backup({ file: 'by-hand.sqlite' }));
    expect(await codes()).toEqual([]);
  });

  it('is done once for one command, and never again for one day', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    await sellForADay(till);
    const commandId = newId();
    const input = { date: '2026-11-21' };
    const first = value(await asOwner.day.close(input, { commandId }));
    expect(value(await asOwner.day.close(input, { commandId }))).toEqual(first);
    await till.restart();
    expect(value(await asOwner.day.close(input, { commandId }))).toEqual(first);
    expect(refusal(await asOwner.day.close(input))).toBe('DAY_CLOSED date');
    expect(value(await asOwner.day.list({})).days).toHaveLength(1);
  });

  it('goes in the order of days: none before an open one, none that hasn’t begun, none below a closed one', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    value(await asOwner.sales.record({ totalMinor: 100 }));
    clock.advance({ days: 2 });
    value(await asOwner.sales.record({ totalMinor: 200 }));
    const early = await asOwner.day.close({ date: '2026-11-23' });
    expect(early).toMatchObject({ error: { code: 'DAY_NOT_NEXT', details: { date: '2026-11-21' } } });
    expect(early).toMatchObject({
      error: { message: expect.stringMatching(/^21 Nov 2026 is still open\./) },
    });
    expect(value(await asOwner.day.close({ date: '2026-11-21' })).zNumber).toBe(1);
    expect(value(await asOwner.day.close({ date: '2026-11-23' })).zNumber).toBe(2);
    // A day without a sale or a point in between has no Z, and gets none later.
    expect(refusal(await asOwner.day.close({ date: '2026-11-22' }))).toBe('DAY_CLOSED date');
    // Nor can tomorrow be closed today, though what is sold now counts for it.
    value(await asOwner.sales.record({ totalMinor: 300 }));
    expect(refusal(await asOwner.day.close({ date: '2026-11-24' }))).toBe('DAY_IN_FUTURE date');
    await expectWhole(till);
  });
});

describe('a sale after the Z', () => {
  it('counts for the next day and says so, on the answer and on the slip', async () => {
    const till = await tillForTest();
    const { asOwner, clock } = till;
    const memberId = await sellForADay(till);
    const before = value(await asOwner.day.close({ date: '2026-11-21' }));
    const sale = value(await asOwner.sales.record({ memberId, totalMinor: 1_000 }));
    expect(sale).toMatchObject({
      businessDay: '2026-11-22',
      dayNote: expect.stringContaining('22 Nov 2026'),
    });
    const slip = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'document' }));
    expect(JSON.stringify(slip.document)).toContain('Counts for');
    expect(value(await asOwner.day.summary({ date: '2026-11-21' }))).toEqual(before.summary);
    clock.advance({ days: 1 });
    const next = value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
    expect(next).toMatchObject({ businessDay: '2026-11-22', dayNote: null });
    expect(value(await asOwner.day.summary({}))).toMatchObject({
      date: '2026-11-22',
      sales: { grossMinor: 1_500 },
    });
    // It can be taken back while its own day is open.
    expect(value(await asOwner.sales.void({ saleId: sale.saleId, reason: 'Wrong' })).pointsClawedBack).toBe(
      10,
    );
    await expectWhole(till);
  });

  it('is the only way on: nothing of a closed day can be undone, shown a card, or brought in', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const plain = value(await asOwner.sales.record({ totalMinor: 1_000 }));
    const memberId = await sellForADay(till);
    const { cardNumber } = value(await asOwner.members.get({ memberId }));
    value(await asOwner.day.close({ date: '2026-11-21' }));
    const { saleId } = plain;
    expect(refusal(await asOwner.sales.void({ saleId, reason: 'Wrong' }))).toBe('SALE_NOT_TODAY saleId');
    expect(refusal(await asOwner.sales.attach({ saleId, cardNumber: cardNumber ?? '' }))).toBe(
      'SALE_NOT_TODAY saleId',
    );
    for (const occurredAt of ['2026-11-21T11:00:00Z', '2026-11-19T11:00:00Z'])
      expect(refusal(await asOwner.sales.record({ totalMinor: 5, occurredAt }))).toBe(
        'DAY_CLOSED occurredAt',
      );
    await expectWhole(till);
  });
});

describe('a sale noted on paper', () => {
  it('is entered by the owner into the open day, with the time that it had', async () => {
    const till = await tillForTest();
    const { asOwner, asCashier, clock } = till;
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    value(await asOwner.sales.record({ totalMinor: 100 }));
    value(await asOwner.day.close({ date: '2026-11-21' }));
    clock.set('2026-11-22T09:00:00Z');
    const noted = { memberId, totalMinor: 1_250, notedAt: '2026-11-21T16:40:00+01:00' };
    expect(refusal(await asCashier.sales.record(noted))).toBe('NOT_ALLOWED notedAt');
    const sale = value(await asOwner.sales.record(noted));
    expect(sale).toMatchObject({ businessDay: '2026-11-22', pointsEarned: 12, dayNote: expect.any(String) });
    const [listed] = value(await asOwner.sales.list({})).sales;
    expect(listed).toMatchObject({ saleId: sale.saleId, occurredAt: '2026-11-21T15:40:00.000Z' });
    expect(value(await asOwner.day.summary({}))).toMatchObject({ date: '2026-11-22', sales: { count: 1 } });
    expect(refusal(await asOwner.sales.record({ ...noted, notedAt: '2026-11-22T09:00:00.001Z' }))).toBe(
      'OCCURRED_IN_FUTURE notedAt',
    );
    value(await asOwner.day.close({ date: '2026-11-22' }));
    await expectWhole(till);
  });
});

/** The start of the day, a moment before it, and what the local clock did then. */
const cutOvers: readonly (readonly [zone: string, cutOver: string, date: string, startsAt: string])[] = [
  ['Europe/Paris', '04:00', '2026-03-29', '2026-03-29T02:00:00Z'],
  ['Europe/Paris', '02:30', '2026-03-29', '2026-03-29T01:00:00Z'],
  ['Europe/Paris', '02:30', '2026-10-25', '2026-10-25T00:30:00Z'],
  ['Europe/Paris', '04:00', '2026-10-25', '2026-10-25T03:00:00Z'],
  ['America/New_York', '04:00', '2026-03-08', '2026-03-08T08:00:00Z'],
  ['America/New_York', '02:15', '2026-03-08', '2026-03-08T07:00:00Z'],
  ['America/New_York', '01:30', '2026-11-01', '2026-11-01T05:30:00Z'],
  ['America/New_York', '04:00', '2026-11-01', '2026-11-01T09:00:00Z'],
  ['Asia/Shanghai', '00:00', '2026-07-01', '2026-06-30T16:00:00Z'],
  ['Asia/Shanghai', '11:59', '2026-07-01', '2026-07-01T03:59:00Z'],
  ['Australia/Lord_Howe', '02:15', '2026-10-04', '2026-10-03T15:30:00Z'],
  ['Australia/Lord_Howe', '04:00', '2026-10-04', '2026-10-03T17:00:00Z'],
  ['Australia/Lord_Howe', '01:45', '2026-04-05', '2026-04-04T14:45:00Z'],
  ['Australia/Lord_Howe', '04:00', '2026-04-05', '2026-04-04T17:30:00Z'],
  ['Africa/Casablanca', '04:00', '2026-02-15', '2026-02-15T04:00:00Z'],
  ['Africa/Casablanca', '02:30', '2026-03-22', '2026-03-22T02:00:00Z'],
  ['Africa/Casablanca', '04:00', '2026-03-22', '2026-03-22T03:00:00Z'],
];

describe('the cut-over', () => {
  it.each(cutOvers)(
    'in %s at %s begins %s at %s, for sales, expiry and closes',
    async (zone, cutOver, date, startsAt) => {
      const start = Date.parse(startsAt);
      const clock = testClock(new Date(start - 1).toISOString());
      const till = await tillForTest({ clock, setUp: { ...cornerBakery, timeZone: zone, cutOver } });
      const { asOwner } = till;
      const dayBefore = new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
      const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
      const late = value(await asOwner.sales.record({ memberId, totalMinor: 300 }));
      expect(late).toMatchObject({ businessDay: dayBefore, dayNote: null });
      expect(refusal(await asOwner.day.close({ date }))).toBe('DAY_IN_FUTURE date');
      clock.advance({ ms: 1 });
      expect(refusal(await asOwner.sales.void({ saleId: late.saleId, reason: 'Wrong' }))).toBe(
        'SALE_NOT_TODAY saleId',
      );
      const early = value(await asOwner.sales.record({ memberId, totalMinor: 500 }));
      expect(early).toMatchObject({ businessDay: date, dayNote: null });
      const occurredAt = new Date(start - 1).toISOString();
      expect(value(await asOwner.sales.record({ totalMinor: 100, occurredAt })).businessDay).toBe(dayBefore);
      expect(value(await asOwner.day.close({ date: dayBefore })).summary.sales).toMatchObject({
        grossMinor: 400,
      });
      expect(refusal(await asOwner.sales.record({ totalMinor: 100, occurredAt }))).toBe(
        'DAY_CLOSED occurredAt',
      );
      expect(value(await asOwner.day.close({ date })).summary).toMatchObject({
        ...{ sales: { grossMinor: 500 }, points: { opening: 3, issued: 5, closing: 8 } },
      });
      await expectWhole(till);
    },
  );
});
