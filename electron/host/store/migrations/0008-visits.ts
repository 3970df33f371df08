/**
 * Schema 8: a member's visits, told by an index alone.
 *
 * Whether a sale stands is asked by its id, and what was spent is its total: with both in it, nobody's visits are read
 * off the rows of the sales, which lie as far apart as the days do.
 */
export const visits = `
DROP INDEX sale_member;
CREATE INDEX sale_member ON sale (member_id, business_day, id, total_minor) WHERE member_id IS NOT NULL;
`;
