import type { refunds as english } from '../en/refunds.ts';

export const refunds: Readonly<Record<keyof typeof english, string>> = {
  'refusal.SALE_REFUNDED': '这笔消费已有部分退款，不能再补记会员卡。请撤销后刷卡重新记账。',
  'refusal.REFUND_UNKNOWN': '店里没有这笔退款。请在当日列表中查找。',
  'refusal.REFUND_ZERO_SALE': '这笔消费没有付款，无款可退。请改用撤销。',
  'refusal.REFUND_TOO_MUCH': '这笔消费最多还能退 {left}，请不要超过。',
  'refusal.REFUND_LINE_UNKNOWN': '这笔消费没有这一行。请重新打开该笔消费，从明细中选择。',
  'refusal.REFUND_LINE_TOO_MUCH': '{name} 最多还能退 {left}，请不要超过。',
  'refusal.REFUND_NOTHING': '这样退款为零，也没有积分可退。请多选一些。',
  'input.refundTwice': '不能与 amountMinor 同时填写：退款按金额或按明细，二选一。',
  'input.lineTwice': '同一行出现了两次。请只写一次，并填总数量。',

  'explain.REPAID': '{points, number} 分抵扣所欠积分{left, plural, =0 {} other {，还欠 # 分}}',
  'explain.CLAWED_BACK': '收回 {points, number} 分',
  'explain.RETURNED': '退还兑换积分 {points, number} 分',
  'explain.LAPSED': '其中 {points, number} 分此前已过期',
  'explain.OWED': '{points, number} 分已被使用，记为所欠，由之后的消费积分抵扣',
  'explain.BORNE': '{points, number} 分已被使用，由本店承担',

  'refund.slip': '退款',
  'refund.slipTitle': '退款单 {number}',
  'refund.slipNumber': '退款单 {number}',
  'refund.ofReceipt': '原单号 {number}，{date}',
  'refund.slipLine': '{name} × {quantity}',
  'refund.givenBack': '退款金额',
  'refund.signedPoints': '+{points, number} 分',
  'refund.owedNow': '所欠积分',
  'refund.markWhole': '已退款',
  'refund.markPart': '已退款 {amount}',
  'refund.correction':
    '{isOlder, select, true {退款 {amount}，单号 {number}（{date}）} other {退款 {amount}，单号 {number}}}',
};
