import { v7 as newId } from 'uuid';
import { scannerStrokes } from '../../helpers/scanner-strokes.ts';
import { loafLogo } from '../../helpers/receipt-facts.ts';
import { value, type TestTill } from '../../helpers/till.ts';

/** For each procedure an input that it takes, with every field filled, in a shop that has a member and sales. */
export async function exampleInputs({ asOwner, edit }: TestTill): Promise<ReadonlyMap<string, unknown>> {
  const ana = value(await asOwner.members.enrol({ name: 'Ana Ruiz', phone: '+34 600 123 456' }));
  const earned = value(await asOwner.sales.record({ cardNumber: ana.cardNumber, totalMinor: 5_000 }));
  const plain = value(await asOwner.sales.record({ totalMinor: 700 }));
  const rye = value(await asOwner.products.save({ name: 'Rye', barcode: '5901234123457', priceMinor: 500 }));
  const gives = { kind: 'percent', percent: 10, capMinor: 500 } as const;
  const off = value(await asOwner.rewards.save({ name: 'A tenth off', pointsCost: 2, gives }));
  const mug = value(
    await asOwner.rewards.save({
      name: 'Rye',
      pointsCost: 2,
      gives: { kind: 'product', productId: rye.productId },
    }),
  );
  const { memberId } = ana;
  const given = value(await asOwner.rewards.redeem({ memberId, rewardId: mug.rewardId }));
  const sale = {
    cardNumber: ana.cardNumber,
    memberId: ana.memberId,
    totalMinor: 1_125,
    beforeRewardsMinor: 1_250,
    redeem: [{ rewardId: off.rewardId, quantity: 1 }],
    lines: [
      { name: 'Rye bread', quantity: 2_000, unitPriceMinor: 500 },
      { name: 'Flour', barcode: '5901234123457', quantity: 500, unitPriceMinor: 500 },
    ],
    confirmed: true,
    occurredAt: '2026-11-21T10:00:00Z',
  };
  const toRefund = value(await asOwner.sales.record({ lines: sale.lines }));
  const { refundId } = value(
    await asOwner.sales.refund({ saleId: toRefund.saleId, amountMinor: 100, reason: 'A scratch' }),
  );
  const back = { saleId: toRefund.saleId, lines: [{ position: 0, quantity: 1_000 }] };
  const [twin, kept, merged, leaver] = [
    value(await asOwner.members.enrol({ name: 'A. Ruiz' })),
    value(await asOwner.members.enrol({ name: 'Cleo' })),
    value(await asOwner.members.enrol({ name: 'Cléo' })),
    value(await asOwner.members.enrol({ name: 'Dan' })),
  ];
  value(await asOwner.members.merge({ keepId: kept.memberId, mergeId: merged.memberId }));
  const printer = { role: 'printer', connection: { kind: 'virtual' } } as const;
  const withDrawer = { ...printer, profile: { printer: { drawer: 'pin2' } } } as const;
  const bar = value(await asOwner.devices.configure({ ...withDrawer, name: 'Bar' }));
  const kitchen = value(await asOwner.devices.configure({ ...printer, name: 'Kitchen' }));
  const spare = value(await asOwner.devices.configure({ ...printer, name: 'Spare' }));
  const copyOf = async (saleId: string): Promise<string> =>
    value(await asOwner.printing.reprint({ saleId })).jobId;
  const [asked, taken] = [await copyOf(plain.saleId), await copyOf(earned.saleId)];
  await edit((database) => {
    database
      .prepare(`UPDATE print_job SET state = 'unknown', reason = 'SILENT', has_begun = 1 WHERE id = ?`)
      .run(asked);
  });
  return new Map<string, unknown>([
    [
      'products.save',
      {
        productId: rye.productId,
        barcode: '5901234123457',
        name: 'Rye bread',
        category: 'Bread',
        priceMinor: 480,
        soldBy: 'weight',
        talkingPoints: 'From this morning.',
        quickKey: 3,
        isSold: true,
      },
    ],
    ['products.get', { productId: rye.productId }],
    ['products.list', { text: 'r', withdrawnToo: true, cursor: rye.productId, limit: 5 }],
    ['products.quickKeys', {}],
    ['rewards.save', { rewardId: off.rewardId, name: 'A tenth off', pointsCost: 2, gives, isOffered: true }],
    ['rewards.list', { withdrawnToo: true }],
    ['devices.list', {}],
    [
      'devices.configure',
      {
        deviceId: kitchen.deviceId,
        role: 'scanner',
        name: 'Door',
        connection: { kind: 'serial', path: '/dev/none', baudRate: 9_600, flow: 'hardware' },
        profile: { terminator: 'crlf' },
      },
    ],
    ['printing.queue', {}],
    ['printing.reprint', { jobId: asked, saleId: plain.saleId }],
    ['printing.confirm', { jobId: asked, isPrinted: false }],
    ['printing.cancel', { jobId: taken }],
    ['drawer.open', { reason: 'Change for a customer' }],
    ['devices.test', { deviceId: bar.deviceId, waitSeconds: 1 }],
    ['devices.remove', { deviceId: spare.deviceId }],
    ['devices.calibrate', { samples: [1, 2, 3].map(() => ({ strokes: scannerStrokes('40063813', 80) })) }],
    [
      'devices.submitScan',
      { payload: 'CARD-1', aim: ']C0', window: 'Window 1', readAt: '2026-11-21T10:00:00Z' },
    ],
    ['rewards.redeem', { cardNumber: ana.cardNumber, memberId, rewardId: mug.rewardId, quantity: 1 }],
    ['rewards.cancel', { redemptionId: given.redemptionId, reason: 'Broken' }],
    [
      'sample.open',
      { seed: 7, currency: 'EUR', timeZone: 'Europe/Paris', locale: 'en', days: 7, members: 10 },
    ],
    ['sample.status', {}],
    ['sample.cancel', {}],
    ['sample.remove', {}],
    ['training.start', {}],
    ['training.end', { trainingId: newId() }],
    ['members.replaceCard', { memberId, reason: 'Lost', cardNumber: 'NEW-1' }],
    ['members.cardSlip', { memberId, format: 'text' }],
    ['points.expire', { asOf: '2026-11-21' }],
    ['day.close', { date: '2026-11-20' }],
    ['day.list', { cursor: '5', limit: 5 }],
    [
      'shop.setUp',
      {
        name: 'Second',
        currency: 'JPY',
        timeZone: 'Asia/Tokyo',
        locale: 'en',
        pointsPerUnit: 2,
        cutOver: '05:00',
        ownerName: 'Bo',
        address: '2 Low Street',
        phone: '456',
        memberPrefix: '28',
        paperMm: 58,
        logo: { widthDots: 8, heightDots: 8, bits: 'AAAAAAAAAAA=' },
        firstReward: { name: 'Free coffee', pointsCost: 50, gives: { kind: 'newProduct', name: 'Coffee' } },
      },
    ],
    [
      'shop.preview',
      {
        of: 'card',
        name: 'Second',
        currency: 'JPY',
        timeZone: 'Asia/Tokyo',
        locale: 'en',
        pointsPerUnit: 2,
        cutOver: '05:00',
        address: '2 Low Street',
        phone: '456',
        memberPrefix: '28',
        paperMm: 58,
        logo: { widthDots: 8, heightDots: 8, bits: 'AAAAAAAAAAA=' },
        firstReward: { name: 'Free coffee', pointsCost: 50, gives: { kind: 'newProduct', name: 'Coffee' } },
        saysNotFiscal: false,
      },
    ],
    ['shop.get', {}],
    [
      'shop.update',
      {
        name: 'Corner Bakery',
        address: '1 High Street',
        phone: '123',
        locale: 'en',
        memberPrefix: '29',
        weighedGoods: [{ prefix: '20', holds: 'weight' }],
        confirmAboveMinor: 100_000,
        saysNotFiscal: true,
        refundPolicy: 'owe',
        logo: loafLogo(64, 32),
        paperMm: 58,
      },
    ],
    [
      'members.enrol',
      {
        name: 'Bo Li',
        phone: '555 0101',
        email: 'bo@example.org',
        birthday: '--02-29',
        referredByCard: ana.cardNumber,
        consents: { marketing: true, profiling: false },
        note: 'Likes rye.',
        confirmed: true,
      },
    ],
    ['members.find', { text: 'ana', limit: 5 }],
    ['members.get', { memberId: ana.memberId }],
    ['members.page', { memberId: ana.memberId }],
    [
      'members.update',
      {
        memberId: ana.memberId,
        name: 'Ana R.',
        phone: null,
        email: null,
        birthday: null,
        note: null,
        consents: { marketing: true },
      },
    ],
    ['members.quoteMerge', { keepId: memberId, mergeId: twin.memberId }],
    ['members.merge', { keepId: memberId, mergeId: twin.memberId }],
    ['members.unmerge', { mergedId: merged.memberId }],
    ['members.export', { memberId, format: 'csv' }],
    ['members.erase', { memberId: leaver.memberId, reason: 'Asked by letter' }],
    ['cards.resolve', { code: ana.cardNumber, aim: ']E0' }],
    ['sales.quote', sale],
    ['sales.record', sale],
    ['sales.attach', { saleId: plain.saleId, cardNumber: ana.cardNumber }],
    ['sales.quoteVoid', { saleId: earned.saleId }],
    ['sales.void', { saleId: earned.saleId, reason: 'Wrong amount' }],
    ['sales.receipt', { saleId: plain.saleId, format: 'text', copy: true }],
    ['sales.list', { date: '2026-11-21', of: 'all', cursor: '5', limit: 5 }],
    ['sales.get', { saleId: toRefund.saleId }],
    ['sales.quoteRefund', back],
    ['sales.refund', { ...back, reason: 'Brought back' }],
    ['sales.refundReceipt', { refundId, format: 'text', copy: true }],
    ['sales.listRefunds', { date: '2026-11-21', cursor: '5', limit: 5 }],
    ['points.balance', { memberId: ana.memberId }],
    ['points.history', { memberId: ana.memberId, of: 'sales', cursor: '5.2' }],
    ['points.overTime', { memberId: ana.memberId }],
    ['points.adjust', { memberId: ana.memberId, points: -1, reason: 'A test' }],
    ['program.get', {}],
    ['program.save', { points: 1, perAmountMinor: 100, minimumSpendMinor: 0, expiryMonths: 12 }],
    ['day.summary', { date: '2026-11-21' }],
    ['day.report', { date: '2026-11-21', format: 'html', paper: 'letter' }],
    ['day.page', { date: '2026-11-21' }],
    ['day.behind', { date: '2026-11-21', figure: 'net', cursor: '5', limit: 5 }],
    ['day.overview', { until: '2026-11-21' }],
    ['data.verify', { head: '0'.repeat(16) }],
    ['data.verifyStatus', {}],
    ['data.stopVerify', {}],
    ['data.backup', { file: `copy-${newId()}.sqlite` }],
    ['data.export', { folder: `all-${newId()}` }],
    ['data.cancelExport', {}],
    ['rescue.look', {}],
    ['rescue.backups', {}],
    ['rescue.restore', { file: 'none.sqlite' }],
    ['rescue.salvage', {}],
    ['machine.get', {}],
    ['machine.update', { theme: 'dark', textSize: 'large', hand: 'left', volume: 'quiet' }],
    ['machine.setBackupFolder', { folder: null }],
    ['system.status', {}],
  ]);
}
