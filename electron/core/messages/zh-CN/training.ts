import type { training as english } from '../en/training.ts';

export const training: Readonly<Record<keyof typeof english, string>> = {
  'training.slip': '培训练习',
  'training.slipCounts': '本单据所有内容均不算数。',

  'training.banner': '培训模式：这里的一切都不算数',
  'training.bannerHow': '可以随意收银、撤销、日结。正式收银台保持原样，等您回来。',
  'training.windowTitle': '培训 · {name}',
  'training.start': '培训练习',
  'training.starting': '正在准备练习店…',
  'training.end': '结束培训',
  'training.cards': '练习卡',
  'training.sheetTitle': '练习卡',
  'training.sheetHow':
    '可以直接扫描屏幕，也可以打印本页后扫描。培训时不认真实会员卡，正式收银台也不认练习卡。',
  'training.print': '打印',
  'training.spareCard': '空白卡',
  'training.saleUnderWay': '这笔消费还在等待应答。请先完成它，再开始培训。',
  'training.onAPage': '请先返回收银台，再开始培训，否则没填完的表单会丢失。',

  'training.staff': '培训',
  'training.startingPoints': '练习用积分',
  'training.lostCard': '遗失（练习用）',
  'training.note': '对坚果过敏。喜欢聊聊天气。',
  'training.about.enough': '有 {points, number} 分，足够兑换奖励。按 R 兑换。',
  'training.about.nearly': '有 {points, number} 分，很快就能兑换奖励。',
  'training.about.points': '有 {points, number} 分。',
  'training.about.noPoints': '新会员，还没有积分。',
  'training.about.note': '有一条备注，收银台会显示。',
  'training.about.longName': '姓名特别长。',
  'training.about.lost': '这张卡已挂失停用：看看收银台怎么提示。',
  'training.about.replacement': '补发的新卡，代替挂失的那张。',
  'training.about.spare': '用于新建会员，或补发遗失的卡。',
};
