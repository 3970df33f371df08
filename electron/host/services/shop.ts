import { Refusal } from '../../core/contract/errors.ts';
import type { ShopFacts } from '../../core/contract/shop.ts';
import { businessDayOf, formatCutOver, isTimeZone, parseCutOver } from '../../core/domain/business-day.ts';
import { prefixProblem } from '../../core/domain/card-number.ts';
import type { StaffId } from '../../core/domain/ids.ts';
import { isSameLogo } from '../../core/domain/logo.ts';
import type { WeighedGoods } from '../../core/domain/product-code.ts';
import { currencyOf } from '../../core/domain/money.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { FeatureServices } from '../context.ts';
import type { Shop, WrittenLetterhead } from '../store/shop.ts';

const DEFAULT_CUT_OVER = '04:00';
const DEFAULT_MEMBER_PREFIX = '29';
/** What scales print most often; a shop that weighs nothing may empty the list. */
const DEFAULT_WEIGHED_GOODS: readonly WeighedGoods[] = ['20', '21', '22', '23', '24', '25'].map((prefix) => ({
  prefix,
  holds: 'price',
}));

/** A thousand of the larger unit, or a hundred thousand where the currency has no smaller one (JPY, KRW). */
const confirmAboveFor = (exponent: number): number => (exponent === 0 ? 100_000 : 1_000 * 10 ** exponent);

export const factsOf = (shop: Shop): ShopFacts => ({
  name: shop.letterhead.name,
  address: shop.letterhead.address,
  phone: shop.letterhead.phone,
  currency: shop.currency,
  timeZone: shop.dayRule.timeZone,
  cutOver: formatCutOver(shop.dayRule.cutOverMinutes),
  locale: shop.letterhead.locale,
  memberPrefix: shop.memberPrefix,
  weighedGoods: [...shop.weighedGoods],
  confirmAboveMinor: shop.confirmAboveMinor,
  saysNotFiscal: shop.letterhead.saysNotFiscal,
  refundPolicy: shop.refundPolicy,
  logo: shop.letterhead.logo,
  paperMm: shop.paperMm,
  isSample: shop.letterhead.isSample,
});

export const shop: FeatureServices<'shop'> = {
  setUp(context, input) {
    const { read, write, now } = context;
    const present = read.shop.get();
    if (present !== undefined)
      throw new Refusal('SHOP_ALREADY_SET_UP', { details: { name: present.letterhead.name } });
    const currency = currencyOf(input.currency);
    if (currency === undefined) {
      throw new Refusal('CURRENCY_UNKNOWN', { field: 'currency', details: { currency: input.currency } });
    }
    if (!isTimeZone(input.timeZone)) {
      throw new Refusal('TIME_ZONE_UNKNOWN', { field: 'timeZone', details: { timeZone: input.timeZone } });
    }
    const locale = input.locale ?? 'en';
    const letterhead = {
      name: input.name,
      address: null,
      phone: null,
      locale,
      saysNotFiscal: true,
      logo: null,
    };
    const made: Shop = {
      currency,
      dayRule: { timeZone: input.timeZone, cutOverMinutes: parseCutOver(input.cutOver ?? DEFAULT_CUT_OVER) },
      memberPrefix: DEFAULT_MEMBER_PREFIX,
      weighedGoods: DEFAULT_WEIGHED_GOODS,
      confirmAboveMinor: confirmAboveFor(currency.exponent),
      // The schema's own default.
      refundPolicy: 'floor',
      paperMm: 80,
      letterhead: {
        ...letterhead,
        version: write.shop.addLetterhead(letterhead),
        isTraining: false,
        isSample: false,
      },
    };
    write.shop.add(made, now);

    const owner = {
      // A staff id is any id of ours; the brand only keeps it apart from other ids.
      id: context.newId() as StaffId,
      name: input.ownerName ?? translatorFor(locale)('system.ownerName'),
      role: 'owner',
    } as const;
    write.staff.add(owner, now);
    const rules = {
      points: input.pointsPerUnit ?? 1,
      perAmountMinor: 10 ** currency.exponent,
      minimumSpendMinor: 0,
      expiryMonths: null,
    };
    write.programs.publish({ version: 1, rules, publishedAt: now }, owner.id);
    write.audit.add({
      at: now,
      businessDay: businessDayOf(now, made.dayRule),
      staffId: owner.id,
      till: context.session.till,
      action: 'shop.setUp',
      subject: null,
      text: null,
    });
    context.tell({ name: 'shop.changed' });
    return { shop: factsOf(made) };
  },

  get: ({ shop }) => factsOf(shop),

  update(context, input) {
    const before = context.shop;
    const memberPrefix = input.memberPrefix ?? before.memberPrefix;
    const weighedGoods = input.weighedGoods ?? before.weighedGoods;
    const problem = prefixProblem(
      memberPrefix,
      weighedGoods.map(({ prefix }) => prefix),
    );
    if (problem !== undefined) {
      const field = input.memberPrefix === undefined ? 'weighedGoods' : 'memberPrefix';
      throw new Refusal(problem, { field, details: { prefix: memberPrefix } });
    }
    const head = before.letterhead;
    const letterhead: WrittenLetterhead = {
      name: input.name ?? head.name,
      address: input.address === undefined ? head.address : input.address,
      phone: input.phone === undefined ? head.phone : input.phone,
      locale: input.locale ?? head.locale,
      saysNotFiscal: input.saysNotFiscal ?? head.saysNotFiscal,
      logo: input.logo === undefined ? head.logo : input.logo,
    };
    const isSameHead =
      letterhead.name === head.name &&
      letterhead.address === head.address &&
      letterhead.phone === head.phone &&
      letterhead.locale === head.locale &&
      letterhead.saysNotFiscal === head.saysNotFiscal &&
      isSameLogo(letterhead.logo, head.logo);
    const version = isSameHead ? head.version : context.write.shop.addLetterhead(letterhead);
    const after: Shop = {
      ...before,
      memberPrefix,
      weighedGoods,
      confirmAboveMinor: input.confirmAboveMinor ?? before.confirmAboveMinor,
      refundPolicy: input.refundPolicy ?? before.refundPolicy,
      paperMm: input.paperMm ?? before.paperMm,
      letterhead: { ...letterhead, version, isTraining: head.isTraining, isSample: head.isSample },
    };
    context.write.shop.change(after);
    context.audit({ action: 'shop.update', subject: null, text: Object.keys(input).join(', ') });
    context.tell({ name: 'shop.changed' });
    return factsOf(after);
  },
};
