/** What the left side of the till shows. */
export type Stage = 'customer' | 'enrolment' | 'today' | 'paper' | 'replacement' | 'owner';
