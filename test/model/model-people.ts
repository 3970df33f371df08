import type { ModelDays } from './model-days.ts';
import { convert, floorDivide } from './plain-numbers.ts';

export interface ModelLot {
  readonly points: number;
  readonly expiresOn: string | null;
  left: number;
  /** Points of it that have expired. */
  gone: number;
  /** Its place among all lots, and how often points went out of it or came back. */
  readonly seq: number;
  moves: number;
}

export interface ModelMember {
  lots: readonly ModelLot[];
  owed: number;
  carry: bigint;
  unit: bigint;
}

export interface LotUse {
  readonly lot: ModelLot;
  /** What is still out of the lot. */
  points: number;
}

interface ModelMerge {
  readonly kept: number;
  readonly merged: number;
  readonly day: string;
  readonly lots: readonly ModelLot[];
  readonly moves: number;
  readonly owed: number;
  readonly carry: bigint;
  readonly unit: bigint;
  /** What the kept one's carry grew by, in its unit of then. */
  readonly gained: bigint;
  readonly gainedUnit: bigint;
  /** A card, a sale or a debt of the merged one was used since. */
  isUsed: boolean;
}

const movesOf = (lots: readonly ModelLot[]): number => lots.reduce((sum, { moves }) => sum + moves, 0);

const never = '9999-12-31';

/** Members with their lots, and who was merged into whom. A member is named by a place in the list. */
export class ModelPeople {
  readonly #days: ModelDays;
  readonly #members: readonly ModelMember[];
  /** Those that hold, in their order. */
  #merges: ModelMerge[] = [];
  #lotsMade = 0;

  constructor(members: number, days: ModelDays) {
    this.#days = days;
    this.#members = Array.from({ length: members }, () => ({ lots: [], owed: 0, carry: 0n, unit: 100n }));
  }

  all = (): readonly number[] => [...this.#members.keys()];

  /** The person that a member is a part of. */
  get(at: number): ModelMember {
    const member = this.#members[this.as(at)];
    if (member === undefined) throw new Error(`the model has no member ${at}`);
    return member;
  }

  balance = (at: number): number => this.openLots(at).reduce((sum, { left }) => sum + left, 0);

  /** In the order in which they are spent. */
  openLots(at: number): readonly ModelLot[] {
    return this.get(at)
      .lots.filter(({ left }) => left > 0)
      .toSorted((a, b) => {
        const [first, second] = [a.expiresOn ?? never, b.expiresOn ?? never];
        return first < second ? -1 : first > second ? 1 : 0;
      });
  }

  /** The carry in points of another rule's parts. */
  carryIn(at: number, unit: bigint): bigint {
    const member = this.get(at);
    return convert(member.carry, member.unit, unit);
  }

  carriedMinor = (at: number, rules: { readonly points: number; readonly perAmountMinor: number }): number =>
    Number(floorDivide(this.carryIn(at, BigInt(rules.perAmountMinor)), BigInt(rules.points)));

  addLot(at: number, lot: Pick<ModelLot, 'points' | 'left' | 'expiresOn'>): ModelLot {
    const made = { ...lot, gone: 0, moves: 0, seq: (this.#lotsMade += 1) };
    const member = this.get(at);
    member.lots = [...member.lots, made];
    return made;
  }

  take(at: number, points: number): readonly LotUse[] {
    let due = points;
    const uses: LotUse[] = [];
    for (const lot of this.openLots(at)) {
      const taken = Math.min(due, lot.left);
      if (taken === 0) break;
      lot.left -= taken;
      lot.moves += 1;
      due -= taken;
      uses.push({ lot, points: taken });
    }
    return uses;
  }

  /** A lot can be spent on its last day, and no longer; a clock that is behind the ledger lets nothing go. */
  isOver = ({ expiresOn }: ModelLot): boolean =>
    !this.#days.isBehind() && expiresOn !== null && expiresOn < this.#days.clockDay;

  /** What would expire if the till looked at the member now. */
  lapsed(at: number): number {
    return this.openLots(at)
      .filter(this.isOver)
      .reduce((sum, { left }) => sum + left, 0);
  }

  settle(at: number): void {
    for (const lot of this.openLots(at).filter(this.isOver)) {
      this.#days.moving().expired += lot.left;
      lot.gone += lot.left;
      lot.moves += 1;
      lot.left = 0;
    }
  }

  /** Whom a member is read as. */
  as(at: number): number {
    const merge = this.#merges.find(({ merged }) => merged === at);
    return merge === undefined ? at : this.as(merge.kept);
  }

  /** Everybody who is read as the same person. */
  family = (at: number): readonly number[] => this.all().filter((each) => this.as(each) === this.as(at));

  /** Something of `at` was used: whoever it was merged into can't be parted from it any more. */
  use(at: number): void {
    const merge = this.#merges.find(({ merged }) => merged === at);
    if (merge === undefined) return;
    merge.isUsed = true;
    this.use(merge.kept);
  }

  /** A debt of the person moved: every merge that brought some of it. */
  owedMoves(at: number): void {
    for (const merge of this.#merges) if (merge.kept === this.as(at) && merge.owed > 0) merge.isUsed = true;
  }

  /** Gives the refusal where two can't be one. */
  merge(kept: number, merged: number): string | undefined {
    if (kept === merged) return 'MERGE_WITH_ITSELF';
    if (this.as(kept) !== kept || this.as(merged) !== merged) return 'MEMBER_MERGED';
    this.settle(kept);
    this.settle(merged);
    const [to, from] = [this.get(kept), this.get(merged)];
    const { lots, owed, carry, unit } = from;
    if (to.carry === 0n) to.unit = unit;
    const gained = convert(carry, unit, to.unit);
    const moved = { lots, moves: movesOf(lots), owed, carry, unit, gained, gainedUnit: to.unit };
    if (this.#hasAny(moved)) this.#days.writing();
    to.lots = [...to.lots, ...lots].toSorted((a, b) => a.seq - b.seq);
    to.owed += owed;
    to.carry += gained;
    Object.assign(from, { lots: [], owed: 0, carry: 0n });
    this.#merges.push({ kept, merged, day: this.#days.today(), ...moved, isUsed: false });
    return undefined;
  }

  /** Whether a merge moves anything in the ledger. */
  #hasAny = ({ lots, owed }: { readonly lots: readonly ModelLot[]; readonly owed: number }): boolean =>
    owed > 0 || lots.some(({ left }) => left > 0);

  /** Gives the refusal where they stay one. */
  unmerge(merged: number): string | undefined {
    const merge = this.#merges.find((each) => each.merged === merged);
    if (merge === undefined) return 'MERGE_UNKNOWN';
    if (merge.day !== this.#days.today()) return 'MERGE_NOT_TODAY';
    const isNewest = this.#merges.findLast(({ kept }) => kept === merge.kept) === merge;
    if (!isNewest || this.as(merge.kept) !== merge.kept) return 'MERGE_NOT_NEWEST';
    if (merge.isUsed || movesOf(merge.lots) !== merge.moves) return 'MERGE_USED';
    if (this.#hasAny(merge)) this.#days.writing();
    this.#merges = this.#merges.filter((each) => each !== merge);
    const [to, from] = [this.get(merge.kept), this.get(merged)];
    to.lots = to.lots.filter((lot) => !merge.lots.includes(lot));
    to.owed -= merge.owed;
    to.carry -= convert(merge.gained, merge.gainedUnit, to.unit);
    Object.assign(from, { lots: merge.lots, owed: merge.owed, carry: merge.carry, unit: merge.unit });
    return undefined;
  }
}
