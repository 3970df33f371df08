/**
 * Schema 3: members who gave a phone number alone, when a note was last changed, and what a member's page reads.
 *
 * `name` is empty where somebody is known by the phone alone. `called` is what lists and slips show: the name, else the
 * phone's last digits, else nothing, for which the screens have a word.
 */
export const theMembersPage = `
ALTER TABLE member ADD COLUMN called TEXT GENERATED ALWAYS AS (
  CASE WHEN name <> '' THEN name
    WHEN phone IS NOT NULL THEN '… ' || substr(
      replace(replace(replace(replace(replace(replace(phone, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), -4)
    ELSE '' END) VIRTUAL;
ALTER TABLE member ADD COLUMN note_at INTEGER;
ALTER TABLE member ADD COLUMN note_staff_id TEXT REFERENCES staff (id);
UPDATE member SET note_at = enrolled_at, note_staff_id = staff_id WHERE note IS NOT NULL;
-- The audit says which fields each change was about.
UPDATE member SET (note_at, note_staff_id) = (
  SELECT a.at, a.staff_id FROM audit a
  WHERE a.subject = member.id AND a.action = 'member.update' AND ', ' || a.text || ',' LIKE '%, note,%'
  ORDER BY a.seq DESC LIMIT 1)
WHERE EXISTS (
  SELECT 1 FROM audit a
  WHERE a.subject = member.id AND a.action = 'member.update' AND ', ' || a.text || ',' LIKE '%, note,%');

-- Whether somebody of this birthday is a member already.
CREATE INDEX member_birthday ON member (birthday) WHERE birthday IS NOT NULL;
-- A sale that earned nothing moves no points: the history finds it here.
CREATE INDEX sale_without_points ON sale (member_id, receipt_number) WHERE member_id IS NOT NULL AND earned = 0;
-- With the points in it, a member's thousands of lots are summed without reading each one's row.
DROP INDEX lot_remainder_in_order;
CREATE INDEX lot_remainder_in_order ON lot_remainder (member_id, coalesce(expires_on, '9999-12-31'), lot_seq, points);
`;
