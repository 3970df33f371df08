import type { Locale } from '../../core/messages/translate.ts';
import type { Dice } from './dice.ts';

/** Who a member is: nobody who exists. */
export interface Person {
  /** Null for some, who only left a phone number. */
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly birthday: string | null;
  readonly note: string | null;
}

interface People {
  /** Each with the family names that go with the given ones: of one language, in the form that fits. */
  readonly families: readonly Family[];
  /** As the script writes them. */
  readonly join: (given: string, family: string) => string;
  readonly notes: readonly string[];
  /** How many of a hundred, in a shop that speaks each language. */
  readonly shares: Readonly<Record<Locale, number>>;
}

interface Family {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

const givenFirst = (given: string, family: string): string => `${given} ${family}`;
const familyFirst = (given: string, family: string): string => `${family}${given}`;
const words = (text: string): readonly string[] => text.split(' ').map((word) => word.replaceAll('_', ' '));
const of = (given: string, family: string): Family => ({ given: words(given), family: words(family) });

/** Who comes to the sample shop. Many languages write family names of women and men differently. */
export const peoples: readonly People[] = [
  {
    families: [
      of(
        'Anna Marie Jean Paul Louise Émile Zoé François Chloé Hugo Inès Théo Camille Léa René Odile',
        'Martin Bernard Lefèvre Moreau Garnier Rousseau Chevalier Dubois Perrin Renaud Béranger Noël',
      ),
    ],
    join: givenFirst,
    notes: ['Sans gluten pour le petit.', 'Vient avec le chien, reste dehors.', 'Pain bien cuit, toujours.'],
    shares: { en: 30, 'zh-CN': 8 },
  },
  {
    families: [
      of(
        'Emma Oliver Grace Harry Isla George Freya Arthur Ruby Alfie',
        'Smith Jones Taylor Walker Wright Thompson Baker Ellis MacLeod',
      ),
      of('Aoife Niamh Seán Ciara', 'O’Sullivan Byrne Kelly'),
      of('Rhys Megan Owen Carys', 'Hughes Griffiths Evans'),
    ],
    join: givenFirst,
    notes: ['Allergic to nuts.', 'Collects the office order on Fridays.', 'Likes a word about the garden.'],
    shares: { en: 24, 'zh-CN': 8 },
  },
  {
    families: [
      of('Jürgen Käthe Matthias Heike Lars Greta', 'Müller Weiß Schröder Köhler Jäger Groß'),
      of('Björn Annika Åsa', 'Lindström Nyström Öberg'),
      of('Søren Kirsten', 'Østergaard Kjær'),
    ],
    join: givenFirst,
    notes: ['Roggenbrot bitte schneiden.', 'Bestellt samstags vor.'],
    shares: { en: 9, 'zh-CN': 3 },
  },
  {
    families: [
      of('Łucja Małgorzata Agnieszka', 'Kowalska Wójcik Świątek'),
      of('Paweł Zbigniew Michał', 'Kowalski Wójcik Świątek'),
      of('Žofie Markéta', 'Dvořáková Nováková'),
      of('Jiří Ondřej', 'Dvořák Novák'),
      of('Ștefan Ioana', 'Ionescu Țăranu'),
      of('Ágnes László', 'Szabó Kovács'),
      of('Đorđe Živka', 'Petrović Đurić'),
      of('Kağan Gülşen', 'Yılmaz Şahin'),
    ],
    join: givenFirst,
    notes: ['Sernik na niedzielę.', 'Bez cukru pudru.', 'Płaci zawsze drobnymi.'],
    shares: { en: 9, 'zh-CN': 3 },
  },
  {
    families: [
      of('José María Núria Lucía', 'García Núñez Peña Muñoz'),
      of('Iñaki Àngel', 'García Etxeberria'),
      of('João Conceição', 'Gonçalves Ribeiro Ferreira'),
      of('Giulia Niccolò', 'Esposito D’Angelo'),
    ],
    join: givenFirst,
    notes: ['Sin azúcar.', 'Café muy corto, siempre.'],
    shares: { en: 9, 'zh-CN': 3 },
  },
  {
    families: [
      of(
        '小芳 伟 静 丽娟 建国 秀英 志强 晓明 雨桐 子涵 浩然 欣怡 思远 嘉怡',
        '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 欧阳',
      ),
    ],
    join: familyFirst,
    notes: ['对坚果过敏。', '每周六给父母带面包。', '喜欢少糖。'],
    shares: { en: 5, 'zh-CN': 62 },
  },
  {
    families: [of('さくら 健太 陽子 翔 美咲 大輔 結衣', '田中 佐藤 鈴木 高橋 渡辺 山本')],
    join: (given, family) => `${family} ${given}`,
    notes: ['食パンは六枚切りで。'],
    shares: { en: 3, 'zh-CN': 4 },
  },
  {
    families: [
      of('فاطمة مريم ليلى نور', 'العلي حداد المصري الخوري سليمان'),
      of('محمد يوسف عمر خالد', 'العلي حداد المصري بن_عمر الخوري سليمان'),
    ],
    join: givenFirst,
    notes: ['بدون سكر من فضلك.'],
    shares: { en: 4, 'zh-CN': 3 },
  },
  {
    families: [
      of('Оксана Ірина Ґалина Дмитро Тарас', 'Шевченко Коваль Мельник Петренко Лисенко'),
      of('Наталья Светлана', 'Иванова Соколова'),
      of('Сергей Алексей', 'Иванов Соколов'),
    ],
    join: givenFirst,
    notes: ['Чорний хліб, завжди два.'],
    shares: { en: 3, 'zh-CN': 3 },
  },
  {
    families: [
      of('Ελένη Μαρία', 'Παπαδοπούλου Νικολάου Ιωάννου'),
      of('Γιώργος Νίκος', 'Παπαδόπουλος Νικολάου Ιωάννου'),
    ],
    join: givenFirst,
    notes: ['Χωρίς γλουτένη.'],
    shares: { en: 2, 'zh-CN': 1 },
  },
  {
    families: [of('प्रिया अर्जुन अनिता राहुल', 'शर्मा पटेल गुप्ता')],
    join: givenFirst,
    notes: ['अंडे के बिना।'],
    shares: { en: 1, 'zh-CN': 1 },
  },
  {
    families: [of('민준 서연 지우', '김 이 박')],
    join: familyFirst,
    notes: ['견과류 알레르기가 있어요.'],
    shares: { en: 1, 'zh-CN': 1 },
  },
];

const LONG_NAME = 'Maximiliana Theodora von Hohenstein-Wittgenstein zu Berleburg';
const two = (number: number): string => String(number).padStart(2, '0');

/** The member of a number, the same for the same dice. Telephones are of the range that none has (Ofcom's, for drama). */
export function personOf(index: number, locale: Locale, dice: Dice): Person {
  const people = dice.weighted(peoples, ({ shares }) => shares[locale]);
  const { given, family } = dice.weighted(people.families, (each) => each.given.length);
  const full = index === 7 ? LONG_NAME : people.join(dice.oneOf(given), dice.oneOf(family));
  const hasPhone = dice.happens(0.8);
  const isNameless = hasPhone && dice.happens(0.03);
  const month = dice.between(1, 12);
  const date = `${two(month)}-${two(dice.between(1, 28))}`;
  const birthday = dice.happens(0.5) ? `${dice.between(1941, 2006)}-${date}` : `--${date}`;
  return {
    name: isNameless ? null : full,
    phone: hasPhone ? `+44 1632 960${String(index % 1000).padStart(3, '0')}` : null,
    email: dice.happens(0.35) ? `member${index + 1}@example.com` : null,
    birthday: dice.happens(0.45) ? birthday : null,
    note: dice.happens(0.14) ? dice.oneOf(people.notes) : null,
  };
}
