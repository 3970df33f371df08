import type { ErrorBody } from '../../electron/core/contract/errors.ts';
import type { Result } from '../../electron/core/domain/result.ts';
import { refusal, value } from '../helpers/till.ts';
import { expectEqual, type ModelShop, type ModelTill } from './model-till.ts';
import { compareDays } from './compare-days.ts';
import { daysBetween } from './model-days.ts';
import { PointsModel, type ModelAnswer } from './points-model.ts';
import { FIRST_DAY, MEMBERS, rewards, type Step } from './steps.ts';

/** What of a value has a counterpart: the keys that the model knows, all the way down. */
function partLike(found: unknown, like: unknown): unknown {
  const isObject = (some: unknown): some is object => typeof some === 'object' && some !== null;
  if (!isObject(found) || !isObject(like)) return found;
  if (Array.isArray(found)) return found.map((part, at) => partLike(part, Reflect.get(like, at)));
  return Object.fromEntries(
    Object.entries(like).map(([key, part]) => [key, partLike(Reflect.get(found, key), part)]),
  );
}

const nobody = '01900000-0000-7000-8000-00000000beef';

/** A till and the model of it, asked the same. */
export class Twins {
  readonly #till: ModelTill;
  readonly #model = new PointsModel(MEMBERS, rewards, FIRST_DAY);
  readonly #members: readonly string[];
  readonly #cards: string[];
  readonly #rewards: readonly string[];
  readonly #productId: string;
  readonly #sales: string[] = [];
  readonly #redemptions: string[] = [];

  constructor(till: ModelTill, { members, rewardIds, productId }: ModelShop) {
    this.#till = till;
    this.#productId = productId;
    this.#members = members.map(({ memberId }) => memberId);
    this.#cards = members.map(({ cardNumber }) => cardNumber);
    this.#rewards = rewardIds;
  }

  /** Lets both do the same, and compares whoever was touched by it. */
  async take(step: Step): Promise<void> {
    const answered = this.#till.given.length;
    await this.#do(step);
    for (const { procedure, input } of this.#till.given.slice(answered)) {
      const touched = this.#touchedBy(procedure, input);
      if (touched !== undefined) await this.#compareMember(touched);
    }
  }

