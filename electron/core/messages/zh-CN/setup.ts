import type { setup as english } from '../en/setup.ts';

export const setup: Readonly<Record<keyof typeof english, string>> = {
  'setup.title': '欢迎使用。先来设置您的店铺。',
  'setup.how': '回答五个问题即可开始。店名、语言和积分规则以后都能修改。',
  'setup.name': '店铺名称',
  'setup.nameHint': '印在每张小票的顶部',
  'setup.language': '语言',
  'setup.currency': '货币',
  'setup.timeZone': '时区',
  'setup.rule': '每 {amount} 的积分',
  'setup.ruleHint': '不足一分的部分结转到下次',
  'setup.open': '打开收银台',
  'setup.preview': '您的小票将是这样',
  'setup.sampleShop': '您的店铺',
  'setup.sampleMember': '李小龙',
};
