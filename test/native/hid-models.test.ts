import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hidModel, scannerMakers } from '../../native/scanner/hid-models.ts';
import { checkout } from '../helpers/parts.ts';

describe('the makers of scanners', () => {
  const rules = readFileSync(join(checkout, 'resources/udev/70-regulars.rules'), 'utf8');
  const letIn = [...rules.matchAll(/^ATTRS\{modalias\}=="hid:\*v0000(\w{4})p\*\|usb:v(\w{4})p\*"/gm)];

  it('are let in by the udev rules, over USB and over Bluetooth, each that the till knows and no other', () => {
    for (const [, bluetooth, usb] of letIn) expect(bluetooth).toBe(usb);
    const letInNumbers = letIn.map(([, , usb = '']) => Number.parseInt(usb, 16));
    expect(new Set(letInNumbers)).toEqual(new Set(scannerMakers.map(({ vendorId }) => vendorId)));
    expect(letInNumbers).toHaveLength(scannerMakers.length);
  });

  it('have a number each of their own', () => {
    for (const model of scannerMakers) expect(hidModel(model.vendorId)).toBe(model);
  });
});
