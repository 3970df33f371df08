import { foldName } from '../../electron/core/domain/search-text.ts';
import { chanceFrom } from './chance.ts';
import { expectAnswer, timesAs, timesOf, type Section } from './figures.ts';
import type { KnownMember, KnownMembers } from './known-members.ts';
import { valueOf, type OpenShop } from './shop.ts';

/** What people type at a till, in several scripts; common beginnings are the hard ones. */
const typed = [
  'marie dubois',
  'a',
  'an ko',
  'jean ma',
  'jean-luc',
  'ma m',
  'siobhan obrien',
  'lucja kowalska',
  'Müller',
  '李小龙',
  '王',
  '小',
  'محمد حداد',
  'Ирина Иванова',
  'יעל כהן',
  '김민준',
  '佐藤さくら',
  'nobody at all',
];

/** As a hand types it: the first character, the first two, and so on. */
const keystrokes = (text: string): readonly string[] =>
  [...text].map((_, index, letters) => letters.slice(0, index + 1).join(''));

type Found = readonly { readonly memberId: string; readonly name: string }[];

/** Asks at each keystroke, and looks at the answers: a full name, a whole phone, a whole card find their member. */
export async function searchSection(
  { ask }: OpenShop,
  known: KnownMembers,
  rounds: number,
): Promise<Section> {
  const chance = chanceFrom(2);
  let slowest = { text: '', tookMs: 0 };
  const type = async (text: string, times: number[]): Promise<Found> => {
    let found: Found = [];
    for (const sofar of keystrokes(text)) {
      const startedAt = performance.now();
      found = valueOf(await ask.members.find({ text: sofar })).members;
      const tookMs = performance.now() - startedAt;
      times.push(tookMs);
      if (tookMs > slowest.tookMs) slowest = { text: sofar, tookMs };
    }
    return found;
  };
  const isFound = (found: Found, { memberId }: KnownMember): boolean =>
    found.length >= 20 || found.some((member) => member.memberId === memberId);

  const written: number[] = [];
  const names: number[] = [];
  const phones: number[] = [];
  const cards: number[] = [];
  for (const text of typed) await type(text, written);
  const people = Math.max(20, Math.floor(rounds / 10));
  for (let count = 0; count < people; count += 1) {
    const named = known.anyone(chance);
    const byName = await type(named.name, names);
    // Not always first: 马小龙 is in 司马小龙 too.
    const hasName = byName.some((member) => sameWords(member.name, named.name));
    expectAnswer(hasName && isFound(byName, named), `“${named.name}” is found`);
    const reached = known.anyone(chance);
    const lastDigits = foldName(reached.phone ?? '')
      .replaceAll(/\D/g, '')
      .slice(-6);
    if (lastDigits.length === 6) {
      expectAnswer(isFound(await type(lastDigits, phones), reached), `the phone …${lastDigits} is found`);
    }
    const carded = known.anyone(chance);
    expectAnswer(isFound(await type(carded.cardNumber, cards), carded), `card ${carded.cardNumber} is found`);
  }
  const all = [...written, ...names, ...phones, ...cards];
  return {
    title: `Search: one question per keystroke (${all.length} of them)`,
    figures: [
      ...timesAs('all', timesOf(all), { p95: 10 }),
      { what: 'hard beginnings and many scripts, p95', value: timesOf(written).p95, unit: 'ms', limit: 10 },
      { what: "members' names, p95", value: timesOf(names).p95, unit: 'ms', limit: 10 },
      { what: 'the last digits of phones, p95', value: timesOf(phones).p95, unit: 'ms', limit: 10 },
      { what: 'card numbers, p95', value: timesOf(cards).p95, unit: 'ms', limit: 10 },
    ],
    remarks: [`the slowest was “${slowest.text}”`],
  };
}

/** The same words in any order: “Kelly Ryan” is Ryan Kelly too. */
const sameWords = (one: string, other: string): boolean =>
  foldName(one).split(' ').toSorted().join(' ') === foldName(other).split(' ').toSorted().join(' ');
