import type { outage as english } from '../en/outage.ts';

export const outage: Readonly<Record<keyof typeof english, string>> = {
  'outage.title': '补录纸单',
  'outage.how': '用于补录收银台停用期间记在纸上的消费。每笔计入当前营业日，并保留当时的时间。',
  'outage.date': '日期',
  'outage.dateHint': '年-月-日',
  'outage.time': '时间',
  'outage.timeHint': '9:42 或 942',
  'outage.who': '卡号或姓名',
  'outage.whoHint': '扫描或输入；留空即为无卡消费',
  'outage.whoCard': '{points, number} 分 · 卡尾号 {lastFour}',
  'outage.amount': '金额（{currency}）',
  'outage.amountShown': '= {amount}',
  'outage.amountAndLines': '含已扫商品，共 {amount}',
  'outage.reading': '哪一个 {time}？',
  'outage.readingNone': '请选择：当晚有两个',
  'outage.readingFirst': '前一个，时钟回拨之前（UTC{offset}）',
  'outage.readingSecond': '后一个，时钟回拨之后（UTC{offset}）',
  'outage.lines': '本笔已扫商品',
  'outage.takeBackLine': '退回一件{name}',
  'outage.enter': '录入',
  'outage.confirmNo': '修改',
  'outage.confirmYes': '是，录入',

  'outage.timeWrong': '请输入时间（时和分），例如 16:40。',
  'outage.dateWrong': '请按年、月、日输入消费日期，例如 2026-11-21。',
  'outage.timeNever': '当晚没有 {time}：时钟从 {from} 拨快到了 {to}。请再核对纸单。',
  'outage.timeTwice': '当晚时钟回拨，{time} 出现了两次。请选择是哪一个。',
  'outage.noAmount': '请输入金额，或扫描所售商品。',
  'outage.noPrice': '{name}没有固定价格，请输入实付金额。',
  'outage.severalFit': '有多位会员符合。请用方向键选择，再按回车键。',
  'outage.isSlip': '这是小票的条码：该笔消费已经入账。',

  'outage.entered': '刚刚录入',
  'outage.enteredSum': '{count, number} 笔 · {amount}',
  'outage.none': '尚无记录。请输入纸单的第一行，按回车键录入；时间会保留给下一行。',
  'outage.undoOne': '撤销第 {number} 号小票',

  'cli.wrong.notedAt':
    '--noted-at 须为日期加时间，例如 2026-11-21T16:40（店铺时间）或 2026-11-21T16:40+08:00，而“{text}”不是。',
  'cli.notedAt.never': '当晚没有 {time}：时钟从 {from} 拨快到了 {to}。请核对记录。',
  'cli.notedAt.twice':
    '当晚时钟回拨，{time} 出现了两次。请注明是哪一个：--noted-at {first} 或 --noted-at {second}。',
};
