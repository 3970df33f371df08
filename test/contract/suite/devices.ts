import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 as newId } from 'uuid';
import { describe, expect, it } from 'vitest';
import { refusal, value } from '../../helpers/till.ts';
import { scannerStrokes } from '../../helpers/scanner-strokes.ts';
import type { SuiteShop } from './suite-shop.ts';

const printer = { role: 'printer', name: 'Kitchen', connection: { kind: 'virtual' } } as const;

/** The machine's devices. What is plugged into a machine that runs tests is nobody's business here. */
export function describeDevices(shop: () => SuiteShop): void {
  describe('the devices of the machine', () => {
    it('are configured by the owner, listed for everybody, tested and removed', async () => {
      const { asOwner, asCashier } = shop();
      const once = { commandId: newId() };
      const { deviceId } = value(await asOwner.devices.configure(printer, once));
      expect(value(await asOwner.devices.configure(printer, once))).toEqual({ deviceId });
      const changed = { ...printer, deviceId, name: 'Bar' };
      expect(value(await asOwner.devices.configure(changed))).toEqual({ deviceId });
      expect(value(await asOwner.devices.test({ deviceId, waitSeconds: 1 }))).toEqual({
        ...{ deviceId, state: 'ready', outcome: 'works', problem: null, symbology: null, characters: null },
      });
      expect(value(await asCashier.devices.list({})).devices).toContainEqual({
        ...{ ...changed, profile: {}, label: null, state: 'ready', problem: null, isFound: false },
      });
      expect(value(await asOwner.devices.remove({ deviceId }))).toEqual({ deviceId });
      expect(refusal(await asOwner.devices.remove({ deviceId }))).toBe('DEVICE_UNKNOWN deviceId');
      const { devices } = value(await asCashier.devices.list({}));
      expect(devices.map((device) => device.deviceId)).not.toContain(deviceId);
    });

    it('are each a device of their own', async () => {
      const { asOwner } = shop();
      const connection = { kind: 'serial', path: '/dev/none', baudRate: 9_600 } as const;
      const { deviceId } = value(await asOwner.devices.configure({ ...printer, connection }));
      expect(refusal(await asOwner.devices.configure({ ...printer, name: 'Bar', connection }))).toBe(
        'DEVICE_TAKEN connection',
      );
      value(await asOwner.devices.remove({ deviceId }));
    });

    it('are no more than a till can keep', async () => {
      const { asOwner, folder } = shop();
      const file = join(folder, 'machine.json');
      const { deviceId } = value(await asOwner.devices.configure(printer));
      const before = readFileSync(file, 'utf8');
      const facts: unknown = JSON.parse(before);
      const devices = Array.from({ length: 50 }, (_, index) => ({ ...printer, deviceId: `p${index}` }));
      writeFileSync(file, JSON.stringify({ ...Object(facts), devices }));
      expect(refusal(await asOwner.devices.configure(printer))).toBe('DEVICES_TOO_MANY');
      writeFileSync(file, before);
      value(await asOwner.devices.remove({ deviceId }));
    });

    it('know how a scanner types that was tried out, until that is forgotten', async () => {
      const { asCashier } = shop();
      const samples = [1, 2, 3].map(() => ({ strokes: scannerStrokes('4006381333931', 80) }));
      const keyboard = { gapMs: 120, reads: 'typed', terminator: 'Enter' };
      expect(value(await asCashier.devices.calibrate({ samples }))).toEqual({ keyboard });
      expect(value(await asCashier.devices.list({})).keyboard).toEqual(keyboard);
      expect(value(await asCashier.machine.get({})).keyboardScanner).toEqual(keyboard);
      expect(value(await asCashier.devices.calibrate({ samples: null }))).toEqual({ keyboard: null });
      expect(value(await asCashier.machine.get({})).keyboardScanner).toBeNull();
    });
  });
}
