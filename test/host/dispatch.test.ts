import { describe, expect, it } from 'vitest';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { folderForTest, filesIn } from '../helpers/shop-folder.ts';
import { cli, expectWhole, owner, refusal, tillForTest, value } from '../helpers/till.ts';

describe('a command that is asked twice', () => {
  it('is a reused id when another file is asked for while the first copy is being made', async () => {
    const till = await tillForTest();
    const commandId = newId();
    const [first, second] = await Promise.all([
      till.asOwner.data.backup({ file: 'one.sqlite' }, { commandId }),
      till.asOwner.data.backup({ file: 'two.sqlite' }, { commandId }),
    ]);
    expect(first).toMatchObject({ ok: true });
    expect(refusal(second)).toBe('COMMAND_ID_REUSED commandId');
    expect(existsSync(join(till.folder, 'backups', 'two.sqlite'))).toBe(false);
  });

  it('is one copy when the same file is asked for while it is being made', async () => {
    const till = await tillForTest();
    const commandId = newId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => till.asOwner.data.backup({ file: 'one.sqlite' }, { commandId })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(value(answer)))).size).toBe(1);
  });

  it('is a reused id for a sale while a copy is made under it', async () => {
    const till = await tillForTest();
    const commandId = newId();
    const [copy, sale] = await Promise.all([
      till.asOwner.data.backup({ file: 'one.sqlite' }, { commandId }),
      till.asOwner.sales.record({ totalMinor: 100 }, { commandId }),
    ]);
    expect(copy).toMatchObject({ ok: true });
    expect(refusal(sale)).toBe('COMMAND_ID_REUSED commandId');
  });
});

describe('a backup', () => {
  it('never lands on a file that another one has just made', async () => {
    const till = await tillForTest();
    const both = await Promise.all([
      till.asOwner.data.backup({ file: 'same.sqlite' }),
      till.asOwner.data.backup({ file: 'same.sqlite' }),
    ]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok).map(refusal)).toEqual(['FILE_EXISTS file']);
  });

  it('into a folder that isn’t there is a fault that names the file', async () => {
    const till = await tillForTest();
    const file = join(folderForTest(), 'no', 'such', 'copy.sqlite');
    const answer = await till.asCli.data.backup({ file });
    expect(answer).toMatchObject({ ok: false, error: { code: 'FILE_NOT_WRITABLE', details: { file } } });
  });

  it('under a name that the disk doesn’t take is a fault, and leaves nothing', async () => {
    const till = await tillForTest();
    const answer = await till.asOwner.data.backup({ file: 'x'.repeat(300) });
    expect(answer).toMatchObject({ ok: false, error: { kind: 'fault', code: 'FILE_NOT_WRITABLE' } });
    expect([...filesIn(till.folder).keys()].filter((name) => name.startsWith('backups'))).toEqual([]);
  });

  it('that a killed till left half made is taken away, and nothing else', async () => {
    const till = await tillForTest();
    value(await till.asOwner.data.backup({ file: 'whole.sqlite' }));
    await till.till().close();
    const backups = join(till.folder, 'backups');
    for (const name of [`.${newId()}.part`, `.${newId()}.part-journal`, '.mine.part', 'x.part'])
      writeFileSync(join(backups, name), 'half');
    await till.restart();
    expect(readdirSync(backups).toSorted()).toEqual(['.mine.part', 'whole.sqlite', 'x.part']);
  });

  it('is a whole shop that opens and adds up', async () => {
    const till = await tillForTest();
    const { cardNumber, memberId } = value(await till.asOwner.members.enrol({ name: '李小龙' }));
    value(await till.asOwner.sales.record({ cardNumber, totalMinor: 1250 }));
    const folder = folderForTest();
    value(await till.asCli.data.backup({ file: join(folder, 'shop.sqlite') }));
    expect([...filesIn(folder).keys()]).toEqual(['shop.sqlite']);
    const copy = await tillForTest({ folder, setUp: null });
    expect(value(await copy.asOwner.points.balance({ memberId })).balance).toBe(12);
    await expectWhole(copy);
  });
});

describe('dispatch', () => {
  it('answers a committed command even when a listener breaks', async () => {
    const till = await tillForTest();
    till.till().onEvent(() => {
      throw new Error('a window that went away');
    });
    const told: string[] = [];
    till.till().onEvent(({ name }) => told.push(name));
    value(await till.asOwner.sales.record({ totalMinor: 100 }));
    expect(told).toEqual(['sale.changed']);
  });

  it('says what is wrong with a command id that isn’t a text', async () => {
    const till = await tillForTest();
    const ask = (id: unknown) =>
      till.till().dispatch(owner, 'sales.record', { totalMinor: 100 }, id as string | undefined);
    expect(await ask(5)).toMatchObject({
      error: {
        code: 'INPUT_INVALID',
        field: 'commandId',
        message: expect.stringContaining('must be a text'),
      },
    });
    expect(await ask('5')).toMatchObject({ error: { code: 'INPUT_INVALID', field: 'commandId' } });
  });

  it('answers a closed till’s asker with a fault', async () => {
    const till = await tillForTest();
    await till.till().close();
    expect(await till.asOwner.system.status({})).toMatchObject({ error: { code: 'HOST_UNREACHABLE' } });
  });

  it('writes a cashier of the command line into the staff as a cashier', async () => {
    const till = await tillForTest();
    const asBo = till.clientAs({ ...cli, actorName: 'cli:bo', role: 'cashier' });
    value(await asBo.sales.record({ totalMinor: 100 }));
    await till.edit((database) => {
      expect(database.prepare(`SELECT role FROM staff WHERE name = 'cli:bo'`).get()).toEqual({
        role: 'cashier',
      });
    });
  });
});
