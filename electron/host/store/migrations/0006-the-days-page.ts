/**
 * Schema 6: the lists behind the figures of a day.
 *
 * A day's transfers are found by their day; before, only their sums by account were kept.
 */
export const theDaysPage = `
CREATE INDEX transfer_business_day ON transfer (business_day, seq);
`;
