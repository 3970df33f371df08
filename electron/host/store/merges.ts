import type { Database } from 'better-sqlite3';
import { z } from 'zod';
import { filledFields, type FilledField } from '../../core/domain/merging.ts';
import type { Carry } from '../../core/domain/earning.ts';
import type { BusinessDay, Instant, MemberId, StaffId } from '../../core/domain/ids.ts';
import { owedAccount } from '../../core/domain/ledger.ts';
import { prepared } from './statements.ts';

/** A member that was merged into another one, with what moved. Carry in sub-points. */
export interface Merge {
  readonly seq: number;
  readonly mergedId: MemberId;
  readonly keptId: MemberId;
  readonly businessDay: BusinessDay;
  readonly at: Instant;
  readonly staffId: StaffId;
  readonly till: string;
  readonly points: number;
  readonly owed: number;
  /** The ledger's newest transfer before it. */
  readonly ledgerSeq: number;
  readonly carry: Carry;
  readonly gained: Carry;
  readonly filled: readonly FilledField[];
}

type MergeRow = Omit<Merge, 'carry' | 'gained' | 'filled'> & {
  readonly carryAmount: number;
  readonly carryUnit: number;
  readonly gainedAmount: number;
  readonly gainedUnit: number;
  readonly filled: string;
};

const filledForm = z.array(z.enum(filledFields));

const mergeOf = ({ carryAmount, carryUnit, gainedAmount, gainedUnit, filled, ...row }: MergeRow): Merge => ({
  ...row,
  carry: { amount: carryAmount, unit: carryUnit },
  gained: { amount: gainedAmount, unit: gainedUnit },
  filled: filledForm.parse(JSON.parse(filled)),
});

const columns = `g.seq, g.merged_id AS mergedId, g.kept_id AS keptId, g.business_day AS businessDay, g.at,
  g.staff_id AS staffId, g.till, g.points, g.owed, g.ledger_seq AS ledgerSeq, g.carry AS carryAmount,
  g.carry_unit AS carryUnit, g.carry_gained AS gainedAmount, g.gained_unit AS gainedUnit, g.filled`;
const holds = `NOT EXISTS (SELECT 1 FROM member_unmerge u WHERE u.merge_seq = g.seq)`;

/** A member and all that were merged into it before, while it may be merged itself: `branch (id)`. */
const branch = `branch (id) AS (
  SELECT @member UNION
  SELECT g.merged_id FROM member_merge g JOIN branch b ON g.kept_id = b.id WHERE ${holds})`;
const inBranch = `IN (SELECT id FROM branch)`;

/** Voids of the branch's sales on a day. */
const voidsOf = `SELECT count(*) AS count FROM sale_void v JOIN sale s ON s.id = v.sale_id
  WHERE v.business_day = @day AND s.member_id ${inBranch}`;

/** What makes undoing a merge impossible, each a question of whether there is one. */
const traces = {
  /** Points of the merged member's lots were spent, expired, taken back or given back. */
  lots: `SELECT 1 FROM lot_use u JOIN lot l ON l.seq = u.lot_seq
    WHERE u.transfer_seq > @ledgerSeq AND l.member_id ${inBranch}`,
  /** One of its cards was shown at a sale. */
  cards: `SELECT 1 FROM sale s JOIN card c ON c.id = s.card_id
    WHERE s.member_id = @keptId AND s.business_day >= @day AND c.member_id ${inBranch}`,
  /** One of its cards was replaced. */
  replaced: `SELECT 1 FROM card c JOIN member_merge g ON g.seq = @seq
    WHERE c.member_id ${inBranch} AND c.replaced_by > g.card_id`,
  /** One of its sales was refunded, or undone. */
  refunds: `SELECT 1 FROM member_merge g JOIN refund r ON r.number > g.refund_number JOIN sale s ON s.id = r.sale_id
    WHERE g.seq = @seq AND s.member_id ${inBranch}`,
  voids: `SELECT 1 FROM member_merge g WHERE g.seq = @seq AND g.voids <> (${voidsOf})`,
  /** What it owed was paid back, or grew. */
  owed: `SELECT 1 FROM transfer t WHERE @owed > 0 AND t.seq > @ledgerSeq AND t.kind IN ('owe', 'repay')
    AND @account IN (t.from_account, t.to_account)`,
} as const;

