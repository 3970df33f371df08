import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { clientOver, type TillClient } from '../../electron/core/contract/till-api.ts';
import { isPracticeCard, practiceCardNumber } from '../../electron/core/domain/practice-card.ts';
import type { Session } from '../../electron/host/till.ts';
import { decodeEscpos, lineText } from '../helpers/escpos-decoder.ts';
import { cashier, cornerBakery, owner, refusal, tillForTest, value, type TestTill } from '../helpers/till.ts';

/** A practice shop's id, and the till as a window sees it that trains in it. */
async function training(shop: TestTill, session: Session = owner) {
  const { trainingId, cards } = value(await shop.asCashier.training.start({}));
  const practice: TillClient = clientOver(
    (procedure, input, commandId) => shop.till().dispatch(session, procedure, input, commandId, trainingId),
    newId,
  );
  return { trainingId, cards, practice, folder: join(shop.folder, 'training', trainingId) };
}

/** Every row of every table of a shop's file, as one text. */
function allRows(file: string): string {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all();
  const rows = tables.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).raw().all()]);
  database.close();
  return JSON.stringify(rows);
}

/** What lies in the shop's folder, the developer's log aside. */
const filesOf = ({ folder }: TestTill): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !name.startsWith('logs'))
    .toSorted();

async function shopWithGoods(): Promise<TestTill> {
  const shop = await tillForTest();
  value(await shop.asOwner.shop.update({ address: '12 Mill Lane', confirmAboveMinor: 5_000 }));
  value(await shop.asOwner.program.save({ points: 2, perAmountMinor: 100, minimumSpendMinor: 0 }));
  const rye = value(await shop.asOwner.products.save({ name: 'Rye', priceMinor: 450, quickKey: 1 }));
  const gives = { kind: 'product', productId: rye.productId } as const;
  value(await shop.asOwner.rewards.save({ name: 'A free rye', pointsCost: 40, gives }));
  return shop;
}

describe('A practice day', () => {
  it('leaves every row of the shop’s file, its receipts, backups and days as they were', async () => {
    const shop = await shopWithGoods();
    const ana = value(await shop.asOwner.members.enrol({ name: 'Ana Ruiz' }));
    value(await shop.asOwner.sales.record({ cardNumber: ana.cardNumber, totalMinor: 900 }));
    await shop.till().close();
    const filesBefore = filesOf(shop);
    const before = allRows(shop.file);
    await shop.restart();
    const toldOfTheShop: string[] = [];
    shop.till().onEvent((event, trainingId) => {
      if (trainingId === null) toldOfTheShop.push(event.name);
    });

    const { trainingId, cards, practice } = await training(shop);
    const [rich] = cards;
    const rewards = value(await practice.rewards.list({})).rewards;
    const redeem = rewards.map(({ rewardId }) => ({ rewardId }));
    const products = value(await practice.products.quickKeys({})).products;
    const lines = products.map(({ productId }) => ({ productId, quantity: 1_000, unitPriceMinor: 450 }));
    value(await practice.sales.record({ cardNumber: rich?.cardNumber ?? '', lines, redeem }));
    const sold = value(await practice.sales.record({ totalMinor: 700 }));
    value(await practice.sales.void({ saleId: sold.saleId, reason: 'Practised' }));
    value(await practice.members.enrol({ name: 'Somebody New' }));
    value(await practice.shop.update({ name: 'Another name' }));
    const { date } = value(await practice.day.summary({}));
    expect(value(await practice.day.close({ date }))).toMatchObject({ zNumber: 1 });
    expect(value(await practice.data.verify({})).checks.filter(({ ok }) => !ok)).toEqual([]);
    value(await shop.asCashier.training.end({ trainingId }));

    expect(allRows(shop.file)).toBe(before);
    expect(toldOfTheShop).toEqual([]);
    await shop.till().close();
    expect(filesOf(shop)).toEqual(filesBefore);
  });
});

