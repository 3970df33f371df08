import { describe, expect, it } from 'vitest';
import { procedures } from '../../../electron/core/contract/till-api.ts';
import { countRows } from '../../helpers/row-counts.ts';
import { refusal, value } from '../../helpers/till.ts';
import type { Binding } from './binding.ts';
import type { SuiteShop } from './suite-shop.ts';

const badNumbers: readonly (readonly [what: string, value: unknown])[] = [
  ['NaN', Number.NaN],
  ['infinity', Infinity],
  ['1e308', 1e308],
  ['-0', -0],
  ['2^53', 2 ** 53],
  ['-1', -1],
  ['12.5', 12.5],
  ['a trillion', 1e12],
  ['a text', '1250'],
  ['an empty text', ''],
  ['null', null],
  ['a list', [1250]],
  ['an object', { valueOf: 1250 }],
  ['true', true],
];

const badNames: readonly (readonly [what: string, value: unknown])[] = [
  ['empty', ''],
  ['only spaces', ' \u3000 '],
  ['only invisible characters', '\u200b\u2060'],
  ['100,000 characters long', 'a'.repeat(100_000)],
  ['with a NUL', 'Ana\u0000'],
  ['with an escape', 'Ana\u001b[2J'],
  ['with a bell of the second set of controls', 'Ana\u0085'],
  ['with a line end', 'Ana\nBo'],
  ['with a line separator', 'Ana\u2028Bo'],
  ['with half a character', 'Ana\ud83d'],
  ['with the other half', '\udc00Ana'],
  ['with a right-to-left override', 'Ana\u202Egnp.exe'],
  ['with an isolate', 'Ana\u2066Bo\u2069'],
  ['a number', 5],
  ['a list', ['Ana']],
  ['null', null],
];

const keptNames: readonly string[] = [
  `Robert'); DROP TABLE member;--`,
  `<script>alert("x")</script> & <b>Bo</b>`,
  '${process.exit()} {{7*7}} %s %n',
  '../../etc/passwd',
  'محمد بن علي',
  'נועה לוי',
  '👩‍👩‍👧 Ana 🧁',
  'Zoë Ångström-Nuñez',
];

