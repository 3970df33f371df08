import type { web as english } from '../en/web.ts';

export const web: Readonly<Record<keyof typeof english, string>> = {
  'web.language': 'zh-CN',
  'cli.serve.about':
    '在本机浏览器中提供收银台，按 Ctrl-C 结束。打印出的链接只供一个浏览器进入；加 --open 会自动打开。',
  'web.ready': '请在本机浏览器中用此链接打开收银台（仅可使用一次）：{link}',
  'web.portTaken': '无法使用端口 {port}：已被其他程序占用，或当前用户无权使用。请换一个端口。',
  'web.wrongPort': '--port 必须是 0 到 65535 之间的整数。',
  'web.noPage': '收银台页面构建失败，原因见上。命令行不受影响。',

  'web.usedLink':
    '此链接无法打开收银台：它已被使用过，或者不完整。用过它的浏览器里收银台仍然开着；若要换浏览器，请按 Ctrl-C 结束 regulars serve，再输入一次 regulars serve，即可得到新链接。',
  'web.outside':
    '这个浏览器还没有获准进入。请使用 regulars serve 打印的链接；如果链接已被用过，请按 Ctrl-C 结束它，再输入一次 regulars serve，即可得到新链接。',
  'web.notLetIn': '此页面未获准进入。请再输入一次 regulars serve，使用新链接。',
  'web.openTill': '打开收银台',
  'web.wrongHost': '收银台只在本机的 127.0.0.1:{port} 和 localhost:{port} 应答。',
  'web.wrongOrigin': '收银台只应答自己的页面，而这个请求来自别的页面。',
  'web.notFound': '此地址没有内容。',
  'web.method': '此地址不接受这种请求方式。',
  'web.manyTabs': '收银台已在多个标签页中打开，此页改为定时获取更新。',
  'web.notJson': '调用须以 application/json 发送。',
  'web.callForm': '调用须为 UTF-8 编码的 JSON 对象，含 input；需要时另含文本形式的 commandId。',
};
