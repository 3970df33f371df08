import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { faultCodes, refusalCodes } from '../../electron/core/contract/errors.ts';
import { isMessageKey, locales, messages, translatorFor } from '../../electron/core/messages/translate.ts';

type Node = ReturnType<IntlMessageFormat['getAst']>[number];

const treeOf = (text: string, locale: string): readonly Node[] =>
  new IntlMessageFormat(text, locale, undefined, { ignoreTag: true }).getAst();

/** The names that a message is filled with, with what each is formatted as: "count plural". */
function argumentsOf(nodes: readonly Node[]): ReadonlySet<string> {
  // 0 is text and 7 the number sign of a plural; the parser gives these kinds as numbers.
  const kinds = ['', 'text', 'number', 'date', 'time', 'select', 'plural'];
  const found = new Set<string>();
  for (const node of nodes) {
    const kind = kinds[node.type] ?? '';
    if (kind !== '' && 'value' in node) found.add(`${node.value} ${kind}`);
    if ('options' in node)
      for (const option of Object.values(node.options))
        for (const inner of argumentsOf(option.value)) found.add(inner);
  }
  return found;
}

const nameOf = (argument: string): string => argument.split(' ')[0] ?? '';

const all = locales.flatMap((locale) =>
  Object.entries(messages[locale]).map(([key, text]) => ({ locale, key, text })),
);

describe.each(locales)('the texts in %s', (locale) => {
  const texts: Readonly<Record<string, string>> = messages[locale];

  it('are there for every key, and for no other', () => {
    expect(Object.keys(texts).toSorted()).toEqual(Object.keys(messages.en).toSorted());
  });

  it('are filled with the same values as in English; only one that chooses a plural may be left out', () => {
    for (const [key, english] of Object.entries(messages.en)) {
      const wanted = [...argumentsOf(treeOf(english, 'en'))];
      const used = [...argumentsOf(treeOf(texts[key] ?? '', locale))].map(nameOf);
      const needed = wanted.filter((each) => !each.endsWith(' plural')).map(nameOf);
      expect(used, key).toEqual(expect.arrayContaining(needed));
      expect(wanted.map(nameOf), key).toEqual(expect.arrayContaining(used));
    }
  });

  it('have plural forms of the language, and one for all other numbers', () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, text] of Object.entries(texts)) {
      const check = (nodes: readonly Node[]): void => {
        for (const node of nodes) {
          if (!('options' in node)) continue;
          if (node.type === 6) {
            const named = Object.keys(node.options).filter((form) => !form.startsWith('='));
            expect(named, key).toContain('other');
            expect(forms, key).toEqual(expect.arrayContaining(named));
          }
          for (const option of Object.values(node.options)) check(option.value);
        }
      };
      check(treeOf(text, locale));
    }
  });
});

describe('every text', () => {
  it('has no straight apostrophe: ICU takes it for an escape', () => {
    expect(all.filter(({ text }) => text.includes(`'`)).map(({ locale, key }) => `${locale} ${key}`)).toEqual(
      [],
    );
  });

  it('is not empty, and has no space at its ends or two together', () => {
    expect(all.filter(({ text }) => text.trim() !== text || text === '' || / {2}/.test(text))).toEqual([]);
  });
});

describe('every answer that isn’t a yes', () => {
  it.each(refusalCodes)('%s has a sentence', (code) => {
    for (const locale of locales)
      expect(messages[locale][`refusal.${code}`]).toMatch(/[.。]|^\{field\}[:：]/);
  });

  /** What the host knows where it throws the fault: a sentence that asks for more can't be said. */
  const known: Readonly<Record<(typeof faultCodes)[number], Readonly<Record<string, string | number>>>> = {
    DATABASE_BUSY: {},
    DATABASE_DAMAGED: { file: 'shop.sqlite' },
    DATABASE_NEWER: { found: 2, known: 1 },
    DATABASE_FOREIGN: { file: 'shop.sqlite' },
    MIGRATION_FAILED: { from: 1, to: 2, backup: 'before.sqlite' },
    DISK_FULL: {},
    FOLDER_READ_ONLY: { file: 'shop.sqlite' },
    FOLDER_ON_NETWORK: { folder: '/shop' },
    FOLDER_MISSING: { file: '/copies' },
    FOLDER_SILENT: { file: '/media/stick' },
    FILE_NOT_WRITABLE: { file: 'shop.sqlite' },
    DISK_FAILING: { file: 'shop.sqlite' },
    DISK_READ_ONLY: { file: 'shop.sqlite' },
    EXPORT_CANCELLED: {},
    VERIFY_STOPPED: {},
    HOST_UNREACHABLE: {},
    HOST_VERSION_DIFFERS: { running: '1', own: '2' },
    INTERNAL: { incidentId: '1' },
  };
  it.each(faultCodes)('%s has a sentence that can be said', (code) => {
    for (const locale of locales)
      expect(translatorFor(locale)(`fault.${code}`, known[code])).toMatch(/[.。]$/);
  });
});

describe('what else is looked up by a code', () => {
  it.each(['EARN_PER_AMOUNT', 'EARN_WITH_CARRY', 'EARN_AFTER_DEBT', 'CARRIED', 'BELOW_MINIMUM', 'NO_MEMBER'])(
    'the reason %s has words',
    (code) => expect(isMessageKey(`explain.${code}`)).toBe(true),
  );

  it.each(['string', 'number', 'int', 'boolean', 'array', 'object'])('the type %s has a name', (type) => {
    expect(isMessageKey(`type.${type}`)).toBe(true);
  });
});
