import type { FirstReward } from '../../core/contract/shop.ts';
import type { TillApi } from '../../core/contract/till-api.ts';
import type { ReceiptShop } from '../../core/domain/receipt.ts';
import type { Reward } from '../../core/domain/rewards.ts';
import { sampleCardSlip, sampleSaleSlip } from '../../core/domain/sample-slip.ts';
import { translatorFor } from '../../core/messages/translate.ts';
import type { OpenContext, Service } from '../context.ts';
import { renderSvg } from '../export/receipt-svg.ts';
import {
  checkPrefix,
  checkTimeZone,
  DEFAULT_MEMBER_PREFIX,
  DEFAULT_WEIGHED_GOODS,
  firstRules,
  knownCurrency,
} from './shop-checks.ts';
import { drawnPaper } from './slip.ts';

type Preview = TillApi['shop']['preview'];
type Draft = Parameters<Service<Preview>>[1];

/** A shop that isn't there yet is shown in the currency and at the hours of no place in particular. */
const NOWHERE = { currency: 'EUR', timeZone: 'UTC' } as const;

/** The slip of a shop as it would be with the draft: drawn by the same hand as every slip. */
export const previewSlip: Service<Preview> = async (context, draft) => {
  const { shop, now, read } = context;
  const head = headOf(context, draft);
  const memberPrefix = draft.memberPrefix ?? shop?.memberPrefix ?? DEFAULT_MEMBER_PREFIX;
  checkPrefix(memberPrefix, shop?.weighedGoods ?? DEFAULT_WEIGHED_GOODS, 'memberPrefix');
  const kept = shop === undefined ? undefined : read.programs.current();
  const rules = kept?.rules ?? firstRules(head.currency, draft.pointsPerUnit);
  const rewards = draft.firstReward === undefined ? read.rewards.offered() : [rewardOf(draft.firstReward)];
  const document =
    draft.of === 'card'
      ? sampleCardSlip(head, memberPrefix)
      : sampleSaleSlip({ shop: head, rules, rewards, now });
  return { document, svg: await renderSvg(document, drawnPaper(draft.paperMm ?? shop?.paperMm ?? 80)) };
};

function headOf({ shop, locale: systemLocale }: OpenContext, draft: Draft): ReceiptShop {
  const before = shop?.letterhead;
  const locale = draft.locale ?? before?.locale ?? systemLocale;
  const timeZone = draft.timeZone ?? shop?.dayRule.timeZone ?? NOWHERE.timeZone;
  checkTimeZone(timeZone);
  return {
    name: draft.name ?? before?.name ?? translatorFor(locale)('setup.sampleShop'),
    address: orBefore(draft.address, before?.address),
    phone: orBefore(draft.phone, before?.phone),
    logo: orBefore(draft.logo, before?.logo),
    currency:
      draft.currency === undefined && shop !== undefined
        ? shop.currency
        : knownCurrency(draft.currency ?? NOWHERE.currency),
    timeZone,
    locale,
    saysNotFiscal: draft.saysNotFiscal ?? before?.saysNotFiscal ?? true,
    isTraining: before?.isTraining ?? false,
    isSample: before?.isSample ?? false,
  };
}

/** What is given, null to empty it; else what the shop has, if there is one. */
const orBefore = <Value>(given: Value | null | undefined, before: Value | null | undefined): Value | null =>
  given === undefined ? (before ?? null) : given;

/** The product that a first reward gives is made with the shop: it has no id yet. */
function rewardOf({ name, pointsCost, gives }: FirstReward): Reward {
  const gift = gives.kind === 'newProduct' ? ({ kind: 'product', productId: '' } as const) : gives;
  return { id: '', name, pointsCost, gives: gift };
}
