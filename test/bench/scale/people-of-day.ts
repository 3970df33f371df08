import type { Instant, MemberId } from '../../../electron/core/domain/ids.ts';
import { makeMemberNumber } from '../../../electron/core/domain/card-number.ts';
import { nameOf, phoneOf } from '../people.ts';
import type { ScaleDay } from './scale-day.ts';
import { idOf } from './ids.ts';
import type { ScaleShop } from './scale-shop.ts';

export interface ScaleMember {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly phone: string | null;
  readonly cardNumber: string;
}

/** Coprime to ten digits: cards look drawn by lot, and no two are the same. */
const CARD_MIXER = 6_180_339_887n;

/** One in twenty keeps the card of the time before. */
export const cardNumberOf = (number: number, prefix: string): string =>
  number % 20 === 0
    ? `KC-${String(number).padStart(7, '0')}`
    : makeMemberNumber(prefix, String((BigInt(number) * CARD_MIXER) % 10_000_000_000n).padStart(10, '0'));

/** Those who join on the day, before it opens. */
export function enrolAll(shop: ScaleShop, day: ScaleDay, from: number, to: number): void {
  const { chance } = day;
  for (let number = from; number <= to; number += 1) {
    const at = (day.opensAt + number - from) as Instant;
    const id = idOf('member', at, number) as MemberId;
    const name = nameOf(chance);
    const phone = chance.happens(0.85) ? phoneOf(chance) : null;
    const cardNumber = cardNumberOf(number, shop.facts.memberPrefix);
    shop.rows.addMember({ number, id, name, phone, cardNumber }, day.date, at, shop.staff.id);
    shop.memberIds.add(number, at);
    const consents = chance.happens(0.4) ? { marketing: chance.happens(0.6) } : undefined;
    if (consents?.marketing === true) {
      const by = { at, staffId: shop.staff.id, mergeSeq: null };
      shop.write.members.addConsent(id, { kind: 'marketing', granted: true }, by);
    }
    const input = {
      name,
      ...(phone === null ? {} : { phone }),
      confirmed: true,
      ...(cardNumber.startsWith('KC') ? { cardNumber } : {}),
      ...(consents === undefined ? {} : { consents }),
    };
    const answer = { memberId: id, cardNumber };
    shop.keep(day, at, { procedure: 'members.enrol', input, answer, memberId: id });
  }
}
