export const refunds = {
  'refusal.SALE_REFUNDED':
    'A part of this sale was given back, so no card can be added to it any more. Undo it and record it again with the card.',
  'refusal.REFUND_UNKNOWN': 'This refund isn’t in the shop’s book. Look for it in the list of the day.',
  'refusal.REFUND_ZERO_SALE':
    'Nothing was paid for this sale, so there is nothing to refund. Undo it instead.',
  'refusal.REFUND_TOO_MUCH': 'Only {left} of this sale is left to refund. Give back no more than that.',
  'refusal.REFUND_LINE_UNKNOWN': 'This sale has no such line. Open the sale again and choose from its lines.',
  'refusal.REFUND_LINE_TOO_MUCH': 'Of {name} only {left} is left to give back. Choose no more than that.',
  'refusal.REFUND_NOTHING': 'This comes to nothing: no money and no points would go back. Choose more of it.',
  'input.refundTwice': 'can’t be given beside amountMinor: a refund is by amount or by lines.',
  'input.lineTwice': 'names a line twice. Name it once, with the whole quantity.',

  'explain.REPAID':
    '{points, plural, one {# point goes} other {# points go}} to what was owed{left, plural, =0 {} other {; # still owed}}',
  'explain.CLAWED_BACK': '{points, plural, one {# point} other {# points}} taken back',
  'explain.RETURNED': '{points, plural, one {# point} other {# points}} returned for rewards',
  'explain.LAPSED': '{points, plural, one {# point had} other {# points had}} expired already',
  'explain.OWED':
    '{points, plural, one {# point is} other {# points are}} spent already and owed: the next purchases repay {points, plural, one {it} other {them}}',
  'explain.BORNE':
    '{points, plural, one {# point was} other {# points were}} spent already: the shop bears {points, plural, one {it} other {them}}',

  'refund.slip': 'Refund',
  'refund.slipTitle': 'Refund No. {number}',
  'refund.slipNumber': 'Refund {number}',
  'refund.ofReceipt': 'Receipt No. {number} of {date}',
  'refund.slipLine': '{name} × {quantity}',
  'refund.givenBack': 'Given back',
  'refund.signedPoints': '{points, plural, one {+# point} other {+# points}}',
  'refund.owedNow': 'Owed',
  'refund.markWhole': 'Refunded',
  'refund.markPart': '{amount} refunded',
  'refund.correction':
    '{isOlder, select, true {{amount} refunded on receipt {number} of {date}} other {{amount} refunded on receipt {number}}}',
} as const;
