import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { enrol, openShop, parseAnswer, regulars, start, temporaryFolder, type Running } from './regulars.ts';

const place = temporaryFolder();
const folder = join(place.path, 'shop');
const running: Running[] = [];
let card: string;

beforeAll(async () => {
  await openShop(folder);
  card = await enrol(folder);
});
afterEach(() => {
  for (const { child } of running.splice(0)) child.kill('SIGKILL');
});
afterAll(place.remove);

const line = (procedure: string, input: unknown = {}): string => `${JSON.stringify({ procedure, input })}\n`;
const sale = (totalMinor: number): string => line('sales.record', { cardNumber: card, totalMinor });
const batchOf = (input: string | Uint8Array) => regulars(['--data', folder, 'batch'], { input });
const answers = (stdout: string) => stdout.trimEnd().split('\n').map(parseAnswer);

function startBatch(...words: readonly string[]): Running {
  const batch = start(['--data', folder, 'batch', ...words]);
  running.push(batch);
  return batch;
}
const answerOf = async (batch: Running) => parseAnswer((await batch.nextLine()) ?? '');

describe('batch', () => {
  it('answers each line that has something in it, in order', async () => {
    const { status, stdout, stderr } = await batchOf(
      `\ufeff${line('system.status')}\n  \r\n${sale(100)}${sale(200).trimEnd()}\r\n${sale(300).trimEnd()}`,
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(answers(stdout).map(({ value }) => value['pointsEarned'])).toEqual([undefined, 1, 2, 3]);
  });

  it('has an answer for lines that make no sense, and goes on', async () => {
    const nonsense: readonly (readonly [line: string, code: string, field?: string])[] = [
      ['not json', 'INPUT_INVALID'],
      ['null', 'INPUT_INVALID'],
      ['[1]', 'INPUT_INVALID'],
      ['{"input":{}}', 'INPUT_INVALID', 'procedure'],
      ['{"procedure":7}', 'INPUT_INVALID', 'procedure'],
      ['{"procedure":"system.status","session":{"role":"owner"}}', 'INPUT_INVALID', 'session'],
      ['{"procedure":"system.status","commandId":5}', 'INPUT_INVALID', 'commandId'],
      ['{"procedure":"sales.fly"}', 'PROCEDURE_UNKNOWN'],
      ['{"procedure":"__proto__"}', 'PROCEDURE_UNKNOWN'],
      ['{"procedure":"sales.constructor"}', 'PROCEDURE_UNKNOWN'],
      ['{"procedure":"sales.record"}', 'INPUT_INVALID', 'totalMinor'],
      [`{"procedure":"sales.record","input":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'INPUT_INVALID'],
      [`{"procedure":"${'x'.repeat(2_000_000)}"}`, 'INPUT_INVALID'],
    ];
    const bytes = Buffer.concat([
      Buffer.from(nonsense.map(([text]) => `${text}\n`).join('')),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from(line('system.status')),
    ]);
    const { status, stdout, stderr } = await batchOf(bytes);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const all = answers(stdout);
    expect(all).toHaveLength(nonsense.length + 2);
    for (const [index, [text, code, field]] of nonsense.entries()) {
      expect(all[index]?.error, text.slice(0, 60)).toMatchObject(
        field === undefined ? { code } : { code, field },
      );
    }
    expect(all.at(-2)?.error.code).toBe('INPUT_INVALID');
    expect(all.at(-1)?.ok).toBe(true);
  });

  it('answers at once whoever writes one line and waits', async () => {
    const batch = startBatch();
    for (const totalMinor of [500, 600, 700]) {
      batch.write(sale(totalMinor));
      expect((await answerOf(batch)).value['pointsEarned']).toBe(totalMinor / 100);
    }
    batch.child.stdin.end();
    expect((await batch.ended).status).toBe(0);
  });

  it('makes the shop where its first line asks for that, and else says that there is none', async () => {
    const other = join(place.path, 'made-by-batch');
    const setUp = line('shop.setUp', { name: 'Neu', currency: 'JPY', timeZone: 'Asia/Tokyo' });
    const none = await regulars(['--data', other, 'batch'], { input: line('shop.get') });
    expect(none.status).toBe(1);
    expect(none.answer().error.code).toBe('SHOP_NOT_SET_UP');
    expect(existsSync(other)).toBe(false);
    const made = await regulars(['--data', other, 'batch'], {
      input: line('shop.get') + setUp + line('shop.get'),
    });
    expect(answers(made.stdout).map(({ ok }) => ok)).toEqual([false, true, true]);
    const nothing = await regulars(['--data', join(place.path, 'untouched'), 'batch'], { input: '\n\n' });
    expect(nothing).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('keeps its place when its answers aren’t read for a while', async () => {
    const batch = startBatch();
    batch.child.stdout.pause();
    const count = 3_000;
    for (let number = 0; number < count; number += 1)
      batch.write(line('sales.quote', { totalMinor: number }));
    batch.child.stdin.end(sale(12_300));
    let last: string | undefined;
    let lines = 0;
    for (let next = await batch.nextLine(); next !== undefined; next = await batch.nextLine()) {
      last = next;
      lines += 1;
    }
    expect(lines).toBe(count + 1);
    expect(parseAnswer(last ?? '').value['pointsEarned']).toBe(123);
  });

  it('ends without a fuss when nobody reads its answers any more', async () => {
    const batch = startBatch();
    batch.write(line('system.status'));
    await batch.nextLine();
    batch.child.stdout.destroy();
    for (let turn = 0; turn < 2_000; turn += 1) batch.write(line('shop.get'));
    const { status, stderr } = await batch.ended;
    expect({ status, stderr }).toEqual({ status: 3, stderr: '' });
    expect((await regulars(['--data', folder, 'verify'])).status).toBe(0);
  });
});

describe('beside a batch that has the shop', () => {
  it('another call is answered through it, and after it too', async () => {
    const batch = startBatch();
    batch.write(sale(1_000));
    await answerOf(batch);
    const beside = await regulars(['--data', folder, 'sale', '--card', card, '--total', '9', '--json']);
    expect(beside.answer()).toMatchObject({ ok: true, value: { pointsEarned: 9 } });
    batch.write(sale(1_100));
    const after = (await answerOf(batch)).value;
    expect(after['receiptNumber']).toBe(Number(beside.answer().value['receiptNumber']) + 1);
    batch.child.stdin.end();
    await batch.ended;
    expect(existsSync(join(folder, 'host.json'))).toBe(false);
    expect(existsSync(join(folder, 'host.sock'))).toBe(false);
  });

  it('a caller may lower its role there, as it may alone', async () => {
    const batch = startBatch();
    batch.write(line('system.status'));
    await answerOf(batch);
    const lowered = await regulars(['--data', folder, '--role', 'cashier', 'call', 'data.verify']);
    expect(lowered.answer().error.code).toBe('NOT_ALLOWED');
    const backup = await regulars(['--data', folder, 'backup', 'beside.sqlite'], { directory: place.path });
    expect(backup.status).toBe(0);
    expect(statSync(join(place.path, 'beside.sqlite')).size).toBeGreaterThan(0);
  });

  it('an input that is too long for the road is refused as one that is too long for the procedure', async () => {
    const words = ['--data', folder, 'call', 'members.find', '--input', '-'];
    const input = `{"text":"${'x'.repeat(1024 * 1024 - 30)}"}`;
    const alone = await regulars(words, { input });
    const batch = startBatch();
    batch.write(line('system.status'));
    await answerOf(batch);
    const beside = await regulars(words, { input });
    for (const { status, answer } of [alone, beside]) {
      expect(status).toBe(1);
      expect(answer().error.code).toBe('INPUT_INVALID');
    }
  });

  it('the next call takes over when it is killed', async () => {
    const batch = startBatch();
    batch.write(sale(2_000));
    const { saleId } = (await answerOf(batch)).value;
    batch.child.kill('SIGKILL');
    await batch.ended;
    const slip = { saleId, format: 'document' };
    const found = await regulars([
      '--data',
      folder,
      'call',
      'sales.receipt',
      '--input',
      JSON.stringify(slip),
    ]);
    expect(found.status).toBe(0);
    expect((await regulars(['--data', folder, 'verify'])).status).toBe(0);
  });

  it('no sale that was answered is lost when it is killed, and none is counted twice when all are asked again', async () => {
    const own = join(place.path, 'killed');
    await openShop(own);
    const cardNumber = await enrol(own);
    const asked = Array.from({ length: 400 }, (_, number) => {
      const commandId = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
      return JSON.stringify({ procedure: 'sales.record', input: { cardNumber, totalMinor: 100 }, commandId });
    });
    const countOf = async (): Promise<number> => {
      const report = await regulars(['--data', own, 'report', 'day', '--json']);
      return (report.answer().value['sales'] as { count: number }).count;
    };
    const batch = start(['--data', own, 'batch']);
    running.push(batch);
    batch.write(asked.map((text) => `${text}\n`).join(''));
    let answered = 0;
    while (answered < 100 && (await batch.nextLine()) !== undefined) answered += 1;
    batch.child.kill('SIGKILL');
    const { stdout } = await batch.ended;
    const acknowledged = stdout.split('\n').slice(0, -1).length;
    expect(acknowledged).toBeGreaterThanOrEqual(100);
    expect(await countOf()).toBeGreaterThanOrEqual(acknowledged);
    const again = await regulars(['--data', own, 'batch'], { input: asked.join('\n') });
    expect(again.status).toBe(0);
    expect(again.stdout.startsWith(stdout.slice(0, stdout.lastIndexOf('\n') + 1))).toBe(true);
    expect(await countOf()).toBe(asked.length);
    expect((await regulars(['--data', own, 'verify'])).status).toBe(0);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('nothing is left open when it is ended with %s', async (signal) => {
    const batch = startBatch();
    batch.write(sale(3_000));
    await answerOf(batch);
    batch.child.kill(signal);
    expect((await batch.ended).signal).toBe(signal);
    for (const left of ['host.json', 'host.sock', 'shop.sqlite-wal'])
      expect(existsSync(join(folder, left))).toBe(false);
  });

  it('many calls at once all come through, each once', async () => {
    const before = (await regulars(['--data', folder, 'report', 'day', '--json'])).answer().value;
    const sold = await Promise.all(
      Array.from({ length: 6 }, () =>
        regulars(['--data', folder, 'sale', '--card', card, '--total', '1', '--json']),
      ),
    );
    expect(sold.map(({ status }) => status)).toEqual([0, 0, 0, 0, 0, 0]);
    const after = (await regulars(['--data', folder, 'report', 'day', '--json'])).answer().value;
    const count = (report: Readonly<Record<string, unknown>>) => (report['sales'] as { count: number }).count;
    expect(count(after) - count(before)).toBe(6);
  });
});
