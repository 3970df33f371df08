import { describe, expect, it } from 'vitest';
import { isPhone, isSamePhone } from '../../electron/core/domain/name-or-phone.ts';

describe('What says who somebody is', () => {
  it.each([
    '600 123 456',
    '+34 600-123-456',
    '(06) 12.34.56.78',
    '０６１２３４５６７８',
    '٠٦١٢٣٤٥٦٧٨',
    '12345',
  ])('is a phone number: %s', (text) => expect(isPhone(text)).toBe(true));
  it.each(['Ana', '李小龙', 'Agent 007', '1234', '', '4 ever young', '12-34'])('is a name: %s', (text) =>
    expect(isPhone(text)).toBe(false),
  );
  it.each([
    ['0612345678', '+33 6 12 34 56 78'],
    ['600 123 456', '0034600123456'],
    ['12345', '12 345'],
  ])('%s and %s are one number', (one, other) => {
    expect(isSamePhone(one, other)).toBe(true);
    expect(isSamePhone(other, one)).toBe(true);
  });
  it.each([
    ['123456', '600123456'],
    ['0612345678', '0612345679'],
    ['1234567', '91234567'],
  ])('%s and %s are two', (one, other) => expect(isSamePhone(one, other)).toBe(false));
});
