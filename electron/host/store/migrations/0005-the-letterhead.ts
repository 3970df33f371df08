/**
 * Schema 5: a logo at the head of slips and the width of their paper.
 *
 * A logo is kept once, however many letterheads have it: a slip that is printed again looks as it did.
 */
export const theLetterhead = `
CREATE TABLE logo (
  id INTEGER PRIMARY KEY,
  width_dots INTEGER NOT NULL CHECK (width_dots BETWEEN 8 AND 384 AND width_dots % 8 = 0),
  height_dots INTEGER NOT NULL CHECK (height_dots BETWEEN 8 AND 240),
  bits TEXT NOT NULL
) STRICT;
ALTER TABLE letterhead ADD COLUMN logo INTEGER REFERENCES logo (id);
ALTER TABLE shop ADD COLUMN paper_mm INTEGER NOT NULL DEFAULT 80 CHECK (paper_mm IN (58, 80));
`;
