import { v4 } from 'uuid';
import type { Chance } from '../bench/chance.ts';

/** A command as a till under load is asked it. */
export interface Question {
  readonly procedure: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly role: 'owner' | 'cashier';
  readonly commandId: string;
  /** What the clock says then, in milliseconds UTC. */
  readonly at: number;
}

interface KnownSale {
  readonly saleId: string;
  readonly totalMinor: number;
  readonly lines: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const names = ['Ana', 'Łucja Kowalska', '李小龙', 'فاطمة', 'O’Brien', 'Bo'] as const;

/** How far the clock jumps: onward as days go by, or both ways, as a wrong battery and its mending make it. */
export type ClockHabit = 'onward' | 'both ways';

/**
 * What a busy shop asks of its till, drawn from a seed: sales with and without lines and rewards, refunds, voids, cards
 * shown late, new members, lost cards, rewards alone and taken back, gifts, days closed, expiry, backups. Which sale and
 * whose card is taken depends on what was answered so far.
 */
export class Load {
  readonly #chance: Chance;
  readonly #habit: ClockHabit;
  #now: number;
  #asked = 0;
  readonly #members: { readonly memberId: string; cardNumber: string }[] = [];
  readonly #sales: KnownSale[] = [];
  readonly #redemptions: string[] = [];
  readonly #rewards: readonly string[];

  constructor(chance: Chance, startsAt: number, rewards: readonly string[], habit: ClockHabit = 'onward') {
    this.#chance = chance;
    this.#now = startsAt;
    this.#rewards = rewards;
    this.#habit = habit;
  }

  now = (): number => this.#now;

  next(): Question {
    this.#moveClock();
    this.#asked += 1;
    const commandId = v4({ random: this.#chance.bytes(16) });
    return { ...this.#draw(), commandId, at: this.#now };
  }

  /** Learns of a yes. The same answer may be told twice. */
  note({ procedure, input }: Question, answer: unknown): void {
    if (typeof answer !== 'object' || answer === null) return;
    const text = (key: string): string => String(Reflect.get(answer, key));
    if (procedure === 'members.enrol')
      this.#members.push({ memberId: text('memberId'), cardNumber: text('cardNumber') });
    else if (procedure === 'members.replaceCard') {
      const member = this.#members.find(({ memberId }) => memberId === input['memberId']);
      if (member !== undefined) member.cardNumber = text('cardNumber');
    } else if (procedure === 'rewards.redeem') this.#redemptions.push(text('redemptionId'));
    else if (procedure === 'sales.record') {
      const { lines } = input;
      const count = Array.isArray(lines) ? lines.length : 0;
      this.#sales.push({ saleId: text('saleId'), totalMinor: Number(text('totalMinor')), lines: count });
    }
  }

  #moveClock(): void {
    const chance = this.#chance;
    this.#now += chance.below(20 * MINUTE_MS);
    if (chance.happens(0.03)) this.#now += DAY_MS;
    if (chance.happens(0.004)) this.#now += 32 * DAY_MS;
    if (this.#habit === 'onward') {
      if (chance.happens(0.01)) this.#now -= 30 * MINUTE_MS;
    } else if (chance.happens(0.15)) {
      this.#now += (chance.happens(0.5) ? 1 : -1) * chance.below(40 * DAY_MS);
    }
  }

  #draw(): Omit<Question, 'commandId' | 'at'> {
    const chance = this.#chance;
    const asCashier = (procedure: string, input: Question['input']) =>
      ({ procedure, input, role: 'cashier' }) as const;
    const asOwner = (procedure: string, input: Question['input']) =>
      ({ procedure, input, role: 'owner' }) as const;
    const member = this.#members.length === 0 ? undefined : chance.oneOf(this.#members.slice(-40));
    const sale = this.#sales.at(-1 - chance.below(12));
    const at = chance.below(100);
    if (member === undefined || at < 6)
      return asCashier('members.enrol', { name: chance.oneOf(names), confirmed: true });
    const { memberId, cardNumber } = member;
    if (at < 45 || sale === undefined) return asCashier('sales.record', this.#bill(cardNumber));
    const { saleId } = sale;
    if (at < 59) return asCashier('sales.refund', this.#refund(sale));
    if (at < 65) return asCashier('sales.void', { saleId, reason: 'Typed twice' });
    if (at < 71) return asCashier('sales.attach', { saleId, cardNumber });
    if (at < 74) return asCashier('members.replaceCard', { memberId, reason: 'Lost' });
    if (at < 79) return asCashier('rewards.redeem', { cardNumber, rewardId: chance.oneOf(this.#rewards) });
    if (at < 82) {
      const redemptionId = this.#redemptions.at(-1);
      if (redemptionId !== undefined)
        return asCashier('rewards.cancel', { redemptionId, reason: 'Changed her mind' });
    }
    if (at < 87) {
      const points = chance.happens(0.7) ? 1 + chance.below(60) : -1 - chance.below(10);
      return asOwner('points.adjust', { memberId, points, reason: 'A gift' });
    }
    if (at < 90) return asOwner('day.close', { date: isoDay(this.#now - chance.below(2) * DAY_MS) });
    if (at < 92) return asOwner('points.expire', {});
    if (at < 94) return asOwner('data.backup', { file: `kept-${this.#asked}.sqlite` });
    if (at < 96) return asOwner('shop.update', { refundPolicy: chance.oneOf(['floor', 'owe']) });
    if (at < 97) {
      const rules = { points: 1 + chance.below(3), perAmountMinor: chance.oneOf([50, 100, 150]) };
      return asOwner('program.save', { ...rules, minimumSpendMinor: 0, expiryMonths: 1 });
    }
    return asCashier('members.update', { memberId, note: `Note ${this.#asked}` });
  }

  #bill(cardNumber: string): Question['input'] {
    const chance = this.#chance;
    const who = chance.happens(0.75) ? { cardNumber } : {};
    const isRedeeming = 'cardNumber' in who && chance.happens(0.25);
    const redeem = isRedeeming ? { redeem: [{ rewardId: chance.oneOf(this.#rewards) }] } : {};
    if (chance.happens(0.6)) {
      const minor = chance.oneOf([50, 99, 100, 101, 1 + chance.below(6_000)]);
      return { beforeRewardsMinor: minor, ...who, ...redeem };
    }
    const lines = Array.from({ length: 1 + chance.below(6) }, (_, line) => ({
      name: `Bread ${line}`,
      quantity: 1_000 * (1 + chance.below(3)),
      unitPriceMinor: 40 + chance.below(900),
    }));
    return { lines, ...who, ...redeem };
  }

  #refund({ saleId, totalMinor, lines }: KnownSale): Question['input'] {
    const chance = this.#chance;
    const reason = 'Brought back';
    if (lines > 0 && chance.happens(0.5))
      return { saleId, lines: [{ position: chance.below(lines) }], reason };
    return { saleId, amountMinor: 1 + chance.below(Math.max(1, totalMinor)), reason };
  }
}

const isoDay = (at: number): string => new Date(at).toISOString().slice(0, 10);
