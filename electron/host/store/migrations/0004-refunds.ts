/**
 * Schema 4: refunds, what they took back and gave back, and points that a member owes.
 *
 * points_due = points_clawed_back + points_lapsed + points_owed + points_borne, in refunds and in voids alike: taken from
 * the member's balance; gone before, because they had expired; owed by the member; borne by the shop. Owed points are
 * transfers from member:<id>:owed to shop:clawed, and back from member:<id> with the next earnings.
 */
export const refunds = `
ALTER TABLE shop ADD COLUMN refund_policy TEXT NOT NULL DEFAULT 'floor' CHECK (refund_policy IN ('floor', 'owe'));

-- The product that a reward gave, as it was then: it goes back with its line. Null for all other rewards.
DROP TRIGGER redemption_never_updated;
ALTER TABLE redemption ADD COLUMN product_id TEXT REFERENCES product (id);
UPDATE redemption SET product_id = (SELECT product_id FROM reward WHERE reward.id = redemption.reward_id);
CREATE TRIGGER redemption_never_updated BEFORE UPDATE ON redemption
BEGIN SELECT RAISE(ABORT, 'redemption is append-only'); END;

-- carry_delta is what the refund changed the member's carry by, in its own unit. ledger_seq is the ledger's newest
-- transfer of then: the balance and what is owed are those right after it.
CREATE TABLE refund (
  number INTEGER PRIMARY KEY CHECK (number > 0),
  id TEXT NOT NULL UNIQUE,
  sale_id TEXT NOT NULL REFERENCES sale (id),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('amount', 'lines')),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  policy TEXT NOT NULL CHECK (policy IN ('floor', 'owe')),
  points_due INTEGER NOT NULL CHECK (points_due >= 0),
  points_clawed_back INTEGER NOT NULL CHECK (points_clawed_back >= 0),
  points_lapsed INTEGER NOT NULL CHECK (points_lapsed >= 0),
  points_owed INTEGER NOT NULL CHECK (points_owed >= 0),
  points_borne INTEGER NOT NULL CHECK (points_borne >= 0),
  carry_delta INTEGER NOT NULL,
  carry_unit INTEGER NOT NULL CHECK (carry_unit > 0),
  balance_after INTEGER,
  owed_after INTEGER,
  carried_after_minor INTEGER,
  ledger_seq INTEGER NOT NULL CHECK (ledger_seq >= 0),
  letterhead INTEGER NOT NULL REFERENCES letterhead (version),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  reason TEXT,
  CHECK (points_due = points_clawed_back + points_lapsed + points_owed + points_borne),
  CHECK (CASE policy WHEN 'floor' THEN points_owed ELSE points_borne END = 0)
) STRICT;
CREATE INDEX refund_sale ON refund (sale_id);
CREATE INDEX refund_business_day ON refund (business_day);
CREATE TRIGGER refund_never_deleted BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;
CREATE TRIGGER refund_never_replaced BEFORE INSERT ON refund
WHEN EXISTS (SELECT 1 FROM refund WHERE number = NEW.number OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;
-- The reason's words may have to be erased; nothing else of it ever changes.
CREATE TRIGGER refund_changes_only_its_reason BEFORE UPDATE ON refund
WHEN NEW.reason IS NOT NULL OR NEW.number IS NOT OLD.number OR NEW.id IS NOT OLD.id OR NEW.sale_id IS NOT OLD.sale_id
  OR NEW.business_day IS NOT OLD.business_day OR NEW.at IS NOT OLD.at OR NEW.kind IS NOT OLD.kind
  OR NEW.amount_minor IS NOT OLD.amount_minor OR NEW.policy IS NOT OLD.policy OR NEW.points_due IS NOT OLD.points_due
  OR NEW.points_clawed_back IS NOT OLD.points_clawed_back OR NEW.points_lapsed IS NOT OLD.points_lapsed
  OR NEW.points_owed IS NOT OLD.points_owed OR NEW.points_borne IS NOT OLD.points_borne
  OR NEW.carry_delta IS NOT OLD.carry_delta OR NEW.carry_unit IS NOT OLD.carry_unit
  OR NEW.balance_after IS NOT OLD.balance_after OR NEW.owed_after IS NOT OLD.owed_after
  OR NEW.carried_after_minor IS NOT OLD.carried_after_minor OR NEW.ledger_seq IS NOT OLD.ledger_seq OR NEW.letterhead IS NOT OLD.letterhead
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.till IS NOT OLD.till
BEGIN SELECT RAISE(ABORT, 'refund is append-only'); END;

-- What a refund took off each line of its sale. A refund by amount brings no goods back: its quantities are zero.
CREATE TABLE refund_line (
  refund_id TEXT NOT NULL REFERENCES refund (id),
  position INTEGER NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  PRIMARY KEY (refund_id, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER refund_line_never_updated BEFORE UPDATE ON refund_line
BEGIN SELECT RAISE(ABORT, 'refund_line is append-only'); END;
CREATE TRIGGER refund_line_never_deleted BEFORE DELETE ON refund_line
BEGIN SELECT RAISE(ABORT, 'refund_line is append-only'); END;
CREATE TRIGGER refund_line_never_replaced BEFORE INSERT ON refund_line
WHEN EXISTS (SELECT 1 FROM refund_line WHERE refund_id = NEW.refund_id AND position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'refund_line is append-only'); END;

-- What a refund gave back of a reward's points, by a transfer of its own.
CREATE TABLE refund_return (
  refund_id TEXT NOT NULL REFERENCES refund (id),
  redemption_id TEXT NOT NULL REFERENCES redemption (id),
  transfer_seq INTEGER NOT NULL REFERENCES transfer (seq),
  points INTEGER NOT NULL CHECK (points > 0),
  PRIMARY KEY (refund_id, redemption_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX refund_return_redemption ON refund_return (redemption_id);
CREATE INDEX refund_return_transfer ON refund_return (transfer_seq);
CREATE TRIGGER refund_return_never_updated BEFORE UPDATE ON refund_return
BEGIN SELECT RAISE(ABORT, 'refund_return is append-only'); END;
CREATE TRIGGER refund_return_never_deleted BEFORE DELETE ON refund_return
BEGIN SELECT RAISE(ABORT, 'refund_return is append-only'); END;
CREATE TRIGGER refund_return_never_replaced BEFORE INSERT ON refund_return
WHEN EXISTS (SELECT 1 FROM refund_return WHERE refund_id = NEW.refund_id AND redemption_id = NEW.redemption_id)
BEGIN SELECT RAISE(ABORT, 'refund_return is append-only'); END;

-- What a void couldn't take from the balance. policy is null for voids that took everything back, as all older ones did.
ALTER TABLE sale_void ADD COLUMN policy TEXT CHECK (policy IN ('floor', 'owe'));
ALTER TABLE sale_void ADD COLUMN points_lapsed INTEGER NOT NULL DEFAULT 0 CHECK (points_lapsed >= 0);
ALTER TABLE sale_void ADD COLUMN points_owed INTEGER NOT NULL DEFAULT 0 CHECK (points_owed >= 0);
ALTER TABLE sale_void ADD COLUMN points_borne INTEGER NOT NULL DEFAULT 0 CHECK (points_borne >= 0);
CREATE TRIGGER sale_void_keeps_what_is_missing BEFORE UPDATE ON sale_void
WHEN NEW.policy IS NOT OLD.policy OR NEW.points_lapsed IS NOT OLD.points_lapsed
  OR NEW.points_owed IS NOT OLD.points_owed OR NEW.points_borne IS NOT OLD.points_borne
BEGIN SELECT RAISE(ABORT, 'a void never changes'); END;
`;
