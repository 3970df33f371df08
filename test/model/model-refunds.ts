import type { ModelLot } from './model-people.ts';
import {
  giveBack,
  type ModelRedemption,
  type ModelSale,
  type ModelShopParts,
  type Rules,
} from './model-sales.ts';
import { convert, parts, shareOf, sumOf } from './plain-numbers.ts';

/** How a shop takes back: its policy, and the rules whose carry is kept now. */
export interface ModelTakingBack extends ModelShopParts {
  readonly policy: 'floor' | 'owe';
  readonly rules: Rules;
}

export interface BroughtBack {
  readonly position: number;
  readonly quantity: number;
  readonly minor: number;
}

/** A refund by amount takes it off all lines and brings no goods back; one by lines is worth what they are. */
export interface GivenBack {
  readonly kind: 'amount' | 'lines';
  readonly minor: number;
  readonly lines: readonly BroughtBack[];
}

export const refundedMinor = (sale: ModelSale): number => sumOf(sale.refunds.map(({ minor }) => minor));

/** What an amount takes off each line; it brings no goods back. */
export const spreadOver = (sale: ModelSale, minor: number): readonly BroughtBack[] =>
  parts(
    minor,
    sale.left.map((line) => line.minor),
  ).map((share, position) => ({ position, quantity: 0, minor: share }));

/** What lines that are brought back are worth; the refusal where there isn't so much of them. */
export function broughtBack(
  sale: ModelSale,
  lines: readonly { readonly position: number; readonly quantity?: number | undefined }[],
): readonly BroughtBack[] | string {
  const brought: BroughtBack[] = [];
  for (const { position, quantity } of lines) {
    const line = sale.left[position];
    if (line === undefined) return 'REFUND_LINE_UNKNOWN';
    const back = quantity ?? line.quantity;
    if (back === 0 || back > line.quantity) return 'REFUND_LINE_TOO_MUCH';
    brought.push({ position, quantity: back, minor: shareOf(line.minor, back, line.quantity) });
  }
  return brought;
}

/**
 * What each reward of the sale would have given back in all: a share of the money; of goods that were free, each whole one
 * that is there again, and all of them where the money goes back whole.
 */
function dueBack(sale: ModelSale, { kind, minor, lines }: GivenBack): readonly number[] {
  const after = refundedMinor(sale) + minor;
  const rolls = [...sale.lines.keys()].filter((at) => sale.lines[at]?.isRoll === true);
  const sold = sumOf(rolls.map((at) => sale.lines[at]?.quantity ?? 0));
  const stillOut = sumOf(rolls.map((at) => sale.left[at]?.quantity ?? 0));
  const now = sumOf(lines.filter(({ position }) => rolls.includes(position)).map(({ quantity }) => quantity));
  const timesBack = ({ quantity }: ModelRedemption): number =>
    sold === 0 ? 0 : shareOf(quantity, sold - stillOut + now, sold);
  return sale.redemptions.map((redemption) => {
    if (kind === 'amount' && after === sale.totalMinor) return redemption.points;
    const due = redemption.isProduct
      ? (redemption.points / redemption.quantity) * timesBack(redemption)
      : shareOf(redemption.points, after, sale.totalMinor);
    return Math.max(due, redemption.returned);
  });
}

