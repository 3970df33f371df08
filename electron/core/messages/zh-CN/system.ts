import type { system as english } from '../en/system.ts';

export const system: Readonly<Record<keyof typeof english, string>> = {
  'warning.CLOCK_BEHIND': '本机时钟早于账本的最后一条记录。请校正日期和时间；期间可继续收银。',
  'warning.CLOSE_NOT_BACKED_UP':
    '最近一次日结没有备份：磁盘可能已满，或同名文件已存在。请自行备份到其他位置。',
  'warning.RECEIPTS_NOT_KEPT': '小票无法存入店铺文件夹，磁盘可能已满。可继续收银，小票仍可打印。',
  'warning.PRINTER_TROUBLED': '{name}：{why}{remedy}',
  'warning.PRINTS_ASKED': '打印机没有说明 {count} 张小票是否已打印。请在打印列表中作答。',
  'warning.BACKUP_FAILED': '最近一次备份没有成功。{why}期间可继续收银。',
  'warning.SECOND_COPY_FAILED': '备份的第二份副本没有成功。{why}期间可继续收银。',
  'warning.BACKUPS_GIVEN_UP': '磁盘快满了：为了存放新备份，已删除最早的 {count} 份备份。请腾出空间。',
  'system.ownerName': '店主',
};
