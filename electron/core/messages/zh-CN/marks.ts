import type { marks as english } from '../en/marks.ts';

export const marks: Readonly<Record<keyof typeof english, string>> = {
  'marks.title': '收银台状态',
  'marks.book': '账本',
  'marks.clock': '时钟',
  'marks.backup': '备份',
  'marks.slips': '小票',
  'marks.scanner': '扫描枪',
  'marks.needsLook': '{name}：需要查看',
  'marks.fine': '{name}：正常',
  'marks.bookOpen': '账本已打开。小票一显示，消费就已记入账本。',
  'marks.clockRight': '时钟与账本一致。营业日为{day}，现在 {time}。',
  'marks.backupAt': '最近一次备份：{day} {time}。如有变动，一小时内会再次备份，每次日结也会备份。',
  'marks.backupNone': '还没有备份：目前所有消费只保存在一个文件里。第一份备份会在一小时内或日结时生成。',
  'marks.slipsKept': '每张小票都存入店铺文件夹，可在今日列表中再次打印。',
  'marks.scanRead': '扫描枪正常：最近一次读码在 {time}。',
  'marks.scanNone':
    '本窗口打开后还没有读到条码。请在这里扫一张会员卡。若没有反应，请重新插好扫描枪，并把它设为每个条码后加回车。',
  'marks.lookAgain': '重新检查',
  'marks.backUpNow': '立即备份',
  'marks.backingUp': '正在备份',
  'marks.askOwner': '店主可以在这里备份。',
  'marks.backedUp': '备份已完成，保存在店铺文件夹的 backups 中。',
  'marks.typeInstead': '改为输入号码',
};