export function describeBadInput(shop: () => SuiteShop, { carriesProtoKey }: Binding): void {
  const refuses = async (procedure: string, input: unknown, field: string | undefined): Promise<void> => {
    const before = countRows(shop().file);
    const answer = await shop().call(procedure, input);
    expect(refusal(answer)).toBe(field === undefined ? 'INPUT_INVALID' : `INPUT_INVALID ${field}`);
    if (answer.ok) return;
    expect(answer.error.kind).toBe('refusal');
    expect(answer.error.message.length).toBeLessThan(300);
    expect(answer.error.message).toContain(field ?? procedure);
    expect(countRows(shop().file)).toEqual(before);
  };

  describe('bad input', () => {
    it.each(badNumbers)('%s is no total', async (_, totalMinor) => {
      await refuses('sales.record', { totalMinor }, 'totalMinor');
      await refuses('sales.quote', { totalMinor }, 'totalMinor');
    });

    it.each(badNumbers)('%s is no quantity', (_, quantity) =>
      refuses(
        'sales.record',
        {
          totalMinor: 5,
          lines: [{ name: 'Rye', quantity: quantity === 12.5 ? 0 : quantity, unitPriceMinor: 5 }],
        },
        'lines.0.quantity',
      ),
    );

    it.each(badNumbers.filter(([what]) => what !== '-1'))('%s is no number of points', async (_, points) => {
      const { memberId } = value(await shop().asOwner.members.enrol({ name: 'Hugo' }));
      await refuses('points.adjust', { memberId, points, reason: 'A gift' }, 'points');
    });

    it.each(badNames)('a name that is %s is refused', async (_, name) => {
      await refuses('members.enrol', { name }, 'name');
      await refuses('shop.update', { name }, 'name');
    });

    it.each(badNames)('a card’s number that is %s is refused', (_, cardNumber) =>
      refuses('members.enrol', { name: 'Ida', cardNumber }, 'cardNumber'),
    );

    it.each([
      ['members.get', { memberId: '' }, 'memberId'],
      ['members.get', { memberId: `' OR 1=1 --` }, 'memberId'],
      ['sales.void', { saleId: '01900000-0000-7000-8000-00000000beef', reason: '' }, 'reason'],
      [
        'sales.void',
        { saleId: '01900000-0000-7000-8000-00000000beef', reason: 'x'.repeat(100_000) },
        'reason',
      ],
      ['sales.record', { totalMinor: 1, occurredAt: 'yesterday' }, 'occurredAt'],
      ['sales.record', { totalMinor: 1, occurredAt: '2026-02-30T12:00:00Z' }, 'occurredAt'],
      ['sales.record', { totalMinor: 1, occurredAt: '2026-11-21T12:00:00' }, 'occurredAt'],
      ['sales.record', { totalMinor: 1, occurredAt: '0000-01-01T00:00:00Z' }, 'occurredAt'],
      ['sales.record', { totalMinor: 1, occurredAt: '0999-01-01T00:00:00Z' }, 'occurredAt'],
      ['sales.record', { totalMinor: 1, lines: [] }, 'lines'],
      ['sales.record', { totalMinor: 1, lines: [{ quantity: 1, unitPriceMinor: 1 }] }, 'lines.0'],
      ['sales.record', { totalMinor: 1, lines: Array.from({ length: 501 }, () => ({})) }, 'lines'],
      ['members.enrol', { name: 'Jo', birthday: '2025-02-29' }, 'birthday'],
      ['members.enrol', { name: 'Jo', birthday: '29.02.2024' }, 'birthday'],
      ['members.enrol', { name: 'Jo', phone: 'call me' }, 'phone'],
      ['members.enrol', { name: 'Jo', email: 'jo' }, 'email'],
      ['members.enrol', { name: 'Jo', consents: { marketing: 'yes' } }, 'consents.marketing'],
      ['members.enrol', { name: 'Jo', consents: { sms: true } }, 'consents.sms'],
      ['members.find', { text: 'x'.repeat(100_000) }, 'text'],
      ['members.find', { text: 'Ana\ud83d' }, 'text'],
      ['members.find', { text: 'Ana', limit: 0 }, 'limit'],
      ['members.find', { text: 'Ana', limit: 1e9 }, 'limit'],
      ['cards.resolve', { code: '\u0000' }, 'code'],
      ['day.summary', { date: '2026-02-30' }, 'date'],
      ['day.summary', { date: '21.11.2026' }, 'date'],
      ['day.page', { date: '2026-02-30' }, 'date'],
      ['day.behind', { figure: 'weather' }, 'figure'],
      ['day.behind', { figure: 'sales', limit: 0 }, 'limit'],
      ['day.report', { format: 'html', paper: 'a5' }, 'paper'],
      ['day.overview', { until: 'yesterday' }, 'until'],
      ['program.save', { points: 0, perAmountMinor: 100, minimumSpendMinor: 0 }, 'points'],
      ['program.save', { points: 1, perAmountMinor: 0, minimumSpendMinor: 0 }, 'perAmountMinor'],
      ['program.save', { points: 1, perAmountMinor: 100, minimumSpendMinor: -1 }, 'minimumSpendMinor'],
      ['shop.update', { memberPrefix: '2' }, 'memberPrefix'],
      ['shop.update', { weighedGoods: [{ prefix: 'x', holds: 'price' }] }, 'weighedGoods.0.prefix'],
      ['shop.update', { weighedGoods: [{ prefix: '20', holds: 'name' }] }, 'weighedGoods.0.holds'],
      ['shop.update', { confirmAboveMinor: 0 }, 'confirmAboveMinor'],
      ['rewards.save', { name: 'A', pointsCost: 0, gives: { kind: 'amount', amountMinor: 1 } }, 'pointsCost'],
      ['rewards.save', { name: 'A', pointsCost: 1, gives: { kind: 'amount' } }, 'gives.amountMinor'],
      [
        'rewards.save',
        { name: 'A', pointsCost: 1, gives: { kind: 'percent', percent: 101, capMinor: 1 } },
        'gives.percent',
      ],
      [
        'rewards.save',
        { name: 'A', pointsCost: 1, gives: { kind: 'percent', percent: 5 } },
        'gives.capMinor',
      ],
      ['rewards.save', { name: 'A', pointsCost: 1, gives: { kind: 'nothing' } }, 'gives.kind'],
      [
        'rewards.save',
        { name: 'A', pointsCost: 1, gives: { kind: 'product', productId: 'rye' } },
        'gives.productId',
      ],
      ['rewards.redeem', { rewardId: 'off' }, 'rewardId'],
      ['rewards.redeem', { rewardId: '01900000-0000-7000-8000-00000000beef', quantity: 0 }, 'quantity'],
      ['rewards.cancel', { redemptionId: '01900000-0000-7000-8000-00000000beef' }, 'reason'],
      ['products.save', { name: 'Rye', quickKey: 25 }, 'quickKey'],
      ['products.save', { name: 'Rye', priceMinor: -1 }, 'priceMinor'],
      ['products.save', { name: 'Rye', soldBy: 'metre' }, 'soldBy'],
      ['products.save', { name: 'Rye', barcode: 'x'.repeat(65) }, 'barcode'],
      ['products.list', { limit: 0 }, 'limit'],
      ['day.close', {}, 'date'],
      ['day.close', { date: '2026-02-30' }, 'date'],
      ['points.expire', { asOf: 'today' }, 'asOf'],
      [
        'program.save',
        { points: 1, perAmountMinor: 1, minimumSpendMinor: 0, expiryMonths: 0 },
        'expiryMonths',
      ],
      ['members.replaceCard', { memberId: '01900000-0000-7000-8000-00000000beef' }, 'reason'],
      ['sales.record', {}, 'totalMinor'],
      ['sales.record', { totalMinor: 1, redeem: [] }, 'redeem'],
      ['sales.record', { totalMinor: 1, notedAt: 'yesterday' }, 'notedAt'],
      [
        'sales.record',
        { totalMinor: 1, notedAt: '2026-11-01T12:00:00Z', occurredAt: '2026-11-01T12:00:00Z' },
        'notedAt',
      ],
      ['machine.update', { theme: 'pink' }, 'theme'],
      ['machine.update', { till: 'mine' }, 'till'],
      ['machine.setBackupFolder', { folder: '' }, 'folder'],
      ['devices.list', { all: true }, 'all'],
      ['devices.configure', { role: 'till', name: 'Kitchen', connection: { kind: 'virtual' } }, 'role'],
      ['devices.configure', { role: 'printer', name: '', connection: { kind: 'virtual' } }, 'name'],
      [
        'devices.configure',
        { role: 'printer', name: 'Kitchen', connection: { kind: 'serial', path: 'COM3', baudRate: 1 } },
        'connection.baudRate',
      ],
      ['devices.remove', { deviceId: '' }, 'deviceId'],
      ['devices.test', { deviceId: 'kitchen', waitSeconds: 61 }, 'waitSeconds'],
      ['devices.calibrate', { samples: [] }, 'samples'],
      ['data.export', { folder: '' }, 'folder'],
      ['data.verify', { head: 'xyz' }, 'head'],
      ['data.backup', { file: '' }, 'file'],
      ['sales.receipt', { saleId: '01900000-0000-7000-8000-00000000beef', format: 'pdf' }, 'format'],
      ['shop.setUp', { name: 'Two', currency: 'eur', timeZone: 'UTC' }, 'currency'],
      ['shop.setUp', { name: 'Two', currency: 'EUR', timeZone: 'UTC', cutOver: '12:00' }, 'cutOver'],
      ['shop.setUp', { name: 'Two', currency: 'EUR', timeZone: 'UTC', paperMm: 76 }, 'paperMm'],
      ['shop.setUp', { name: 'Two', currency: 'EUR', timeZone: 'UTC', memberPrefix: '2' }, 'memberPrefix'],
      ['shop.setUp', { name: 'Two', currency: 'EUR', timeZone: 'UTC', address: 'x'.repeat(201) }, 'address'],
      ['shop.setUp', { name: 'Two', currency: 'EUR', timeZone: 'UTC', phone: 'none' }, 'phone'],
      [
        'shop.setUp',
        {
          name: 'Two',
          currency: 'EUR',
          timeZone: 'UTC',
          logo: { widthDots: 8, heightDots: 8, bits: 'AAAA' },
        },
        'logo.bits',
      ],
      ...(
        [
          [{ kind: 'amount', amountMinor: 0 }, 'gives.amountMinor'],
          [{ kind: 'percent', percent: 10, capMinor: 0 }, 'gives.capMinor'],
          [{ kind: 'percent', percent: 101, capMinor: 100 }, 'gives.percent'],
          [{ kind: 'newProduct', name: ' ' }, 'gives.name'],
        ] as const
      ).map(([gives, field]): [string, object, string] => [
        'shop.setUp',
        {
          name: 'Two',
          currency: 'EUR',
          timeZone: 'UTC',
          firstReward: { name: 'Treat', pointsCost: 10, gives },
        },
        `firstReward.${field}`,
      ]),
    ])('%s refuses %j', (procedure, input, field) => refuses(procedure, input, field));

    it.each([...procedures.keys()])('%s names a field that it doesn’t know', (procedure) => {
      // What is missing may be named first; what isn't known is refused all the same.
      return shop()
        .call(procedure, { surprise: 1 })
        .then((answer) => expect(refusal(answer)).toMatch(/^INPUT_INVALID \w+$/));
    });

    it.each(['members.find', 'sales.record', 'shop.get', 'system.status'])(
      '%s takes an object and nothing else',
      async (procedure) => {
        for (const input of [[], 'text', 5, true, null]) await refuses(procedure, input, undefined);
      },
    );

    it.runIf(carriesProtoKey)('__proto__ is a field like any other that isn’t known', () =>
      refuses('members.enrol', JSON.parse('{"name":"Kim","__proto__":{"role":"owner"}}'), '__proto__'),
    );

    it.each(keptNames)('%s is kept as the text that it is', async (name) => {
      const { memberId } = value(await shop().asOwner.members.enrol({ name }));
      expect(value(await shop().asOwner.members.get({ memberId })).name).toBe(name);
      const found = value(await shop().asOwner.members.find({ text: name })).members;
      if (/[\p{L}\p{N}]/u.test(name)) expect(found.map((member) => member.name)).toContain(name);
    });

    it.each([
      '',
      'sales',
      'sales.',
      '.record',
      'sales.record ',
      'Sales.Record',
      'toString',
      '__proto__',
      'sales.__proto__',
      'sales.toString',
    ])('“%s” is no procedure', async (procedure) => {
      expect(refusal(await shop().call(procedure, {}))).toBe('PROCEDURE_UNKNOWN');
    });
  });
}
