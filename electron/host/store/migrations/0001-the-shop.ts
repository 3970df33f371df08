/**
 * Schema 1: the shop, its people, its sales and its ledger.
 *
 * Units: `…_minor` is minor units of the shop's currency, `…_at` milliseconds UTC, `…_day` and `…_on` a date
 * YYYY-MM-DD, `quantity` thousandths, `carry…` sub-points of 1/`carry_unit` of a point.
 *
 * `transfer`, `lot` and `lot_use` are append-only. Their BEFORE INSERT triggers refuse a key that is there, because
 * INSERT OR REPLACE from a connection without recursive_triggers deletes a row without firing its delete trigger.
 */
const appendOnly = (table: string, key: string): string => `
CREATE TRIGGER ${table}_never_updated BEFORE UPDATE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_never_deleted BEFORE DELETE ON ${table}
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
CREATE TRIGGER ${table}_never_replaced BEFORE INSERT ON ${table}
WHEN EXISTS (SELECT 1 FROM ${table} WHERE ${key} = NEW.${key})
BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END;
`;

export const theShop = `
CREATE TABLE secret (
  name TEXT PRIMARY KEY,
  value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE shop (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  currency TEXT NOT NULL,
  currency_exponent INTEGER NOT NULL CHECK (currency_exponent BETWEEN 0 AND 4),
  time_zone TEXT NOT NULL,
  cut_over_minutes INTEGER NOT NULL CHECK (cut_over_minutes BETWEEN 0 AND 719),
  member_prefix TEXT NOT NULL CHECK (length(member_prefix) = 2),
  weighed_goods_prefixes TEXT NOT NULL CHECK (json_valid(weighed_goods_prefixes)),
  confirm_above_minor INTEGER NOT NULL CHECK (confirm_above_minor > 0),
  letterhead INTEGER NOT NULL REFERENCES letterhead (version),
  created_at INTEGER NOT NULL
) STRICT;

-- What stands on every slip. A new version for each change, so that a reprint looks as the slip did.
CREATE TABLE letterhead (
  version INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  address TEXT,
  phone TEXT,
  locale TEXT NOT NULL,
  says_not_fiscal INTEGER NOT NULL CHECK (says_not_fiscal IN (0, 1))
) STRICT;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('cashier', 'owner')),
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  phone TEXT,
  email TEXT,
  birthday TEXT,
  note TEXT,
  referred_by TEXT REFERENCES member (id),
  enrolled_day TEXT NOT NULL,
  enrolled_at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX member_enrolled_day ON member (enrolled_day);
CREATE INDEX member_referred_by ON member (referred_by) WHERE referred_by IS NOT NULL;

CREATE VIRTUAL TABLE member_name USING fts5 (folded, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2 3');
INSERT INTO member_name (member_name, rank) VALUES ('secure-delete', 1);
CREATE VIRTUAL TABLE member_phone USING fts5 (digits, tokenize = 'trigram');
INSERT INTO member_phone (member_phone, rank) VALUES ('secure-delete', 1);

-- The newest row of a member and kind is what holds.
CREATE TABLE consent (
  seq INTEGER PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  kind TEXT NOT NULL CHECK (kind IN ('marketing', 'profiling')),
  granted INTEGER NOT NULL CHECK (granted IN (0, 1)),
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;
CREATE INDEX consent_member ON consent (member_id, kind, seq);

CREATE TABLE card (
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL UNIQUE,
  member_id TEXT NOT NULL REFERENCES member (id),
  state TEXT NOT NULL CHECK (state IN ('active', 'blocked')),
  added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX card_member ON card (member_id, id);

CREATE TABLE product (
  id TEXT PRIMARY KEY,
  barcode TEXT UNIQUE,
  name TEXT NOT NULL,
  category TEXT,
  price_minor INTEGER CHECK (price_minor >= 0),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE program_version (
  version INTEGER PRIMARY KEY,
  rules TEXT NOT NULL CHECK (json_valid(rules)),
  published_at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id)
) STRICT;

-- carry_delta is in sub-points of 1/carry_unit of a point; explanation is a JSON list of {code, values, points}.
CREATE TABLE sale (
  receipt_number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  business_day TEXT NOT NULL,
  occurred_at INTEGER NOT NULL,
  recorded_at INTEGER NOT NULL,
  total_minor INTEGER NOT NULL CHECK (total_minor >= 0),
  member_id TEXT REFERENCES member (id),
  card_id INTEGER REFERENCES card (id),
  program_version INTEGER NOT NULL REFERENCES program_version (version),
  letterhead INTEGER NOT NULL REFERENCES letterhead (version),
  earned INTEGER NOT NULL CHECK (earned >= 0),
  carry_delta INTEGER NOT NULL,
  carry_unit INTEGER NOT NULL CHECK (carry_unit > 0),
  balance_after INTEGER,
  carried_after_minor INTEGER,
  explanation TEXT NOT NULL CHECK (json_valid(explanation)),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  attached_at INTEGER
) STRICT;
CREATE INDEX sale_business_day ON sale (business_day);
CREATE INDEX sale_member ON sale (member_id, business_day) WHERE member_id IS NOT NULL;
CREATE TRIGGER sale_never_deleted BEFORE DELETE ON sale
BEGIN SELECT RAISE(ABORT, 'a sale is never deleted'); END;
CREATE TRIGGER sale_never_replaced BEFORE INSERT ON sale
WHEN EXISTS (SELECT 1 FROM sale WHERE receipt_number = NEW.receipt_number OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'a sale is never replaced'); END;
-- A card shown after paying gives a sale its member, once; nothing else of a sale ever changes.
CREATE TRIGGER sale_changes_only_by_attaching BEFORE UPDATE ON sale
WHEN OLD.member_id IS NOT NULL OR NEW.member_id IS NULL
  OR NEW.receipt_number IS NOT OLD.receipt_number OR NEW.id IS NOT OLD.id
  OR NEW.business_day IS NOT OLD.business_day OR NEW.occurred_at IS NOT OLD.occurred_at
  OR NEW.recorded_at IS NOT OLD.recorded_at OR NEW.total_minor IS NOT OLD.total_minor
  OR NEW.program_version IS NOT OLD.program_version OR NEW.letterhead IS NOT OLD.letterhead
  OR NEW.staff_id IS NOT OLD.staff_id OR NEW.till IS NOT OLD.till
BEGIN SELECT RAISE(ABORT, 'a sale changes only when a card is attached'); END;

CREATE TABLE sale_line (
  sale_id TEXT NOT NULL REFERENCES sale (id),
  position INTEGER NOT NULL,
  product_id TEXT REFERENCES product (id),
  name TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  amount_minor INTEGER NOT NULL CHECK (amount_minor >= 0),
  earned INTEGER NOT NULL CHECK (earned >= 0),
  PRIMARY KEY (sale_id, position)
) STRICT, WITHOUT ROWID;

-- carry_delta is what the void changed the member's carry by, in its own unit.
CREATE TABLE sale_void (
  sale_id TEXT PRIMARY KEY REFERENCES sale (id),
  business_day TEXT NOT NULL,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  reason TEXT,
  points_clawed_back INTEGER NOT NULL CHECK (points_clawed_back >= 0),
  carry_delta INTEGER NOT NULL,
  carry_unit INTEGER NOT NULL CHECK (carry_unit > 0)
) STRICT, WITHOUT ROWID;
CREATE INDEX sale_void_business_day ON sale_void (business_day);

-- Accounts are shop:issued, shop:clawed, shop:redeemed, shop:returned, shop:expired, shop:adjusted,
-- member:<id> and member:<id>:owed. hash is SHA-256 of previous_hash and the row's canonical v1 form.
CREATE TABLE transfer (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  from_account TEXT NOT NULL,
  to_account TEXT NOT NULL CHECK (to_account <> from_account),
  points INTEGER NOT NULL CHECK (points > 0),
  kind TEXT NOT NULL,
  sale_id TEXT REFERENCES sale (id),
  staff_id TEXT NOT NULL REFERENCES staff (id),
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  till TEXT NOT NULL,
  reason_hash BLOB CHECK (length(reason_hash) = 32),
  previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
CREATE INDEX transfer_from_member ON transfer (from_account, seq)
  WHERE from_account >= 'member:' AND from_account < 'member;';
CREATE INDEX transfer_to_member ON transfer (to_account, seq)
  WHERE to_account >= 'member:' AND to_account < 'member;';
CREATE INDEX transfer_sale ON transfer (sale_id) WHERE sale_id IS NOT NULL;

-- The text behind a transfer's reason_hash, in a row that can be erased; the hash is of salt and text.
CREATE TABLE transfer_reason (
  transfer_seq INTEGER PRIMARY KEY REFERENCES transfer (seq),
  salt BLOB NOT NULL,
  text TEXT NOT NULL
) STRICT;

CREATE TABLE lot (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  transfer_seq INTEGER NOT NULL REFERENCES transfer (seq),
  member_id TEXT NOT NULL REFERENCES member (id),
  points INTEGER NOT NULL CHECK (points > 0),
  expires_on TEXT
) STRICT;
CREATE INDEX lot_transfer ON lot (transfer_seq);

-- Signed: a debit uses a lot with negative points, a return gives them back to it with positive ones.
CREATE TABLE lot_use (
  seq INTEGER PRIMARY KEY CHECK (seq > 0),
  lot_seq INTEGER NOT NULL REFERENCES lot (seq),
  transfer_seq INTEGER NOT NULL REFERENCES transfer (seq),
  points INTEGER NOT NULL CHECK (points <> 0)
) STRICT;
CREATE INDEX lot_use_lot ON lot_use (lot_seq);
CREATE INDEX lot_use_transfer ON lot_use (transfer_seq);

${appendOnly('transfer', 'seq')}
${appendOnly('lot', 'seq')}
${appendOnly('lot_use', 'seq')}
-- A void stands; only the words of its reason may be erased.
CREATE TRIGGER sale_void_never_deleted BEFORE DELETE ON sale_void
BEGIN SELECT RAISE(ABORT, 'a void is never deleted'); END;
CREATE TRIGGER sale_void_never_replaced BEFORE INSERT ON sale_void
WHEN EXISTS (SELECT 1 FROM sale_void WHERE sale_id = NEW.sale_id)
BEGIN SELECT RAISE(ABORT, 'a void is never replaced'); END;
CREATE TRIGGER sale_void_changes_only_its_reason BEFORE UPDATE ON sale_void
WHEN NEW.reason IS NOT NULL OR NEW.sale_id IS NOT OLD.sale_id OR NEW.business_day IS NOT OLD.business_day
  OR NEW.at IS NOT OLD.at OR NEW.staff_id IS NOT OLD.staff_id OR NEW.till IS NOT OLD.till
  OR NEW.points_clawed_back IS NOT OLD.points_clawed_back OR NEW.carry_delta IS NOT OLD.carry_delta
  OR NEW.carry_unit IS NOT OLD.carry_unit
BEGIN SELECT RAISE(ABORT, 'a void never changes'); END;

-- Derived from the ledger, kept in step with it in the same transaction, and proved by verify.
CREATE TABLE member_balance (
  member_id TEXT PRIMARY KEY REFERENCES member (id),
  balance INTEGER NOT NULL CHECK (balance >= 0),
  owed INTEGER NOT NULL CHECK (owed >= 0),
  carry INTEGER NOT NULL,
  carry_unit INTEGER NOT NULL CHECK (carry_unit > 0)
) STRICT, WITHOUT ROWID;

-- Derived: what is left of each lot that has something left.
CREATE TABLE lot_remainder (
  lot_seq INTEGER PRIMARY KEY REFERENCES lot (seq),
  member_id TEXT NOT NULL REFERENCES member (id),
  points INTEGER NOT NULL CHECK (points > 0),
  expires_on TEXT
) STRICT;
CREATE INDEX lot_remainder_in_order ON lot_remainder (member_id, coalesce(expires_on, '9999-12-31'), lot_seq);

-- Derived: the points that moved on each business day, by the shop's account.
CREATE TABLE day_points (
  business_day TEXT NOT NULL,
  account TEXT NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (business_day, account)
) STRICT, WITHOUT ROWID;

-- A carry that a new program version made into other sub-points: after = floor(before × to_unit / from_unit).
CREATE TABLE carry_conversion (
  seq INTEGER PRIMARY KEY,
  member_id TEXT NOT NULL REFERENCES member (id),
  before INTEGER NOT NULL,
  from_unit INTEGER NOT NULL CHECK (from_unit > 0),
  after INTEGER NOT NULL,
  to_unit INTEGER NOT NULL CHECK (to_unit > 0),
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX carry_conversion_member ON carry_conversion (member_id);

-- member_id names the member whom an answer speaks of, so that erasing finds it.
CREATE TABLE command (
  id TEXT PRIMARY KEY,
  procedure TEXT NOT NULL,
  input_digest BLOB NOT NULL CHECK (length(input_digest) = 32),
  answer TEXT NOT NULL CHECK (json_valid(answer)),
  member_id TEXT,
  at INTEGER NOT NULL,
  staff_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX command_member ON command (member_id) WHERE member_id IS NOT NULL;

-- Who did what beyond plain selling. text is erasable; the rest holds ids alone.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  business_day TEXT NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  till TEXT NOT NULL,
  action TEXT NOT NULL,
  subject TEXT,
  text TEXT
) STRICT;
CREATE INDEX audit_business_day ON audit (business_day);
CREATE INDEX audit_action ON audit (action, seq);
CREATE INDEX audit_subject ON audit (subject) WHERE subject IS NOT NULL;

-- A closed business day: one row for each Z number, never changed.
CREATE TABLE day (
  business_day TEXT PRIMARY KEY,
  z_number INTEGER NOT NULL UNIQUE,
  closed_at INTEGER NOT NULL,
  staff_id TEXT NOT NULL REFERENCES staff (id),
  chain_head BLOB NOT NULL CHECK (length(chain_head) = 32),
  sales_hash BLOB NOT NULL CHECK (length(sales_hash) = 32),
  summary TEXT NOT NULL CHECK (json_valid(summary))
) STRICT, WITHOUT ROWID;
CREATE TRIGGER day_never_updated BEFORE UPDATE ON day
BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_never_deleted BEFORE DELETE ON day
BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
CREATE TRIGGER day_never_replaced BEFORE INSERT ON day
WHEN EXISTS (SELECT 1 FROM day WHERE business_day = NEW.business_day OR z_number = NEW.z_number)
BEGIN SELECT RAISE(ABORT, 'a closed day never changes'); END;
`;
