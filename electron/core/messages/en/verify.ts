export const verify = {
  'verify.fine': 'Fine: {count, plural, one {# looked at} other {# looked at}}.',
  'verify.broken': '{count, plural, one {# break} other {# breaks}}: {examples}',
  'verify.headFound': 'This hash is transfer {seq, number} of this shop’s chain.',
  'verify.headMissing':
    'No transfer of this shop has this hash. Compare it with the printed one, digit by digit.',

  'verify.title': 'Check the books',
  'verify.how':
    'Adds up every point, slip and closed day again from the first entry on. The till sells on meanwhile.',
  'verify.head': 'Code from a printed day report',
  'verify.headHint': 'If you like: its first 16 characters or more. Is that page from these books?',
  'verify.start': 'Check now',
  'verify.under': 'Checking: {check}',
  'verify.underRows': 'Checking: {check} ({looked, plural, one {# row} other {# rows}})',
  'verify.elsewhere': 'These books are being checked already. The result is shown where it was asked for.',
  'verify.allFine': 'Everything adds up.',
  'verify.notFine':
    '{count, plural, one {One check doesn’t add up} other {# checks don’t add up}}. Nothing was changed. Make a backup now, keep the older ones, and show this page to whoever looks after your till.',
  'verify.headNotFound':
    'Everything adds up, but that code isn’t in these books. Compare it with the page, digit by digit.',
  'verify.check.file': 'The file can be read whole',
  'verify.check.references': 'Nothing refers to what isn’t there',
  'verify.check.chain': 'Every entry is sealed to the one before it',
  'verify.check.accounts': 'Every entry moves points between the right accounts',
  'verify.check.reasons': 'No reason was changed afterwards',
  'verify.check.slips': 'Slips show the balance that was true',
  'verify.check.balances': 'Balances are the sum of their entries',
  'verify.check.lots': 'Every point spent came from points earned',
  'verify.check.carry': 'What didn’t make a whole point yet is kept',
  'verify.check.days': 'Days are the sum of their entries',
  'verify.check.receipts': 'Slips are numbered without a gap',
  'verify.check.earnings': 'Every sale earned by the rule of its day',
  'verify.check.refunds': 'Refunds took back their share, once',
  'verify.check.voids': 'Voided sales left nothing behind',
  'verify.check.merges': 'Merged members are whole, and so are those who were parted again',
  'verify.check.closedDays': 'Closed days are what they were',
  'verify.check.head': 'The code of the printed page',
} as const;
