import { describe, expect, it } from 'vitest';
import type { TillEvent } from '../../electron/core/contract/events.ts';
import { ean13CheckDigit } from '../../electron/core/domain/card-number.ts';
import { FNC1 } from '../../electron/core/domain/gs1-formats.ts';
import type { Instant } from '../../electron/core/domain/ids.ts';
import { noScans, withScan } from '../../electron/core/domain/repeated-scan.ts';
import { openScanDesk, type TakenScan } from '../../electron/host/scans.ts';
import { openForWriting } from '../../electron/host/store/open.ts';
import { readableStore } from '../../electron/host/store/store.ts';
import { filesHolding } from '../helpers/shop-folder.ts';
import { refusal, tillForTest, value } from '../helpers/till.ts';

const article = '9506000134352';
const withCheck = (twelve: string): string => `${twelve}${ean13CheckDigit(twelve)}`;

/** A shop, and every event that it tells. */
async function listening() {
  const till = await tillForTest();
  const told: TillEvent[] = [];
  till.till().onEvent((event) => told.push(event));
  return { ...till, told };
}

describe('a code that was typed by a scanner', () => {
  it('is told to every shell as what it is, without its AIM identifier', async () => {
    const { asOwner, asCashier, told } = await listening();
    const { cardNumber } = value(await asOwner.members.enrol({ name: 'Ana' }));
    told.length = 0;
    const readAt = '2026-11-21T10:00:00.000Z';
    const payload = `]E0${cardNumber}`;
    expect(value(await asCashier.devices.submitScan({ payload, window: 'w', readAt }))).toEqual({ readAt });
    expect(told).toEqual([
      {
        ...{ name: 'scan.read', payload, aim: null, source: 'keyboard', window: 'w', readAt, deviceId: null },
        ...{ symbology: 'EAN-13', kind: 'member', code: cardNumber },
      },
    ]);
  });

  it('within 400 ms of the same in the same window is told once', async () => {
    const { asCashier, told } = await listening();
    const scan = async (window: string, ms: number): Promise<void> => {
      const readAt = new Date(Date.parse('2026-11-21T10:00:00Z') + ms).toISOString();
      value(await asCashier.devices.submitScan({ payload: 'CARD-1', window, readAt }));
    };
    await scan('one', 0);
    await scan('one', 399);
    await scan('two', 399);
    await scan('one', 400);
    // The clock was put back by an hour.
    await scan('one', -3_600_000);
    expect(told.map((event) => (event.name === 'scan.read' ? event.window : event.name))).toEqual([
      ...['one', 'two', 'one', 'one'],
    ]);
    told.length = 0;
    // By a program, which has no window, and means what it says.
    for (const payload of ['CARD-1', 'CARD-1']) value(await asCashier.devices.submitScan({ payload }));
    expect(told).toHaveLength(2);
  });

  it('of a bank card is refused, told to nobody and written nowhere', async () => {
    const { asCashier, told, folder } = await listening();
    for (const payload of ['4111111111111111', ']C04111111111111111', '4111 1111 1111 1111']) {
      const answer = await asCashier.devices.submitScan({ payload, window: 'w' });
      expect(refusal(answer)).toBe('CARD_LOOKS_LIKE_PAYMENT payload');
      expect(JSON.stringify(answer)).not.toContain('4111');
    }
    expect(told).toEqual([]);
    expect(filesHolding(folder, '4111')).toEqual([]);
  });

  it('that looks like a bank’s and is a card of the shop is taken', async () => {
    const { asOwner, told, edit } = await listening();
    const { memberId } = value(await asOwner.members.enrol({ name: 'Ana', cardNumber: 'OLD-1' }));
    // No shop enrols such a number any more; one that was brought along by an older version stays.
    await edit((database) => database.exec(`UPDATE card SET number = '4111111111111111'`));
    value(await asOwner.devices.submitScan({ payload: '4111111111111111' }));
    expect(value(await asOwner.cards.resolve({ code: '4111111111111111' }))).toMatchObject({ memberId });
    expect(told.filter(({ name }) => name === 'scan.refused')).toEqual([]);
  });
});

describe('a code that a scanner of the shop’s own read', () => {
  /** A desk of its own over a shop's book, as the device station's scans come to it. */
  async function desk() {
    const shop = await tillForTest();
    const { cardNumber } = value(await shop.asOwner.members.enrol({ name: 'Ana' }));
    await shop.till().close();
    const database = openForWriting(shop.file, { kind: 'shop', create: false, backupStamp: '' });
    const read = readableStore(database);
    const told: TillEvent[] = [];
    const scans = openScanDesk();
    const take = (scan: Partial<TakenScan>) =>
      scans.take(
        {
          ...{ text: 'CARD-1', aim: null, source: 'scanner', window: null, deviceId: 'hid:1' },
          readAt: 1_000 as Instant,
          ...scan,
        },
        { read, shop: read.shop.get(), now: 1_000 as Instant, announce: (event) => told.push(event) },
      );
    return { take, told, cardNumber, close: () => database.close() };
  }

  it('is told with its scanner, once for each time that it was held over the code', async () => {
    const { take, told, cardNumber, close } = await desk();
    expect(take({ text: cardNumber, aim: ']E0' })).toBe('told');
    expect(take({ text: cardNumber, aim: ']E0', readAt: 1_200 as Instant })).toBe('repeated');
    expect(take({ text: cardNumber, aim: ']E0', readAt: 1_200 as Instant, deviceId: 'hid:2' })).toBe('told');
    expect(told).toMatchObject([
      { name: 'scan.read', deviceId: 'hid:1', aim: ']E0', symbology: 'EAN-13', kind: 'member', window: null },
      { name: 'scan.read', deviceId: 'hid:2', code: cardNumber },
    ]);
    close();
  });

  it('of a bank card is told as refused, without its number', async () => {
    const { take, told, close } = await desk();
    expect(take({ text: '4111111111111111' })).toBe('refused');
    expect(take({ text: '5555555555554444', readAt: 1_100 as Instant })).toBe('refused');
    expect(told).toEqual([
      {
        ...{ name: 'scan.refused', source: 'scanner', window: null, deviceId: 'hid:1' },
        ...{ readAt: new Date(1_000).toISOString(), code: 'CARD_LOOKS_LIKE_PAYMENT' },
      },
    ]);
    close();
  });
});

