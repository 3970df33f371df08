import Database from 'better-sqlite3';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { expectWhole, refusal, tillForTest, value } from '../helpers/till.ts';

describe('another program that writes to the shop’s file', () => {
  it('makes a sale a fault; the same command is done once the file is free', async () => {
    const till = await tillForTest();
    const other = new Database(till.file);
    other.exec('BEGIN IMMEDIATE');
    const commandId = newId();
    const sell = () => till.asCashier.sales.record({ totalMinor: 500 }, { commandId });
    expect(refusal(await sell())).toBe('DATABASE_BUSY');
    // Looking goes on.
    expect(value(await till.asOwner.day.summary({})).sales.count).toBe(0);
    other.exec('ROLLBACK');
    other.close();
    expect(value(await sell()).receiptNumber).toBe(1);
    expect(value(await sell()).receiptNumber).toBe(1);
    await expectWhole(till);
  });
});
