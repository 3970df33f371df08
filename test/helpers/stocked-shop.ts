import type { Locale } from '../../electron/core/messages/translate.ts';
import { receiptCode } from '../../electron/core/domain/receipt-number.ts';
import { testClock } from './clock.ts';
import { scriptedStation, type ScriptedLife } from './scripted-station.ts';
import { openStillTill, type StillTill } from './still-till.ts';
import { value } from './till.ts';

/** Names of every length and direction, the everyday one first. */
export const namesOfAllKinds = [
  'Łucja Kowalska',
  '李小龙',
  'فاطمة الزهراء بنت محمد',
  'Wolfeschlegelsteinhausenbergerdorff Karlheinz Maximilian von und zu Hinterzarten-Obermühlbach',
] as const;

const notes = {
  usual: 'allergic to nuts',
  long: 'Comes on Saturdays with two dogs that mustn’t have any chocolate',
} as const;

const reasons = {
  refund: 'One loaf was burnt',
  void: 'Typed twice',
  adjustment: 'A slip from before the card',
} as const;

const gives = { kind: 'amount', amountMinor: 250 } as const;
const rewards = [
  { name: 'Free coffee', pointsCost: 80, gives },
  {
    name: 'Half off everything in the shop, up to five euros',
    pointsCost: 50,
    gives: { kind: 'percent', percent: 50, capMinor: 500 },
  },
  { name: 'Free cake', pointsCost: 900, gives },
] as const;

/** The barcode of the shop's rye loaf. */
export const ryeLoaf = '5901234123457';

const goods = [
  ['Rye loaf', 420, ryeLoaf, 'Baked at four this morning'],
  ['Croissant', 160, '4006381333931', null],
  ['Tarte aux pommes de Normandie, the large one for eight people', 2_450, null, null],
  ['豆沙包', 210, null, null],
] as const;

const address = '12 Mill Lane';
const shopNames = { en: 'Corner Bakery', 'zh-CN': '街角面包房' } as const;

/** All that the shop says in its own words, besides its members' names; its owner is called Owner. */
export const wordsOfShop: readonly string[] = [
  ...Object.values(notes),
  ...Object.values(reasons),
  ...rewards.map(({ name }) => name),
  ...goods.flatMap(([name, , , talkingPoints]) => [name, talkingPoints ?? '']),
  ...Object.values(shopNames),
  address,
  'Owner',
];

export interface StockedShop extends StillTill {
  /** One for each name, in their order. */
  readonly members: readonly { readonly memberId: string; readonly cardNumber: string }[];
  /** What the barcode on the slip of a member's sale of today says. */
  readonly slipOfMember: string;
  /** Its devices are what is said here. */
  readonly station: ScriptedLife;
}

/**
 * A bakery some weeks into its work, on a clock that stands still: members of all kinds of names, rewards within and
 * out of reach, products on quick keys, sales, a refund, a void, a correction, closed days.
 */
export async function openStockedShop(locale: Locale = 'en', pageFolder?: string): Promise<StockedShop> {
  const clock = testClock('2026-10-12T09:00:00Z');
  const setUp = {
    name: shopNames[locale],
    currency: 'EUR',
    timeZone: 'Europe/Paris',
    locale,
    address,
    phone: '01 23 45 67',
  };
  const devices = scriptedStation(clock);
  const shop = await openStillTill({ clock, locale, setUp, station: devices.source }, pageFolder);
  const station = devices.join();
  station.sees([]);
  const { asOwner } = shop;
  const members: { memberId: string; cardNumber: string }[] = [];
  for (const [index, name] of namesOfAllKinds.entries())
    members.push(
      value(
        await asOwner.members.enrol({
          name,
          phone: `+48 601 234 67${index}`,
          note: index === 3 ? notes.long : notes.usual,
        }),
      ),
    );
  for (const reward of rewards) value(await asOwner.rewards.save(reward));
  for (const [index, [name, priceMinor, barcode, talkingPoints]] of goods.entries())
    value(
      await asOwner.products.save({
        name,
        priceMinor,
        quickKey: index + 1,
        talkingPoints,
        ...(barcode === null ? {} : { barcode }),
      }),
    );
  for (let day = 0; day < 40; day += 1) {
    clock.advance({ days: 1 });
    const { memberId } = members[day % members.length] ?? { memberId: '' };
    value(await asOwner.sales.record({ memberId, totalMinor: 1_850 + day * 35 }));
    value(await asOwner.sales.record({ totalMinor: 640 + day }));
    if (day < 39) {
      const { date } = value(await asOwner.day.summary({}));
      value(await asOwner.day.close({ date }));
    }
  }
  const [first] = members;
  if (first === undefined) throw new Error('the shop has members');
  const { saleId, receiptNumber } = value(
    await asOwner.sales.record({ memberId: first.memberId, totalMinor: 1_250 }),
  );
  value(await asOwner.sales.refund({ saleId, amountMinor: 250, reason: reasons.refund }));
  const undone = value(await asOwner.sales.record({ totalMinor: 99_000 }));
  value(await asOwner.sales.void({ saleId: undone.saleId, reason: reasons.void }));
  value(
    await asOwner.points.adjust({
      memberId: first.memberId,
      points: 25,
      reason: reasons.adjustment,
    }),
  );
  return { ...shop, members, slipOfMember: receiptCode(receiptNumber), station };
}
