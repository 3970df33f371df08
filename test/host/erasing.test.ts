import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { testClock } from '../helpers/clock.ts';
import { folderForTest } from '../helpers/shop-folder.ts';
import { filesThatHold } from '../helpers/folder-bytes.ts';
import { expectWhole, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

const people = [
  {
    name: 'Łucja Brzęczyszczykiewicz',
    phone: '+48 601 739 284',
    email: 'lucja.brz@poczta.example',
    note: 'Orzechy szkodzą',
    cardNumber: 'BAKERY-7391',
    traces: ['Łucja', 'Brzęczyszczykiewicz', 'lucja', 'brzeczyszczykiewicz', '601739284', '601 739 284'],
  },
  {
    name: '欧阳慧敏',
    phone: '138 0571 2946',
    email: 'huimin@youjian.example',
    note: '对花生过敏',
    cardNumber: 'BAKERY-8802',
    traces: ['欧阳慧敏', '欧 阳 慧 敏', '13805712946', '138 0571 2946'],
  },
  {
    name: 'فاطمة الزهراء',
    phone: '٠٥٥ ١٢٣ ٤٥٦٧',
    email: 'fatima@barid.example',
    note: 'تحب خبز الجاودار',
    cardNumber: 'BAKERY-9913',
    traces: ['فاطمة', 'الزهراء', '0551234567', '٠٥٥ ١٢٣ ٤٥٦٧'],
  },
] as const;
type Person = (typeof people)[number];

const tracesOf = (person: Person) => [
  ...person.traces,
  person.email,
  person.note,
  person.cardNumber,
  `${person.name} said`,
];

/** Somebody with everything that a shop can hold about a person, and others around. */
async function shopWith(person: Person) {
  const clock = testClock('2026-11-21T10:00:00Z');
  const till = await tillForTest({ clock });
  const { asOwner } = till;
  const { name, phone, email, note, cardNumber } = person;
  for (let other = 0; other < 6; other += 1)
    value(await asOwner.members.enrol({ name: `Member number ${other}`, phone: `070000${other}` }));
  const consents = { marketing: true, profiling: true };
  const enrolling = { commandId: newId() };
  const enrolment = { name, phone, email, note, cardNumber, consents, birthday: '1984-07-13' };
  const { memberId } = value(await asOwner.members.enrol(enrolment, enrolling));
  const sale = value(await asOwner.sales.record({ cardNumber, totalMinor: 2_500 }));
  const wrong = value(await asOwner.sales.record({ cardNumber, totalMinor: 900 }));
  const said = `${name} said so`;
  value(await asOwner.sales.void({ saleId: wrong.saleId, reason: said }));
  value(await asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 300, reason: said }));
  value(await asOwner.points.adjust({ memberId, points: 9, reason: said }));
  const gives = { kind: 'amount', amountMinor: 100 } as const;
  const { rewardId } = value(await asOwner.rewards.save({ name: '€1 off', pointsCost: 3, gives }));
  const { redemptionId } = value(await asOwner.rewards.redeem({ memberId, rewardId }));
  value(await asOwner.rewards.cancel({ redemptionId, reason: said }));
  value(await asOwner.members.update({ memberId, note: `${note}!` }));
  value(await asOwner.members.update({ memberId, note }));
  return { till, clock, asOwner, memberId, sale, enrolling, enrolment };
}

/** Where traces are found. */
const isHeld = (till: TestTill, person: Person) => filesThatHold(till.folder, tracesOf(person));

