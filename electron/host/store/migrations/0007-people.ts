/**
 * Schema 7: two members who turn out to be one person, and members who asked to be forgotten.
 *
 * Merging rewrites no row of either member: sales, cards, lots, consents and notes stay where they are, and `kept_as`
 * names the member that they are read as. Only what the ledger says moves, by transfers of the kinds `merge` and
 * `unmerge`, so that undoing a merge brings back exactly what was there.
 */
export const people = `
-- Derived from the merges that stand: whom this member is read as; of several in a row the last.
ALTER TABLE member ADD COLUMN kept_as TEXT REFERENCES member (id);
CREATE INDEX member_kept_as ON member (kept_as) WHERE kept_as IS NOT NULL;
ALTER TABLE member ADD COLUMN erased_at INTEGER;
CREATE INDEX member_erased ON member (erased_at) WHERE erased_at IS NOT NULL;

-- points and owed are what moved in the ledger, right after transfer ledger_seq. carry is what the merged member had, in
-- 1/carry_unit of a point, and carry_gained what the kept one got for it. filled is a JSON list of the kept member's
-- fields that were empty. refund_number, card_id and voids are the newest refund, the newest card and the number of the
-- merged member's voids of that day: what came after them is seen.
CREATE TABLE member_merge (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  merged_id TEXT NOT NULL REFERENCES member (id),
  kept_id TEXT NOT NULL REFERENCES member (id) CHECK (kept_id <> merged_id),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  points INTEGER NOT NULL CHECK (points >= 0),
  owed INTEGER NOT NULL CHECK (owed >= 0),
  ledger_seq INTEGER NOT NULL CHECK (ledger_seq >= 0),
  carry INTEGER NOT NULL,
  carry_unit INTEGER NOT NULL CHECK (carry_unit > 0),
  carry_gained INTEGER NOT NULL,
  gained_unit INTEGER NOT NULL CHECK (gained_unit > 0),
  filled TEXT NOT NULL CHECK (json_valid(filled)),
  refund_number INTEGER NOT NULL,
  card_id INTEGER NOT NULL,
  voids INTEGER NOT NULL
) STRICT;
CREATE INDEX member_merge_merged ON member_merge (merged_id, seq);
CREATE INDEX member_merge_kept ON member_merge (kept_id, seq);
CREATE TRIGGER member_merge_never_updated BEFORE UPDATE ON member_merge
BEGIN SELECT RAISE(ABORT, 'member_merge is append-only'); END;
CREATE TRIGGER member_merge_never_deleted BEFORE DELETE ON member_merge
BEGIN SELECT RAISE(ABORT, 'member_merge is append-only'); END;
CREATE TRIGGER member_merge_never_replaced BEFORE INSERT ON member_merge
WHEN EXISTS (SELECT 1 FROM member_merge WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'member_merge is append-only'); END;

-- carry_lost is what the kept member gave back of carry_gained, in 1/lost_unit of a point.
CREATE TABLE member_unmerge (
  merge_seq INTEGER PRIMARY KEY REFERENCES member_merge (seq),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  ledger_seq INTEGER NOT NULL CHECK (ledger_seq >= 0),
  carry_lost INTEGER NOT NULL,
  lost_unit INTEGER NOT NULL CHECK (lost_unit > 0)
) STRICT;
CREATE TRIGGER member_unmerge_never_updated BEFORE UPDATE ON member_unmerge
BEGIN SELECT RAISE(ABORT, 'member_unmerge is append-only'); END;
CREATE TRIGGER member_unmerge_never_deleted BEFORE DELETE ON member_unmerge
BEGIN SELECT RAISE(ABORT, 'member_unmerge is append-only'); END;
CREATE TRIGGER member_unmerge_never_replaced BEFORE INSERT ON member_unmerge
WHEN EXISTS (SELECT 1 FROM member_unmerge WHERE merge_seq = NEW.merge_seq)
BEGIN SELECT RAISE(ABORT, 'member_unmerge is append-only'); END;

-- What a merge took back of the kept member's consents; it goes again with the merge.
ALTER TABLE consent ADD COLUMN merge_seq INTEGER REFERENCES member_merge (seq);
CREATE INDEX consent_merge ON consent (merge_seq) WHERE merge_seq IS NOT NULL;
`;
