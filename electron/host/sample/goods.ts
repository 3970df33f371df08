import type { BusinessDay } from '../../core/domain/ids.ts';
import { currencyOf } from '../../core/domain/money.ts';
import type { Locale } from '../../core/messages/translate.ts';
import { assert } from '../../core/domain/assert.ts';

/** Something that the bakery sells. */
export interface Good {
  readonly key: string;
  readonly name: string;
  readonly category: string;
  readonly priceMinor: number;
  /** How often it is taken, beside the others. */
  readonly liking: number;
  /** The months in which it is made; all of them where there is nothing to say. */
  readonly months: readonly number[] | null;
  readonly quickKey: number | null;
  readonly talkingPoints: string | null;
}

type Words = Readonly<Record<Locale, string>>;
const word = (en: string, chinese: string): Words => ({ en, 'zh-CN': chinese });

const bread = word('Bread', '面包');
const pastry = word('Pastry', '酥点');
const cake = word('Cakes', '蛋糕');
const lunch = word('Lunch', '午餐');
const drink = word('Drinks', '饮品');
const shelf = word('From the shelf', '货架商品');

/** In hundredths of what a euro buys. */
type Row = readonly [
  key: string,
  name: Words,
  category: Words,
  price: number,
  liking: number,
  months?: readonly number[] | undefined,
  talkingPoints?: Words | undefined,
];

const rows: readonly Row[] = [
  [
    'rye',
    word('Rye loaf', '黑麦面包'),
    bread,
    480,
    9,
    undefined,
    word('Keeps four days. Baked at five.', '可保存四天，每天清晨五点出炉。'),
  ],
  ['white', word('White tin loaf', '白吐司'), bread, 360, 8],
  ['baguette', word('Baguette', '法棍'), bread, 160, 14],
  ['rolls', word('Seeded roll', '杂粮小餐包'), bread, 90, 12],
  [
    'sourdough',
    word('Sourdough, large', '大号酸种面包'),
    bread,
    620,
    6,
    undefined,
    word('Thirty hours of rising.', '发酵三十小时。'),
  ],
  ['walnut', word('Walnut bread', '核桃面包'), bread, 540, 3],
  ['pumpkin', word('Pumpkin bread', '南瓜面包'), bread, 520, 4, [9, 10, 11]],
  ['croissant', word('Croissant', '可颂'), pastry, 190, 16],
  ['chocolate', word('Chocolate croissant', '巧克力可颂'), pastry, 220, 10],
  ['cinnamon', word('Cinnamon bun', '肉桂卷'), pastry, 290, 7],
  ['apple', word('Apple turnover', '苹果酥'), pastry, 270, 5],
  ['almond', word('Almond croissant', '杏仁可颂'), pastry, 310, 4],
  ['cheesecake', word('Cheesecake, slice', '芝士蛋糕（块）'), cake, 420, 4],
  ['carrot', word('Carrot cake, slice', '胡萝卜蛋糕（块）'), cake, 390, 4],
  ['berry', word('Berry tart', '莓果挞'), cake, 450, 5, [6, 7, 8]],
  ['birthday', word('Birthday cake, to order', '定制生日蛋糕'), cake, 3_400, 0.35],
  ['stollen', word('Christmas stollen', '圣诞史多伦'), cake, 1_450, 3, [11, 12]],
  ['soup', word('Soup of the day', '今日例汤'), lunch, 550, 4, [1, 2, 3, 4, 10, 11, 12]],
  ['sandwich', word('Cheese sandwich', '芝士三明治'), lunch, 580, 6],
  ['quiche', word('Leek quiche', '韭葱咸派'), lunch, 490, 4],
  ['coffee', word('Coffee', '咖啡'), drink, 260, 15],
  ['latte', word('Latte', '拿铁'), drink, 360, 7],
  ['iced', word('Iced coffee', '冰咖啡'), drink, 390, 5, [5, 6, 7, 8, 9]],
  ['cocoa', word('Hot chocolate', '热巧克力'), drink, 340, 4, [1, 2, 3, 10, 11, 12]],
  ['jam', word('Plum jam, 250 g', '李子酱 250 克'), shelf, 560, 1.5],
  ['honey', word('Honey from the roof', '屋顶蜂蜜'), shelf, 890, 1],
];

/** How many times dearer things are than in euro, before decimals; where it isn't said, they are as dear. */
const levels: Readonly<Record<string, number>> = {
  ...{
    JPY: 150,
    CNY: 6,
    KWD: 0.3,
    KRW: 1_300,
    INR: 45,
    SEK: 11,
    DKK: 7.5,
    NOK: 11,
    PLN: 4,
    CZK: 24,
    HUF: 380,
  },
  ...{ TWD: 32, HKD: 8, MXN: 18, BRL: 5, TRY: 35, ZAR: 16, RUB: 80, BHD: 0.4, OMR: 0.4, TND: 3, ISK: 150 },
};

/** What so many hundredths of a euro's worth cost in a currency, in its minor units, rounded as prices are. */
export function priceIn(code: string, hundredths: number): number {
  const currency = currencyOf(code);
  assert(currency !== undefined, 'a sample shop has a currency that we know');
  const exact = (hundredths / 100) * (levels[code] ?? 1) * 10 ** currency.exponent;
  const step = exact >= 200 ? 10 : exact >= 40 ? 5 : 1;
  return Math.max(1, Math.round(exact / step) * step);
}

const QUICK_KEYS = 12;

export function goodsIn(currency: string, locale: Locale): readonly Good[] {
  const liked = rows.toSorted((one, other) => other[4] - one[4]).slice(0, QUICK_KEYS);
  return rows.map((row) => {
    const [key, name, category, price, liking, months, talkingPoints] = row;
    return {
      ...{ key, liking },
      name: name[locale],
      category: category[locale],
      priceMinor: priceIn(currency, price),
      months: months ?? null,
      quickKey: liked.includes(row) ? liked.indexOf(row) + 1 : null,
      talkingPoints: talkingPoints?.[locale] ?? null,
    };
  });
}

/** Whether it is made at this time of the year. */
export const isInSeason = ({ months }: Good, day: BusinessDay): boolean =>
  months === null || months.includes(Number(day.slice(5, 7)));
