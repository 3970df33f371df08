export const verify = {
  'verify.fine': 'Fine: {count, plural, one {# looked at} other {# looked at}}.',
  'verify.broken': '{count, plural, one {# break} other {# breaks}}: {examples}',
  'verify.headFound': 'This hash is transfer {seq, number} of this shop’s chain.',
  'verify.headMissing':
    'No transfer of this shop has this hash. Compare it with the printed one, digit by digit.',
} as const;
