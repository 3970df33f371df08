import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTill, value, type TestTill } from '../helpers/till.ts';

const given = [
  'Łucja',
  'Seán',
  'Zoë',
  'José',
  'Søren',
  'Anna',
  'Đorđe',
  'Ömer',
  'Nguyễn',
  'Ana',
  'Bo',
  'Marta',
];
const family = [
  'Kowalska',
  'O’Brien',
  'Straße',
  'García',
  'Ångström',
  'de la Cruz',
  'Müller',
  'Şahin',
  'Smith-Jones',
  'Li',
];
const others = [
  '李小龙',
  '李小',
  '王小龙',
  'نور الدين',
  'נועה לוי',
  'Ελένη Παππά',
  'Ирина Ёлкина',
  '山田 太郎',
  '김민준',
  'An',
];

describe('the search for a member', () => {
  let till: TestTill;
  const names: string[] = [];
  const cards: string[] = [];
  beforeAll(async () => {
    till = await openTill();
    for (let at = 0; at < 3_000; at += 1) {
      const name =
        at < others.length
          ? (others[at] ?? '')
          : `${given[at % given.length]} ${family[Math.floor(at / given.length) % family.length]} ${at}`;
      const phone = `+33 6 ${String(10_000_000 + at * 7)}`;
      const { cardNumber } = value(await till.asOwner.members.enrol({ name, phone }));
      names.push(name);
      cards.push(cardNumber);
    }
  });
  afterAll(() => till.close());

  const find = async (text: string, limit = 20): Promise<readonly string[]> =>
    value(await till.asCashier.members.find({ text, limit })).members.map(({ name }) => name);

  it.each([
    ['lucja', 'Łucja'],
    ['LUCJA kow', 'Łucja Kowalska'],
    ['obrien', 'O’Brien'],
    [`o'brien`, 'O’Brien'],
    ['sean', 'Seán'],
    ['strasse', 'Straße'],
    ['angstrom', 'Ångström'],
    ['nguyen', 'Nguyễn'],
    ['omer sahin', 'Ömer Şahin'],
    ['jones', 'Smith-Jones'],
    ['李', '李小龙'],
    ['小龙', '李小龙'],
    ['龙', '王小龙'],
    ['太郎', '山田 太郎'],
    ['김', '김민준'],
    ['נועה', 'נועה לוי'],
    ['نور', 'نور الدين'],
    ['ελενη', 'Ελένη Παππά'],
    ['елкина', 'Ирина Ёлкина'],
  ])('finds %s: %s', async (text, name) => {
    const found = await find(text, 200);
    expect(found.length).toBeGreaterThan(0);
    expect(found.some((each) => each.includes(name))).toBe(true);
  });

  it('finds whole names before beginnings of names', async () => {
    const [first, ...rest] = await find('An');
    expect(first).toBe('An');
    expect(rest.length).toBeGreaterThan(0);
  });

  it('finds a phone by any three digits in a row and more, however it is typed', async () => {
    const phone = String(10_000_000 + 2_500 * 7);
    for (const text of [phone, `06 ${phone}`, `+33 6 ${phone}`, `0033-6-${phone}`, phone.slice(-5)])
      expect(await find(text, 200), text).toContain(names[2_500]);
    expect(await find('01')).toEqual([]);
  });

  it('finds a card by its first digits, and by all of them', async () => {
    const card = cards[1_234] ?? '';
    expect(await find(card)).toEqual([names[1_234]]);
    expect(await find(card.slice(0, 9))).toContain(names[1_234]);
  });

  it('keeps to its limit, and lists nobody twice', async () => {
    const members = value(await till.asCashier.members.find({ text: 'a', limit: 200 })).members;
    expect(members).toHaveLength(200);
    expect(new Set(members.map(({ memberId }) => memberId)).size).toBe(200);
    expect(await find('a')).toHaveLength(20);
    expect(await find('a', 1)).toHaveLength(1);
  });

  it.each([
    '',
    '   ',
    '"',
    '*',
    'a*b"c',
    'NEAR(a b)',
    'a AND',
    'OR',
    '-a',
    '^a',
    '{folded}: a',
    `'; DROP TABLE member`,
    '\u0000',
    '%',
    '_',
  ])('takes %j as text and nothing else', async (text) => {
    expect(await till.asCashier.members.find({ text })).toMatchObject({ ok: true });
  });

  it('follows a name that changes, and forgets the old one', async () => {
    const { memberId } = value(
      await till.asCashier.members.enrol({ name: 'Quirin Xaver', phone: '99887766' }),
    );
    value(await till.asCashier.members.update({ memberId, name: 'Yasmin', phone: '11223344' }));
    expect(await find('quirin')).toEqual([]);
    expect(await find('99887766')).toEqual([]);
    expect(await find('yasmin')).toEqual(['Yasmin']);
    expect(await find('11223344')).toEqual(['Yasmin']);
    value(await till.asCashier.members.update({ memberId, phone: null }));
    expect(await find('11223344')).toEqual([]);
  });
});
