export const counter = {
  'counter.toReward': '{missing} to {name}',
  'counter.pointsToReward': '{points, plural, one {# point} other {# points}} to {name}',
  'counter.rewards': 'Rewards within reach',
  'counter.expires': 'Expires',
  'counter.expiry': '{points, plural, one {# point} other {# points}} after {date}',
  'counter.toPay': 'To pay',
  'counter.beforeRewards': 'Before rewards',
  'counter.rewardCostTimes':
    '{times, plural, =1 {} other {# × }}{points, plural, one {# point} other {# points}}',
  'counter.rewardTimes': '{quantity, plural, =1 {{name}} other {{name} × #}}',
  'counter.rewardOnceMore': '{name} once more',
  'counter.noMoreRewards':
    'The balance of {balance, plural, one {# point} other {# points}} doesn’t pay for {name} once more.',
  'counter.rewardOnly': '−{points, plural, one {# point} other {# points}}',
  'counter.giveRewards': '{count, plural, one {Give the reward} other {Give # rewards}}',
  'counter.pointsRedeemed': '−{points, plural, one {# point} other {# points}} for rewards',
  'counter.lastRedeemed': '−{points, plural, one {# point} other {# points}} for rewards',
  'counter.lastRewards': 'Given to {name}: {rewards} · balance {balance, number}',
  'counter.lastRewardsBack':
    '{name}: reward taken back, {points, plural, one {# point} other {# points}} returned',
  'counter.lastReturned': '{points, plural, one {# point} other {# points}} returned',

  'counter.bill': 'The bill',
  'counter.otherLine': 'Other',
  'counter.kilograms': '{kilograms} kg',
  'counter.kilogramPrice': '{price} per kg',
  'counter.typePrice': 'Type the price of {name}',
  'counter.more': 'One more',
  'counter.fewer': 'One fewer',
  'counter.removeLine': 'Take off the bill',
  'counter.pad': 'Amount',
  'counter.quickKeys': 'Products',
  'counter.unknownProduct':
    'No product and no card here has the code {code}. Type its price, or give the product this code in the owner’s room.',

  'counter.replaceCard': 'Replace lost card',
  'counter.replaceHow':
    'Scan the new card, or leave the number empty for a new one. The old card is blocked at once; points and history stay.',
  'counter.newNumber': 'Number of the new card',
  'counter.newNumberHint': 'Empty: a new number is made',
  'counter.replaceReason': 'Card lost',
  'counter.replaceNow': 'Replace the card',
  'counter.replaced': 'New card for {name}: {cardNumber}',
  'counter.replacedTitle': 'The new card',
  'counter.saleTitle': 'Sale No. {number}',
  'counter.saleVoided': 'This sale was undone.',

  'counter.scanNeedsMember': 'Scan the card first, then the reward.',
  'counter.commandUnknown': 'This command isn’t known here. Print the sheet again in the owner’s room.',
} as const;