export function mergeReads(database: Database) {
  const ofMerged = prepared<[string], MergeRow>(
    database,
    `SELECT ${columns} FROM member_merge g WHERE g.merged_id = ? AND ${holds} ORDER BY g.seq DESC LIMIT 1`,
  );
  const intoKept = prepared<[{ member: string }], MergeRow & { readonly name: string }>(
    database,
    `WITH RECURSIVE ${branch}
     SELECT ${columns}, m.called AS name FROM member_merge g JOIN member m ON m.id = g.merged_id
     WHERE g.kept_id ${inBranch} AND ${holds} ORDER BY g.seq DESC`,
  );
  const used = prepared<[Record<string, string | number>], { found: number }>(
    database,
    `WITH RECURSIVE ${branch} SELECT 1 AS found WHERE ${Object.values(traces)
      .map((question) => `EXISTS (${question})`)
      .join(' OR ')}`,
  );
  return {
    /** The merge that made a member part of another one; undefined where none holds. */
    of(mergedId: MemberId): Merge | undefined {
      const row = ofMerged().get(mergedId);
      return row === undefined ? undefined : mergeOf(row);
    },
    /** The merges that a member is made of, newest first, each with what the merged one was called. */
    into: (keptId: MemberId): readonly { readonly merge: Merge; readonly name: string }[] =>
      intoKept()
        .all({ member: keptId })
        .map(({ name, ...row }) => ({ merge: mergeOf(row), name })),
    /** Whether anything that moved was used since, so that it can't be brought back as it was. */
    isUsed: ({ seq, mergedId, keptId, ledgerSeq, owed, businessDay }: Merge): boolean =>
      used().get({
        ...{ seq, keptId, ledgerSeq, owed, member: mergedId, day: businessDay },
        account: owedAccount(keptId),
      }) !== undefined,
  };
}

export function mergeWrites(database: Database) {
  const add = prepared<[Record<string, string | number>], unknown>(
    database,
    `WITH RECURSIVE ${branch}
     INSERT INTO member_merge (seq, merged_id, kept_id, business_day, at, staff_id, till, points, owed, ledger_seq, carry,
       carry_unit, carry_gained, gained_unit, filled, refund_number, card_id, voids)
     VALUES ((SELECT coalesce(max(seq), 0) + 1 FROM member_merge), @member, @keptId, @day, @at, @staffId, @till, @points,
       @owed, @ledgerSeq, @carryAmount, @carryUnit, @gainedAmount, @gainedUnit, @filled,
       (SELECT coalesce(max(number), 0) FROM refund), (SELECT coalesce(max(id), 0) FROM card), (${voidsOf}))`,
  );
  const addUndone = prepared<[Record<string, string | number>], unknown>(
    database,
    `INSERT INTO member_unmerge (merge_seq, business_day, at, staff_id, till, ledger_seq, carry_lost, lost_unit)
     VALUES (@mergeSeq, @businessDay, @at, @staffId, @till, @ledgerSeq, @lostAmount, @lostUnit)`,
  );
  const point = prepared<[{ keptId: string; mergedId: string }], unknown>(
    database,
    `UPDATE member SET kept_as = @keptId WHERE id = @mergedId OR kept_as = @mergedId`,
  );
  const standAlone = prepared<[string], unknown>(database, `UPDATE member SET kept_as = NULL WHERE id = ?`);
  const pointBack = prepared<[{ member: string }], unknown>(
    database,
    `WITH RECURSIVE ${branch} UPDATE member SET kept_as = @member WHERE id ${inBranch} AND id <> @member`,
  );
  const moveLots = prepared<[string, string], unknown>(
    database,
    `UPDATE lot_remainder SET member_id = ? WHERE member_id = ?`,
  );
  const moveLotsBack = prepared<[{ member: string; keptId: string }], unknown>(
    database,
    `WITH RECURSIVE ${branch} UPDATE lot_remainder SET member_id = @member
     WHERE member_id = @keptId AND (SELECT l.member_id FROM lot l WHERE l.seq = lot_seq) ${inBranch}`,
  );
  return {
    /** Gives back the merge's number. */
    add(merge: Omit<Merge, 'seq'>): number {
      const { mergedId, keptId, businessDay, at, staffId, till, points, owed, ledgerSeq } = merge;
      const { lastInsertRowid } = add().run({
        ...{ keptId, at, staffId, till, points, owed, ledgerSeq, member: mergedId, day: businessDay },
        carryAmount: merge.carry.amount,
        carryUnit: merge.carry.unit,
        gainedAmount: merge.gained.amount,
        gainedUnit: merge.gained.unit,
        filled: JSON.stringify(merge.filled),
      });
      return Number(lastInsertRowid);
    },
    addUndone(
      mergeSeq: number,
      by: Pick<Merge, 'businessDay' | 'at' | 'staffId' | 'till' | 'ledgerSeq'>,
      lost: Carry,
    ): void {
      addUndone().run({ mergeSeq, ...by, lostAmount: lost.amount, lostUnit: lost.unit });
    },
    /** From here on the merged member, and whoever was merged into it, is read as the kept one; its lots are too. */
    join(mergedId: MemberId, keptId: MemberId): void {
      point().run({ keptId, mergedId });
      moveLots().run(keptId, mergedId);
    },
    /** Takes that back. The merge must still hold: what was merged into the member before is found by its merges. */
    part(mergedId: MemberId, keptId: MemberId): void {
      moveLotsBack().run({ member: mergedId, keptId });
      standAlone().run(mergedId);
      pointBack().run({ member: mergedId });
    },
  };
}
