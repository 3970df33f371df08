export const receipt = {
  'receipt.cardTitle': 'Member card',
  'receipt.cardWelcome':
    'Welcome. Show this code with every purchase, on paper or as a photo, and it counts.',
  'receipt.cardKeep': 'Keep it safe: who has this number has the points.',
  'receipt.rewardGiven': '{quantity, plural, =1 {{name}} other {{name} × #}}',
  'receipt.rewardPoints': '−{points, plural, one {# point} other {# points}}',
  'receipt.beforeRewards': 'Before rewards',
  'receipt.toReward': '{missing} to {name}',
  'receipt.nextExpiry': '{points, plural, one {# point expires} other {# points expire}} after {date}',
  'receipt.countsForDay': 'Counts for {date}',
  'receipt.day':
    '{day} {month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}} {year}',
  'receipt.title': 'Slip No. {number}',
  'receipt.number': 'No. {number}',
  'receipt.dateAndTime':
    '{weekday, select, 1 {Mon} 2 {Tue} 3 {Wed} 4 {Thu} 5 {Fri} 6 {Sat} other {Sun}} {day} {month, select, 1 {Jan} 2 {Feb} 3 {Mar} 4 {Apr} 5 {May} 6 {Jun} 7 {Jul} 8 {Aug} 9 {Sep} 10 {Oct} 11 {Nov} other {Dec}} {year} {time}',
  'receipt.total': 'Total',
  'receipt.card': 'card ……… {lastFour}',
  'receipt.pointsEarned': '{points, plural, =0 {No points this time} one {+# point} other {+# points}}',
  'receipt.share': '{points, number, ::sign-except-zero}',
  'receipt.points': '{points, plural, one {# point} other {# points}}',
  'receipt.balance': 'Balance',
  'receipt.carried': 'Carried on',
  'receipt.invitation': 'No card yet? Ask us today, and this purchase still counts.',
  'receipt.voided': 'Undone',
  'receipt.voidedSale': 'This sale was undone.',
  'receipt.voidedPoints':
    '{points, plural, =0 {This sale was undone.} one {This sale was undone, and its point with it.} other {This sale was undone, and its # points with it.}}',
  'receipt.copy': 'Copy',
  'receipt.notFiscal': 'Loyalty slip, not a fiscal receipt',
} as const;
