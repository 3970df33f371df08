export const devices = {
  'devices.role.scanner': 'scanner',
  'devices.role.printer': 'printer',
  'devices.role.display': 'customer display',

  'devices.state.absent': 'not plugged in',
  'devices.state.opening': 'being opened',
  'devices.state.ready': 'ready',
  'devices.state.troubled': 'can’t be used',
  'devices.state.idle': 'not used',
  'devices.state.whenNeeded': 'opened when it is needed',

  'devices.transport.hid': 'USB scanner',
  'devices.transport.serial': 'serial port',
  'devices.transport.usblp': 'USB printer',
  'devices.transport.keyboard': 'types like a keyboard',

  'devices.connection.serial': '{path}, {baudRate, number, ::group-off} baud',
  'devices.connection.tcp': 'network, {place}',
  'devices.connection.usblp': 'USB {path}',
  'devices.connection.hid': 'USB {numbers}',
  'devices.connection.virtual': 'only pretended',

  'devices.problem.PERMISSION_DENIED': 'The system doesn’t let this user open it.',
  'devices.remedy.PERMISSION_DENIED':
    'Install the rules that come with Regulars, then plug it in again: sudo cp resources/udev/70-regulars.rules /etc/udev/rules.d/ && sudo udevadm control --reload && sudo udevadm trigger',
  'devices.problem.IN_USE': 'Another program has it.',
  'devices.remedy.IN_USE': 'Close the other program; it is tried again by itself.',
  'devices.problem.OPEN_FAILED': 'It is there, but it couldn’t be opened.',
  'devices.remedy.OPEN_FAILED':
    'Unplug it and plug it in again, into another socket if need be; it is tried again by itself.',
  'devices.problem.LIBUSB_MISSING':
    'USB scanners can’t be used: the library libusb is missing on this machine.',
  'devices.remedy.LIBUSB_MISSING':
    'Install it: sudo apt-get install libusb-1.0-0. Then start Regulars again.',
  'devices.problem.HID_LIBRARY_FAILED': 'USB scanners can’t be used: the part that reads them doesn’t start.',
  'devices.remedy.HID_LIBRARY_FAILED':
    'Install Regulars again. Until then a scanner in keyboard mode works: its manual has a code that switches it.',
  'devices.problem.UDEVADM_MISSING':
    'Serial ports can’t be listed: the program udevadm is missing on this machine.',
  'devices.remedy.UDEVADM_MISSING':
    'Install it: sudo apt-get install udev. A port that is named by its path, such as /dev/ttyUSB0, is used all the same.',
  'devices.problem.SERIAL_LIBRARY_FAILED':
    'Serial ports can’t be used: the part that reads them doesn’t start.',
  'devices.remedy.SERIAL_LIBRARY_FAILED':
    'Install Regulars again. Until then a scanner in keyboard mode works: its manual has a code that switches it.',
  'devices.problem.STATION_DOWN': 'The part that drives the devices isn’t running.',
  'devices.remedy.STATION_DOWN':
    'It is started again by itself. Selling goes on; if this stays, close Regulars and open it again.',
} as const;
