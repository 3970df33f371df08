import { Refusal } from '../../core/contract/errors.ts';
import type { FirstReward, ShopFacts } from '../../core/contract/shop.ts';
import { businessDayOf, formatCutOver, parseCutOver } from '../../core/domain/business-day.ts';
import type { StaffId } from '../../core/domain/ids.ts';
import { isSameLogo } from '../../core/domain/logo.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { FeatureServices, FoundingContext } from '../context.ts';
import type { Shop, WrittenLetterhead } from '../store/shop.ts';
import {
  checkPrefix,
  checkTimeZone,
  confirmAboveFor,
  DEFAULT_CUT_OVER,
  DEFAULT_MEMBER_PREFIX,
  DEFAULT_WEIGHED_GOODS,
  firstRules,
  knownCurrency,
} from './shop-checks.ts';
import { previewSlip } from './shop-preview.ts';

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

/** The reward that a shop opens with, and the product that it gives where it gives one. */
function addFirstReward({ write, newId, now }: FoundingContext, reward: FirstReward): void {
  const { name, pointsCost, gives } = reward;
  const productId = newId();
  if (gives.kind === 'newProduct') {
    const product = {
      id: productId,
      name: gives.name,
      barcode: null,
      category: null,
      priceMinor: null,
      soldBy: 'piece',
      talkingPoints: null,
      quickKey: null,
      state: 'sold',
    } as const;
    write.products.save(product, now);
  }
  const gift = gives.kind === 'newProduct' ? ({ kind: 'product', productId } as const) : gives;
  write.rewards.save({ id: newId(), name, pointsCost, gives: gift, isOffered: true }, now);
}

export const shop: FeatureServices<'shop'> = {
  setUp(context, input) {
    const { read, write, now } = context;
    const present = read.shop.get();
    if (present !== undefined)
      throw new Refusal('SHOP_ALREADY_SET_UP', { details: { name: present.letterhead.name } });
    const currency = knownCurrency(input.currency);
    checkTimeZone(input.timeZone);
    const memberPrefix = input.memberPrefix ?? DEFAULT_MEMBER_PREFIX;
    checkPrefix(memberPrefix, DEFAULT_WEIGHED_GOODS, 'memberPrefix');
    const locale = input.locale ?? 'en';
    const letterhead = {
      name: input.name,
      address: input.address ?? null,
      phone: input.phone ?? null,
      locale,
      saysNotFiscal: true,
      logo: input.logo ?? null,
    };
    const made: Shop = {
      currency,
      dayRule: { timeZone: input.timeZone, cutOverMinutes: parseCutOver(input.cutOver ?? DEFAULT_CUT_OVER) },
      memberPrefix,
      weighedGoods: DEFAULT_WEIGHED_GOODS,
      confirmAboveMinor: confirmAboveFor(currency.exponent),
      // The schema's own default.
      refundPolicy: 'floor',
      paperMm: input.paperMm ?? 80,
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
    const rules = firstRules(currency, input.pointsPerUnit);
    write.programs.publish({ version: 1, rules, publishedAt: now }, owner.id);
    if (input.firstReward !== undefined) addFirstReward(context, input.firstReward);
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

  preview: previewSlip,

  get: ({ shop }) => factsOf(shop),

  update(context, input) {
    const before = context.shop;
    const memberPrefix = input.memberPrefix ?? before.memberPrefix;
    const weighedGoods = input.weighedGoods ?? before.weighedGoods;
    checkPrefix(
      memberPrefix,
      weighedGoods,
      input.memberPrefix === undefined ? 'weighedGoods' : 'memberPrefix',
    );
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
