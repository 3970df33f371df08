import { describe, expect, it } from 'vitest';
import { mayOpen } from '../../native/hid-usages.ts';

const scanner = { path: '/dev/hidraw0', usagePage: 0x8c, usage: 2 };
const keyboard = { path: '/dev/hidraw0', usagePage: 1, usage: 6 };
const keypad = { path: '/dev/hidraw0', usagePage: 1, usage: 7 };

describe('a path of a HID device', () => {
  it('may be opened where a scanner is and nobody types', () => {
    expect(mayOpen('/dev/hidraw0', [scanner, { ...keyboard, path: '/dev/hidraw1' }])).toBe(true);
    expect(mayOpen('/dev/hidraw0', [scanner, { ...scanner, usagePage: 0xff00 }])).toBe(true);
  });

  it('may not be opened where keys are pressed on the same one, whatever else is there', () => {
    expect(mayOpen('/dev/hidraw0', [scanner, keyboard])).toBe(false);
    expect(mayOpen('/dev/hidraw0', [keypad, scanner])).toBe(false);
    expect(mayOpen('/dev/hidraw0', [keyboard])).toBe(false);
  });

  it('may not be opened where no scanner is', () => {
    expect(mayOpen('/dev/hidraw0', [])).toBe(false);
    expect(mayOpen('/dev/hidraw0', [{ ...scanner, path: '/dev/hidraw1' }])).toBe(false);
    expect(mayOpen('/dev/hidraw0', [{ ...scanner, usagePage: 0xff00 }])).toBe(false);
    expect(mayOpen('/dev/hidraw0', [{ path: '/dev/hidraw0' }])).toBe(false);
  });
});
