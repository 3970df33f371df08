import type { desktop as english } from '../en/desktop.ts';

export const desktop: Readonly<Record<keyof typeof english, string>> = {
  'desktop.noDisplay': '收银窗口无法打开：这台机器没有显示器。',
  'desktop.noElectron': '收银窗口无法打开：Electron 下载不到这台机器上。',
  'desktop.libraryMissing': '收银窗口无法打开：系统缺少 Electron 需要的 {library}。',
  'desktop.instead.commandLine':
    '命令行仍可使用：npm run -s regulars -- --help；也可以在浏览器中打开收银台：npm run -s regulars -- serve',
  'desktop.instead.browser': '改在浏览器中打开收银台。',
  'desktop.ended':
    '收银窗口意外结束（状态 {status}）。请重新打开；在此之前可以用命令行：npm run -s regulars -- --help',
  'desktop.downloading': '正在下载 Electron（仅此一次，约 120 MB）……',
  'desktop.building': '正在构建收银台……',
  'desktop.buildFailed': '收银台构建失败，原因见上。命令行不受影响：npm run -s regulars -- --help',
  'desktop.notSaved': '{file} 未能保存：磁盘可能已满，或该位置不可写入。请换一个位置再保存。',
};
