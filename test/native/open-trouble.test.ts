import { describe, expect, it } from 'vitest';
import { hidLibraryTrouble } from '../../native/hid-library.ts';
import { openTrouble } from '../../native/open-trouble.ts';

describe('why a device can’t be opened', () => {
  it.each([
    [
      "cannot open device with path /dev/hidraw0: Failed to open a device with path '/dev/hidraw0': Permission denied",
      'PERMISSION_DENIED',
    ],
    ['Error: Permission denied, cannot open /dev/ttyACM0', 'PERMISSION_DENIED'],
    ['Error: Operation not permitted, cannot open /dev/ttyACM0', 'PERMISSION_DENIED'],
    [
      'hid_open_path: failed to open IOHIDDevice from mach entry: (0xE00002E2) (iokit/common) not permitted',
      'PERMISSION_DENIED',
    ],
    ['cannot open device with path x: open_device: (0x00000005) Access is denied.', 'PERMISSION_DENIED'],
    ['Error Resource temporarily unavailable Cannot lock port', 'IN_USE'],
    ['Error: Device or resource busy, cannot open /dev/ttyUSB0', 'IN_USE'],
    ['Opening COM3: Access denied', 'IN_USE'],
    [
      'hid_open_path: failed to open IOHIDDevice: (0xE00002C5) (iokit/common) exclusive access and device already open',
      'IN_USE',
    ],
    ['Error: No such file or directory, cannot open /dev/ttyACM0', 'OPEN_FAILED'],
    [
      "ioctl(GRDESCSIZE) error for '/dev/null', not a HIDRAW device?: Inappropriate ioctl for device",
      'OPEN_FAILED',
    ],
  ])('is told from the words of its driver: %s', (said, problem) => {
    expect(openTrouble(new Error(said)).problem).toBe(problem);
  });

  it('is something else where it isn’t said in words', () => {
    expect(openTrouble(undefined).problem).toBe('OPEN_FAILED');
  });
});

describe('why node-hid can’t be loaded', () => {
  it('is told from the words of the linker', () => {
    const lacking = (library: string): Error =>
      new Error(`${library}: cannot open shared object file: No such file or directory`);
    expect(hidLibraryTrouble(lacking('libusb-1.0.so.0')).problem).toBe('LIBUSB_MISSING');
    expect(hidLibraryTrouble(lacking('libudev.so.1')).problem).toBe('HID_LIBRARY_FAILED');
    expect(hidLibraryTrouble('anything').problem).toBe('HID_LIBRARY_FAILED');
  });
});
