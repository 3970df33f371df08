import type { verify as english } from '../en/verify.ts';

export const verify: Readonly<Record<keyof typeof english, string>> = {
  'verify.fine': '正常：已检查 {count, number} 项。',
  'verify.broken': '{count, number} 处不一致：{examples}',
  'verify.headFound': '此哈希是本店账本链上的第 {seq, number} 笔记录。',
  'verify.headMissing': '本店没有任何记录具有此哈希。请与打印件逐位核对。',
};
