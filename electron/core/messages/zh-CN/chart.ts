import type { chart as english } from '../en/chart.ts';

export const chart: Readonly<Record<keyof typeof english, string>> = {
  'chart.loading': '正在汇总数据…',
  'chart.asTable': '以表格显示数据',
};
