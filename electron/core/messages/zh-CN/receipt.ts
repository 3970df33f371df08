import type { receipt as english } from '../en/receipt.ts';

export const receipt: Readonly<Record<keyof typeof english, string>> = {
  'receipt.title': '小票 {number}',
  'receipt.number': '单号 {number}',
  'receipt.dateAndTime':
    '{year}年{month}月{day}日 {weekday, select, 1 {周一} 2 {周二} 3 {周三} 4 {周四} 5 {周五} 6 {周六} other {周日}} {time}',
  'receipt.total': '合计',
  'receipt.card': '会员卡 ……… {lastFour}',
  'receipt.pointsEarned': '{points, plural, =0 {本次未获得积分} other {本次积分 +#}}',
  'receipt.share': '{points, number, ::sign-except-zero}',
  'receipt.points': '{points, plural, other {# 分}}',
  'receipt.balance': '积分余额',
  'receipt.carried': '结转到下次',
  'receipt.invitation': '还没有会员卡？今天向店员办理，此笔消费仍可积分。',
  'receipt.voided': '已撤销',
  'receipt.voidedSale': '此笔消费已撤销。',
  'receipt.voidedPoints': '{points, plural, =0 {此笔消费已撤销。} other {此笔消费已撤销，所得 # 分已收回。}}',
  'receipt.copy': '副本',
  'receipt.notFiscal': '积分小票，非税务发票',
};
