import type { parts as english } from '../en/parts.ts';

export const parts: Readonly<Record<keyof typeof english, string>> = {
  'parts.chartLoading': '正在汇总数据…',
  'parts.chartTable': '以表格显示数据',
  'parts.onItsWay': '请稍候……',
  'parts.progress': '{done, number} / {total, number}',
  'parts.cancel': '停止',
  'parts.nothingFound': '没有找到“{text}”',
};