export function giveMoneyBack(shop: ModelTakingBack, sale: ModelSale, given: GivenBack) {
  const { people, days } = shop;
  const { minor } = given;
  const due = sale.member === undefined ? [] : dueBack(sale, given);
  const isNothing = sale.redemptions.every(({ returned }, at) => (due[at] ?? 0) === returned);
  if (minor === 0 && isNothing) return 'REFUND_NOTHING';
  const before = refundedMinor(sale);
  const after = before + minor;
  const leftMinor = sale.totalMinor - after;
  for (const { position, quantity, minor: share } of given.lines) {
    const line = sale.left[position];
    if (line === undefined) continue;
    line.quantity -= quantity;
    line.minor -= share;
  }
  if (sale.member === undefined) {
    sale.refunds.push({ day: days.today(), minor, lapsed: 0 });
    const none = { pointsClawedBack: 0, pointsReturned: 0, pointsOwed: 0, pointsBorne: 0, pointsLapsed: 0 };
    return { amountMinor: minor, leftMinor, ...none, balance: null, owed: null, carriedMinor: null };
  }
  people.use(sale.member);
  people.settle(sale.member);
  const pointsReturned = sumOf(
    sale.redemptions.map((redemption, at) =>
      giveBack(shop, redemption, (due[at] ?? 0) - redemption.returned),
    ),
  );
  const takenBack = takeBack(shop, sale, sale.member, [undoneBy(sale, before), undoneBy(sale, after)]);
  sale.refunds.push({ day: days.today(), minor, lapsed: takenBack.pointsLapsed });
  const carriedMinor = people.carriedMinor(sale.member, shop.rules);
  const held = { balance: people.balance(sale.member), owed: people.get(sale.member).owed, carriedMinor };
  return { amountMinor: minor, leftMinor, ...takenBack, ...held, pointsReturned };
}

/** Undoes a sale and all that is left of what came from it. */
export function voidSale(shop: ModelTakingBack, sale: ModelSale) {
  const { people } = shop;
  const before = refundedMinor(sale);
  sale.voided = true;
  if (sale.member === undefined) return { pointsClawedBack: 0, pointsReturned: 0, balance: null };
  people.use(sale.member);
  people.settle(sale.member);
  const pointsReturned = sumOf(
    sale.redemptions.map((redemption) => {
      redemption.cancelled = true;
      return giveBack(shop, redemption, redemption.points - redemption.returned);
    }),
  );
  const whole = { points: sale.earned, carry: sale.carryDelta };
  const takenBack = takeBack(shop, sale, sale.member, [undoneBy(sale, before), whole]);
  return { ...takenBack, pointsReturned, balance: people.balance(sale.member) };
}

interface Undone {
  readonly points: number;
  readonly carry: bigint;
}

/** What refunds of so much take back together: whole points, and in carry what is missing to the exact worth. */
function undoneBy(sale: ModelSale, minor: number): Undone {
  if (minor === 0 || sale.totalMinor < sale.rules.minimumSpendMinor) return { points: 0, carry: 0n };
  const points = shareOf(sale.earned, minor, sale.totalMinor);
  const worth = BigInt(minor) * BigInt(sale.rules.points);
  return { points, carry: worth - BigInt(points) * BigInt(sale.rules.perAmountMinor) };
}

function takeBack(
  { days, people, policy, rules }: ModelTakingBack,
  sale: ModelSale,
  memberAt: number,
  [before, after]: readonly [Undone, Undone],
) {
  const member = people.get(memberAt);
  let due = after.points - before.points;
  const take = (lot: ModelLot): number => {
    const taken = Math.min(due, lot.left);
    lot.left -= taken;
    if (taken > 0) lot.moves += 1;
    due -= taken;
    return taken;
  };
  let pointsClawedBack = sale.lot === undefined ? 0 : take(sale.lot);
  const known = sumOf(sale.refunds.map(({ lapsed }) => lapsed));
  const pointsLapsed = Math.min(due, (sale.lot?.gone ?? 0) - known);
  due -= pointsLapsed;
  for (const lot of people.openLots(memberAt)) if (!people.isOver(lot)) pointsClawedBack += take(lot);
  const pointsOwed = policy === 'owe' ? due : 0;
  member.owed += pointsOwed;
  if (pointsOwed > 0) people.owedMoves(memberAt);
  if (pointsClawedBack + pointsOwed > 0) days.moving().clawedBack += pointsClawedBack + pointsOwed;
  const unit = BigInt(rules.perAmountMinor);
  const back = convert(before.carry - after.carry, BigInt(sale.rules.perAmountMinor), unit);
  member.carry = people.carryIn(memberAt, unit) + back;
  member.unit = unit;
  return { pointsClawedBack, pointsLapsed, pointsOwed, pointsBorne: due - pointsOwed };
}
