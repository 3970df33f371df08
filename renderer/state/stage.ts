/** What the left side of the till shows. */
export type Stage =
  'customer' | 'appearance' | 'enrolment' | 'today' | 'paper' | 'replacement' | 'practiceCards' | 'owner';
