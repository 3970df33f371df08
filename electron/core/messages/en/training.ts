export const training = {
  'training.slip': 'TRAINING',
  'training.slipCounts': 'Nothing on this slip counts.',

  'training.banner': 'Training: nothing here counts',
  'training.bannerHow': 'Sell, undo and close the day as you like. The real till waits as you left it.',
  'training.windowTitle': 'Training · {name}',
  'training.start': 'Practise',
  'training.starting': 'Making a practice shop…',
  'training.end': 'End training',
  'training.cards': 'Practice cards',
  'training.sheetTitle': 'Practice cards',
  'training.sheetHow':
    'Scan them off the screen, or print this page and scan the paper. Real cards aren’t known in training, and these aren’t known at the real till.',
  'training.print': 'Print',
  'training.spareCard': 'Nobody’s card',
  'training.saleUnderWay':
    'The till still waits for an answer about this sale. Finish it first, then start training.',
  'training.onAPage': 'Go back to the till first, then start training: a half-filled form would be lost.',

  'training.staff': 'Training',
  'training.startingPoints': 'Points to practise with',
  'training.lostCard': 'Lost, to practise with',
  'training.note': 'Allergic to nuts. Likes a word about the weather.',
  'training.about.enough':
    'Has {points, plural, one {# point} other {# points}}: enough for a reward. Give one with R.',
  'training.about.nearly':
    'Has {points, plural, one {# point} other {# points}}: a reward is within reach soon.',
  'training.about.points': 'Has {points, plural, one {# point} other {# points}}.',
  'training.about.noPoints': 'Is new, and has no points yet.',
  'training.about.note': 'Has a note that the till shows.',
  'training.about.longName': 'Has a very long name.',
  'training.about.lost': 'This card was lost and is blocked: see what the till says.',
  'training.about.replacement': 'The card that took the place of the lost one.',
  'training.about.spare': 'For a new member, or in place of a lost card.',
} as const;
