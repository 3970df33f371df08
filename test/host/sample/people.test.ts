import { describe, expect, it } from 'vitest';
import { diceOf } from '../../../electron/host/sample/dice.ts';
import { peoples, personOf } from '../../../electron/host/sample/people.ts';

/** Every name that there can be. */
const possible = new Set(
  peoples.flatMap(({ families, join }) =>
    families.flatMap(({ given, family }) =>
      given.flatMap((first) => family.map((last) => join(first, last))),
    ),
  ),
);

const namesOf = (seed: number, locale: 'en' | 'zh-CN'): readonly string[] => {
  const dice = diceOf(seed);
  return Array.from({ length: 400 }, (_, index) => personOf(index, locale, dice).name ?? '').filter(
    (name) => name !== '',
  );
};

const scriptsOf = (name: string): number =>
  [
    /\p{sc=Latin}/u,
    /\p{sc=Han}/u,
    /\p{sc=Arabic}/u,
    /\p{sc=Cyrillic}/u,
    /\p{sc=Greek}/u,
    /\p{sc=Hangul}/u,
  ].filter((script) => script.test(name)).length;

describe('the people of a sample shop', () => {
  it.each(['en', 'zh-CN'] as const)('have names whose two parts belong together (%s)', (locale) => {
    for (const seed of [1, 2, 3]) {
      const strangers = namesOf(seed, locale).filter((name) => !possible.has(name));
      // One has a name that is as long as names get.
      expect(strangers).toEqual(['Maximiliana Theodora von Hohenstein-Wittgenstein zu Berleburg']);
    }
  });

  it('have family names in the form that goes with the given one', () => {
    for (const name of ['Jiří Novák', 'Žofie Nováková', 'Łucja Kowalska', 'Paweł Kowalski', 'Сергей Иванов'])
      expect(possible.has(name), name).toBe(true);
    for (const name of [
      'Jiří Kowalska',
      'Жофие Novák',
      'Paweł Kowalska',
      'Сергей Иванова',
      'Γιώργος Παπαδοπούλου',
    ])
      expect(possible.has(name), name).toBe(false);
    for (const name of possible) expect(scriptsOf(name), name).toBeLessThanOrEqual(1);
  });

  it('are the same for the same seed', () => {
    expect(namesOf(7, 'en')).toEqual(namesOf(7, 'en'));
    expect(namesOf(8, 'en')).not.toEqual(namesOf(7, 'en'));
  });

  it('have the most names of the language that the shop speaks', () => {
    const isHan = (name: string): boolean => /^\p{sc=Han}{2,4}$/u.test(name);
    expect(namesOf(1, 'zh-CN').filter(isHan).length).toBeGreaterThan(200);
    expect(namesOf(1, 'en').filter(isHan).length).toBeLessThan(60);
  });
});
