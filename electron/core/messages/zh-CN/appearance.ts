import type { appearance as english } from '../en/appearance.ts';

export const appearance: Readonly<Record<keyof typeof english, string>> = {
  'appearance.title': '外观与声音',
  'appearance.open': '本机的外观与声音',
  'appearance.theme': '浅色或深色',
  'appearance.theme.system': '跟随系统',
  'appearance.theme.light': '浅色',
  'appearance.theme.dark': '深色',
  'appearance.textSize': '文字大小',
  'appearance.textSize.normal': '标准',
  'appearance.textSize.large': '大',
  'appearance.textSize.largest': '特大',
  'appearance.hand': '数字键盘的位置',
  'appearance.hand.right': '右手',
  'appearance.hand.left': '左手',
  'appearance.volume': '声音',
  'appearance.volume.off': '关闭',
  'appearance.volume.quiet': '小声',
  'appearance.volume.normal': '适中',
  'appearance.volume.loud': '大声',
  'appearance.try': '试听',
  'appearance.how': '立即生效，只影响本机，店里其他收银台保持不变。',
};