describe('erasing a member', () => {
  it.each(people)('leaves nothing of $name in any byte of the shop’s folder', async (person) => {
    const { till, asOwner, memberId } = await shopWith(person);
    // The slip of the new card is kept by and by: it must have been there, to be taken away.
    await expect.poll(() => isHeld(till, person).join()).toContain('receipts');
    const answer = value(await asOwner.members.erase({ memberId, reason: `${person.name} said they move` }));
    expect(answer).toMatchObject({ memberId, pointsLapsed: 22 + 9 });
    expect(isHeld(till, person)).toEqual([]);
    await expectWhole(till);
    await till.till().close();
    expect(isHeld(till, person)).toEqual([]);
    await till.restart();
    await expectWhole(till);
  });

  it('keeps the books whole under an id that says nothing, and lets the points lapse', async () => {
    const [person] = people;
    const { asOwner, memberId, sale } = await shopWith(person);
    const before = value(await asOwner.day.summary({}));
    value(await asOwner.members.erase({ memberId, reason: 'Asked by letter' }));
    const after = value(await asOwner.day.summary({}));
    expect(after.sales).toEqual(before.sales);
    expect(after.points.closing).toBe(before.points.closing - 31);
    expect(value(await asOwner.sales.get({ saleId: sale.saleId })).memberName).toBe('');
    expect(value(await asOwner.members.find({ text: person.name })).members).toEqual([]);
    for (const procedure of [asOwner.members.get, asOwner.members.page, asOwner.points.balance])
      expect(refusal(await procedure({ memberId }))).toBe('MEMBER_ERASED memberId');
    const slip = value(await asOwner.sales.receipt({ saleId: sale.saleId, format: 'text' }));
    expect(JSON.stringify(slip)).not.toContain(person.cardNumber.slice(-4));
  });

  it('frees the card: who comes back can start again with it', async () => {
    const [person] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    value(await asOwner.members.erase({ memberId }));
    expect(value(await asOwner.cards.resolve({ code: person.cardNumber }))).toEqual({ kind: 'unknown' });
    const again = value(await asOwner.members.enrol({ name: 'Lu', cardNumber: person.cardNumber }));
    expect(again.memberId).not.toBe(memberId);
    await expectWhole(till);
  });

  it('still lets a sale of theirs be refunded', async () => {
    const [person] = people;
    const { till, asOwner, memberId, sale } = await shopWith(person);
    value(await asOwner.members.erase({ memberId }));
    const refund = await asOwner.sales.refund({ saleId: sale.saleId, amountMinor: 500, reason: 'Stale' });
    expect(refund).toMatchObject({ ok: true, value: { pointsClawedBack: 0, balance: 0 } });
    await expectWhole(till);
  });

  it('gives a stored answer that spoke of them no more', async () => {
    const [person] = people;
    const { asOwner, memberId, enrolling, enrolment } = await shopWith(person);
    value(await asOwner.members.erase({ memberId }));
    expect(refusal(await asOwner.members.enrol(enrolment, enrolling))).toBe('MEMBER_ERASED');
  });

  it('can be asked again, and answers once for one command', async () => {
    const [person] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    const commandId = newId();
    const first = value(await asOwner.members.erase({ memberId }, { commandId }));
    await till.restart();
    expect(value(await asOwner.members.erase({ memberId }, { commandId }))).toEqual(first);
    expect(value(await asOwner.members.erase({ memberId }))).toMatchObject({ pointsLapsed: 0 });
  });

  it('takes along whoever was merged into them', async () => {
    const [person, other] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    const { name, phone, email, note, cardNumber } = other;
    const twin = value(await asOwner.members.enrol({ name, phone, email, note, cardNumber }));
    value(await asOwner.members.merge({ keepId: memberId, mergeId: twin.memberId }));
    value(await asOwner.members.erase({ memberId: twin.memberId }));
    expect(isHeld(till, person)).toEqual([]);
    expect(isHeld(till, other)).toEqual([]);
    expect(refusal(await asOwner.members.unmerge({ mergedId: twin.memberId }))).toBe(
      'MEMBER_ERASED mergedId',
    );
    await expectWhole(till);
  });

  it('is done again where a backup of before is brought back', async () => {
    const [person] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    const { file } = value(await asOwner.data.backup({ file: 'before.sqlite' }));
    // Carried away before: nobody can reach it.
    const carried = join(folderForTest(), 'before.sqlite');
    copyFileSync(file, carried);
    value(await asOwner.members.erase({ memberId }));
    await till.till().close();
    copyFileSync(carried, till.file);
    expect(isHeld(till, person).join()).toContain('shop.sqlite');
    await till.restart();
    expect(refusal(await asOwner.members.get({ memberId }))).toBe('MEMBER_ERASED memberId');
    await till.till().close();
    expect(isHeld(till, person)).toEqual([]);
    await till.restart();
    await expectWhole(till);
  });

  it('reaches every backup, here and in the second folder, and what a restore kept; what it can’t reach is named', async () => {
    const [person] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    const second = join(folderForTest(), 'stick');
    mkdirSync(second);
    value(await asOwner.machine.setBackupFolder({ folder: second }));
    value(await asOwner.data.backup({ file: 'before.sqlite' }));
    value(await asOwner.rescue.restore({ file: 'before.sqlite' }));
    till.clock.advance({ hours: 2 });
    value(await asOwner.sales.record({ totalMinor: 100 }));
    await till.till().lookAtClock();
    const updated = join(till.folder, 'backups', 'before-update-2026.sqlite');
    copyFileSync(join(till.folder, 'backups', 'before.sqlite'), updated);
    value(await till.asCli.data.export({ folder: join(till.folder, 'exports', 'all') }));
    await expect.poll(() => filesThatHold(second, tracesOf(person)).length).toBeGreaterThan(0);
    const { mtimeMs } = statSync(join(till.folder, 'backups', 'before.sqlite'));

    const { unreached } = value(await asOwner.members.erase({ memberId }));
    expect([...unreached].toSorted()).toEqual([updated, join(till.folder, 'exports', 'all')].toSorted());
    const held = isHeld(till, person).map((each) => each.split(':')[0] ?? '');
    expect(held.filter((file) => !/^exports|before-update/.test(file))).toEqual([]);
    expect(filesThatHold(second, tracesOf(person))).toEqual([]);
    expect(statSync(join(till.folder, 'backups', 'before.sqlite')).mtimeMs).toBeCloseTo(mtimeMs, -1);
    // It is still a backup, and whoever puts it back has the points lapse again.
    value(await asOwner.rescue.restore({ file: 'before.sqlite' }));
    expect(refusal(await asOwner.members.get({ memberId }))).toBe('MEMBER_ERASED memberId');
    await expect
      .poll(async () => value(await asOwner.day.summary({ date: '2026-11-21' })).points.closing)
      .toBe(0);
    await expectWhole(till);

    rmSync(second, { recursive: true });
    const { memberId: other } = value(await asOwner.members.enrol({ name: 'Member of a day' }));
    const away = value(await asOwner.members.erase({ memberId: other })).unreached;
    expect(away.some((file) => file.startsWith(second))).toBe(true);
  });

  it('takes along what was typed by hand on their bills, and leaves the names of products', async () => {
    const till = await tillForTest();
    const { asOwner } = till;
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana' }));
    const { productId } = value(await asOwner.products.save({ name: 'Rye bread' }));
    const lines = [
      { name: 'Cake for Mrs Brzęczyszczykiewicz', quantity: 1_000, unitPriceMinor: 500 },
      { productId, quantity: 1_000, unitPriceMinor: 450 },
    ];
    const { saleId } = value(await asOwner.sales.record({ memberId, lines }));
    value(await asOwner.members.erase({ memberId }));
    const sale = value(await asOwner.sales.get({ saleId }));
    expect(sale.lines.map(({ name }) => name)).toEqual(['—', 'Rye bread']);
    expect(filesThatHold(till.folder, ['Brzęczyszczykiewicz'])).toEqual([]);
    await expectWhole(till);
  });

  it('keeps a list of ids alone beside the file, and mends it from the file', async () => {
    const [person] = people;
    const { till, asOwner, memberId } = await shopWith(person);
    value(await asOwner.members.erase({ memberId }));
    const list = join(till.folder, 'erased.json');
    expect(JSON.parse(readFileSync(list, 'utf8'))).toEqual({ members: [memberId] });
    await till.till().close();
    writeFileSync(list, 'not a list');
    await till.restart();
    await asOwner.system.status({});
    await expect.poll(() => readFileSync(list, 'utf8')).toContain(memberId);
  });
});