describe('A practice shop', () => {
  it('has the shop’s settings, program, rewards and products', async () => {
    const shop = await shopWithGoods();
    const { practice } = await training(shop);
    const { asOwner } = shop;
    expect(value(await practice.shop.get({}))).toEqual(value(await asOwner.shop.get({})));
    expect(value(await practice.program.get({})).rules).toEqual(value(await asOwner.program.get({})).rules);
    expect(value(await practice.rewards.list({}))).toEqual(value(await asOwner.rewards.list({})));
    expect(value(await practice.products.list({}))).toEqual(value(await asOwner.products.list({})));
  });

  it('has nobody of the shop’s in it: no member, no card, no name of the staff', async () => {
    const shop = await tillForTest({ setUp: { ...cornerBakery, ownerName: 'Zinaida Petrowa' } });
    value(await shop.asOwner.members.enrol({ name: 'Quetzalcoatl Ruiz', phone: '+34 600 999 456' }));
    const { practice, folder } = await training(shop);
    expect(value(await practice.members.find({ text: 'Quetzal' })).members).toEqual([]);
    const rows = allRows(join(folder, 'shop.sqlite'));
    for (const text of ['Quetzalcoatl', '999 456', 'Zinaida']) expect(rows).not.toContain(text);
  });

  it('has members with cards: one with enough for a reward, one with a note, one whose card was lost', async () => {
    const shop = await shopWithGoods();
    const { cards, practice } = await training(shop);
    const states = await Promise.all(
      cards.map(async ({ cardNumber, name }) =>
        name === null ? null : value(await practice.cards.resolve({ code: cardNumber })),
      ),
    );
    const members = states.filter((card) => card?.kind === 'member');
    expect(new Set(members.map(({ memberId }) => memberId)).size).toBe(8);
    expect(members[0]).toMatchObject({ name: 'Łucja Kowalska', balance: 52, cardState: 'active' });
    expect(members[1]).toMatchObject({ balance: 37 });
    expect(members.filter(({ cardState }) => cardState === 'blocked')).toMatchObject([
      { replacedBy: practiceCardNumber(18).slice(-4) },
    ]);
    const panel = value(await practice.members.get({ memberId: members[2]?.memberId ?? '' }));
    expect(panel.note).toMatch(/nuts/);
    expect(cards.every(({ cardNumber }) => isPracticeCard(cardNumber))).toBe(true);
  });

  it('gives its new members practice cards, so that no number noted down is ever a real one', async () => {
    const { practice } = await training(await tillForTest());
    const { cardNumber } = value(await practice.members.enrol({ name: 'Eve' }));
    expect(isPracticeCard(cardNumber)).toBe(true);
  });

  it('takes a shop of many products, all of them, while the real till goes on selling', async () => {
    const shop = await tillForTest();
    await shop.edit((database) => {
      const add = database.prepare(
        `INSERT INTO product (id, name, sold_by, state, created_at) VALUES (?, ?, 'piece', 'sold', 0)`,
      );
      database.transaction(() => {
        for (let index = 0; index < 5_000; index += 1) add.run(newId(), `Product ${index % 700}`);
      })();
    });
    let isMade = false;
    const starting = training(shop).finally(() => {
      isMade = true;
    });
    let soldMeanwhile = 0;
    while (!isMade) {
      value(await shop.asCashier.sales.record({ totalMinor: 100 }));
      if (!isMade) soldMeanwhile += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(soldMeanwhile).toBeGreaterThan(10);
    const { folder } = await starting;
    const database = new Database(join(folder, 'shop.sqlite'), { readonly: true });
    expect(database.prepare('SELECT count(*) FROM product').pluck().get()).toBe(5_000);
    database.close();
  });

  it('is never opened as a shop of its own, whatever became of the till that made it', async () => {
    const shop = await tillForTest();
    const { folder } = await training(shop);
    await expect(tillForTest({ folder, setUp: null, lockWaitMs: 0 })).rejects.toMatchObject({
      code: 'DATABASE_BUSY',
    });
    const copy = join(shop.folder, 'elsewhere');
    mkdirSync(copy);
    const { practice } = await training(shop);
    const { file } = value(await practice.data.backup({ file: 'copy.sqlite' }));
    writeFileSync(join(copy, 'shop.sqlite'), readFileSync(file));
    await expect(tillForTest({ folder: copy, setUp: null })).rejects.toMatchObject({
      code: 'DATABASE_FOREIGN',
    });
  });
});

describe('The cards of the two books', () => {
  it('aren’t known in the other, and the sentence says which card this is', async () => {
    const shop = await tillForTest();
    const { practice, cards } = await training(shop);
    const ana = value(await shop.asOwner.members.enrol({ name: 'Ana', cardNumber: 'OLD-77' }));
    const own = value(await shop.asOwner.members.enrol({ name: 'Bo' }));
    const atTheTill = await shop.asCashier.cards.resolve({ code: cards[0]?.cardNumber ?? '' });
    expect(atTheTill).toMatchObject({
      error: {
        code: 'CARD_OF_ANOTHER_BOOK',
        message: expect.stringContaining('practice card'),
        details: { book: 'training' },
      },
    });
    for (const code of [ana.cardNumber, own.cardNumber]) {
      expect(await practice.cards.resolve({ code })).toMatchObject({
        error: {
          code: 'CARD_OF_ANOTHER_BOOK',
          message: expect.stringContaining('This is training'),
          details: { book: 'shop' },
        },
      });
    }
    expect(value(await practice.cards.resolve({ code: '600 123' }))).toEqual({ kind: 'unknown' });
  });

  it('can’t be given to a member of the other', async () => {
    const shop = await tillForTest();
    const { practice } = await training(shop);
    const spare = practiceCardNumber(21);
    expect(refusal(await shop.asOwner.members.enrol({ name: 'Ana', cardNumber: spare }))).toBe(
      'CARD_OF_ANOTHER_BOOK cardNumber',
    );
    expect(refusal(await practice.members.enrol({ name: 'Ana', cardNumber: 'OLD-77' }))).toBe(
      'CARD_OF_ANOTHER_BOOK cardNumber',
    );
    expect(value(await practice.members.enrol({ name: 'Ana', cardNumber: spare })).cardNumber).toBe(spare);
  });
});

describe('Two windows that train', () => {
  it('have a practice shop each, and hear of their own alone', async () => {
    const shop = await tillForTest();
    const one = await training(shop);
    const other = await training(shop);
    const told: (readonly [string, string | null])[] = [];
    shop.till().onEvent((event, trainingId) => told.push([event.name, trainingId]));
    value(await one.practice.sales.record({ totalMinor: 300 }));
    expect(told).toEqual([['sale.changed', one.trainingId]]);
    expect(value(await other.practice.sales.list({})).sales).toEqual([]);
    value(await other.practice.devices.submitScan({ payload: 'X-1', window: 'w' }));
    expect(told.at(-1)).toEqual(['scan.read', other.trainingId]);
    expect(value(await shop.asOwner.sales.list({})).sales).toEqual([]);
  });

  it('end one by one', async () => {
    const shop = await tillForTest();
    const one = await training(shop);
    const other = await training(shop);
    expect(value(await shop.asCashier.training.end({ trainingId: one.trainingId }))).toEqual({ ended: true });
    expect(existsSync(one.folder)).toBe(false);
    expect(refusal(await one.practice.sales.record({ totalMinor: 300 }))).toBe('TRAINING_OVER');
    expect(await other.practice.sales.record({ totalMinor: 300 })).toMatchObject({ ok: true });
    expect(value(await shop.asCashier.training.end({ trainingId: one.trainingId }))).toEqual({
      ended: false,
    });
  });

  it('make room for a fourth: the one that was used longest ago ends', async () => {
    const shop = await tillForTest();
    const [first, second] = [await training(shop), await training(shop), await training(shop)];
    value(await first.practice.system.status({}));
    await training(shop);
    expect(refusal(await second.practice.system.status({}))).toBe('TRAINING_OVER');
    expect(await first.practice.system.status({})).toMatchObject({ ok: true });
  });
});

describe('A practice shop that is gone', () => {
  it.each(['', 'nonsense', '../..', '01900000-0000-7000-8000-00000000beef'])(
    'is never taken for the shop: a request for “%s” is refused and writes nothing',
    async (trainingId) => {
      const shop = await tillForTest();
      const answer = await shop
        .till()
        .dispatch(owner, 'sales.record', { totalMinor: 100 }, undefined, trainingId);
      expect(answer).toMatchObject({
        ok: false,
        error: { kind: 'refusal', code: 'TRAINING_OVER', message: expect.stringMatching(/\.$/) },
      });
      expect(value(await shop.asOwner.sales.list({})).sales).toEqual([]);
    },
  );

  it('is over when the till was closed in the middle, and its folder is gone', async () => {
    const shop = await tillForTest();
    const { practice, folder } = await training(shop);
    await shop.restart();
    expect(existsSync(folder)).toBe(false);
    expect(refusal(await practice.sales.record({ totalMinor: 300 }))).toBe('TRAINING_OVER');
  });

  it('left by a till that was killed, its folder is deleted at the next opening, and what is beside it stays', async () => {
    const shop = await tillForTest();
    await shop.till().close();
    const left = join(shop.folder, 'training', newId());
    mkdirSync(join(left, 'backups'), { recursive: true });
    writeFileSync(join(left, 'shop.sqlite'), 'half of a file');
    writeFileSync(join(shop.folder, 'training', 'notes.txt'), 'the owner’s own');
    await shop.restart();
    expect(existsSync(left)).toBe(false);
    expect(readdirSync(join(shop.folder, 'training'))).toEqual(['notes.txt']);
  });
});

describe('A practice shop’s window', () => {
  it('may do what its role may, and no more', async () => {
    const shop = await tillForTest();
    const { practice } = await training(shop, cashier);
    expect(refusal(await practice.day.summary({}))).toBe('NOT_ALLOWED');
    expect(await practice.sales.record({ totalMinor: 300 })).toMatchObject({ ok: true });
  });
});

describe.each(['en', 'zh-CN'] as const)('Every slip of a practice shop in %s', (locale) => {
  const word = { en: 'TRAINING', 'zh-CN': '培训练习' }[locale];

  async function slips() {
    const shop = await tillForTest({ setUp: { ...cornerBakery, locale } });
    const { practice, cards } = await training(shop);
    const { saleId } = value(
      await practice.sales.record({ cardNumber: cards[0]?.cardNumber ?? '', totalMinor: 900 }),
    );
    const who = value(await practice.cards.resolve({ code: cards[0]?.cardNumber ?? '' }));
    if (who.kind !== 'member') throw new Error('a practice card is a member’s');
    const { date } = value(await practice.day.summary({}));
    const { memberId } = who;
    return {
      practice,
      documents: [
        value(await practice.sales.receipt({ saleId, format: 'text' })),
        value(await practice.members.cardSlip({ memberId, format: 'text' })),
        value(await practice.day.report({ date, format: 'text' })),
      ],
      printed: [
        value(await practice.sales.receipt({ saleId, format: 'escpos' })),
        value(await practice.members.cardSlip({ memberId, format: 'escpos' })),
        value(await practice.day.report({ date, format: 'escpos' })),
      ],
      drawn: [
        value(await practice.sales.receipt({ saleId, format: 'svg' })),
        value(await practice.sales.receipt({ saleId, format: 'png' })),
      ],
      page: value(await practice.day.report({ date, format: 'html' })),
    };
  }

  it('says so first: on screen, as text, and on the page of the day', async () => {
    const { documents, page, drawn } = await slips();
    for (const { document, content } of documents) {
      expect(document.blocks[0]).toMatchObject({ kind: 'text', text: word, size: 'large', bold: true });
      expect(content?.trimStart().startsWith(word)).toBe(true);
    }
    expect(page.content).toContain(`<header>\n<p class="training"><strong>${word}</strong>`);
    expect(drawn.every(({ document }) => document.blocks[0]?.kind === 'text')).toBe(true);
  });

  it('says so on paper', async () => {
    const { printed } = await slips();
    for (const { content } of printed) {
      const [first] = decodeEscpos(Buffer.from(content ?? '', 'base64')).items;
      // The printer's own letters have no Chinese: there the word is drawn.
      if (locale === 'zh-CN') expect(first?.kind).toBe('image');
      else if (first?.kind === 'line') expect(lineText(first.runs).trim()).toBe(word);
      else throw new Error('the slip begins with its word in the printer’s letters');
    }
  });
});

describe('A slip of the shop’s own', () => {
  it('says nothing of training', async () => {
    const shop = await tillForTest();
    await training(shop);
    const { saleId } = value(await shop.asOwner.sales.record({ totalMinor: 900 }));
    const { content } = value(await shop.asOwner.sales.receipt({ saleId, format: 'text' }));
    expect(content).not.toMatch(/training/i);
  });
});
