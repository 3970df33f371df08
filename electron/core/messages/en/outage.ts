export const outage = {
  'outage.title': 'Sales from paper',
  'outage.how':
    'For sales that were noted on paper while the till was away. Each counts for the day that is open now and keeps the time that it had.',
  'outage.date': 'Date',
  'outage.dateHint': 'Year-month-day',
  'outage.time': 'Time',
  'outage.timeHint': '9:42 or 942',
  'outage.who': 'Card or name',
  'outage.whoHint': 'Scan or type it; empty: without a card',
  'outage.whoCard': '{points, plural, one {# point} other {# points}} · card ending {lastFour}',
  'outage.amount': 'Amount ({currency})',
  'outage.amountShown': '= {amount}',
  'outage.amountAndLines': '= {amount} with what was scanned',
  'outage.reading': 'Which {time}?',
  'outage.readingNone': 'Choose: it was there twice',
  'outage.readingFirst': 'The first one, before the clocks went back (UTC{offset})',
  'outage.readingSecond': 'The second one, after they went back (UTC{offset})',
  'outage.lines': 'Scanned for this sale',
  'outage.takeBackLine': 'Take back one {name}',
  'outage.enter': 'Enter it',
  'outage.confirmNo': 'Change it',
  'outage.confirmYes': 'Yes, enter it',

  'outage.timeWrong': 'Type the time as hours and minutes, 16:40 for one.',
  'outage.dateWrong': 'Type the day on which it was sold as year, month and day: 2026-11-21 for one.',
  'outage.timeNever':
    'It was never {time} that night: the clocks went forward from {from} to {to}. Look at the paper again.',
  'outage.timeTwice': 'The clocks went back that night, so it was {time} twice. Say which one.',
  'outage.noAmount': 'Type the amount, or scan what was sold.',
  'outage.noPrice': '{name} has no price of its own. Type what was paid for it.',
  'outage.severalFit': 'More than one member fits. Choose one with the arrow keys and Enter.',
  'outage.isSlip': 'This is the barcode of a slip: that sale is in the book already.',

  'outage.entered': 'Entered just now',
  'outage.enteredSum': '{count, plural, one {# sale} other {# sales}} · {amount}',
  'outage.none':
    'Nothing yet. Type the first line of the paper; Enter puts it here, and its time stays for the next one.',
  'outage.undoOne': 'Undo receipt {number}',

  'cli.wrong.notedAt':
    '--noted-at must be a date with a time, such as 2026-11-21T16:40 (the shop’s time) or 2026-11-21T16:40+01:00, and {text} isn’t one.',
  'cli.notedAt.never':
    'It was never {time} that night: the clocks went forward from {from} to {to}. Check what was noted.',
  'cli.notedAt.twice':
    'The clocks went back that night, so it was {time} twice. Say which one: --noted-at {first} or --noted-at {second}.',
} as const;