  /** The member that a command was about, by the model's place of it. */
  #touchedBy(procedure: string, input: object): number | undefined {
    const found = [
      this.#members.indexOf(String(Reflect.get(input, 'memberId'))),
      this.#members.indexOf(String(Reflect.get(input, 'keepId'))),
      this.#members.indexOf(String(Reflect.get(input, 'mergedId'))),
      this.#cards.indexOf(String(Reflect.get(input, 'cardNumber'))),
      this.#model.sales[this.#sales.indexOf(String(Reflect.get(input, 'saleId')))]?.member ?? -1,
      procedure === 'rewards.cancel'
        ? (this.#model.redemptions[this.#redemptions.indexOf(String(Reflect.get(input, 'redemptionId')))]
            ?.member ?? -1)
        : -1,
    ];
    return found.find((at) => at >= 0);
  }

  async #do(step: Step): Promise<void> {
    const { asOwner } = this.#till;
    const model = this.#model;
    switch (step.do) {
      case 'record':
        return this.#record(step);
      case 'attach': {
        const at = this.#sales.length - 1 - step.sale;
        const cardNumber = this.#cards[step.member] ?? '';
        const answer = await asOwner.sales.attach({ saleId: this.#sales[at] ?? nobody, cardNumber });
        return this.#same(answer, model.attach(at, step.member));
      }
      case 'void': {
        const at = this.#sales.length - 1 - step.sale;
        const saleId = this.#sales[at] ?? nobody;
        const quote = await asOwner.sales.quoteVoid({ saleId });
        const answer = await asOwner.sales.void({ saleId, reason: 'Wrong' });
        const expected = model.void(at);
        this.#same(quote, expected);
        return this.#same(answer, expected);
      }
      case 'refund':
        return this.#refund(step);
      case 'refund lines':
        return this.#refundLines(step);
      case 'ask again':
        return this.#till.askAgain(this.#till.given.length - 1 - step.command);
      case 'restart':
        await this.#till.restart(step.after);
        return model.roll();
      case 'policy':
        value(await asOwner.shop.update({ refundPolicy: step.policy }));
        model.policy = step.policy;
        return;
      case 'redeem': {
        const cardNumber = this.#cards[step.member] ?? '';
        const { reward, quantity } = step.asked;
        const input = { cardNumber, rewardId: this.#rewards[reward] ?? '', quantity };
        const answer = await asOwner.rewards.redeem(input);
        this.#same(answer, model.redeem(step.member, step.asked));
        if (answer.ok) this.#redemptions.push(answer.value.redemptionId);
        return;
      }
      case 'cancel': {
        const at = this.#redemptions.length - 1 - step.redemption;
        const redemptionId = this.#redemptions[at] ?? nobody;
        const answer = await asOwner.rewards.cancel({ redemptionId, reason: 'Broken' });
        return this.#same(answer, model.cancel(at));
      }
      case 'adjust': {
        const memberId = this.#members[step.member] ?? '';
        const answer = await asOwner.points.adjust({ memberId, points: step.points, reason: 'A test' });
        return this.#same(answer, model.adjust(step.member, step.points));
      }
      case 'save':
        value(await asOwner.program.save(step.rules));
        return model.save(step.rules);
      case 'replace card': {
        const lost = this.#cards[step.member] ?? '';
        const memberId = this.#members[step.member] ?? '';
        const { cardNumber } = value(await asOwner.members.replaceCard({ memberId, reason: 'Lost' }));
        for (const each of model.family(step.member)) this.#cards[each] = cardNumber;
        model.replaceCard(step.member);
        expectEqual(
          refusal(await asOwner.sales.quote({ cardNumber: lost, totalMinor: 1 })),
          'CARD_REPLACED cardNumber',
        );
        return;
      }
      case 'merge': {
        const [keepId, mergeId] = [this.#members[step.keep] ?? '', this.#members[step.merge] ?? ''];
        const quote = await asOwner.members.quoteMerge({ keepId, mergeId });
        const answer = await asOwner.members.merge({ keepId, mergeId });
        const expected = model.merge(step.keep, step.merge);
        this.#same(quote, expected);
        return this.#same(answer, expected);
      }
      case 'unmerge': {
        const mergedId = this.#members[step.member] ?? '';
        return this.#same(await asOwner.members.unmerge({ mergedId }), model.unmerge(step.member));
      }
      case 'close day': {
        const date = model.dayToClose();
        return this.#same(await asOwner.day.close({ date }), model.close(date));
      }
      case 'clock moves':
        return this.#moveClock(step.days, step.isSeen);
      case 'a lot ends': {
        const days = model.daysToLastDay(step.member, step.lot);
        if (days === undefined) return;
        await this.#moveClock(days + step.daysAfter, step.isSeen);
        return this.#compareMember(step.member);
      }
    }
  }

  async #moveClock(days: number, isSeen: boolean): Promise<void> {
    this.#till.clock.advance({ days });
    this.#model.clockMoves(days);
    if (!isSeen) return;
    await this.#till.lookAtClock();
    this.#model.roll();
  }

  async #record({ member: who, bill, redeem }: Extract<Step, { do: 'record' }>): Promise<void> {
    const { asOwner } = this.#till;
    const input = {
      ...(typeof bill === 'number'
        ? { beforeRewardsMinor: bill }
        : {
            lines: bill.map(({ isRoll, ...line }) => ({
              ...line,
              ...(isRoll ? { productId: this.#productId } : { name: 'Bread' }),
            })),
          }),
      ...(who === undefined ? {} : { memberId: this.#members[who] }),
      ...(redeem.length === 0
        ? {}
        : {
            redeem: redeem.map(({ reward, quantity }) => ({
              rewardId: this.#rewards[reward] ?? '',
              quantity,
            })),
          }),
    };
    const quote = await asOwner.sales.quote(input);
    const answer = await asOwner.sales.record(input);
    const expected = this.#model.record(who, bill, redeem);
    this.#same(quote, expected);
    this.#same(answer, expected);
    if (!answer.ok) return;
    this.#sales.push(answer.value.saleId);
    for (const given of answer.value.rewards) this.#redemptions.push(given.redemptionId ?? '');
    expectEqual(answer.value.receiptNumber, this.#sales.length);
    const explained = answer.value.explanation.reduce((sum, { points }) => sum + points, 0);
    expectEqual(explained, answer.value.pointsEarned);
  }

  async #refund({ sale, part }: Extract<Step, { do: 'refund' }>): Promise<void> {
    const { asOwner } = this.#till;
    const at = this.#sales.length - 1 - sale;
    const left = this.#model.leftMinor(at);
    const asked =
      part === 'all'
        ? left
        : part === 'too much'
          ? left + 1
          : 'minor' in part
            ? part.minor
            : Math.floor((left * part.percent) / 100);
    const input = { saleId: this.#sales[at] ?? nobody, amountMinor: Math.max(1, asked) };
    const quote = await asOwner.sales.quoteRefund(input);
    const answer = await asOwner.sales.refund({ ...input, reason: 'Brought back' });
    const expected = this.#model.refund(at, input.amountMinor);
    this.#same(quote, expected);
    this.#same(answer, expected);
  }

  async #refundLines({ sale, lines }: Extract<Step, { do: 'refund lines' }>): Promise<void> {
    const { asOwner } = this.#till;
    const at = this.#sales.length - 1 - sale;
    const left = this.#model.leftQuantities(at);
    const asked = lines.map(({ position, part }) => {
      if (part === 'all') return { position };
      return { position, quantity: part === 'too much' ? (left[position] ?? 0) + 1 : part };
    });
    const input = { saleId: this.#sales[at] ?? nobody, lines: asked };
    const quote = await asOwner.sales.quoteRefund(input);
    const answer = await asOwner.sales.refund({ ...input, reason: 'Brought back' });
    const expected = this.#model.refundLines(at, asked);
    this.#same(quote, expected);
    this.#same(answer, expected);
  }

  #same(answer: Result<object, ErrorBody>, expected: ModelAnswer): void {
    if (typeof expected === 'string') return expectEqual(answer.ok ? answer : answer.error.code, expected);
    if (!answer.ok) return expectEqual(answer.error, expected);
    expectEqual(partLike(answer.value, expected), expected);
  }

  /** Every balance, lot, carry and day is the model's, each command is answered as it was, and verify finds nothing. */
  async compare(): Promise<void> {
    this.#comeToTheLatestDay();
    for (const at of this.#members.keys()) {
      await this.#compareMember(at);
      await this.#compareHistory(at);
    }
    await compareDays(this.#till, this.#model);
    for (const at of this.#till.given.keys()) await this.#till.askAgain(at);
    for (const at of this.#members.keys()) await this.#compareMember(at);
    this.#till.expectWhole();
  }

  /** A day that the clock hasn't come to can't be looked at. */
  #comeToTheLatestDay(): void {
    const latest = [...this.#model.days.keys(), ...this.#model.closedDays].toSorted().at(-1);
    const today = this.#model.clockDay();
    if (latest === undefined || latest <= today) return;
    const days = daysBetween(today, latest);
    this.#till.clock.advance({ days });
    this.#model.clockMoves(days);
  }

  async #compareMember(at: number): Promise<void> {
    const memberId = this.#members[at] ?? '';
    const held = value(await this.#till.asOwner.points.balance({ memberId }));
    const { balance, owed, carriedMinor, lots, nextExpiry } = held;
    expectEqual(
      { balance, owed, carriedMinor, lots, nextExpiry },
      {
        balance: this.#model.balance(at),
        owed: this.#model.owed(at),
        carriedMinor: this.#model.carriedMinor(at),
        lots: this.#model.lots(at),
        nextExpiry: this.#model.nextExpiry(at),
      },
    );
  }

  async #compareHistory(at: number): Promise<void> {
    const memberId = this.#members[at] ?? '';
    const [balance, owed] = [this.#model.balance(at), this.#model.owed(at)];
    const { entries } = value(await this.#till.asOwner.points.history({ memberId }));
    let after = balance;
    let owing = owed;
    for (const entry of entries) {
      expectEqual(entry.balanceAfter, after);
      after -= entry.points;
      owing -= entry.owed;
    }
    if (entries.length < 50) expectEqual([after, owing], [0, 0]);
  }
}
