import type { Chance } from './chance.ts';

/** Where a shop's members are from: the given and the family names of one script, and how often it is met. */
interface Origin {
  readonly share: number;
  readonly given: readonly string[];
  readonly family: readonly string[];
  readonly familyFirst: boolean;
  readonly between: string;
}

const list = (text: string): readonly string[] => text.split(/[\s,]+/).filter((name) => name !== '');
const joined = (roots: string, endings: string): readonly string[] =>
  list(roots).flatMap((root) => list(endings).map((ending) => root + ending));

const western = { familyFirst: false, between: ' ' } as const;
const eastAsian = { familyFirst: true, between: '' } as const;

const origins: readonly Origin[] = [
  {
    ...western,
    share: 40,
    given:
      list(`Marie Jean Anne Camille Pierre Léa Chloé Antoine Manon André Hélène Zoé Théo Inès François Noémie
      Jean-Luc Anaïs Lucas Emma Hugo Louise Arthur Jules Alice Margaux Gaëlle Loïc Océane Benoît Agathe Célia Anouk`),
    family: joined(
      'Mar Dub Len Bouch Gir Laf Per Rous Fourn Bonn Chev Morv Gaut Leb Mich Dup Arn Benn Coll Desch',
      'ier ois oir ard on eau elle ont aux in et age',
    ),
  },
  {
    ...western,
    share: 15,
    given: list(
      `Anna Łucja Jan Stanisław Zofia Wojciech Małgorzata Paweł Agnieszka Krzysztof Ewa Michał Kasia Żaneta`,
    ),
    family: joined(
      'Kowal Wiśniew Dąbrow Zieliń Koz Woźni Krawcz Wójc Gąsior Szczepań Jabłoń Ostrow',
      'ski icki ak ek yk',
    ),
  },
  {
    ...western,
    share: 15,
    given: list(
      `Siobhán Niamh Conor Sean Aoife Mary John Ann Andrew Amy Oliver Grace Søren Jürgen Åsa Björn Nuño Zoë`,
    ),
    family:
      list(`O’Brien O'Connor O’Sullivan Murphy Kelly Walsh Smith Müller Groß Ørsted Åkesson Núñez García Jones
      Byrne Ryan Doyle McCarthy Gallagher Kennedy Lynch Murray Quinn Moore Koch Kohl Anders Andersson Kovač Šimić`),
  },
  {
    ...eastAsian,
    share: 10,
    given: list(
      `小龙 伟 芳 娜 秀英 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀兰 霞 平 刚 桂英 子涵 浩然 欣怡 宇轩`,
    ),
    family: list(`李 王 张 刘 陈 杨 赵 黄 周 吴 徐 孙 胡 朱 高 林 何 郭 马 罗 欧阳 司马`),
  },
  {
    ...western,
    share: 6,
    given: list(`Ирина Анна Сергей Ольга Дмитрий Наталья Алексей Елена Фёдор Юлия`),
    family: joined('Иван Петр Сидор Кузнец Смирн Попо Волк Морозо Новик Соколо', 'ов ова ин ина енко'),
  },
  {
    ...western,
    share: 5,
    given: list(`محمد أحمد فاطمة عائشة علي حسن ليلى يوسف مريم خالد`),
    family: list(`الخطيب حداد منصور العلي صباغ نجار الأحمد ناصر عمر شاهين`),
  },
  {
    ...western,
    share: 3,
    given: list(`יעל נועה דוד משה תמר איתן שירה אורי רחל יוסף`),
    family: list(`כהן לוי מזרחי פרץ ביטון דהן אברהם פרידמן מלכה אזולאי`),
  },
  {
    ...eastAsian,
    share: 3,
    given: list(`민준 서연 지훈 수빈 예은 도윤 하은 지우 현우 유진`),
    family: list(`김 이 박 최 정 강 조 윤 장 임`),
  },
  {
    ...eastAsian,
    share: 3,
    given: list(`さくら 太郎 花子 陽菜 蓮 大翔 結衣 ひなた 健 美咲`),
    family: list(`佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤`),
  },
];

const shares = origins.reduce((sum, { share }) => sum + share, 0);

function originOf(chance: Chance): Origin {
  let place = chance.below(shares);
  for (const origin of origins) {
    if (place < origin.share) return origin;
    place -= origin.share;
  }
  throw new RangeError('the shares add up');
}

function common(names: readonly string[], chance: Chance): string {
  return names[chance.mostlyLow(names.length)] ?? '';
}

export function nameOf(chance: Chance): string {
  const { given, family, familyFirst, between } = originOf(chance);
  const names = [common(given, chance), common(family, chance)];
  return (familyFirst ? names.toReversed() : names).join(between);
}

const digits = (count: number, chance: Chance): string =>
  Array.from({ length: count }, () => chance.below(10)).join('');

/** A number as people write it down, in one of the ways they do. */
export function phoneOf(chance: Chance): string {
  const four = [digits(2, chance), digits(2, chance), digits(2, chance), digits(2, chance)];
  switch (chance.below(5)) {
    case 0:
    case 1:
      return `+33 6 ${four.join(' ')}`;
    case 2:
      return `06${four.join('')}`;
    case 3:
      return `+44 7${digits(3, chance)} ${digits(6, chance)}`;
    default:
      return `(01) ${four.join('.')}`;
  }
}
