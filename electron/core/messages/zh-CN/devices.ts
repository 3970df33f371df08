import type { devices as english } from '../en/devices.ts';

export const devices: Readonly<Record<keyof typeof english, string>> = {
  'devices.role.scanner': '扫码枪',
  'devices.role.printer': '打印机',
  'devices.role.display': '顾客显示屏',

  'devices.state.absent': '未连接',
  'devices.state.opening': '正在打开',
  'devices.state.ready': '就绪',
  'devices.state.troubled': '无法使用',
  'devices.state.idle': '未使用',
  'devices.state.whenNeeded': '需要时打开',

  'devices.transport.hid': 'USB 扫码枪',
  'devices.transport.serial': '串口',
  'devices.transport.usblp': 'USB 打印机',
  'devices.transport.keyboard': '像键盘一样输入',

  'devices.connection.serial': '{path}，波特率 {baudRate, number, ::group-off}',
  'devices.connection.tcp': '网络 {place}',
  'devices.connection.usblp': 'USB {path}',
  'devices.connection.hid': 'USB {numbers}',
  'devices.connection.virtual': '虚拟设备',

  'devices.problem.PERMISSION_DENIED': '系统不允许当前用户打开它。',
  'devices.remedy.PERMISSION_DENIED':
    '请安装 Regulars 自带的规则，然后重新插上设备：sudo cp resources/udev/70-regulars.rules /etc/udev/rules.d/ && sudo udevadm control --reload && sudo udevadm trigger',
  'devices.problem.IN_USE': '它正被其他程序占用。',
  'devices.remedy.IN_USE': '请关闭那个程序；系统会自动重试。',
  'devices.problem.OPEN_FAILED': '设备已连接，但无法打开。',
  'devices.remedy.OPEN_FAILED': '请拔下后重新插上，必要时换一个接口；系统会自动重试。',
  'devices.problem.LIBUSB_MISSING': '无法使用 USB 扫码枪：这台电脑缺少 libusb 库。',
  'devices.remedy.LIBUSB_MISSING': '请安装：sudo apt-get install libusb-1.0-0。然后重新启动 Regulars。',
  'devices.problem.HID_LIBRARY_FAILED': '无法使用 USB 扫码枪：读取它的部件无法启动。',
  'devices.remedy.HID_LIBRARY_FAILED':
    '请重新安装 Regulars。在此之前可以使用键盘模式的扫码枪：说明书上有切换用的条码。',
  'devices.problem.UDEVADM_MISSING': '无法列出串口：这台电脑缺少 udevadm 程序。',
  'devices.remedy.UDEVADM_MISSING':
    '请安装：sudo apt-get install udev。按路径指定的串口（例如 /dev/ttyUSB0）仍可使用。',
  'devices.problem.SERIAL_LIBRARY_FAILED': '无法使用串口：读取它的部件无法启动。',
  'devices.remedy.SERIAL_LIBRARY_FAILED':
    '请重新安装 Regulars。在此之前可以使用键盘模式的扫码枪：说明书上有切换用的条码。',
  'devices.problem.STATION_DOWN': '驱动设备的部件没有运行。',
  'devices.remedy.STATION_DOWN': '它会自动重新启动，不影响收银；如果一直这样，请关闭 Regulars 后重新打开。',
};
