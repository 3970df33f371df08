import { z } from 'zod';
import { logo } from '../../electron/core/contract/fields.ts';
import type { FirstReward } from '../../electron/core/contract/shop.ts';
import type { TillClient } from '../../electron/core/contract/till-api.ts';
import { suggestedReward, typedMinor } from '../../electron/core/domain/first-reward.ts';
import { currencyOf, formatMoneyBriefly, type Currency } from '../../electron/core/domain/money.ts';
import { isPaperMm } from '../../electron/core/domain/paper.ts';
import { likelyCurrency } from '../../electron/core/domain/place-currency.ts';
import { translatorFor, type Locale } from '../../electron/core/messages/translate.ts';
import { minorOfText, wholeOfText } from './owner.ts';

export const rewardKinds = ['newProduct', 'amount', 'percent', 'none'] as const;
export type RewardKind = (typeof rewardKinds)[number];

/** The answers of the set-up as they were typed. Null is what nobody has touched: then a guess stands there. */
const setUpEntries = z.strictObject({
  name: z.string(),
  locale: z.enum(['en', 'zh-CN']).nullable(),
  timeZone: z.string().nullable(),
  currency: z.string().nullable(),
  address: z.string(),
  phone: z.string(),
  logo: logo.nullable(),
  paperMm: z.enum(['80', '58']),
  pointsPerUnit: z.string(),
  rewardKind: z.enum(rewardKinds),
  rewardProduct: z.string().nullable(),
  rewardCost: z.string().nullable(),
  rewardAmount: z.string().nullable(),
  rewardPercent: z.string().nullable(),
  rewardCap: z.string().nullable(),
  cutOver: z.string(),
  memberPrefix: z.string(),
});
export type SetUpEntries = z.output<typeof setUpEntries>;

