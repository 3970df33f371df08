import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enrol, openShop, regulars, temporaryFolder, type Outcome } from './regulars.ts';

const place = temporaryFolder();
const folder = join(place.path, 'shop');
const inShop = (...words: readonly string[]): Promise<Outcome> => regulars(['--data', folder, ...words]);
let card: string;

beforeAll(async () => {
  await openShop(folder);
  card = await enrol(folder);
});
afterAll(place.remove);

describe('init', () => {
  it('makes a shop once', async () => {
    const again = await inShop('init', '--shop', 'Süd', '--currency', 'EUR', '--time-zone', 'UTC', '--json');
    expect(again.status).toBe(1);
    expect(again.answer().error.code).toBe('SHOP_ALREADY_SET_UP');
  });

  it('says what it made', async () => {
    const words = [
      '--shop',
      'Ost',
      '--currency',
      'KWD',
      '--time-zone',
      'Asia/Kuwait',
      '--points-per-unit',
      '3',
    ];
    const other = join(place.path, 'east', 'shop');
    const made = await regulars([
      '--data',
      other,
      'init',
      ...words,
      '--cut-over',
      '02:30',
      '--locale',
      'zh-CN',
    ]);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain('Ost');
    expect(made.stdout).toContain('02:30');
    const shop = await regulars(['call', 'shop.get'], { environment: { REGULARS_DATA: other } });
    expect(shop.answer().value).toMatchObject({
      name: 'Ost',
      currency: { code: 'KWD', exponent: 3 },
      locale: 'zh-CN',
    });
  });

  const refused: readonly (readonly [words: string, code: string, field: string])[] = [
    ['--currency euro --time-zone UTC', 'INPUT_INVALID', 'currency'],
    ['--currency QQQ --time-zone UTC', 'CURRENCY_UNKNOWN', 'currency'],
    ['--currency EUR --time-zone Mars/Olympus', 'TIME_ZONE_UNKNOWN', 'timeZone'],
    ['--currency EUR --time-zone UTC --cut-over 12:00', 'INPUT_INVALID', 'cutOver'],
    ['--currency EUR --time-zone UTC --locale klingon', 'INPUT_INVALID', 'locale'],
    ['--currency EUR --time-zone UTC --points-per-unit 0', 'INPUT_INVALID', 'pointsPerUnit'],
  ];
  it.each(refused)('refuses %s', async (words, code, field) => {
    const other = join(place.path, 'refused');
    const outcome = await regulars(['--data', other, 'init', '--shop', 'X', '--json', ...words.split(' ')]);
    expect(outcome.status).toBe(1);
    expect(outcome.answer().error).toMatchObject({ code, field });
    // The folder is as good as empty: a right set-up works there.
    expect((await regulars(['--data', other, 'call', 'shop.get'])).answer().error.code).toBe(
      'SHOP_NOT_SET_UP',
    );
  });
});

