import type { system as english } from '../en/system.ts';

export const system: Readonly<Record<keyof typeof english, string>> = {
  'warning.CLOCK_BEHIND': '本机时钟早于账本的最后一条记录。请校正日期和时间；期间可继续收银。',
  'system.ownerName': '店主',
};
