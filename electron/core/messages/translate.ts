import { IntlMessageFormat } from 'intl-messageformat';
import { assert } from '../domain/assert.ts';
import { en } from './en/index.ts';
import { zhCN } from './zh-CN/index.ts';

/** Every text that a person reads, per locale: screens, slips and the command line alike. */
export const messages = { en, 'zh-CN': zhCN } as const;
export type Locale = keyof typeof messages;
export type MessageKey = keyof typeof en;
export const locales: readonly Locale[] = ['en', 'zh-CN'];

export const isLocale = (text: string): text is Locale => locales.some((locale) => locale === text);
export const isMessageKey = (text: string): text is MessageKey => Object.hasOwn(en, text);

/** The locale of ours that fits a system's or a browser's best: "zh-Hans-CN" is zh-CN, anything unknown is en. */
export function localeLike(tag: string | undefined): Locale {
  return tag !== undefined && /^zh\b/i.test(tag) ? 'zh-CN' : 'en';
}

export type MessageValues = Readonly<Record<string, string | number>>;
export type Translate = (key: MessageKey, values?: MessageValues) => string;

const compiled = new Map<string, IntlMessageFormat>();

/** Gives the function that says things in one locale. Numbers in `values` are formatted by ICU, money comes as text. */
export function translatorFor(locale: Locale): Translate {
  return (key, values = {}) => {
    const id = `${locale} ${key}`;
    let format = compiled.get(id);
    if (format === undefined) {
      format = new IntlMessageFormat(messages[locale][key], locale, undefined, { ignoreTag: true });
      compiled.set(id, format);
    }
    const text = format.format(values);
    assert(typeof text === 'string', `message ${key} is made of text alone`);
    return text;
  };
}