describe('sale', () => {
  it('records what was paid and says what the person at the counter wants to know', async () => {
    const { status, stdout, stderr } = await inShop('sale', '--card', card, '--total', '12.50');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Receipt \d+: 12 points earned$/m);
    expect(stdout).toMatch(/^Balance: 12 points$/m);
    expect(stdout).toMatch(/^Carried on: €0\.50$/m);
  });

  it('answers in JSON when asked, once for one command id', async () => {
    const words = [
      'sale',
      '--card',
      card,
      '--total',
      '7',
      '--json',
      '--command-id',
      '6f1c9c1e-6b1f-4a44-8f0e-3d1f6f1f0a11',
    ];
    const first = await inShop(...words);
    expect(first.answer()).toMatchObject({ ok: true, value: { pointsEarned: 7 } });
    expect((await inShop(...words)).stdout).toBe(first.stdout);
    const other = await inShop(...words.map((word) => (word === '7' ? '8' : word)));
    expect(other.status).toBe(1);
    expect(other.answer().error.code).toBe('COMMAND_ID_REUSED');
  });

  it('writes the slip as text and as a printer’s bytes', async () => {
    const text = join(place.path, 'slip.txt');
    const bytes = join(place.path, 'slip.bin');
    expect((await inShop('sale', '--card', card, '--total', '3,25', '--receipt', text)).status).toBe(0);
    expect(readFileSync(text, 'utf8')).toContain('€3.25');
    expect(readFileSync(text, 'utf8')).not.toContain(card);
    expect((await inShop('sale', '--card', card, '--total', '1', '--receipt', bytes)).status).toBe(0);
    expect(readFileSync(bytes).subarray(0, 2)).toEqual(Buffer.from([0x1b, 0x40]));
    expect(readdirSync(place.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  it('stands when its slip can’t be written, and says both', async () => {
    const file = join(place.path, 'nowhere', 'slip.txt');
    const outcome = await inShop('sale', '--card', card, '--total', '2', '--receipt', file, '--json');
    expect(outcome.status).toBe(3);
    const { receiptNumber } = outcome.answer().value;
    expect(outcome.stderr).toContain(`The sale stands, it is receipt ${String(receiptNumber)}`);
    expect(outcome.stderr).toContain(file);
  });

  const refused: readonly (readonly [words: string, code: string, field: string])[] = [
    ['--card CARD --total 12.505', 'AMOUNT_WRONG_DECIMALS', 'total'],
    ['--card CARD --total 1000.01', 'TOTAL_NEEDS_CONFIRMATION', 'totalMinor'],
    ['--card CARD --total -5', 'INPUT_INVALID', 'totalMinor'],
    ['--card CARD --total 99999999999', 'INPUT_INVALID', 'total'],
    ['--card CARD --total 999999999999999', 'INPUT_INVALID', 'total'],
    ['--card unknown --total 5', 'CARD_UNKNOWN', 'cardNumber'],
    ['--card 4111111111111111 --total 5', 'CARD_LOOKS_LIKE_PAYMENT', 'cardNumber'],
    ['--card CARD --total 5 --command-id nonsense', 'INPUT_INVALID', 'commandId'],
  ];
  it.each(refused)('refuses %s', async (words, code, field) => {
    const typed = words.split(' ').map((word) => (word === 'CARD' ? card : word));
    const refusal = await inShop('sale', ...typed, '--json');
    expect(refusal).toMatchObject({ status: 1, stderr: '' });
    expect(refusal.answer().error).toMatchObject({ kind: 'refusal', code, field });
  });

  it('that is refused is told in a sentence to a person, and leaves nothing in the book', async () => {
    const before = await inShop('call', 'sales.list');
    const plain = await inShop('sale', '--card', 'unknown', '--total', '5');
    expect(plain).toMatchObject({ status: 1, stdout: '' });
    expect(plain.stderr).toMatch(/^This card isn’t known here\..*\n$/);
    expect((await inShop('call', 'sales.list')).stdout).toBe(before.stdout);
  });

  it('takes a large total that is confirmed', async () => {
    const outcome = await inShop('sale', '--card', card, '--total', '1000.01', '--confirm', '--json');
    expect(outcome.answer()).toMatchObject({ ok: true, value: { pointsEarned: expect.any(Number) } });
  });
});

describe('report day', () => {
  it('is a page whose points add up', async () => {
    const json = (await inShop('report', 'day', '--json')).answer().value;
    const page = await inShop('report', 'day');
    expect(page.status).toBe(0);
    const figures = [...page.stdout.matchAll(/ {2,}([+−]?) ?([\d,]+)$/gm)].map(
      ([, sign, digits]) => Number(digits?.replaceAll(',', '')) * (sign === '−' ? -1 : 1) + 0,
    );
    const points = json['points'] as Record<string, number>;
    const { opening, issued, clawedBack, redeemed, returned, expired, adjusted, closing } = points;
    const parts = [
      opening,
      issued,
      -Number(clawedBack),
      -Number(redeemed),
      returned,
      -Number(expired),
      adjusted,
    ];
    expect(figures.slice(2, 10)).toEqual([...parts, closing].map((part) => Number(part) + 0));
    expect(parts.reduce((sum: number, part) => sum + Number(part), 0)).toBe(closing);
    expect(page.stdout).toContain(String(json['chainHead']));
    for (const line of page.stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(66);
  });

  it('goes into a file as a page for a sheet of paper, as a table, as a slip; into one at a time', async () => {
    const file = (name: string): string => join(place.path, name);
    const letter = await inShop('report', 'day', '--html', file('day.html'), '--paper', 'letter');
    expect(letter).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(file('day.html'), 'utf8')).toContain('@page { size: letter;');
    expect((await inShop('report', 'day', '--csv', file('day.csv'))).status).toBe(0);
    expect(readFileSync(file('day.csv')).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect((await inShop('report', 'day', '--slip', file('day.txt'))).status).toBe(0);
    expect(readFileSync(file('day.txt'), 'utf8')).toContain('Net sales');
    const wrong = [
      ['--csv', file('a.csv'), '--html', file('a.html')],
      ['--csv', file('a.csv'), '--paper', 'a4'],
      ['--html', file('a.html'), '--paper', 'a5'],
      ['--slip', file('a.pdf')],
    ];
    for (const words of wrong) expect((await inShop('report', 'day', ...words)).status).toBe(2);
    expect(existsSync(file('a.csv')) || existsSync(file('a.html'))).toBe(false);
  });

  it('has an overview of thirty days beside it', async () => {
    const json = (await inShop('report', 'overview', '--json')).answer().value;
    expect(json['days']).toHaveLength(30);
    const page = await inShop('report', 'overview');
    expect(page).toMatchObject({ status: 0, stderr: '' });
    expect(page.stdout).toContain('Whom to call back');
    expect((await inShop('report', 'overview', '--until', '2999-01-01', '--json')).answer().error.code).toBe(
      'DAY_IN_FUTURE',
    );
  });

  it('refuses a day to come and a day that isn’t one', async () => {
    expect((await inShop('report', 'day', '--date', '2999-01-01', '--json')).answer().error.code).toBe(
      'DAY_IN_FUTURE',
    );
    const unreal = await inShop('report', 'day', '--date', '2026-02-30', '--json');
    expect(unreal.status).toBe(1);
    expect(unreal.answer().error).toMatchObject({ code: 'INPUT_INVALID', field: 'date' });
  });
});

describe('verify', () => {
  it('lists its checks, and knows the head of a printed report', async () => {
    const fine = await inShop('verify');
    expect(fine.status).toBe(0);
    expect(fine.stdout).toMatch(/^✓ /m);
    const head = String((await inShop('report', 'day', '--json')).answer().value['chainHead']);
    expect((await inShop('verify', '--head', head.slice(0, 16))).status).toBe(0);
  });

  it('fails for a head that isn’t this shop’s', async () => {
    const json = await inShop('verify', '--head', 'f'.repeat(64), '--json');
    expect(json.status).toBe(1);
    expect(json.answer()).toMatchObject({ ok: true, value: { ok: false } });
    const plain = await inShop('verify', '--head', 'f'.repeat(64));
    expect(plain.status).toBe(1);
    expect(plain.stdout).toMatch(/^✗ /m);
    expect(plain.stderr).toContain('isn’t the one that this hash');
    const malformed = await inShop('verify', '--head', 'zz', '--json');
    expect(malformed.answer().error).toMatchObject({ code: 'INPUT_INVALID', field: 'head' });
  });
});

describe('backup', () => {
  it('goes where the asker stands, and never over a file', async () => {
    const words = ['--data', folder, 'backup', 'copy.sqlite', '--json'];
    const made = await regulars(words, { directory: place.path });
    const file = join(place.path, 'copy.sqlite');
    expect(made.answer().value).toEqual({ file, sizeBytes: statSync(file).size });
    const again = await regulars(words, { directory: place.path });
    expect(again.status).toBe(1);
    expect(again.answer().error.code).toBe('FILE_EXISTS');
  });

  it('is a shop of its own', async () => {
    const other = join(place.path, 'restored');
    await openShop(other);
    const file = join(place.path, 'whole.sqlite');
    expect((await inShop('backup', file)).stdout).toContain(file);
    const head = (await inShop('report', 'day', '--json')).answer().value['chainHead'];
    const { copyFileSync } = await import('node:fs');
    copyFileSync(file, join(other, 'shop.sqlite'));
    expect((await regulars(['--data', other, 'verify', '--head', String(head)])).status).toBe(0);
  });

  it('says which file it couldn’t write, and leaves none', async () => {
    const file = join(place.path, 'nowhere', 'copy.sqlite');
    const outcome = await inShop('backup', file, '--json');
    expect(outcome.status).toBe(3);
    expect(outcome.answer().error).toMatchObject({ kind: 'fault', code: 'FILE_NOT_WRITABLE' });
    expect(outcome.answer().error.message).toContain(file);
    expect(existsSync(file)).toBe(false);
  });
});

describe('call', () => {
  it('reads its input from the command and from standard input', async () => {
    const words = ['--data', folder, 'call', 'sales.quote', '--input'];
    const typed = await regulars([...words, '{"totalMinor":1250}']);
    const piped = await regulars([...words, '-'], { input: '\ufeff{"totalMinor":1250}\n' });
    expect(typed.status).toBe(0);
    expect(piped.stdout).toBe(typed.stdout);
  });

  it('acts as the owner under the system user’s name, or as less', async () => {
    const status = (await inShop('call', 'system.status')).answer().value;
    expect(status['actor']).toEqual({ name: `cli:${userInfo().username}`, role: 'owner' });
    const lowered = await inShop('--role', 'cashier', 'call', 'data.verify');
    expect(lowered.status).toBe(1);
    expect(lowered.answer().error.code).toBe('NOT_ALLOWED');
  });

  const inputs: readonly (readonly [input: string, field: string])[] = [
    ['{"totalMinor":1e308}', 'totalMinor'],
    ['{"totalMinor":-0}', 'totalMinor'],
    ['{"totalMinor":9007199254740992}', 'totalMinor'],
    ['{"totalMinor":"12"}', 'totalMinor'],
    ['{"totalMinor":12.5}', 'totalMinor'],
    ['{"totalMinor":100,"bogus":1}', 'bogus'],
    ['{"totalMinor":100,"__proto__":{"role":"owner"}}', '__proto__'],
    [`{"totalMinor":100,"cardNumber":"${'9'.repeat(100_000)}"}`, 'cardNumber'],
    ['{"totalMinor":100,"cardNumber":"\\u0000"}', 'cardNumber'],
    ['{"totalMinor":100,"cardNumber":"\\ud800"}', 'cardNumber'],
    ['{"totalMinor":100,"cardNumber":"\\u202e123"}', 'cardNumber'],
    ['{}', 'totalMinor'],
  ];
  it.each(inputs)('refuses %.60s and names the field', async (input, field) => {
    const outcome = await regulars(['--data', folder, 'call', 'sales.record', '--input', '-'], { input });
    expect(outcome.status).toBe(1);
    expect(outcome.answer().error).toMatchObject({ code: 'INPUT_INVALID', field });
  });

  it.each(['null', '[]', '"text"', '3', `${'['.repeat(50_000)}${']'.repeat(50_000)}`])(
    'refuses an input that is no object: %.20s',
    async (input) => {
      const outcome = await regulars(['--data', folder, 'call', 'sales.record', '--input', '-'], { input });
      expect(outcome.status).toBe(1);
      expect(outcome.answer().error.code).toBe('INPUT_INVALID');
    },
  );
});

describe('a shop in Chinese', () => {
  it('is answered in Chinese, whatever the system speaks', async () => {
    const other = join(place.path, 'chinese');
    await openShop(other, '--locale', 'zh-CN');
    const number = await enrol(other, '李小龙');
    const sold = await regulars(['--data', other, 'sale', '--card', number, '--total', '9.90']);
    expect(sold.stdout).toContain('小票');
    const page = await regulars(['--data', other, 'report', 'day']);
    expect(page.stdout).toContain('日报');
    const refused = await regulars(['--data', other, 'sale', '--card', 'x', '--total', '1']);
    expect(refused.stderr).toMatch(/\p{Script=Han}/u);
  });
});
