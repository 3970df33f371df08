export const member = {
  'member.unnamed': 'Member',
  'history.earn': 'Sale No. {number}',
  'history.void': 'Sale No. {number} undone',
  'history.redeem': 'Reward given: {quantity, plural, =1 {{name}} other {{name} × #}}',
  'history.return': 'Reward taken back: {quantity, plural, =1 {{name}} other {{name} × #}}',
  'history.expire': 'Points expired',
  'history.adjustUp': 'Points added by hand',
  'history.adjustDown': 'Points taken by hand',
} as const;
