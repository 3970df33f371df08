import type { member as english } from '../en/member.ts';

export const member: Readonly<Record<keyof typeof english, string>> = {
  'member.unnamed': '会员',
  'history.earn': '第 {number} 号消费',
  'history.void': '第 {number} 号消费已撤销',
  'history.redeem': '发放奖励：{quantity, plural, =1 {{name}} other {{name} × #}}',
  'history.return': '收回奖励：{quantity, plural, =1 {{name}} other {{name} × #}}',
  'history.expire': '积分到期',
  'history.adjustUp': '手工增加积分',
  'history.adjustDown': '手工扣减积分',
};
