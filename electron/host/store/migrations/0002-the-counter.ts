/**
 * Schema 2: rewards and what they were given for, products that are shown and sold, cards that replace others.
 *
 * A redemption's points leave the member by a transfer of kind `redeem`; what undoes it is a row of its own.
 */
export const theCounter = `
CREATE TABLE reward (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  points_cost INTEGER NOT NULL CHECK (points_cost > 0),
  kind TEXT NOT NULL CHECK (kind IN ('amount', 'percent', 'product')),
  amount_minor INTEGER CHECK (amount_minor > 0),
  percent INTEGER CHECK (percent BETWEEN 1 AND 100),
  cap_minor INTEGER CHECK (cap_minor > 0),
  product_id TEXT REFERENCES product (id),
  state TEXT NOT NULL CHECK (state IN ('offered', 'withdrawn')),
  created_at INTEGER NOT NULL,
  CHECK ((kind = 'amount') = (amount_minor IS NOT NULL)),
  CHECK ((kind = 'percent') = (percent IS NOT NULL) AND (kind = 'percent') = (cap_minor IS NOT NULL)),
  CHECK ((kind = 'product') = (product_id IS NOT NULL))
) STRICT;

-- name, points and discount_minor are as they were: a reward may change later.
CREATE TABLE redemption (
  id TEXT PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  reward_id TEXT NOT NULL REFERENCES reward (id),
  sale_id TEXT REFERENCES sale (id),
  position INTEGER NOT NULL,
  transfer_seq INTEGER NOT NULL REFERENCES transfer (seq),
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  points INTEGER NOT NULL CHECK (points > 0),
  discount_minor INTEGER NOT NULL CHECK (discount_minor >= 0),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL
) STRICT;
CREATE INDEX redemption_sale ON redemption (sale_id, position) WHERE sale_id IS NOT NULL;
CREATE INDEX redemption_member ON redemption (member_id, at);
CREATE INDEX redemption_day ON redemption (business_day);
CREATE INDEX redemption_transfer ON redemption (transfer_seq);
CREATE INDEX redemption_reward ON redemption (reward_id);
CREATE TRIGGER redemption_never_updated BEFORE UPDATE ON redemption
BEGIN SELECT RAISE(ABORT, 'redemption is append-only'); END;
CREATE TRIGGER redemption_never_deleted BEFORE DELETE ON redemption
BEGIN SELECT RAISE(ABORT, 'redemption is append-only'); END;
CREATE TRIGGER redemption_never_replaced BEFORE INSERT ON redemption
WHEN EXISTS (SELECT 1 FROM redemption WHERE id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'redemption is append-only'); END;

CREATE TABLE redemption_cancel (
  redemption_id TEXT PRIMARY KEY REFERENCES redemption (id),
  transfer_seq INTEGER NOT NULL REFERENCES transfer (seq),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  reason TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX redemption_cancel_transfer ON redemption_cancel (transfer_seq);
CREATE TRIGGER redemption_cancel_never_deleted BEFORE DELETE ON redemption_cancel
BEGIN SELECT RAISE(ABORT, 'redemption_cancel is append-only'); END;
CREATE TRIGGER redemption_cancel_never_replaced BEFORE INSERT ON redemption_cancel
WHEN EXISTS (SELECT 1 FROM redemption_cancel WHERE redemption_id = NEW.redemption_id)
BEGIN SELECT RAISE(ABORT, 'redemption_cancel is append-only'); END;
-- The reason's words may have to be erased; nothing else of it ever changes.
CREATE TRIGGER redemption_cancel_never_updated BEFORE UPDATE ON redemption_cancel
WHEN NEW.reason IS NOT NULL OR NEW.redemption_id IS NOT OLD.redemption_id OR NEW.transfer_seq IS NOT OLD.transfer_seq
  OR NEW.business_day IS NOT OLD.business_day OR NEW.at IS NOT OLD.at OR NEW.staff_id IS NOT OLD.staff_id
BEGIN SELECT RAISE(ABORT, 'redemption_cancel is append-only'); END;

ALTER TABLE product ADD COLUMN talking_points TEXT;
ALTER TABLE product ADD COLUMN quick_key INTEGER CHECK (quick_key BETWEEN 1 AND 24);
ALTER TABLE product ADD COLUMN sold_by TEXT NOT NULL DEFAULT 'piece' CHECK (sold_by IN ('piece', 'weight'));
ALTER TABLE product ADD COLUMN state TEXT NOT NULL DEFAULT 'sold' CHECK (state IN ('sold', 'withdrawn'));
CREATE UNIQUE INDEX product_quick_key ON product (quick_key) WHERE quick_key IS NOT NULL;
CREATE INDEX product_name ON product (name);

ALTER TABLE card ADD COLUMN replaced_by INTEGER REFERENCES card (id);

-- What a slip says of the next reward and the next expiry, as JSON: it must read the same when it is printed again.
ALTER TABLE sale ADD COLUMN outlook TEXT CHECK (json_valid(outlook));
ALTER TABLE sale ADD COLUMN discount_minor INTEGER NOT NULL DEFAULT 0 CHECK (discount_minor >= 0);
-- A sale noted on paper while the till was out, entered later into the open day.
ALTER TABLE sale ADD COLUMN noted_at INTEGER;
CREATE TRIGGER sale_keeps_what_was_paid BEFORE UPDATE ON sale
WHEN NEW.discount_minor IS NOT OLD.discount_minor OR NEW.noted_at IS NOT OLD.noted_at
BEGIN SELECT RAISE(ABORT, 'a sale changes only when a card is attached'); END;

-- The prefixes of a scale's labels, each with what it holds.
UPDATE shop SET weighed_goods_prefixes = (
  SELECT coalesce(json_group_array(json_object('prefix', value, 'holds', 'price')), '[]')
  FROM json_each(weighed_goods_prefixes));

CREATE INDEX lot_remainder_expiry ON lot_remainder (expires_on) WHERE expires_on IS NOT NULL;
`;