describe('goods that say more of themselves', () => {
  it('are found by their article, with their lot and their day', async () => {
    const { asOwner, asCashier, clock } = await tillForTest();
    clock.set('2026-11-21T10:00:00Z');
    value(await asOwner.products.save({ name: 'Cheese', barcode: article, priceMinor: 590 }));
    const found = async (code: string, aim?: string) =>
      value(await asCashier.cards.resolve({ code, ...(aim === undefined ? {} : { aim }) }));
    const cheese = { kind: 'product', name: 'Cheese', quantity: 1_000, amountMinor: 590 };
    expect(await found(`010${article}10A1${FNC1}17261121`, ']d2')).toMatchObject({
      ...cheese,
      goods: { gtin: `0${article}`, lot: 'A1', expiresOn: '2026-11-21', isExpired: false, bestBefore: null },
    });
    expect(await found(`(01)0${article}(17)261120`)).toMatchObject({ ...cheese, goods: { isExpired: true } });
    expect(await found(`https://example.com/01/${article}?15=261120`)).toMatchObject({
      ...cheese,
      goods: { lot: null, expiresOn: null, isExpired: false, bestBefore: '2026-11-20' },
    });
    expect(await found(article)).toMatchObject({ ...cheese, goods: null });
    expect(await found(`010${article}`, ']e0')).toMatchObject({ ...cheese, goods: { lot: null } });
    const lines = [{ barcode: `(01)0${article}(10)A1`, quantity: 1_000, unitPriceMinor: 590 }];
    expect(value(await asCashier.sales.quote({ lines })).totalMinor).toBe(590);
  });

  it('bring their own weight or price, where they are sold by weight', async () => {
    const { asOwner, asCashier } = await tillForTest();
    const barcode = '99506000134355';
    const save = async (soldBy: 'weight' | 'piece', productId?: string) =>
      value(
        await asOwner.products.save({
          ...{ name: 'Gouda', barcode, priceMinor: 1_990, soldBy },
          ...(productId === undefined ? {} : { productId }),
        }),
      ).productId;
    const id = await save('weight');
    const found = async (rest: string) =>
      value(await asCashier.cards.resolve({ code: `01${barcode}${rest}`, aim: ']e0' }));
    expect(await found('3103001250')).toMatchObject({ quantity: 1_250, amountMinor: 2_488 });
    expect(await found('31030012503922249')).toMatchObject({ quantity: 1_250, amountMinor: 249 });
    expect(await found('3922995')).toMatchObject({ quantity: 500, amountMinor: 995 });
    // In a currency that the label names, and in parts of a cent: the shop's own price holds.
    expect(await found('3932840995')).toMatchObject({ quantity: 1_000, amountMinor: 1_990 });
    expect(await found('39239955')).toMatchObject({ quantity: 1_000, amountMinor: 1_990 });
    await save('piece', id);
    expect(await found('3103001250')).toMatchObject({ quantity: 1_000, amountMinor: 1_990 });
  });
});

describe('eight digits', () => {
  it('that a scanner tells to be an EAN-8 are found however they were kept', async () => {
    const { asOwner } = await tillForTest();
    const found = async (code: string, aim?: string) => {
      const answer = value(await asOwner.cards.resolve({ code, ...(aim === undefined ? {} : { aim }) }));
      return answer.kind === 'product' ? answer.name : answer.kind;
    };
    // 01234565 is an EAN-8 and a UPC-E alike.
    value(await asOwner.products.save({ name: 'Typed', barcode: '01234565' }));
    expect(await found('01234565', ']E4')).toBe('Typed');
    expect(await found('01234565')).toBe('Typed');
    const scanned = value(await asOwner.products.save({ name: 'Scanned', barcode: '0000001234565' }));
    expect(await found('01234565', ']E4')).toBe('Scanned');
    expect(await found('01234565', ']E0')).toBe('Typed');
    value(await asOwner.products.save({ productId: scanned.productId, barcode: '96385074' }));
    expect(await found('0100000096385074', ']e0')).toBe('Scanned');
  });
});

it('a code of bars without a check digit isn’t misread, only unknown', async () => {
  const { asOwner } = await tillForTest();
  expect(value(await asOwner.cards.resolve({ code: '5901234123458', aim: ']C0' }))).toEqual({
    kind: 'unknown',
  });
  expect(refusal(await asOwner.cards.resolve({ code: '5901234123458' }))).toBe('BARCODE_MISREAD code');
  const label = withCheck('201234500399');
  expect(value(await asOwner.cards.resolve({ code: label, aim: ']E0' }))).toEqual({ kind: 'unknown' });
});

it('what is remembered of a device is its last text alone', () => {
  const { last } = withScan(noScans, 'A', 'first', 0);
  expect([...withScan(last, 'A', 'second', 1).last.values()]).toEqual([{ text: 'second', atMs: 1 }]);
});
