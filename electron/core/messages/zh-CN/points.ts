import type { points as english } from '../en/points.ts';

export const points: Readonly<Record<keyof typeof english, string>> = {
  'sale.countsForDay': '这笔消费计入当前营业日 {date}。',
  'program.perAmount': '每消费{amount}积{points, number}分',
  'program.perAmountFrom': '每消费{amount}积{points, number}分，满{minimum}起',
  'explain.EARN_PER_AMOUNT': '{total}，{rule}',
  'explain.EARN_WITH_CARRY': '{total}，{rule}，含上次结转{carried}',
  'explain.EARN_AFTER_DEBT': '{total}，{rule}，扣除已撤销消费的{missing}',
  'explain.CARRIED': '{carried}结转到下次',
  'explain.BELOW_MINIMUM': '未满{minimum}不积分',
  'explain.NO_MEMBER': '未出示会员卡，不积分',
};
