import type { sample as english } from '../en/sample.ts';

export const sample: Readonly<Record<keyof typeof english, string>> = {
  'sample.slip': '示例店',
  'sample.slipCounts': '来自示例店，本单据所有内容均不算数。',

  'sample.offer': '先随便看看',
  'sample.offerHow':
    '一家已经营业一年的示例面包店：400 位虚构会员，以及他们的消费、奖励和退款。随时可以离开。',
  'sample.open': '打开示例店',
  'sample.making': '正在生成面包店的一年…',
  'sample.mark': '示例店',
  'sample.markHow': '这里的一切都不是真的。移除后即回到您自己的店铺或开店设置，原有内容不受影响。',
  'sample.remove': '移除',
  'sample.windowTitle': '示例店 · {name}',

  'sample.shopName': '街角面包店（示例）',
  'sample.address': '磨坊路 12 号',
  'sample.owner': '老周',
  'sample.morningStaff': '小陈',
  'sample.afternoonStaff': '小林',
  'sample.freeCoffee': '免费咖啡一杯',
  'sample.freeCake': '免费蛋糕一块',
  'sample.amountOff': '抵扣现金',
  'sample.why.wait': '等单太久',
  'sample.why.burnt': '面包烤焦，致歉',
  'sample.why.birthday': '生日礼物',
  'sample.why.twice': '重复录入',
  'sample.why.wrongCard': '记到了别人的卡上',
  'sample.why.lost': '会员卡遗失',
  'sample.why.wallet': '钱包被偷',
  'sample.why.stale': '是前一天的面包',
  'sample.why.wrongOrder': '蛋糕装错了',
  'sample.why.nuts': '含有坚果',
  'sample.why.typo': '金额输错',
  'sample.why.changedMind': '顾客临时改变主意',
};