export const setUpSteps = ['shop', 'money', 'slip', 'points', 'day'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** What is kept of a set-up that isn't done: the answers, and how far one has come. */
const setUpDraft = z.strictObject({ step: z.enum(setUpSteps), entries: setUpEntries });
export type SetUpDraft = z.output<typeof setUpDraft>;

export const noAnswers: SetUpEntries = {
  name: '',
  locale: null,
  timeZone: null,
  currency: null,
  address: '',
  phone: '',
  logo: null,
  paperMm: '80',
  pointsPerUnit: '1',
  rewardKind: 'newProduct',
  rewardProduct: null,
  rewardCost: null,
  rewardAmount: null,
  rewardPercent: null,
  rewardCap: null,
  cutOver: '04:00',
  memberPrefix: '29',
};

/** Reads a kept draft; one of another version, or a broken one, is none. */
export function draftOf(text: string | null): SetUpDraft | null {
  if (text === null) return null;
  try {
    return setUpDraft.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** What the machine tells of its place. */
export interface Place {
  readonly timeZone: string;
  /** Its language, a BCP 47 tag: where the time zone lies nowhere, its region counts. */
  readonly language: string;
  readonly locale: Locale;
}

/** The answers with a guess for each that nobody gave. */
export interface FilledEntries extends SetUpEntries {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly currency: string;
  readonly rewardProduct: string;
  readonly rewardCost: string;
  readonly rewardAmount: string;
  readonly rewardPercent: string;
  readonly rewardCap: string;
}

const euro: Currency = { code: 'EUR', exponent: 2 };

/** The currency of the answers; while none is chosen that anybody knows, the euro's form stands in for it. */
export const currencyIn = ({ currency }: Pick<FilledEntries, 'currency'>): Currency =>
  currencyOf(currency) ?? euro;

export function filled(entries: SetUpEntries, place: Place): FilledEntries {
  const locale = entries.locale ?? place.locale;
  const timeZone = entries.timeZone ?? place.timeZone;
  const code = entries.currency ?? likelyCurrency(timeZone, place.language);
  const currency = currencyIn({ currency: code });
  const points = wholeOfText(entries.pointsPerUnit);
  // A rule that is half typed doesn't take the suggestion away.
  const suggested = suggestedReward(currency, points >= 1 && points <= 1_000_000 ? points : 1);
  return {
    ...entries,
    locale,
    timeZone,
    currency: code,
    rewardProduct: entries.rewardProduct ?? translatorFor(locale)('setup.suggestedProduct'),
    rewardCost: entries.rewardCost ?? String(suggested.pointsCost),
    rewardAmount: entries.rewardAmount ?? typedMinor(suggested.amountMinor, currency),
    rewardPercent: entries.rewardPercent ?? String(suggested.percent),
    rewardCap: entries.rewardCap ?? typedMinor(suggested.capMinor, currency),
  };
}

export type SetUpInput = Parameters<TillClient['shop']['setUp']>[0];

/** The answers as the contract wants them. What is no number is left to the host to refuse, with its sentence at the field. */
export function setUpInput(entries: FilledEntries): SetUpInput {
  const paperMm = Number(entries.paperMm);
  const firstReward = rewardIn(entries);
  return {
    name: entries.name,
    locale: entries.locale,
    currency: entries.currency,
    timeZone: entries.timeZone,
    pointsPerUnit: wholeOfText(entries.pointsPerUnit),
    cutOver: entries.cutOver,
    memberPrefix: entries.memberPrefix,
    ...(isPaperMm(paperMm) ? { paperMm } : {}),
    ...(entries.address.trim() === '' ? {} : { address: entries.address }),
    ...(entries.phone.trim() === '' ? {} : { phone: entries.phone }),
    ...(entries.logo === null ? {} : { logo: entries.logo }),
    ...(firstReward === null ? {} : { firstReward }),
  };
}

function rewardIn(entries: FilledEntries): FirstReward | null {
  const say = translatorFor(entries.locale);
  const currency = currencyIn(entries);
  const pointsCost = wholeOfText(entries.rewardCost);
  switch (entries.rewardKind) {
    case 'none':
      return null;
    case 'newProduct': {
      const name = entries.rewardProduct;
      // A reward without its product has no name of its own either: the product is what is to be mended.
      const called = name.trim() === '' ? say('setup.noProduct') : name.trim();
      return {
        name: say('setup.freeProduct', { product: called }),
        pointsCost,
        gives: { kind: 'newProduct', name },
      };
    }
    case 'amount': {
      const amountMinor = minorOfText(entries.rewardAmount, currency.exponent);
      const amount = Number.isNaN(amountMinor)
        ? ''
        : formatMoneyBriefly(amountMinor, currency, entries.locale);
      return {
        name: say('setup.amountOff', { amount }),
        pointsCost,
        gives: { kind: 'amount', amountMinor },
      };
    }
    case 'percent': {
      const percent = wholeOfText(entries.rewardPercent);
      const capMinor = minorOfText(entries.rewardCap, currency.exponent);
      return {
        name: say('setup.percentOff', { percent: entries.rewardPercent }),
        pointsCost,
        gives: { kind: 'percent', percent, capMinor },
      };
    }
  }
}

/** The fields of each step as the contract calls them. */
const fieldsOfStep: Readonly<Record<SetUpStep, readonly (keyof SetUpInput)[]>> = {
  shop: ['name', 'locale'],
  money: ['timeZone', 'currency'],
  slip: ['address', 'phone', 'logo', 'paperMm'],
  points: ['pointsPerUnit', 'firstReward'],
  day: ['cutOver', 'memberPrefix'],
};

/** What a step gives to the shop. */
export function inputOfStep(step: SetUpStep, input: SetUpInput): Partial<SetUpInput> {
  const fields = fieldsOfStep[step];
  return Object.fromEntries(Object.entries(input).filter(([field]) => fields.some((each) => each === field)));
}

/** The step that asks for a field; `firstReward.gives.amountMinor` is its first part's. */
export function stepOfField(field: string | undefined): SetUpStep | undefined {
  const first = field?.split('.')[0];
  return setUpSteps.find((step) => fieldsOfStep[step].some((each) => each === first));
}
