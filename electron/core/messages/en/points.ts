export const points = {
  'sale.countsForDay': 'This sale counts for {date}, the day that is open.',
  'program.perAmount': '{points, plural, one {# point} other {# points}} per {amount}',
  'program.perAmountFrom': '{points, plural, one {# point} other {# points}} per {amount}, from {minimum} up',
  'explain.EARN_PER_AMOUNT': '{rule} on {total}',
  'explain.EARN_WITH_CARRY': '{rule} on {total}, with {carried} from before',
  'explain.EARN_AFTER_DEBT': '{rule} on {total}, less {missing} from a sale that was undone',
  'explain.CARRIED': '{carried} carried on to the next visit',
  'explain.BELOW_MINIMUM': 'No points below {minimum}',
  'explain.NO_MEMBER': 'No card, no points',
} as const;
